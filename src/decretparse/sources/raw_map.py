"""The way back from a text to the raw input that it was made from."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple


class RawPiece(NamedTuple):
    """From `start` on, until the next piece, characters come from `raw_start` on; `record` says in what.

    `raw_end` is that of the whole stretch. Where both stretches are of one length they correspond character for
    character; else the whole of one corresponds to the whole of the other, as a character to its entity, or a list
    marker to its tag.
    """

    start: int
    record: str
    raw_start: int
    raw_end: int


class RawSpan(NamedTuple):
    """A stretch `[start, end)` of the raw input, in code points; `record` names the part of the input.

    It is empty for a file of one record, else the identifier of an XML record (LEGIARTI…), or the JSON Pointer of a
    string. Offsets count in the whole record: in the XML file as decoded, or in the string.
    """

    record: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RawMap:
    """Pieces in the order of the text; without any, text and raw input are the same.

    Guarantees: 1. the spans of a piece that was copied are exact to the character; 2. any other offset is widened to
    what it was made from.
    """

    pieces: tuple[RawPiece, ...] = ()
    length: int = 0

    def spans(self, start: int, end: int) -> tuple[RawSpan, ...]:
        """What text[start:end] was made from: a span for each record, from its first to its last character there."""
        if not self.pieces:
            return (RawSpan("", start, end),)
        found: list[RawSpan] = []
        for record, spans in groupby(self._spans(start, end), key=attrgetter("record")):
            ends = list(spans)
            found.append(RawSpan(record, min(span.start for span in ends), max(span.end for span in ends)))
        return tuple(found)

    def _spans(self, start: int, end: int) -> Iterator[RawSpan]:
        first = max(0, bisect_right(self.pieces, start, key=attrgetter("start")) - 1)
        for index in range(first, len(self.pieces)):
            piece = self.pieces[index]
            if piece.start >= end and piece.start > start:
                return
            stop = self.pieces[index + 1].start if index + 1 < len(self.pieces) else self.length
            yield _within(piece, stop, max(start, piece.start), min(end, stop))


def _within(piece: RawPiece, stop: int, start: int, end: int) -> RawSpan:
    if stop - piece.start != piece.raw_end - piece.raw_start:
        return RawSpan(piece.record, piece.raw_start, piece.raw_end)
    return RawSpan(piece.record, piece.raw_start + start - piece.start, piece.raw_start + max(start, end) - piece.start)


IDENTITY = RawMap()


@dataclass(slots=True)
class TextBuilder:
    """A text that is written piece by piece, each with the place that it comes from."""

    parts: list[str] = field(default_factory=list)
    pieces: list[RawPiece] = field(default_factory=list)
    length: int = 0
    copied: bool = False

    def copy(self, words: str, record: str, raw_start: int) -> None:
        """Adds words that stand in the record as they are."""
        self._add(words, RawPiece(self.length, record, raw_start, raw_start + len(words)), copied=True)

    def make(self, words: str, record: str, raw_start: int, raw_end: int) -> None:
        """Adds words made from a stretch of the record: a character from its entity, a marker from its tag."""
        self._add(words, RawPiece(self.length, record, raw_start, raw_end), copied=False)

    @property
    def apart(self) -> bool:
        """Whether a blank line stands at the end."""
        return self.parts[-1:] == ["\n\n"]

    def tail(self, start: int) -> str:
        """The text from an offset on."""
        index, length = len(self.parts), self.length
        while index and length > start:
            index -= 1
            length -= len(self.parts[index])
        return "".join(self.parts[index:])[start - length :]

    def built(self) -> tuple[str, RawMap]:
        """The text and its map."""
        return "".join(self.parts), RawMap(tuple(self.pieces), self.length)

    def _add(self, words: str, piece: RawPiece, *, copied: bool) -> None:
        if not words:
            return
        before = self.pieces[-1] if self.pieces else None
        if copied and self.copied and before and before[1:4:2] == piece[1:3]:
            self.pieces[-1] = before._replace(raw_end=piece.raw_end)
        else:
            self.pieces.append(piece)
        self.parts.append(words)
        self.length += len(words)
        self.copied = copied
