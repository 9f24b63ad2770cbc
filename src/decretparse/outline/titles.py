"""Names the short lines by what stands around them: titles, office holders, lines of a bare list."""

from collections.abc import Sequence

from decretparse.outline.classify import line_kind
from decretparse.outline.drafts import Draft
from decretparse.outline.shapes import (
    is_label,
    is_labelled,
    is_sentence,
    may_name_unit,
    names_post,
    names_unit,
    opener,
)

_SHORT = 150
_NEAR = 6
_BODY = frozenset({"TEXT", "TABLE", "SHORT", "EXECUTION"})
_HEADINGS = frozenset({"ARTICLE", "DIVISION", "TITLE", "ANNEX"})
_DIVISIONS = frozenset({"DIVISION", "ANNEX"})
_TRANSPARENT = frozenset({"BLANK", "FURNITURE"})
_LISTED = frozenset({"definite", "indefinite"})


def name_short_lines(text: str, drafts: Sequence[Draft]) -> None:
    """Give each short line of running text its terminal: TITLE, SHORT, ROLE or (in a bare list under a title) BARE."""
    for position, draft in enumerate(drafts):
        if draft.terminal != "TEXT" or draft.marker or draft.body_end - draft.body_start > _SHORT:
            continue
        if draft.point == ",":
            draft.terminal = _line_with_comma(text, drafts, position)
        elif not draft.point:
            draft.terminal = _short_line(text, drafts, position)
            if draft.terminal == "TITLE":
                _number_above(text, drafts, position)
            elif draft.terminal == "TEXT" and _labels_list(text, drafts, position):
                draft.point = ":"  # as good as « Missions : »


def _number_above(text: str, drafts: Sequence[Draft], position: int) -> None:
    """« Section 2 », above the title that a line is, only numbers it, and names no section."""
    above = _neighbour(drafts, position, -1)
    if above is None or above.terminal != "DIVISION":
        return
    own = line_kind(text[above.body_start : above.body_end], in_preamble=False)
    unnamed = own is not None and own.terminal == "DIVISION"
    if unnamed and names_unit(opener(text, above.body_start, above.body_end)):
        above.body_start = above.body_end


def _line_with_comma(text: str, drafts: Sequence[Draft], position: int) -> str:
    """An office holder: the author of the text before its visas, or somebody who signs it."""
    if not text[drafts[position].body_start].isupper():
        return "TEXT"
    after = _neighbour(drafts, position, 1)
    return "FORMULA" if after and after.terminal in {"VISA", "ENACTING"} else "ROLE"


def _short_line(text: str, drafts: Sequence[Draft], position: int) -> str:
    draft = drafts[position]
    if not text[draft.body_start : draft.body_start + 1].isupper():
        return "TEXT"
    before, after = _neighbour(drafts, position, -1), _neighbour(drafts, position, 1)
    is_listed = opener(text, draft.body_start, draft.body_end).group in _LISTED
    begins_list = before is not None and before.terminal == "TITLE" and _in_run(drafts, position)
    if is_listed and (begins_list or (position > 0 and drafts[position - 1].terminal == "BARE")):
        return "BARE"
    if is_sentence(text, draft.body_start, draft.body_end) or is_labelled(text, draft.body_start, draft.body_end):
        return "TEXT"
    if before and before.terminal in _DIVISIONS:
        return "TITLE"
    if _labels_list(text, drafts, position):
        return "TEXT"
    if before and after and _parts_lists(text, before, draft, after):
        return "TITLE"
    introduced = before is not None and before.introduces and before.terminal == "TEXT"
    if introduced or after is None or after.terminal not in _BODY or after.marker:
        return "SHORT"
    if before and before.terminal in _BODY and all(_lists_unit(text, line) for line in (before, draft, after)):
        return "SHORT"
    detached = position == 0 or drafts[position - 1].terminal in {"BLANK", *_HEADINGS}
    return "TITLE" if detached else "SHORT"


def _labels_list(text: str, drafts: Sequence[Draft], position: int) -> bool:
    """« Missions | ― la paye »: is a line but the label of the list below it?"""
    draft, after = drafts[position], _neighbour(drafts, position, 1)
    listed = after is not None and after.marker is not None
    return listed and is_label(text, draft.body_start, draft.body_end)


def _parts_lists(text: str, before: Draft, draft: Draft, after: Draft) -> bool:
    """« ― la paye. | | Les conseillers du maire | ― Le chef du port »: is a line above bullets the title of a list?"""
    items = all(each.marker is not None and each.marker.is_bullet for each in (before, after))
    ended = not before.introduces and before.point in {"", "."}
    return items and ended and names_post(opener(text, draft.body_start, draft.body_end))


def _lists_unit(text: str, draft: Draft) -> bool:
    """Whether a line is the name of a unit, as the items of a list are, and says nothing of it."""
    opening = opener(text, draft.body_start, draft.body_end)
    bare = not opening.group and may_name_unit(opening)  # « Mission Juridique »
    named = bare or (opening.group in _LISTED and names_unit(opening))
    return named and not draft.introduces and not is_sentence(text, draft.body_start, draft.body_end)


def _neighbour(drafts: Sequence[Draft], position: int, step: int) -> Draft | None:
    """The nearest draft that is neither blank nor, within a few lines, furniture."""
    for near in range(position + step, position + _NEAR * step, step):
        if 0 <= near < len(drafts) and drafts[near].terminal not in _TRANSPARENT:
            return drafts[near]
    return None


def _in_run(drafts: Sequence[Draft], position: int) -> bool:
    """Whether a short line stands right before or after."""
    near = [drafts[index] for index in (position - 1, position + 1) if 0 <= index < len(drafts)]
    return any(draft.terminal in {"TEXT", "BARE"} and not draft.point for draft in near)
