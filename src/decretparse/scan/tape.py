"""A block on its way to tokens: a string of symbols, and for each symbol the characters it stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, Self, TypeAlias

from decretparse.scan.alphabet import Alphabet
from decretparse.syntax.record import record

Span: TypeAlias = tuple[int, int]


class Outcome(NamedTuple):
    """What a rule makes of words: a symbol; for the grammar a terminal, and the verb that it stands for, if any."""

    rule: str
    symbol: str
    terminal: str
    lemma: str | None = None


@record
class Bundle:
    """A run of symbols, first to last (exclusive), that becomes one; its named parts are spans of characters."""

    first: int
    last: int
    outcome: Outcome
    parts: Mapping[str, Span]


@dataclass(slots=True)
class Tape:
    """`symbols[i]` stands for `text[starts[i]:ends[i]]`; `bundles[i]` is what it was made of, None for a word."""

    symbols: str
    starts: list[int]
    ends: list[int]
    alphabet: Alphabet
    bundles: list[Bundle | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.bundles = self.bundles or [None] * len(self.symbols)

    def relabel(self, changes: Mapping[int, str]) -> None:
        """Writes other symbols at some places."""
        letters = list(self.symbols)
        for index, symbol in changes.items():
            letters[index] = symbol
        self.symbols = "".join(letters)

    def bundle(self, bundles: Sequence[Bundle]) -> None:
        """Replaces runs (in order and apart) by one symbol each."""
        pieces: list[str] = []
        done = 0
        for bundle in bundles:
            pieces += self.symbols[done : bundle.first], bundle.outcome.symbol
            done = bundle.last
        pieces.append(self.symbols[done:])
        self.symbols = "".join(pieces)
        for bundle in reversed(bundles):
            first, last = bundle.first, bundle.last
            self.bundles[first:last] = (bundle,)
            if last - first > 1:
                del self.starts[first + 1 : last]
                del self.ends[first : last - 1]

    def copy(self) -> Self:
        """A tape of its own with the same content."""
        return self._piece(0, len(self.symbols))

    def pieces(self, longest: int) -> list[Self]:
        """The tape cut where a clause closes, or at any word where none does for so long."""
        edges = [0]
        while len(self.symbols) - edges[-1] > longest:
            latest = edges[-1] + longest
            clauses = range(latest, edges[-1] + longest // 2, -1)
            edges.append(next((edge for edge in clauses if self.symbols[edge - 1] in self.alphabet.closing), latest))
        return [self._piece(first, last) for first, last in pairwise([*edges, len(self.symbols)])]

    def join(self, pieces: Sequence[Self]) -> None:
        """Takes over what its pieces have become."""
        self.symbols = "".join([piece.symbols for piece in pieces])
        self.starts = [start for piece in pieces for start in piece.starts]
        self.ends = [end for piece in pieces for end in piece.ends]
        self.bundles = [bundle for piece in pieces for bundle in piece.bundles]

    def _piece(self, first: int, last: int) -> Self:
        return type(self)(
            self.symbols[first:last],
            self.starts[first:last],
            self.ends[first:last],
            self.alphabet,
            self.bundles[first:last],
        )
