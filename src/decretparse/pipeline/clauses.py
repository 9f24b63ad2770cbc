"""All clauses of a text, and which of them were read."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from decretparse.grammar.clauses import Clause
from decretparse.syntax.facts import Span
from decretparse.syntax.record import record

SentenceId = tuple[int, int]


@record
class Placed:
    """A clause; `sentence` tells its sentence from all others of the text."""

    clause: Clause
    sentence: SentenceId

    @property
    def holder(self) -> SentenceId | None:
        """The sentence that introduces the list that it stands in."""
        return (self.sentence[0], self.clause.holder) if self.clause.holder else None

    @property
    def span(self) -> Span:
        return self.clause.span


class Clauses:
    """The clauses in the order of the text."""

    def __init__(self) -> None:
        self._all: list[Placed] = []
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, root: int, found: Iterable[Clause]) -> None:
        self._all += [Placed(clause, (root, clause.sentence)) for clause in found]

    def close(self) -> None:
        """To be called once, after the last `add`."""
        self._all.sort(key=lambda placed: placed.clause.span)
        self._starts = [placed.clause.span[0] for placed in self._all]
        self._ends = [placed.clause.span[1] for placed in self._all]

    def __iter__(self) -> Iterator[Placed]:
        return iter(self._all)

    def sentences(self) -> Iterator[Sequence[Placed]]:
        """The clauses of each sentence, without those of its items."""
        found: dict[SentenceId, list[Placed]] = {}
        for placed in self._all:
            found.setdefault(placed.sentence, []).append(placed)
        yield from found.values()

    def numbers(self) -> set[SentenceId]:
        """All sentences: each the block of its paragraph, and its number there."""
        return {placed.sentence for placed in self._all}

    def at(self, offset: int) -> Placed | None:
        """The last clause that begins at or before an offset."""
        index = bisect_right(self._starts, offset)
        return self._all[index - 1] if index else None

    def of_sentence(self, placed: Placed) -> Sequence[Placed]:
        """The clauses of the sentence that a clause is in, those of its items apart."""
        index = bisect_left(self._starts, placed.span[0])
        first, last = index, index
        while first > 0 and self._all[first - 1].sentence == placed.sentence:
            first -= 1
        while last < len(self._all) and self._all[last].sentence == placed.sentence:
            last += 1
        return self._all[first:last]

    def within(self, start: int, end: int) -> Sequence[Placed]:
        """The clauses that begin in a stretch."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def read(self, anchors: Iterable[Span], frames: Iterable[int]) -> set[int]:
        """The clauses (by where they begin) that a fact was read from: `anchors` are its places.

        The subject of a sentence is read where one of its predicates is, and what introduces a list where something in
        the list is; a frame reads its whole sentence.
        """
        read = {placed.clause.span[0] for placed in self.touched_by(anchors)}
        whole = self.sentences_at(frames)
        known: set[SentenceId] = set()
        for placed in reversed(self._all):
            clause, sentence = placed.clause, placed.sentence
            introduces = sentence in known and (clause.items > 0 or not clause.has_verb)
            if sentence in whole or introduces:
                read.add(placed.span[0])
            if placed.span[0] in read:
                known |= {sentence, (sentence[0], clause.holder)}
        return read

    def sentences_at(self, offsets: Iterable[int]) -> set[SentenceId]:
        return {placed.sentence for placed in map(self.at, offsets) if placed is not None}

    def touched(self, span: Span) -> Sequence[Placed]:
        """The clauses that a span shares a character with."""
        start, end = span
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, max(end, start + 1))
        begins_here = first < last and self._starts[first] == start
        if first and not begins_here and start < self._ends[first - 1]:
            first -= 1
        return self._all[first:last]

    def touched_by(self, spans: Iterable[Span]) -> Iterator[Placed]:
        """The clauses that any of some spans touches, some of them more than once."""
        return chain.from_iterable(map(self.touched, set(spans)))
