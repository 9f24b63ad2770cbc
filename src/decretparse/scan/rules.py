"""The rules of the rule files: what a word is from its neighbours, and which words make one token."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from decretparse.scan.pattern import TARGET
from decretparse.scan.tape import Bundle, Span, Tape


@dataclass(frozen=True, slots=True)
class Verdict:
    """Says what the target of a pattern is: each symbol there is replaced by its reading under the verdict."""

    name: str
    pattern: re.Pattern[str]
    readings: Mapping[str, str]

    def apply(self, tape: Tape) -> None:
        changes = {
            index: self.readings[tape.symbols[index]]
            for match in self.pattern.finditer(tape.symbols)
            for index in range(*match.span(TARGET))
        }
        if changes:
            tape.relabel(changes)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one alternative of a choice makes of its `target` group: a symbol, by which rule, and its named parts."""

    rule: str
    symbol: str
    group: str
    target: str
    parts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """Makes one token of what the first fitting alternative finds, or of its target where it has one."""

    pattern: re.Pattern[str]
    outcomes: tuple[Outcome, ...]

    def apply(self, tape: Tape) -> None:
        bundles = self.find(tape)
        if bundles:
            tape.bundle(bundles)

    def find(self, tape: Tape) -> list[Bundle]:
        """The tokens that `apply` makes, in order and apart."""
        return [bundle for match in self.pattern.finditer(tape.symbols) for bundle in self._bundle(match, tape)]

    def _bundle(self, match: re.Match[str], tape: Tape) -> list[Bundle]:
        outcome = next(outcome for outcome in self.outcomes if match.start(outcome.group) >= 0)
        first, last = match.span(outcome.target)
        if last <= first:
            return []
        return [Bundle(first, last, outcome.symbol, outcome.rule, _parts(match, outcome, tape))]


def _parts(match: re.Match[str], outcome: Outcome, tape: Tape) -> Mapping[str, Span]:
    return {
        name: (tape.starts[match.start(group)], tape.ends[match.end(group) - 1])
        for group, name in outcome.parts.items()
        if match.end(group) > match.start(group)
    }


Rule: TypeAlias = Verdict | Choice


def apply_all(rules: Sequence[Rule], tape: Tape) -> None:
    """Applies the rules in their order."""
    for rule in rules:
        rule.apply(tape)
