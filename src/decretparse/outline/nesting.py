"""Finds the lists: which item continues which series, and which block introduces it.

Ordered markers tell by their family and number; bullets by their sign, their indentation and, where signs are equal,
by syntax: an item that ends in a colon opens a list, which goes on while items look like its first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from decretparse.outline.drafts import Draft
from decretparse.outline.markers import UNNUMBERED, Marker, Reading
from decretparse.outline.series import BARE, Series
from decretparse.outline.shapes import (
    Likeness,
    Opener,
    goes_on,
    is_sentence,
    likeness,
    may_name_unit,
    names_task,
    names_unit,
    opener,
    past_conjunction,
)

_BARE = Reading(BARE, UNNUMBERED)
_DEEPEST_SEARCH = 64
_INDENT_STEP = 2
_LONGEST_BARE_ITEM = 300
_LONGEST_TITLE = 150
_RUNNING_ON = frozenset({";", ","})
_UNFINISHED = frozenset({"", ","})
_RUNNING_TEXT = frozenset({"TEXT", "SHORT", "ROLE"})
_INTRODUCING = frozenset({"PARAGRAPH", "ITEM", "LOOSE_ITEM", "VISA", "DIVISION"})
_NAMES = frozenset({"TITLE", "SHORT", "ITEM"})
_UNDER_TITLES = frozenset({"TITLE"})
_CAPITALS = frozenset("AI")
_NAMING = frozenset({"", "definite"})
_SURE = 2  # two items have been counted before the third
_FIGURES = frozenset({"1°", "1.", "1)", "1-", "1/"})


@dataclass(slots=True)
class Nesting:
    """Reads the drafts of one text, or of one quotation, in order, and gives each its place in a list."""

    text: str
    stack: list[Series] = field(default_factory=list)
    last: Draft | None = None
    pending: list[Draft] = field(default_factory=list)

    def place(self, draft: Draft, following: Draft | None) -> None:
        """Give a draft its series or its holder; `following` is the draft after it."""
        if draft.terminal == "TABLE":
            self._paragraph(draft)
        elif draft.terminal == "BARE":
            self._bare_line(draft)
        elif draft.terminal in _UNDER_TITLES and (series := self._titled_series(draft)):
            self._continue(series, _BARE, draft)
        elif draft.terminal == "TITLE" and self._is_subtitle(draft):
            draft.terminal = "PARAGRAPH"
            self._paragraph(draft)
        elif draft.terminal not in _RUNNING_TEXT:
            self._clear()
        elif draft.marker:
            self._marked(draft, draft.marker, following)
        else:
            self._unmarked(draft)
        titles = draft.terminal in _UNDER_TITLES or self._is_name(draft)
        self.last = draft if draft.terminal in _INTRODUCING or titles else None

    def _clear(self) -> None:
        self.stack.clear()
        self.pending.clear()

    def _marked(self, draft: Draft, marker: Marker, following: Draft | None) -> None:
        introduction = self._introduction(marker)
        if marker.is_bullet:
            self._bullet(draft, marker.readings[0], introduction)
        else:
            self._ordered(draft, marker, introduction)
        if draft.series is None:
            draft.terminal = self._loose_terminal(draft, marker, following)

    def _loose_terminal(self, draft: Draft, marker: Marker, following: Draft | None) -> str:
        """A section's first paragraph, a numbered title, or an item that nothing introduces."""
        if marker.is_bullet or draft.point in _RUNNING_ON:
            return "LOOSE_ITEM"
        if not self._is_title(draft, marker, following):
            return "PARAGRAPH"
        self._clear()
        return "HEADING"

    def _is_title(self, draft: Draft, marker: Marker, following: Draft | None) -> bool:
        """Whether a numbered line is short, says nothing by itself, and has text below it."""
        if draft.point or not 0 < draft.body_end - draft.body_start <= _LONGEST_TITLE:
            return False
        if following is None or following.terminal != "TEXT" or _same_family(marker, following.marker):
            return False
        return not is_sentence(self.text, draft.body_start, draft.body_end)

    def _introduction(self, marker: Marker) -> Draft | None:
        """The draft before, if it introduces a list: by its colon, or as a paragraph that stops short."""
        last = self.last
        if last is None or last.introduces:
            return last
        paragraph = last.terminal == "PARAGRAPH" and last.point in _UNFINISHED and last.marker is None
        stops_short = paragraph or last.terminal == "SHORT"
        return last if stops_short and marker.is_first else None

    def _ordered(self, draft: Draft, marker: Marker, introduction: Draft | None) -> None:
        continued = self._next_in_series(marker, draft.indent)
        if continued and introduction and _stands_alone(introduction):
            return self._open(draft, continued[1], introduction)
        if continued:
            return self._continue(*continued, draft)
        same_family = self._family(marker)
        if same_family and marker.is_inserted:
            return self._continue(*same_family, draft)
        if introduction and (marker.is_first or not same_family):
            return self._open(draft, self._first_reading(marker), introduction)
        if same_family and (not marker.is_first or same_family[0].introduction is None):
            return self._continue(*same_family, draft)
        changed = self._counts_on(marker)
        if changed:
            return self._continue(*changed, draft)
        if not same_family and marker.is_first and self._lists_without_colon(draft, marker):
            return self._open(draft, self._first_reading(marker), self.last)
        return self._open(draft, self._first_reading(marker), None)

    def _next_in_series(self, marker: Marker, indent: int) -> tuple[Series, Reading] | None:
        """The series whose next number this is: where there are several, the innermost of the same indentation."""
        innermost: tuple[Series, Reading] | None = None
        for series in self._open_series():
            for reading in marker.readings:
                if series.family == reading.family and series.value == reading.value - 1:
                    if series.item.indent == indent:
                        return series, reading
                    innermost = innermost or (series, reading)
        return innermost

    def _family(self, marker: Marker) -> tuple[Series, Reading] | None:
        for series in self._open_series():
            for reading in marker.readings:
                if series.family == reading.family:
                    return series, reading
        return None

    def _counts_on(self, marker: Marker) -> tuple[Series, Reading] | None:
        """A list whose figures go on in another dress: « 2° … ; 3. … », from the third on below another list too."""
        reading = marker.readings[0]
        for series in self._open_series():
            near = series.item is self.last and reading.value > 1
            counts = reading.value == series.value + 1 and (near or reading.value > _SURE)
            if counts and {series.family, reading.family} <= _FIGURES:
                return series, reading
        return None

    @staticmethod
    def _first_reading(marker: Marker) -> Reading:
        return next((reading for reading in marker.readings if reading.value == 1), marker.readings[0])

    def _lists_without_colon(self, draft: Draft, marker: Marker) -> bool:
        """Whether an item's list begins though the item does not end in a colon: « 2° La direction ; a) … »."""
        last = self.last
        inside = last is not None and last.series is not None and last.point != "."
        return inside and marker.readings[0].family[0] not in _CAPITALS

    def _bullet(self, draft: Draft, reading: Reading, introduction: Draft | None) -> None:
        if introduction:
            return self._open(draft, reading, introduction)
        if self._is_deeper(draft):
            return self._open(draft, reading, self.last)
        bullets = [series for series in self._open_series() if series.is_bullet and series.family != _BARE.family]
        same_sign = [series for series in bullets if series.family == reading.family]
        candidates = same_sign or bullets
        if not candidates:
            return self._open(draft, reading, self.last if self._is_titled() else None)
        return self._continue(self._fittest(candidates, draft), reading, draft)

    def _is_titled(self) -> bool:
        """Whether the item before is but a name that its own list follows: « II - Secrétariat général »."""
        last = self.last
        if last is None or last.series is None or last.point:
            return False
        return not is_sentence(self.text, last.body_start, last.body_end)

    def _is_deeper(self, draft: Draft) -> bool:
        last = self.last
        return last is not None and last.series is not None and draft.indent >= last.indent + _INDENT_STEP

    def _fittest(self, candidates: Sequence[Series], draft: Draft) -> Series:
        """The series an item belongs to: by indentation where it differs, else by looks; the innermost on a tie."""
        indents = {series.item.indent for series in candidates}
        if len(indents) > 1 and draft.indent in indents:
            candidates = [series for series in candidates if series.item.indent == draft.indent]
        if len(candidates) == 1:
            return candidates[0]
        opening = opener(self.text, draft.body_start, draft.body_end)
        return max(candidates, key=lambda series: series.fit(draft, opening, self.last))

    def _bare_line(self, draft: Draft) -> None:
        top = self.stack[-1] if self.stack else None
        if self.last and self.last.terminal == "TITLE":
            self._open(draft, _BARE, self.last)
        elif top and top.item is self.last:
            self._continue(top, _BARE, draft)
        else:
            self._paragraph(draft)

    def _titled_series(self, draft: Draft) -> Series | None:
        """The list of bare names that a title goes on with: « Le bureau A | Il … | Le bureau B | Il … »."""
        opening = opener(self.text, draft.body_start, draft.body_end)
        if not may_name_unit(opening):
            return None
        return next((series for series in self._open_series() if series.names_under_paragraph(opening)), None)

    def _is_subtitle(self, draft: Draft) -> bool:
        """« Le bureau A | Quais et bassins | Il … »: does a short line tell what the bare name above it is for?"""
        last = self.last
        if last is None or last.series is None or last.series.family != _BARE.family or last.point:
            return False
        return self._is_name(last) and not may_name_unit(opener(self.text, draft.body_start, draft.body_end))

    def _unmarked(self, draft: Draft) -> None:
        last = self.last
        if last and self._is_title_of(last, draft):
            self._open(draft, _BARE, last)
        elif series := self._joined_series(draft) or self._unmarked_series(draft):
            self._continue(series, Reading(series.family, series.value), draft)
        elif last and last.terminal in _INTRODUCING and last.introduces and self._is_bare_item(draft):
            self._open(draft, _BARE, last)
        else:
            self._paragraph(draft)

    def _is_title_of(self, last: Draft, draft: Draft) -> bool:
        """« Bureau du courrier | Gestion des plis »: is the line before the name of the unit whose task this is?"""
        return self._is_name(last) and self._names_task(draft)

    def _is_name(self, draft: Draft) -> bool:
        """« Bureau du courrier »: a line that is the name of a unit, and what stands below it is said of that."""
        if draft.terminal not in _NAMES or draft.point:
            return False
        return names_unit(opener(self.text, draft.body_start, draft.body_end))

    def _names_task(self, draft: Draft) -> bool:
        return names_task(self.text, draft.body_start, draft.body_end)

    def _unmarked_series(self, draft: Draft) -> Series | None:
        """The list that an item without marker goes on with: one of such items, or one where the marker was lost."""
        last = self.last
        if last is None or not self.stack or last.introduces:
            return None
        top = self.stack[-1]
        opening = opener(self.text, draft.body_start, draft.body_end)
        if top.item is last and top.introduction and last.point in _RUNNING_ON and self._is_bare_item(draft):
            same_family = [series for series in self._open_series() if series.family == top.family]
            fittest = self._fittest(same_family, draft)
            if likeness(fittest.first, opening) > Likeness.CASE:
                return fittest
        bares = [series for series in self._open_series() if series.family == _BARE.family]
        if not bares or not self._is_bare_item(draft):
            return None
        bare = bares[0]
        # « assure la paye ; | Le bureau B : » ends what a bureau A does, in spite of the semicolon
        told = draft.introduces and names_unit(opening) and likeness(bare.first, opening) == Likeness.NONE
        if (
            bare.item is last
            and not told
            and (last.point != "." or (self._names_task(last) and self._names_task(draft)))
        ):
            return bare
        heads = draft.introduces or self._is_name(draft) or last.point == "."
        if heads and opening.group in _NAMING and names_unit(opening) and not names_unit(bare.first):
            # « Bureau B : » after what a bureau A does
            return next((outer for outer in bares if outer.goes_on_with(opening)), None)
        return next((each for each in bares if self._alike(each, opening, draft, bare)), None)

    @staticmethod
    def _alike(series: Series, opening: Opener, draft: Draft, innermost: Series) -> bool:
        """Does an item open as those of a list do? Beyond the innermost list units alone go on."""
        if series is not innermost and not (names_unit(opening) and names_unit(series.first)):
            return False
        # « Un cabinet constitué par : … La direction A constituée par : … »
        units = draft.introduces and series.some_introduce and may_name_unit(opening) and may_name_unit(series.first)
        return likeness(series.first, opening) >= (Likeness.CASE if units else Likeness.GROUP)

    def _joined_series(self, draft: Draft) -> Series | None:
        """The list that goes on with « ainsi que la cellule C. »: the item begins behind what joins it."""
        joined = draft.body_start
        draft.body_start = past_conjunction(self.text, joined, draft.body_end)
        series = self._unmarked_series(draft) if draft.body_start > joined else None
        if series is None:
            draft.body_start = joined
        return series

    def _is_bare_item(self, draft: Draft) -> bool:
        is_long = draft.body_end - draft.body_start > _LONGEST_BARE_ITEM
        if is_long and draft.point not in _RUNNING_ON and not self._names_task(draft):
            return False
        if draft.point in _RUNNING_ON or self.text[draft.body_start : draft.body_start + 1].islower():
            return True
        return not is_sentence(self.text, draft.body_start, draft.body_end)

    def _paragraph(self, draft: Draft) -> None:
        if draft.terminal in {"TEXT", "BARE"}:
            draft.terminal = "PARAGRAPH"
        if self.last and self.last.series and self.last.introduces:
            self.last.series.holds_paragraphs = True
        holding = next((series for series in self._open_series() if series.holds_paragraphs), None)
        holding = holding or self._told_in_turn(draft)
        if holding is None:
            self.pending.append(draft)
            return
        self._close_above(holding)
        draft.holder = holding.item

    def _told_in_turn(self, draft: Draft) -> Series | None:
        """The list whose last item is spoken of as those before it were: « 1° Le A | Il … | 2° Le B | Il … »."""
        if not goes_on(self.text, draft.body_start, draft.body_end):
            return None
        return next((each for each in self._open_series() if each.introduction and each.told_in_turn), None)

    def _open(self, draft: Draft, reading: Reading, introduction: Draft | None) -> None:
        if introduction is None:
            self._close_introduced()
        if introduction is None or (introduction.series is None and introduction.holder is None):
            self._close_family(reading.family)
        opening = opener(self.text, draft.body_start, draft.body_end)
        series = Series(reading.family, introduction, draft, reading.value, opening)
        self.stack.append(series)
        self._take(series, reading, draft)

    def _continue(self, series: Series, reading: Reading, draft: Draft) -> None:
        self._close_above(series)
        if series.introduction:
            series.told_in_turn |= self._hold_pending(series.item)
        self._take(series, reading, draft)

    def _take(self, series: Series, reading: Reading, draft: Draft) -> None:
        if series.introduction and draft is not series.first_item:
            draft.body_start = past_conjunction(self.text, draft.body_start, draft.body_end)
        series.add(draft, reading.value, opener(self.text, draft.body_start, draft.body_end))
        if series.introduction:
            draft.series, draft.terminal = series, "ITEM"

    def _hold_pending(self, item: Draft) -> bool:
        """The list went on after these paragraphs: they belonged to the item before. Tells whether there are any."""
        found = bool(self.pending) and self.pending[-1].start > item.start
        while self.pending and self.pending[-1].start > item.start:
            self.pending.pop().holder = item
        return found

    def _close_above(self, series: Series) -> None:
        while self.stack[-1] is not series:
            self.stack.pop()

    def _close_introduced(self) -> None:
        while self.stack and self.stack[-1].introduction:
            self.stack.pop()

    def _close_family(self, family: str) -> None:
        self.stack[:] = [series for series in self.stack if series.family != family]

    def _open_series(self) -> Iterator[Series]:
        return islice(reversed(self.stack), _DEEPEST_SEARCH)


def _same_family(marker: Marker, other: Marker | None) -> bool:
    return other is not None and any(one.family == two.family for one in marker.readings for two in other.readings)


def _stands_alone(draft: Draft) -> bool:
    """Whether a paragraph belongs to no list: its colon introduces what follows even where the numbers go on."""
    return draft.marker is None and draft.series is None and draft.holder is None and draft.introduces
