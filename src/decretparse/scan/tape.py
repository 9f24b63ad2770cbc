"""A block on its way to tokens: a string of symbols, and for each symbol the characters it stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import pairwise
from operator import or_
from typing import NamedTuple, Self, TypeAlias

from decretparse.scan.alphabet import Alphabet

Span: TypeAlias = tuple[int, int]


class Bundle(NamedTuple):
    """A run of symbols, first to last (exclusive), that becomes one."""

    first: int
    last: int
    symbol: str
    rule: str
    parts: Mapping[str, Span]


@dataclass(slots=True)
class Tape:
    """`symbols[i]` stands for `text[starts[i]:ends[i]]`; `rules[i]` names the rule that bundled it, "" for a word.

    `parts[i]` has the named parts of a bundle, as spans of characters. `traits` has all the bits that the
    symbols have in the alphabet, those written over too.
    """

    symbols: str
    starts: list[int]
    ends: list[int]
    alphabet: Alphabet
    rules: list[str] = field(default_factory=list)
    parts: list[Mapping[str, Span] | None] = field(default_factory=list)
    traits: int = 0

    def __post_init__(self) -> None:
        self.rules = self.rules or [""] * len(self.symbols)
        self.parts = self.parts or [None] * len(self.symbols)
        self._mark()

    def relabel(self, changes: Mapping[int, str]) -> None:
        """Writes other symbols at some places."""
        letters = list(self.symbols)
        for index, symbol in changes.items():
            letters[index] = symbol
            self.traits |= self.alphabet.traits[symbol]
        self.symbols = "".join(letters)

    def bundle(self, bundles: Sequence[Bundle]) -> None:
        """Replaces runs (in order and apart) by one symbol each."""
        symbols = self.symbols
        for bundle in reversed(bundles):
            first, last = bundle.first, bundle.last
            symbols = f"{symbols[:first]}{bundle.symbol}{symbols[last:]}"
            del self.starts[first + 1 : last]
            del self.ends[first : last - 1]
            self.rules[first:last] = (bundle.rule,)
            self.parts[first:last] = (bundle.parts,)
            self.traits |= self.alphabet.traits[bundle.symbol]
        self.symbols = symbols

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
        self.rules = [rule for piece in pieces for rule in piece.rules]
        self.parts = [parts for piece in pieces for parts in piece.parts]
        self._mark()

    def _piece(self, first: int, last: int) -> Self:
        return type(self)(
            self.symbols[first:last],
            self.starts[first:last],
            self.ends[first:last],
            self.alphabet,
            self.rules[first:last],
            self.parts[first:last],
        )

    def _mark(self) -> None:
        self.traits = reduce(or_, map(self.alphabet.traits.__getitem__, self.symbols), 0)
