"""Quotation marks without their counterpart, and quotations that facts were read from."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from decretparse.outline import Outline
from decretparse.resolve.places import Places
from decretparse.resolve.records import Finding
from decretparse.syntax.facts import Span

STRAIGHT = '"'
OPENING = "«"
QUOTES = re.compile("[«»]")


def unmatched_quotes(places: Places, shape: Outline, roots: Sequence[int], named: Sequence[bool]) -> Iterator[Finding]:
    """Quotation marks without their counterpart, in paragraphs that are no quotation themselves.

    Straight marks, which do not tell whether they open or close, only have to be even.
    """
    bounds = [*roots, len(shape.blocks)]
    for first, last in pairwise(bounds):
        blocks = [block for block, skip in zip(shape.blocks[first:last], named[first:last], strict=True) if not skip]
        if any(block.quoted for block in blocks) or not blocks:
            continue
        span = blocks[0].start, blocks[-1].end
        found = _unmatched(places.text.text, *span)
        if found is not None and not _even(places, span):
            yield Finding("unbalanced-quotes", (found, found + 1))


def _even(places: Places, span: Span) -> bool:
    """Are there straight marks in a stretch, and is the number of all marks in it even?"""
    marks = len(QUOTES.findall(places.text.text, *span))
    return marks % 2 == 0 and STRAIGHT in places.quote(span)


def _unmatched(text: str, start: int, end: int) -> int | None:
    """The first mark of a stretch that has no counterpart in it."""
    opened: list[int] = []
    for mark in QUOTES.finditer(text, start, end):
        if mark[0] == OPENING:
            opened.append(mark.start())
        elif not opened:
            return mark.start()
        else:
            opened.pop()
    return opened[0] if opened else None


def quoted_amendments(shape: Outline, anchors: Sequence[Span]) -> Iterator[Finding]:
    """Quoted provisions from which facts were read: one finding a quotation."""
    starts = sorted(start for start, _ in anchors)
    begun: int | None = None
    for index, block in enumerate(shape.blocks):
        if not block.quoted:
            begun = index if block.kind == "blank" and begun is not None else None
            continue
        if begun is None and bisect_left(starts, block.start) < bisect_left(starts, block.end):
            begun = index
            yield Finding("quoted-amendment", (block.body_start, block.body_end))
