"""The rules of the rule files: what a word is from its neighbours, and which words make one token."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from itertools import chain
from operator import or_
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
        symbols = tape.symbols
        targets = (range(*match.span(TARGET)) for match in self.pattern.compiled.finditer(symbols))
        changes = {
            at: self.readings[symbols[at]] for at in chain.from_iterable(targets) if symbols[at] in self.readings
        }
        if changes:
            tape.relabel(changes)
        return changes.values()


@dataclass(frozen=True, slots=True)
class Way:
    """A way to make a token: `outcome` is made of the group `target`, and `parts` has the names of other groups.

    `cases` has groups that, where they match, make the token another: « aux bureaux A et B », not « les bureaux A ».
    One that is tried `again` asks for its own tokens: « en bureaux, cellules, sections et postes », one after another.
    """

    pattern: Pattern
    outcome: Outcome
    target: int
    parts: Sequence[tuple[int, str]]
    cases: Sequence[tuple[int, Outcome]] = ()
    again: bool = False

    def apply(self, tape: Tape, possible: int = EVERY) -> Collection[str]:
        """Makes the tokens; gives the symbols that they are."""
        made = NOTHING
        while bundles := self.find(tape):
            tape.bundle(bundles)
            made = {*made, *(bundle.outcome.symbol for bundle in bundles)}
            if not self.again:
                break
        return made

    def find(self, tape: Tape) -> list[Bundle]:
        """The tokens that it makes at once, in order and apart."""
        matches = self.pattern.compiled.finditer(tape.symbols)
        return [found for match in matches if (found := self.bundle(match, tape)) is not None]

    def bundle(self, match: re.Match[str], tape: Tape) -> Bundle | None:
        """What a match of the pattern becomes, if its target has a word."""
        first, last = match.span(self.target)
        outcome = next((other for group, other in self.cases if match.start(group) >= 0), self.outcome)
        return Bundle(first, last, outcome, self._parts(match, tape)) if first < last else None

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


class Offers(dict[str, int]):
    """For each symbol that was asked for, the numbers of all classes that it belongs to, laid one on another.

    `numbers` has them by the bits of the classes (`Alphabet.trait`), `traits` has the bits of each symbol.
    """

    def __init__(self, numbers: Mapping[int, int], traits: Mapping[str, int]) -> None:
        self._numbers = {bit.bit_length(): number for bit, number in numbers.items()}
        self._asked = reduce(or_, numbers, 0)
        self._traits = traits

    def __missing__(self, symbol: str) -> int:
        offer = 0
        classes = self._traits.get(symbol, 0) & self._asked
        while classes:
            place = classes.bit_length()
            classes ^= 1 << place - 1
            offer |= self._numbers[place]
        self[symbol] = offer
        return offer


@dataclass(frozen=True, slots=True)
class Choice:
    """Makes at each place one token, in the first of some ways that fits there, or of its target where it has one.

    `start` finds where one may begin; the two symbols there tell which: the `first`, and the `second` unless the first
    may stand `alone`. Each offers the bits of the ways that take it, the highest that of the first.
    """

    start: Pattern
    ways: Sequence[Way]
    first: Offers
    second: Offers
    alone: Offers

    def apply(self, tape: Tape, possible: int = EVERY) -> Collection[str]:
        """Makes the tokens; gives the symbols that they are. `possible` are ways to try, the last its lowest bit."""
        bundles = self.find(tape, possible)
        if bundles:
            tape.bundle(bundles)
        return [bundle.outcome.symbol for bundle in bundles]

    def find(self, tape: Tape, possible: int = EVERY) -> list[Bundle]:
        """The tokens that `apply` makes, in order and apart."""
        symbols, first, second, alone = tape.symbols, self.first, self.second, self.alone
        bundles: list[Bundle] = []
        reached = 0
        for start in self.start.compiled.finditer(symbols):
            at = start.start()
            if at < reached:
                continue
            symbol = symbols[at]
            fitting = possible & first[symbol] & (alone[symbol] | second[symbols[at + 1 : at + 2]])
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


Rule: TypeAlias = Verdict | Way | Choice
