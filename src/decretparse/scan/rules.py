"""The rules of the rule files: what a word is from its neighbours, and which words make one token."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from decretparse.kept.expressions import Uncompiled
from decretparse.scan.tape import Bundle, Outcome, Span, Tape
from decretparse.syntax.phrase import NO_PARTS

TARGET = "target"  # the group of a pattern that holds what the rule is about
Match: TypeAlias = Callable[[str, int], re.Match[str] | None]

MOST_PAIRS = 1 << 12  # kept of each choice; a million characters have some thousand
NOTHING: Collection[str] = ()


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

    def apply(self, tape: Tape) -> Collection[str]:
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
class Alternative:
    """One way to make a token: `outcome` is made of the group `target`, and `parts` has the names of other groups.

    `beginning` matches the first symbols of every match, one or two.
    """

    pattern: Pattern
    beginning: Pattern
    outcome: Outcome
    target: int
    parts: Sequence[tuple[int, str]]


@dataclass(frozen=True)
class Choice:
    """Makes one token of what the first fitting alternative finds, or of its target where it has one.

    `pattern` tells where one may begin.
    """

    pattern: Pattern
    alternatives: Sequence[Alternative]
    _of_pair: dict[str, Sequence[tuple[Alternative, Match]]] = field(default_factory=dict)

    def apply(self, tape: Tape) -> Collection[str]:
        """Makes the tokens; gives the symbols that they are."""
        bundles = self.find(tape)
        if not bundles:
            return NOTHING
        tape.bundle(bundles)
        return [bundle.outcome.symbol for bundle in bundles]

    def find(self, tape: Tape) -> list[Bundle]:
        """The tokens that `apply` makes, in order and apart."""
        bundles: list[Bundle] = []
        for alternative, match in self._matches(tape.symbols):
            first, last = match.span(alternative.target)
            if first < last:
                bundles.append(Bundle(first, last, alternative.outcome, _parts(match, alternative, tape)))
        return bundles

    def _matches(self, symbols: str) -> Iterator[tuple[Alternative, re.Match[str]]]:
        if len(self.alternatives) == 1:
            for match in self.pattern.compiled.finditer(symbols):
                yield self.alternatives[0], match
            return
        reached = 0
        for start in self.pattern.compiled.finditer(symbols):
            at = start.start()
            if at < reached:
                continue
            for alternative, read in self._beginning_with(symbols[at : at + 2]):
                found = read(symbols, at)
                if found is not None:
                    yield alternative, found
                    reached = found.end()
                    break

    def _beginning_with(self, pair: str) -> Sequence[tuple[Alternative, Match]]:
        """The alternatives that can match where these two symbols stand: mostly few of many."""
        found = self._of_pair.get(pair)
        if found is None:
            if len(self._of_pair) >= MOST_PAIRS:
                self._of_pair.clear()
            found = [way for way in self._ways if way[0].beginning.compiled.match(pair)]
            self._of_pair[pair] = found
        return found

    @cached_property
    def _ways(self) -> Sequence[tuple[Alternative, Match]]:
        return [(each, each.pattern.compiled.match) for each in self.alternatives]


def _parts(match: re.Match[str], alternative: Alternative, tape: Tape) -> Mapping[str, Span]:
    if not alternative.parts:
        return NO_PARTS
    parts: dict[str, Span] = {}
    groups = match.regs
    for group, name in alternative.parts:
        first, last = groups[group]
        if first < last:
            parts[name] = (tape.starts[first], tape.ends[last - 1])
    return parts


Rule: TypeAlias = Verdict | Choice
