"""The rule files: each rule has an example, and reads it as it says."""

import re
from collections.abc import Iterator
from typing import cast

import pytest

from decretparse.lexicon.files import load_toml
from decretparse.scan.loading import load_rules
from decretparse.scan.rulefile import RuleEntry
from decretparse.scan.rules import Choice
from decretparse.scan.scanner import judged, tokens_of

TOKEN_FILES = ("phrases.toml", "units.toml")
DECIDED = re.compile(r"\[([^\]]+)\]")
# Where the words of an example would stand in a sentence.
BEFORE = ("", "Le bureau du budget ", "le chef ", "la direction des archives ")
AFTER = ("", " le bureau du budget.", " la paye.", " du bureau.", " à la direction.")


def rules(name: str) -> list[RuleEntry]:
    return cast(list[RuleEntry], load_toml(name)["rule"])


VERDICTS = [(number, rule) for number, rule in enumerate(rules("context.toml"), 1) if "verdict" in rule]
TOKENS = [
    (f"{rule['token']}-{number}-of-{name}", rule)
    for name in TOKEN_FILES
    for number, rule in enumerate(rules(name), 1)
    if "token" in rule
]


@pytest.mark.parametrize("name", ["context.toml", "phrases.toml", "units.toml", "qualifiers.toml"])
def test_every_rule_has_an_example(name: str) -> None:
    assert [number for number, rule in enumerate(rules(name), 1) if not rule.get("example", "").strip()] == []


def test_every_verdict_is_shown_on_a_word() -> None:
    assert [number for number, rule in VERDICTS if not DECIDED.search(rule["example"])] == []


@pytest.mark.parametrize(("number", "rule"), VERDICTS, ids=[f"{rule['verdict']}-{number}" for number, rule in VERDICTS])
def test_an_example_is_judged_as_it_says(number: int, rule: RuleEntry) -> None:
    found = list(readings(rule["example"]))
    if rule["verdict"] in ("verb", "subordinate", "coordinated", "negated"):
        wanted = {"verb": "finite"}.get(rule["verdict"], rule["verdict"])
        assert all(wanted in features for features in found), (number, found)
    else:
        assert all("finite" not in features for features in found), (number, found)


def readings(example: str) -> Iterator[frozenset[str]]:
    """What the words between [ ] are, in each of an example's pieces."""
    for piece in example.split("; "):
        decided = DECIDED.search(piece)
        if decided is None:
            continue
        text = piece.replace("[", "").replace("]", "")
        tape = judged(text, 0, len(text))
        if decided.start() in tape.starts:
            yield load_rules().alphabet.features_of[tape.symbols[tape.starts.index(decided.start())]]


@pytest.mark.parametrize(
    "rule",
    [pytest.param(rule, id=name) for name, rule in TOKENS],
)
def test_an_example_gives_its_token(rule: RuleEntry) -> None:
    pieces = [re.sub(r"^\d+° |[\[\]]", "", piece) for piece in rule["example"].split(" · ")]
    pieces += [re.sub(r"[()]", "", piece) for piece in pieces]
    texts = (before + piece + after for piece in pieces for before in BEFORE for after in AFTER)
    assert any(phrase.terminal == rule["token"] for text in texts for phrase in tokens_of(judged(text, 0, len(text))))


def test_every_pattern_can_be_compiled() -> None:
    book = load_rules()
    for rule in (*book.context.rules, *book.phrases.rules, *book.qualifying.rules, book.qualifiers):
        if isinstance(rule, Choice):
            assert rule.start.compiled.pattern
            assert all(way.pattern.compiled.groups >= way.target for way in rule.ways)
        else:
            assert rule.pattern.compiled.pattern
