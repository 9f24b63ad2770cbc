"""Which words were read.

1. Every character that is not blank is in a clause that a fact was read from, in a citation, in a heading or another
   block of a kind that describes no organisation, or in one of the spans given here.
2. A clause that introduces a list is read where something in the list is.
3. Marks go with the clause before them, what joins a clause that was read to one that was not with the former; the
   marker of an item is read where something in the item is.
4. A span begins and ends with no white space, and holds a word, unless nothing at all of its block was read.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence

from decretparse.outline import Outline, OutlineBlock
from decretparse.pipeline.clauses import Clauses
from decretparse.syntax.facts import Span

WORD = re.compile(r"[^\W_]")
ACCOUNTED_KINDS = frozenset({"heading"})
STRETCH = 10_000


def unread(
    text: str,
    shape: Outline,
    named: Sequence[bool],
    clauses: Clauses,
    read: Collection[int],
    citations: Sequence[Sequence[Span]],
) -> list[Span]:
    """The stretches of a text that nothing accounts for, in order; `citations` has those of each block."""
    found: list[Span] = []
    for block, is_named, cited in zip(shape.blocks, named, citations, strict=True):
        if is_named or block.kind in ACCOUNTED_KINDS:
            continue
        found += _of_block(text, block, clauses, read, cited)
    return found


def _of_block(
    text: str, block: OutlineBlock, clauses: Clauses, read: Collection[int], cited: Sequence[Span]
) -> Iterator[Span]:
    pieces = [(placed.span, placed.span[0] in read) for placed in clauses.within(block.start, block.end)]
    left = list(_without(_unread_pieces(text, block, pieces), cited))
    nothing = not cited and not any(is_read for _, is_read in pieces)
    for start, end in left:
        words = text[start:end]
        span = (start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
        if span[0] < span[1] and (nothing or WORD.search(words)):
            yield span


def _unread_pieces(text: str, block: OutlineBlock, pieces: Sequence[tuple[Span, bool]]) -> Iterator[Span]:
    """The stretches of a block between those that are read, each as long as it can be."""
    if not any(is_read for _, is_read in pieces):
        yield block.start, block.end
        return
    at = block.body_start
    before = False
    begin: int | None = None
    for (start, end), is_read in pieces:
        if not is_read and begin is None:
            begin = start if before else at
        if is_read and begin is not None:
            yield begin, _with_marks(text, at, start)
            begin = None
        at, before = max(at, end), is_read
    if begin is not None:
        yield begin, block.end


def _with_marks(text: str, at: int, end: int) -> int:
    """Where the marks end that stand close behind a word."""
    while at < end and not (text[at].isspace() or text[at].isalnum()):
        at += 1
    return at


def _without(spans: Iterable[Span], cited: Sequence[Span]) -> Iterator[Span]:
    starts = [start for start, _ in cited]
    for start, end in spans:
        for first, last in cited[max(0, bisect_right(starts, start) - 1) : bisect_left(starts, end)]:
            if last > start:
                yield start, first
                start = last
        yield start, end


def share_read(text: str, spans: Iterable[Span]) -> float:
    """The share of the characters that are not blank outside some spans; 1 where there are none at all."""
    whole = _solid(text)
    if not whole:
        return 1.0
    return 1 - sum(_solid(text[start:end]) for start, end in spans) / whole


def _solid(text: str) -> int:
    """Counted stretch by stretch: the words of a long text would fill more memory than all that was read of it."""
    return sum(len("".join(text[at : at + STRETCH].split())) for at in range(0, len(text), STRETCH))
