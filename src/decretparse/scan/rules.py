"""The rules of the rule files: what a word is from its neighbours, and which words make one token."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from decretparse.scan.tape import Bundle, Span, Tape

TARGET = "target"  # the group of a pattern that holds what the rule is about
# So many words are read together at most, for some rules look from each word to the end; few sentences have a third.
LONGEST = 1000


@dataclass(frozen=True)
class Pattern:
    """A regular expression over symbols, compiled when it is first asked for: few texts need them all.

    `needs` has a bit for each class of symbols without which it cannot match (`Alphabet.trait`).
    """

    source: str
    needs: int

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.source)

    def __getstate__(self) -> Mapping[str, object]:
        """Compiled: who reads it again has that done."""
        return {**vars(self), "compiled": self.compiled}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Says what the target of a pattern is: each symbol there is replaced by its reading under the verdict."""

    name: str
    pattern: Pattern
    readings: Mapping[str, str]

    def apply(self, tape: Tape) -> None:
        changes = {
            index: self.readings[tape.symbols[index]]
            for match in self.pattern.compiled.finditer(tape.symbols)
            for index in range(*match.span(TARGET))
        }
        if changes:
            tape.relabel(changes)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one alternative of a choice makes of its `target` group: a symbol, by which rule, and its named parts."""

    rule: str
    symbol: str
    target: str
    parts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """Makes one token of what the first fitting alternative finds, or of its target where it has one.

    Each alternative is a group of the pattern, and `outcomes` has what each makes.
    """

    pattern: Pattern
    outcomes: Mapping[str, Outcome]

    def apply(self, tape: Tape) -> None:
        bundles = self.find(tape)
        if bundles:
            tape.bundle(bundles)

    def find(self, tape: Tape) -> list[Bundle]:
        """The tokens that `apply` makes, in order and apart."""
        bundles: list[Bundle] = []
        for match in self.pattern.compiled.finditer(tape.symbols):
            assert match.lastgroup is not None  # the group that closed last: the alternative, for it holds the others
            outcome = self.outcomes[match.lastgroup]
            first, last = match.span(outcome.target)
            if first < last:
                bundles.append(Bundle(first, last, outcome.symbol, outcome.rule, _parts(match, outcome, tape)))
        return bundles


def _parts(match: re.Match[str], outcome: Outcome, tape: Tape) -> Mapping[str, Span]:
    parts: dict[str, Span] = {}
    for group, name in outcome.parts.items():
        first, last = match.span(group)
        if first < last:
            parts[name] = (tape.starts[first], tape.ends[last - 1])
    return parts


Rule: TypeAlias = Verdict | Choice


def apply_all(rules: Sequence[Rule], tape: Tape) -> None:
    """Applies the rules in their order, to a long tape piece by piece: time grows with its length."""
    if len(tape.symbols) <= LONGEST:
        _apply(rules, tape)
        return
    pieces = tape.pieces(LONGEST)
    for piece in pieces:
        _apply(rules, piece)
    tape.join(pieces)


def _apply(rules: Sequence[Rule], tape: Tape) -> None:
    """Applies those rules that can match: the others want a symbol that the tape has not."""
    absent = ~tape.traits
    for rule in rules:
        if not rule.pattern.needs & absent:
            rule.apply(tape)
            absent = ~tape.traits
