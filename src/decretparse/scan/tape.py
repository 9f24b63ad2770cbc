"""A block on its way to tokens: a string of symbols, and for each symbol the characters it stands for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A run of symbols, first to last (exclusive), that becomes one."""

    first: int
    last: int
    symbol: str
    rule: str
    parts: Mapping[str, Span]


@dataclass(slots=True)
class Tape:
    """`symbols[i]` stands for `text[starts[i]:ends[i]]`; `rules[i]` names the rule that bundled it, "" for a word.

    `parts[i]` has the named parts of a bundle, as spans of characters.
    """

    symbols: str
    starts: list[int]
    ends: list[int]
    rules: list[str] = field(default_factory=list)
    parts: list[Mapping[str, Span] | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rules = self.rules or [""] * len(self.symbols)
        self.parts = self.parts or [None] * len(self.symbols)

    def relabel(self, changes: Mapping[int, str]) -> None:
        """Writes other symbols at some places."""
        letters = list(self.symbols)
        for index, symbol in changes.items():
            letters[index] = symbol
        self.symbols = "".join(letters)

    def bundle(self, bundles: Sequence[Bundle]) -> None:
        """Replaces runs (in order and apart) by one symbol each."""
        symbols: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        rules: list[str] = []
        parts: list[Mapping[str, Span] | None] = []
        at = 0
        for bundle in bundles:
            first = bundle.first
            symbols += self.symbols[at:first], bundle.symbol
            starts += self.starts[at : first + 1]
            ends += self.ends[at:first]
            ends.append(self.ends[bundle.last - 1])
            rules += self.rules[at:first]
            rules.append(bundle.rule)
            parts += self.parts[at:first]
            parts.append(bundle.parts)
            at = bundle.last
        symbols.append(self.symbols[at:])
        self.symbols = "".join(symbols)
        self.starts = starts + self.starts[at:]
        self.ends = ends + self.ends[at:]
        self.rules = rules + self.rules[at:]
        self.parts = parts + self.parts[at:]
