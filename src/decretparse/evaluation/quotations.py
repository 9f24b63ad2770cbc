"""Where annotations quote a text: offsets are never written by hand."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

Place: TypeAlias = tuple[int, int]


def locate(text: str, quotations: Iterable[str]) -> list[Place]:
    """The place of each quotation: the next one behind the last, else the first; LookupError where there is none.

    The same words a second time are the next occurrence or, where there is none, one quotation with several bearers.
    """
    last: dict[str, int] = {}
    places = []
    behind = 0
    for quotation in quotations:
        at = text.find(quotation, last[quotation] + 1 if quotation in last else behind)
        if at < 0:
            at = text.find(quotation, last.get(quotation, -1) + 1)
        if at < 0:
            at = _or_fail(last.get(quotation, -1), quotation)
        last[quotation] = behind = at
        places.append((at, at + len(quotation)))
    return places


def locate_qualifiers(text: str, quotations: Iterable[str], place: Place) -> list[Place]:
    """The place of each qualifier of the attribution at `place`: inside it, else the nearest one beside it."""
    start, end = place
    last: dict[str, int] = {}
    places = []
    for quotation in quotations:
        at = text.find(quotation, last.get(quotation, start - 1) + 1, end)
        if at < 0:
            at = _nearest(text, quotation, place)
        last[quotation] = at
        places.append((at, at + len(quotation)))
    return places


def _nearest(text: str, quotation: str, place: Place) -> int:
    def distance(at: int) -> int:
        return max(place[0] - at - len(quotation), at - place[1])

    return _or_fail(min(_occurrences(text, quotation), key=distance, default=-1), quotation)


def _occurrences(text: str, quotation: str) -> Iterator[int]:
    """Where the words stand, without overlap."""
    at = text.find(quotation)
    while at >= 0:
        yield at
        at = text.find(quotation, at + max(1, len(quotation)))


def _or_fail(at: int, quotation: str) -> int:
    if at < 0:
        raise LookupError(quotation)
    return at
