"""The rule files: each rule has an example, and fires in each of its pieces.

Between the pieces of an example stands « · » or « ; », and what a piece shows may follow it, after a colon: "est dirigé
[soit] par un amiral: no conjunction". The words between [ ] are those that the rule is about, those in ( ) its
neighbours, where the piece shows some. In a piece such as "not « la mise en place sous »" the rule must not fire.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

import pytest

from decretparse.scan.loading import load_rules
from decretparse.scan.rulefile import RuleEntry, read_rules
from decretparse.scan.rules import Choice
from decretparse.scan.scanner import judged
from decretparse.scan.tape import Span
from tests.scan.firing import RuleId, fired

FILES = ("context.toml", "phrases.toml", "units.toml", "qualifiers.toml")
RULES = {(name, number): rule for name in FILES for number, rule in enumerate(read_rules(name).entries, 1)}
# French typography has a blank before a colon and a semicolon.
BETWEEN = re.compile(r" · |(?<=[\w»)\]….]); ")
EXPLAINED = re.compile(r"(?<=[\w»)\]…]): ")
AGAINST = re.compile(r"not « (.+?) »")
AROUND = re.compile(r"[()]")
# What an item begins with is no word of it.
MARKER = re.compile(r"^(\d+°|\(―\)|\(\^\)) ?")
EDGE = re.compile(r"[\[\]]")
# Where the words of an example would stand in a sentence.
BEFORE = ("", "Le bureau du budget ", "le chef ", "la direction des archives ")
AFTER = ("", " le bureau du budget.", " la paye.", " du bureau.", " à la direction.")
VERBAL = {"verb": "finite", "subordinate": "subordinate", "coordinated": "coordinated", "negated": "negated"}


class Shown(NamedTuple):
    """A piece of an example as words, and the places of those that stood between [ ]."""

    text: str
    decided: Sequence[Span]

    def within(self, before: str, after: str) -> "Shown":
        moved = [(start + len(before), end + len(before)) for start, end in self.decided]
        return Shown(f"{before}{self.text}{after}", moved)


def named(rules: dict[RuleId, RuleEntry]) -> list[object]:
    """The rules as parameters of a test."""
    return [pytest.param(rule, id=f"{name}-{number}") for rule in rules for name, number in [rule]]


def pieces(example: str) -> Iterator[str]:
    """The pieces in which a rule fires."""
    found = (EXPLAINED.split(MARKER.sub("", piece))[0] for piece in BETWEEN.split(example))
    return (piece for piece in found if not piece.startswith("not «"))


def shown(piece: str) -> Shown:
    *parts, last = EDGE.split(piece)
    edges = [sum(map(len, parts[: number + 1])) for number in range(len(parts))]
    text = "".join([*parts, last])
    return Shown(text, [without_blanks(text, *span) for span in zip(edges[::2], edges[1::2], strict=True)])


def without_blanks(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return end - len(words.lstrip()), start + len(words.rstrip())


def fires(rule: RuleId, example: Shown) -> bool:
    """Does the rule fire, and on all that the example says it decides?"""
    found = fired(example.text).get(rule, ())
    return bool(found) and all(
        any(first <= start and end <= last for first, last in found) for start, end in example.decided
    )


@pytest.mark.parametrize("rule", named(RULES))
def test_a_rule_fires_in_each_piece_of_its_example(rule: RuleId) -> None:
    example = RULES[rule]["example"]
    assert [*pieces(example)]
    for piece in pieces(example):
        ways = (shown(AROUND.sub("", piece)), shown(piece))
        assert any(fires(rule, way.within(*around)) for way in ways for around in product(BEFORE, AFTER)), piece


@pytest.mark.parametrize(
    "rule", named({rule: entry for rule, entry in RULES.items() if AGAINST.search(entry["example"])})
)
def test_a_rule_does_not_fire_where_its_example_says_so(rule: RuleId) -> None:
    assert [words for words in AGAINST.findall(RULES[rule]["example"]) if rule in fired(words)] == []


@pytest.mark.parametrize(
    "rule", named({rule: entry for rule, entry in RULES.items() if rule[0] == "context.toml" and "verdict" in entry})
)
def test_an_example_is_judged_as_it_says(rule: RuleId) -> None:
    verdict = RULES[rule]["verdict"]
    found = [features for piece in pieces(RULES[rule]["example"]) for features in readings(shown(piece))]
    assert found
    for features in found:
        assert VERBAL[verdict] in features if verdict in VERBAL else "finite" not in features


def readings(example: Shown) -> Iterator[frozenset[str]]:
    """What the words between [ ] are at last."""
    tape = judged(example.text, 0, len(example.text))
    for start, _ in example.decided:
        if start in tape.starts:
            yield load_rules().alphabet.features_of[tape.symbols[tape.starts.index(start)]]


def test_every_pattern_can_be_compiled() -> None:
    book = load_rules()
    for rule in (*book.context.rules, *book.phrases.rules, *book.qualifying.rules, book.qualifiers):
        if isinstance(rule, Choice):
            assert rule.start.compiled.pattern
            assert all(way.pattern.compiled.groups >= way.target for way in rule.ways)
        else:
            assert rule.pattern.compiled.pattern
