"""Which rules of the rule files fire on a text, and where."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from decretparse.scan.loading import load_rules
from decretparse.scan.rulebook import QUALIFIER_FILE
from decretparse.scan.rulefile import read_rules
from decretparse.scan.rules import TARGET, Choice, Rule, Verdict
from decretparse.scan.scanner import spelt
from decretparse.scan.tape import Span, Tape
from decretparse.syntax.record import record

CONTEXT_FILES = ("context.toml",)
TOKEN_FILES = ("phrases.toml", "units.toml")

# A rule: its file, and its number there, from 1 on.
RuleId: TypeAlias = tuple[str, int]
Fired: TypeAlias = Mapping[RuleId, Sequence[Span]]


@record
class Step:
    """A rule as it is applied, and the entries of a rule file that it was made of: several make one choice."""

    rule: Rule
    members: Sequence[RuleId]

    def fires(self, tape: Tape) -> Iterator[tuple[RuleId, Span]]:
        """Each time that the rule matches on a tape: the entry that does, and what it is about, in characters."""
        if isinstance(self.rule, Choice):
            numbers = {way.outcome.rule: member for way, member in zip(self.rule.ways, self.members, strict=True)}
            found = [(numbers[one.outcome.rule], (one.first, one.last)) for one in self.rule.find(tape)]
        else:
            target = TARGET if isinstance(self.rule, Verdict) else self.rule.target
            matches = self.rule.pattern.compiled.finditer(tape.symbols)
            found = [(self.members[0], match.span(target)) for match in matches]
        for member, (first, last) in found:
            if first < last:
                yield member, (tape.starts[first], tape.ends[last - 1])


def fired(text: str) -> Fired:
    """The rules that fire on a text, and the characters that each is about."""
    judging, making, qualifying = _steps()
    tape = spelt(text, 0, len(text))
    found: dict[RuleId, list[Span]] = defaultdict(list)
    _apply(judging, tape, found)
    copy = tape.copy()
    _apply(making, tape, found)
    _apply(qualifying, copy, found)
    return found


def _apply(steps: Iterable[Step], tape: Tape, found: Mapping[RuleId, list[Span]]) -> None:
    for step in steps:
        for member, span in step.fires(tape):
            found[member].append(span)
        step.rule.apply(tape)


@cache
def _steps() -> tuple[Sequence[Step], Sequence[Step], Sequence[Step]]:
    """The rules in their order: those that judge words, those that make tokens, those of qualifiers."""
    book = load_rules()
    # Adverbs of more than one word come first; no file has them.
    judging = _numbered(book.context.rules, [("", 1), *_entries(CONTEXT_FILES)])
    making = _numbered(book.phrases.rules, _entries(TOKEN_FILES))
    qualifying = _numbered([*book.qualifying.rules, book.qualifiers], _entries([QUALIFIER_FILE]))
    return judging, making, qualifying


def _entries(names: Iterable[str]) -> list[RuleId]:
    return [(name, number) for name in names for number, _ in enumerate(read_rules(name).entries, 1)]


def _numbered(rules: Sequence[Rule], entries: Sequence[RuleId]) -> Sequence[Step]:
    left = iter(entries)
    steps = [Step(rule, [next(left) for _ in (rule.ways if isinstance(rule, Choice) else [rule])]) for rule in rules]
    assert next(left, None) is None
    return steps
