"""Items with a number or a letter: which list they go on with, or open."""

from decretparse.outline.drafts import Draft, Series
from decretparse.outline.lists import Lists
from decretparse.outline.markers import Marker, MarkerReading
from decretparse.outline.shapes import names_unit, opener

_CAPITALS = frozenset("AI")
_SURE = 2  # two items have been counted before the third
_FIGURES = frozenset({"1°", "1.", "1)", "1-", "1/"})


def place_numbered(lists: Lists, draft: Draft, marker: Marker, introduction: Draft | None) -> None:
    """« 2° Le bureau A », « b) … »: gives the item its list."""
    continued = _next_in_series(lists, marker, draft.indent)
    if continued and introduction and _stands_alone(introduction):
        return lists.open(draft, continued[1], introduction)
    if continued:
        return lists.go_on(*continued, draft)
    same_family = _family(lists, marker)
    if same_family and marker.is_inserted:
        return lists.go_on(*same_family, draft)
    if introduction and (marker.is_first or not same_family):
        return lists.open(draft, _first_reading(marker), introduction)
    if same_family and (not marker.is_first or same_family[0].introduction is None):
        return lists.go_on(*same_family, draft)
    changed = _counts_on(lists, marker)
    if changed:
        return lists.go_on(*changed, draft)
    if not same_family and marker.is_first and _lists_without_colon(lists, draft, marker):
        return lists.open(draft, _first_reading(marker), lists.last)
    return lists.open(draft, _first_reading(marker), None)


def _next_in_series(lists: Lists, marker: Marker, indent: int) -> tuple[Series, MarkerReading] | None:
    """The series whose next number this is: where there are several, the innermost of the same indentation."""
    innermost: tuple[Series, MarkerReading] | None = None
    for series in lists.innermost_first():
        for reading in marker.readings:
            if series.family == reading.family and series.value == reading.value - 1:
                if series.item.indent == indent:
                    return series, reading
                innermost = innermost or (series, reading)
    return innermost


def _family(lists: Lists, marker: Marker) -> tuple[Series, MarkerReading] | None:
    for series in lists.innermost_first():
        for reading in marker.readings:
            if series.family == reading.family:
                return series, reading
    return None


def _counts_on(lists: Lists, marker: Marker) -> tuple[Series, MarkerReading] | None:
    """A list whose figures go on in another dress: « 2° … ; 3. … », from the third on below another list too."""
    reading = marker.readings[0]
    for series in lists.innermost_first():
        near = series.item is lists.last and reading.value > 1
        counts = reading.value == series.value + 1 and (near or reading.value > _SURE)
        if counts and {series.family, reading.family} <= _FIGURES:
            return series, reading
    return None


def _first_reading(marker: Marker) -> MarkerReading:
    return next((reading for reading in marker.readings if reading.value == 1), marker.readings[0])


def _lists_without_colon(lists: Lists, draft: Draft, marker: Marker) -> bool:
    """Whether an item's list begins though the item does not end in a colon: « 2° La direction ; a) … »."""
    last = lists.last
    if last is None or last.series is None or last.point == ".":
        return False
    return marker.readings[0].family[0] not in _CAPITALS or _names_parts(lists, draft, last, last.series)


def _names_parts(lists: Lists, draft: Draft, last: Draft, above: Series) -> bool:
    """« 1. La direction A | A. Bureau Nord | … | 2. La direction B | A. … »: capitals tell parts, not a new section."""
    may_open = last is above.first_item or above.lettered
    bare = not (last.point or draft.point)
    named = may_open and bare and names_unit(opener(lists.text, draft.body_start, draft.body_end))
    above.lettered = above.lettered or named
    return named


def _stands_alone(draft: Draft) -> bool:
    """Whether a paragraph belongs to no list: its colon introduces what follows even where the numbers go on."""
    return draft.marker is None and draft.series is None and draft.holder is None and draft.introduces
