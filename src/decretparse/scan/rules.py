"""The rules of the rule files: what a word is from its neighbours, and which words make one token."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from decretparse.kept.expressions import Uncompiled
from decretparse.scan.tape import Bundle, Outcome, Span, Tape
from decretparse.syntax.phrase import NO_PARTS

TARGET = "target"  # the group of a pattern that holds what the rule is about
NOTHING: Collection[str] = ()
EVERY = -1  # all bits


@dataclass(frozen=True)
class Pattern:
    """A regular expression over symbols, compiled when it is first asked for: few texts need them all.

    `needs` has a bit for each class of symbols without which it cannot match (`Alphabet.trait`).
    """

    source: str
    needs: int = 0

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def __getstate__(self) -> Mapping[str, object]:
        """Compiled: who reads it again has that done."""
        return {**vars(self), "compiled": Uncompiled(self.source)}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Says what the target of a pattern is: each symbol there is replaced by its reading under the verdict, if any."""

    name: str
    pattern: Pattern
    readings: Mapping[str, str]

    def apply(self, tape: Tape, possible: int = EVERY) -> Collection[str]:
        """Writes the readings; gives the symbols that it wrote."""
        changes = {
            index: self.readings.get(tape.symbols[index], tape.symbols[index])
            for match in self.pattern.compiled.finditer(tape.symbols)
            for index in range(*match.span(TARGET))
        }
        if not changes:
            return NOTHING
        tape.relabel(changes)
        return changes.values()


@dataclass(frozen=True, slots=True)
class Way:
    """A way to make a token: `outcome` is made of the group `target`, and `parts` has the names of other groups.

    One that is tried `again` asks for its own tokens: « en bureaux, cellules, sections et postes », one after another.
    """

    pattern: Pattern
    outcome: Outcome
    target: int
    parts: Sequence[tuple[int, str]]
    again: bool = False

    def apply(self, tape: Tape, possible: int = EVERY) -> Collection[str]:
        """Makes the tokens; gives the symbols that they are."""
        made = self._make(tape)
        more = made
        while more and self.again:
            more = self._make(tape)
        return made

    def _make(self, tape: Tape) -> Collection[str]:
        matches = self.pattern.compiled.finditer(tape.symbols)
        return _made(tape, [found for match in matches if (found := self.bundle(match, tape)) is not None])

    def bundle(self, match: re.Match[str], tape: Tape) -> Bundle | None:
        """What a match of the pattern becomes, if its target has a word."""
        first, last = match.span(self.target)
        return Bundle(first, last, self.outcome, self._parts(match, tape)) if first < last else None

    def _parts(self, match: re.Match[str], tape: Tape) -> Mapping[str, Span]:
        if not self.parts:
            return NO_PARTS
        parts: dict[str, Span] = {}
        groups = match.regs
        for group, name in self.parts:
            first, last = groups[group]
            if first < last:
                parts[name] = (tape.starts[first], tape.ends[last - 1])
        return parts


class Takers(dict[str, int]):
    """Which of some ways take each symbol: the first has the highest bit.

    `classes` has the bit of the class that each takes (`Alphabet.trait`), 0 where it takes any, or none at all.
    """

    def __init__(self, classes: Sequence[int], traits: Mapping[str, int]) -> None:
        self._classes = classes
        self._traits = traits

    def __missing__(self, symbol: str) -> int:
        trait = self._traits.get(symbol, 0)
        takers = 0
        for members in self._classes:
            takers = takers << 1 | (not members or trait & members != 0)
        self[symbol] = takers
        return takers


@dataclass(frozen=True, slots=True)
class Choice:
    """Makes at each place one token, in the first of some ways that fits there, or of its target where it has one.

    `start` finds where one may begin; the two symbols there tell which, the `first` of all and the `second`.
    """

    start: Pattern
    ways: Sequence[Way]
    first: Takers
    second: Takers

    def apply(self, tape: Tape, possible: int = EVERY) -> Collection[str]:
        """Makes the tokens; gives the symbols that they are. `possible` are ways to try, the last its lowest bit."""
        return _made(tape, self.find(tape, possible))

    def find(self, tape: Tape, possible: int = EVERY) -> list[Bundle]:
        """The tokens that `apply` makes, in order and apart."""
        symbols, first, second = tape.symbols, self.first, self.second
        bundles: list[Bundle] = []
        reached = 0
        for start in self.start.compiled.finditer(symbols):
            at = start.start()
            if at < reached:
                continue
            fitting = possible & first[symbols[at]] & second[symbols[at + 1 : at + 2]]
            while fitting:
                place = fitting.bit_length()
                fitting ^= 1 << place - 1
                way = self.ways[-place]
                match = way.pattern.compiled.match(symbols, at)
                if match is not None:
                    reached = match.end()
                    bundle = way.bundle(match, tape)
                    bundles += () if bundle is None else (bundle,)
                    break
        return bundles


def _made(tape: Tape, bundles: list[Bundle]) -> Collection[str]:
    if not bundles:
        return NOTHING
    tape.bundle(bundles)
    return [bundle.outcome.symbol for bundle in bundles]


Rule: TypeAlias = Verdict | Way | Choice
