"""Items with a sign: which list they go on with, or open, by sign, indentation and looks."""

from decretparse.outline.drafts import Draft
from decretparse.outline.lists import NO_MARKER, Lists
from decretparse.outline.markers import MarkerReading
from decretparse.outline.shapes import is_sentence

_INDENT_STEP = 2


def place_bullet(lists: Lists, draft: Draft, reading: MarkerReading, introduction: Draft | None) -> None:
    """« ― le bureau A »: gives the item its list."""
    if introduction:
        return lists.open(draft, reading, introduction)
    if _is_deeper(lists, draft):
        return lists.open(draft, reading, lists.last)
    bullets = [series for series in lists.innermost_first() if series.is_bullet and series.family != NO_MARKER.family]
    same_sign = [series for series in bullets if series.family == reading.family]
    candidates = same_sign or bullets
    if not candidates:
        return lists.open(draft, reading, lists.last if _is_titled(lists) else None)
    return lists.go_on(lists.fittest(candidates, draft), reading, draft)


def _is_titled(lists: Lists) -> bool:
    """Whether the item before is but a name that its own list follows: « II - Secrétariat général »."""
    last = lists.last
    if last is None or last.series is None or last.point:
        return False
    return not is_sentence(lists.text, last.body_start, last.body_end)


def _is_deeper(lists: Lists, draft: Draft) -> bool:
    last = lists.last
    return last is not None and last.series is not None and draft.indent >= last.indent + _INDENT_STEP
