"""Finds the items that share a line: « … : - le bureau A ; - le bureau B »."""

import re
from collections.abc import Iterator
from itertools import islice

from decretparse.kept import kept
from decretparse.outline.markers import Marker, MarkerReading, accept, marker_pattern
from decretparse.outline.patterns import table

OPENING, CLOSING = "«(", "»)"
STRONG = ";:."
# How far the next of a series is looked for: so many characters, so many stops.
LONGEST_ITEM = 600
MOST_STOPS = 16
# « aux 1°, 2° et 3° de l'article 4 »: markers that open nothing.
CITED = re.compile(r"(?:°|(?<![^\W_])(?<!\()\w{1,2}\))$")


@kept
def _stops() -> re.Pattern[str]:
    # One class of marks first: the characters between them are passed over fast.
    return re.compile(rf"[«(»);:.](?:(?<=[;:.])(?:{table()['markers']['joined']})?\s*)?")


@kept
def _stops_in_series() -> re.Pattern[str]:
    """A comma or a conjunction too."""
    joined = table()["markers"]["joined"]
    return re.compile(rf"[«(»);:.,](?:(?<=[;:.,])(?:{joined})?\s*)?|(?:{joined})\s")


def inline_markers(text: str, start: int, end: int, own: Marker | None) -> Iterator[Marker]:
    """The markers inside text[start:end] that open items, outside brackets and quotation marks.

    After a colon or a semicolon any bullet and the first of a series do; the next of a series that began on this
    line does after a full stop too, and after a comma where the series began after a colon: « : a) A, b) B et c) C ».
    So does a bullet of the same kind: « : – le bureau A, – le bureau B ».
    """
    last: dict[str, int] = dict(own.readings) if own else {}
    begun: dict[str, int] = {}
    depth, at = 0, start
    while match := (_stops_in_series() if begun else _stops()).search(text, at, end):
        mark, at = match[0][0], match.end()
        if mark in OPENING:
            depth += 1
        elif mark in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0:
            cited = mark not in STRONG and CITED.search(text, max(start, match.start() - 4), match.start())
            marker = None if cited else _marker_after(match, end)
            sure = marker and (marker.strong or _is_of_series(text, marker, mark, begun, end))
            readings = _opening(marker, mark, last, begun) if marker and sure else {}
            if marker and readings:
                last.update(readings)
                if mark == ":" or begun:
                    begun.update(readings)
                yield marker
                at = marker.end


def _marker_after(stop: re.Match[str], end: int) -> Marker | None:
    match = marker_pattern().match(stop.string, stop.end(), end)
    if match is None or match.end() >= end:
        return None
    marker = accept(match, end)
    spaced = stop.string[stop.end() - 1].isspace() or bool(match["gap"])
    return marker if spaced else None


def _is_of_series(text: str, marker: Marker, stop: str, begun: dict[str, int], end: int) -> bool:
    """Is what may be an initial one of a series: « : A. Le bureau A ; B. Le bureau B »?"""
    if stop != ":" or not marker.is_first:
        return any(_follows(reading, begun) for reading in marker.readings)
    series = dict(marker.readings)
    stops = islice(_stops().finditer(text, marker.end, min(end, marker.end + LONGEST_ITEM)), MOST_STOPS)
    following = filter(None, (_marker_after(stop, end) for stop in stops))
    return any(_follows(reading, series) for other in following for reading in other.readings)


def _opening(marker: Marker, stop: str, last: dict[str, int], begun: dict[str, int]) -> dict[str, int]:
    """The readings of a marker as which it opens an item: none where it opens none."""
    if marker.is_bullet:
        return dict(marker.readings) if stop in ";:" or marker.readings[0].family in begun else {}
    known = last if stop in STRONG else begun
    following = {reading.family: reading.value for reading in marker.readings if _follows(reading, known)}
    begins = stop == ":" or (stop == ";" and not _is_capital(marker.readings[0]))
    return following or {reading.family: reading.value for reading in marker.readings if begins and reading.value <= 1}


def _follows(reading: MarkerReading, last: dict[str, int]) -> bool:
    return last.get(reading.family, -1) == reading.value - 1


def _is_capital(reading: MarkerReading) -> bool:
    return reading.family[0] in "AI"
