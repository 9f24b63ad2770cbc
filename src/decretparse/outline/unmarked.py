"""Items without a marker, and lines that are but a name."""

from collections.abc import Sequence

from decretparse.lexicon.action_nouns import opens_as_act
from decretparse.outline.drafts import Draft, Series
from decretparse.outline.lists import INTRODUCING, NO_MARKER, RUNNING_ON, Lists
from decretparse.outline.markers import MarkerReading
from decretparse.outline.shapes import (
    Likeness,
    Opener,
    heads_more,
    is_described,
    is_sentence,
    likeness,
    may_name_unit,
    names_post,
    names_task,
    names_unit,
    opener,
    past_conjunction,
)

_LONGEST_BARE_ITEM = 300
_NAMES = frozenset({"TITLE", "SHORT", "ITEM", "HEADING", "DIVISION", "ARTICLE"})
_NAMING = frozenset({"", "definite"})
# « des subdivisions » are units where units stand above, « la subdivision » may be an act.
_UNTOLD = frozenset({"indefinite", "plural"})


def place_bare_line(lists: Lists, draft: Draft) -> None:
    """A line that is but a name: the item of a list of names, or a paragraph."""
    if lists.last and lists.last.terminal == "TITLE":
        lists.open(draft, NO_MARKER, lists.last)
    elif lists.running:
        lists.go_on(lists.running, NO_MARKER, draft)
    else:
        lists.take_paragraph(draft)


def titled_series(lists: Lists, draft: Draft) -> Series | None:
    """The list of bare names that a title goes on with: « Le bureau A | Il … | Le bureau B | Il … »."""
    opening = opener(lists.text, draft.body_start, draft.body_end)
    if not may_name_unit(opening):
        return None
    return next((series for series in lists.innermost_first() if series.names_under_paragraph(opening)), None)


def is_subtitle(lists: Lists, draft: Draft) -> bool:
    """« Le bureau A | Quais et bassins | Il … »: does a short line tell what the bare name above it is for?"""
    last = lists.last
    if last is None or last.series is None or last.series.family != NO_MARKER.family or last.point:
        return False
    return is_name(lists.text, last) and not may_name_unit(opener(lists.text, draft.body_start, draft.body_end))


def place_unmarked(lists: Lists, draft: Draft, following: Draft | None) -> None:
    """A line without a marker: the item of a list that lost its markers or never had any, or a paragraph."""
    last = lists.last
    if last and (_is_title_of(lists.text, last, draft) or _is_under_name(lists.text, last, draft)):
        lists.open(draft, NO_MARKER, last)
    elif series := _list_gone_on_with(lists, draft, following):
        lists.go_on(series, MarkerReading(series.family, series.value), draft)
    elif _heads_anew(lists, draft):
        lists.clear()
        lists.take_paragraph(draft)
    elif series := _joined_series(lists, draft) or _unmarked_series(lists, draft):
        lists.go_on(series, MarkerReading(series.family, series.value), draft)
    elif last and last.terminal in INTRODUCING and last.introduces and _is_bare_item(lists.text, draft):
        lists.open(draft, NO_MARKER, last)
    else:
        lists.take_paragraph(draft)


def _list_gone_on_with(lists: Lists, draft: Draft, following: Draft | None) -> Series | None:
    """« comprend : ― le bureau A ; | et au niveau local : | ― le bureau B »: the list above has more units below."""
    top = lists.running
    if top is None or following is None or not _names_somebody(top.first):
        return None
    head = top.introduction
    above = head is not None and head.introduces and is_sentence(lists.text, head.body_start, head.body_end)
    heads = above and heads_more(lists.text, draft.body_start, draft.body_end)
    return top if heads and _is_one_more(lists.text, following) else None


def _names_somebody(opening: Opener) -> bool:
    return names_unit(opening) or names_post(opening)


def _is_one_more(text: str, draft: Draft) -> bool:
    """« ― un cabinet », « ― des antennes », and no act: are these units, where those above are?"""
    opening = opener(text, draft.body_start, draft.body_end)
    unit = _names_somebody(opening) or (opening.group in _UNTOLD and may_name_unit(opening))
    return unit and not is_sentence(text, draft.body_start, draft.body_end)


def _is_title_of(text: str, last: Draft, draft: Draft) -> bool:
    """« Bureau du courrier | Gestion des plis »: is the line before the name of the unit whose task this is?"""
    return is_name(text, last) and _names_task(text, draft)


def _is_under_name(text: str, last: Draft, draft: Draft) -> bool:
    """« 1° Sous-direction A | Bureau des quais : digues. »: a unit of another noun under the name that an item is."""
    if last.series is None or last.marker is None or last.point or draft.introduces:
        return False
    above, opening = (opener(text, each.body_start, each.body_end) for each in (last, draft))
    apart = above.group == opening.group and above.head != opening.head
    named = may_name_unit(above) and names_unit(opening)
    return named and apart and not any(is_sentence(text, each.body_start, each.body_end) for each in (last, draft))


def is_name(text: str, draft: Draft) -> bool:
    """« Bureau du courrier »: a line that is the name of a unit, and what stands below it is said of that."""
    if draft.terminal not in _NAMES or draft.point:
        return False
    start = draft.title if draft.terminal == "ARTICLE" else draft.body_start
    return names_unit(opener(text, start, draft.body_end))


def _names_task(text: str, draft: Draft) -> bool:
    return names_task(text, draft.body_start, draft.body_end)


def _heads_anew(lists: Lists, draft: Draft) -> bool:
    """« Le service A : | Le bureau C ; | Le bureau D. | Le service B : »: what heads a list is no item of it.

    Where the list has items of that noun, or a verb heads it, « Le service B : » goes on with it.
    """
    listed = [series for series in lists.stack if series.introduction]
    head = listed[0].introduction if listed else None
    if head is None or not (draft.introduces and head.introduces):
        return False
    heading, opening = (opener(lists.text, each.body_start, each.body_end) for each in (head, draft))
    goes_on = any(likeness(series.first, opening) == Likeness.HEAD for series in listed)
    verbless = not is_sentence(lists.text, head.body_start, head.body_end)
    return verbless and not goes_on and names_unit(opening) and likeness(heading, opening) == Likeness.HEAD


def _unmarked_series(lists: Lists, draft: Draft) -> Series | None:
    """The list that an item without marker goes on with: one of such items, or one where the marker was lost."""
    last = lists.last
    if last is None or not lists.stack or last.introduces:
        return None
    opening = opener(lists.text, draft.body_start, draft.body_end)
    bares = [series for series in lists.innermost_first() if series.family == NO_MARKER.family]
    is_item = _is_bare_item(lists.text, draft)
    if is_item and (fittest := _without_its_marker(lists, draft, opening, bares)):
        return fittest
    if not bares:
        return None
    if alike := _told_by_looks(lists.text, bares, last, draft):
        return alike
    if not is_item:
        return None
    bare = bares[0]
    if bare.item is last and _ends_tasks(lists.text, bare, draft, opening):
        return next((outer for outer in bares[1:] if _heads_in_turn(outer, opening)), None)
    if bare.item is last and (last.point != "." or _goes_on_with_tasks(lists.text, bare, draft)):
        return bare
    heads = draft.introduces or is_name(lists.text, draft) or last.point == "."
    if heads and opening.group in _NAMING and names_unit(opening) and not names_unit(bare.first):
        # « Bureau B : » after what a bureau A does; a list of directions and services goes on after a full stop
        outer = next((outer for outer in bares if outer.goes_on_with(opening)), None)
        if outer or not may_name_unit(bare.first):
            return outer
    return next((each for each in bares if _alike(each, opening, draft, bare)), None)


def _ends_tasks(text: str, bare: Series, draft: Draft, opening: Opener) -> bool:
    """« assure la paye ; | Le bureau B : », « Assure la paye ; | Bureau B : »: this ends what a bureau A does."""
    if not (draft.introduces and may_name_unit(opening)):
        return False
    if likeness(bare.first, opening) == Likeness.NONE:
        return names_unit(opening)
    first = bare.first_item
    return not may_name_unit(bare.first) and is_sentence(text, first.body_start, first.body_end)


def _heads_in_turn(outer: Series, opening: Opener) -> bool:
    """« comprend : | Mission A : | Assure la paye ; | Bureau B : »: a list whose items, alike, all head their tasks."""
    heads = outer.introduction is not None and outer.all_introduce and may_name_unit(outer.first)
    return heads and likeness(outer.first, opening) >= Likeness.GROUP


def _without_its_marker(lists: Lists, draft: Draft, opening: Opener, bares: Sequence[Series]) -> Series | None:
    """The list of marked items that one without its marker goes on with."""
    top = lists.running
    if top is None or not _awaits_more(top):
        return None
    fittest = lists.fittest([series for series in lists.innermost_first() if series.family == top.family], draft)
    # « Le service A, qui comprend : | ― le bureau B ; | Le service C ; »: no marker was lost
    likest = max([Likeness.CASE, *(likeness(series.first, opening) for series in bares[:1])])
    return fittest if likeness(fittest.first, opening) > likest else None


def _told_by_looks(text: str, bares: Sequence[Series], last: Draft, draft: Draft) -> Series | None:
    """The list that an item opens as those of, whatever the one before ends in."""
    if _is_last_described(text, bares[0], last, draft):
        return bares[0]
    opening = opener(text, draft.body_start, draft.body_end)
    if not draft.introduces or likeness(bares[0].first, opening) == Likeness.HEAD:
        return None
    # « Sous-direction A : | Bureau des quais. | Sous-direction B : »
    return next((outer for outer in bares[1:] if outer.goes_on_with(opening)), None)


def _is_last_described(text: str, bare: Series, last: Draft, draft: Draft) -> bool:
    """« Le bureau A, qui … ; | Le bureau B, qui tient le livre, garde la clé. »: the semicolon has ended no list."""
    if bare.item is not last or last.point != ";" or draft.point != ".":
        return False
    described = all(is_described(text, each.body_start, each.body_end) for each in (last, draft))
    return described and likeness(bare.first, opener(text, draft.body_start, draft.body_end)) >= Likeness.GROUP


def _goes_on_with_tasks(text: str, series: Series, draft: Draft) -> bool:
    """« Suivi des crues. | Police des eaux. »: behind an act, any noun that is no unit's is one more."""
    opening = opener(text, draft.body_start, draft.body_end)
    return opens_as_act(series.first.head) and not opening.group and not may_name_unit(opening)


def _alike(series: Series, opening: Opener, draft: Draft, innermost: Series) -> bool:
    """Does an item open as those of a list do? Beyond the innermost list units alone go on."""
    # « Un cabinet constitué par : … La direction A constituée par : … »
    units = draft.introduces and series.some_introduce and may_name_unit(opening) and may_name_unit(series.first)
    if series is not innermost and not (units or (names_unit(opening) and names_unit(series.first))):
        return False
    return likeness(series.first, opening) >= (Likeness.CASE if units else Likeness.GROUP)


def _joined_series(lists: Lists, draft: Draft) -> Series | None:
    """The list that goes on with « ainsi que la cellule C. »: the item begins behind what joins it."""
    joined = draft.body_start
    draft.body_start = past_conjunction(lists.text, joined, draft.body_end)
    names = draft.body_start > joined and not is_sentence(lists.text, draft.body_start, draft.body_end)
    series = (_unmarked_series(lists, draft) or _ended_by(lists, draft)) if names else None
    if series is None:
        draft.body_start = joined
    return series


def _ended_by(lists: Lists, draft: Draft) -> Series | None:
    """The list whose items « ― le bureau A, | et une cellule C. » ends, however the unit behind « et » opens."""
    top = lists.running
    if top is None or not _awaits_more(top):
        return None
    return top if names_unit(opener(lists.text, draft.body_start, draft.body_end)) else None


def _awaits_more(series: Series) -> bool:
    """« … comprend : | ― le bureau A ; »: does a sentence lead the list, and the last item end in no full stop?"""
    return series.introduction is not None and series.item.point in RUNNING_ON


def _is_bare_item(text: str, draft: Draft) -> bool:
    is_long = draft.body_end - draft.body_start > _LONGEST_BARE_ITEM
    if is_long and draft.point not in RUNNING_ON and not _names_task(text, draft):
        return False
    if draft.point in RUNNING_ON or text[draft.body_start : draft.body_start + 1].islower():
        return True
    return not is_sentence(text, draft.body_start, draft.body_end)
