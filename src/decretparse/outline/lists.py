"""The lists that are open at a place of a text, the innermost last, and how an item joins one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from decretparse.outline.drafts import BARE, Draft, Series
from decretparse.outline.markers import UNNUMBERED, MarkerReading
from decretparse.outline.shapes import goes_on, opener, past_conjunction

NO_MARKER = MarkerReading(BARE, UNNUMBERED)
RUNNING_ON = frozenset({";", ","})
INTRODUCING = frozenset({"PARAGRAPH", "ITEM", "LOOSE_ITEM", "VISA", "DIVISION"})
_DEEPEST_SEARCH = 64


@dataclass(slots=True)
class Lists:
    """The open lists of one text, or of one quotation, read in order.

    `last` is the draft before, where it may introduce a list or go on with one; `pending` are paragraphs that belong to
    the item before them, should its list go on.
    """

    text: str
    stack: list[Series] = field(default_factory=list)
    last: Draft | None = None
    pending: list[Draft] = field(default_factory=list)

    def clear(self) -> None:
        self.stack.clear()
        self.pending.clear()

    @property
    def running(self) -> Series | None:
        """The innermost list, where the draft before is its last item."""
        return self.stack[-1] if self.stack and self.stack[-1].item is self.last else None

    def innermost_first(self) -> Iterator[Series]:
        return islice(reversed(self.stack), _DEEPEST_SEARCH)

    def fittest(self, candidates: Sequence[Series], draft: Draft) -> Series:
        """The series an item belongs to: by indentation where it differs, else by looks; the innermost on a tie."""
        indents = {series.item.indent for series in candidates}
        if len(indents) > 1 and draft.indent in indents:
            candidates = [series for series in candidates if series.item.indent == draft.indent]
        if len(candidates) == 1:
            return candidates[0]
        opening = opener(self.text, draft.body_start, draft.body_end)
        return max(candidates, key=lambda series: series.fit(draft, opening, self.last))

    def open(self, draft: Draft, reading: MarkerReading, introduction: Draft | None) -> None:
        if introduction is None:
            self._close_introduced()
        if introduction is None or (introduction.series is None and introduction.holder is None):
            self._close_family(reading.family)
        opening = opener(self.text, draft.body_start, draft.body_end)
        series = Series(reading.family, introduction, draft, reading.value, opening)
        self.stack.append(series)
        self._take(series, reading, draft)

    def go_on(self, series: Series, reading: MarkerReading, draft: Draft) -> None:
        self._close_above(series)
        if series.introduction:
            series.told_in_turn |= self._hold_pending(series.item)
        self._take(series, reading, draft)

    def _take(self, series: Series, reading: MarkerReading, draft: Draft) -> None:
        if series.introduction and draft is not series.first_item:
            draft.body_start = past_conjunction(self.text, draft.body_start, draft.body_end)
        series.add(draft, reading.value, opener(self.text, draft.body_start, draft.body_end))
        if series.introduction:
            draft.series, draft.terminal = series, "ITEM"

    def take_paragraph(self, draft: Draft) -> None:
        if draft.terminal in {"TEXT", "BARE"}:
            draft.terminal = "PARAGRAPH"
        if self.last and self.last.series and self.last.introduces:
            self.last.series.holds_paragraphs = True
        holding = next((series for series in self.innermost_first() if series.holds_paragraphs), None)
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
        return next((each for each in self.innermost_first() if each.introduction and each.told_in_turn), None)

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
