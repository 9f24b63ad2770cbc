"""The notation of the rule files, on an alphabet of a few words."""

import re

import pytest

from decretparse.scan.alphabet import Alphabet
from decretparse.scan.pattern import Parts, PatternError, literals, translate

LEXICON = {
    "le": frozenset({"definite", "w:le"}),
    "chef": frozenset({"post", "w:chef"}),
    "bureau": frozenset({"structure", "w:bureau"}),
    "mission": frozenset({"structure", "weak", "w:mission"}),
    ",": frozenset({"comma", "w:,"}),
    "dirige": frozenset({"finite", "=diriger"}),
}
PARTS = Parts({"unit": "{definite} {@head}"}, {"head": ["post", "structure"]}, {})


def symbols(alphabet: Alphabet, text: str) -> str:
    return "".join(map(alphabet.symbol, text.split()))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("le chef", "le chef"),
        ("le chef|bureau", "le bureau"),
        ("{definite} {post structure}", "le mission"),
        ("{structure&!weak}", "bureau"),
        ("{=diriger}", "dirige"),
        ("<unit> {finite}", "le bureau dirige"),
        ("(le)? chef , chef", "chef , chef"),
        ("{t}+", "mots inconnus"),
        ("{num}{1,2}", "3 4"),
        ("le (?!chef) {structure}", "le bureau"),
    ],
)
def test_a_pattern_reads(pattern: str, text: str) -> None:
    alphabet = Alphabet(LEXICON)
    assert re.fullmatch(translate(pattern, PARTS, alphabet), symbols(alphabet, text))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{structure&!weak}", "mission"),
        ("le chef|bureau", "le mission"),
        ("<unit> {finite}", "chef dirige"),
        ("le (?!chef) {post}", "le chef"),
        ("{t}", "bureau"),
    ],
)
def test_a_pattern_does_not_read(pattern: str, text: str) -> None:
    alphabet = Alphabet(LEXICON)
    assert not re.fullmatch(translate(pattern, PARTS, alphabet), symbols(alphabet, text))


def test_the_part_a_rule_is_about_and_named_parts() -> None:
    alphabet = Alphabet(LEXICON)
    match = re.fullmatch(
        translate("{definite} [ kind:({structure}) ] {finite}", PARTS, alphabet), symbols(alphabet, "le bureau dirige")
    )
    assert match is not None
    assert match.span("target") == match.span("kind") == (1, 2)


@pytest.mark.parametrize("pattern", ["inconnu", "{aucun}", "<absent>", "le {", "le }"])
def test_what_no_pattern_is(pattern: str) -> None:
    with pytest.raises(PatternError):
        translate(pattern, PARTS, Alphabet(LEXICON))


def test_what_a_pattern_asks_for_by_name() -> None:
    assert set(literals("le|la {=diriger&!finite structure} ,")) == {"w:le", "w:la", "=diriger", "w:,"}


@pytest.mark.parametrize(
    ("word", "features"),
    [
        ("BUREAU", {"structure", "w:bureau"}),
        ("Mission", {"structure", "weak", "w:mission"}),
        ("DAF", {"t", "acronym", "cap"}),
        ("I.N.S.E.E.", {"t", "acronym", "cap"}),
        ("Lorient", {"t", "cap"}),
        ("1 250", {"t", "num"}),
        ("façonne", {"t", "verb_like"}),
        ("/", {"t", "mark"}),
    ],
)
def test_a_word_that_is_not_written_as_in_the_lexicon(word: str, features: set[str]) -> None:
    alphabet = Alphabet(LEXICON)
    assert alphabet.features_of[alphabet.symbol(word)] == features
