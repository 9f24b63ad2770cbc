"""The notation of the rule files, on an alphabet of a few words."""

import re
from collections import Counter

import pytest

from decretparse.scan.alphabet import Alphabet, Inventory
from decretparse.scan.needs import Analyst
from decretparse.scan.pattern import Notation, PatternError, literals

LEXICON = {
    "le": frozenset({"definite", "w:le"}),
    "chef": frozenset({"post", "w:chef"}),
    "bureau": frozenset({"structure", "w:bureau"}),
    "mission": frozenset({"structure", "weak", "w:mission"}),
    ",": frozenset({"comma", "w:,"}),
    "dirige": frozenset({"finite", "=diriger"}),
}
INVENTORY = Inventory(LEXICON.values())
NOTATION = Notation({"unit": "{definite} {@head}"}, {"head": ["post", "structure"]}, INVENTORY)
ALPHABET = Alphabet(LEXICON, INVENTORY, Counter(NOTATION.classes("<unit> {post structure} {t&!num}")))


def symbols(text: str) -> str:
    return "".join(map(ALPHABET.symbol, text.split()))


def fullmatch(pattern: str, text: str) -> re.Match[str] | None:
    return re.fullmatch(NOTATION.regex(pattern, ALPHABET), symbols(text))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("le chef", "le chef"),
        ("le chef|bureau", "le bureau"),
        ("{definite} {post structure}", "le mission"),
        ("{structure&!weak}", "bureau"),
        ("{!@head&!t}", "dirige"),
        ("{=diriger}", "dirige"),
        ("<unit> {finite}", "le bureau dirige"),
        ("(le)? chef , chef", "chef , chef"),
        ("{t}+", "mots inconnus"),
        ("{num}{1,2}", "3 4"),
        ("le (?!chef) {structure}", "le bureau"),
        ("(?> {t} | le )++ chef", "mots le chef"),
    ],
)
def test_a_pattern_reads(pattern: str, text: str) -> None:
    assert fullmatch(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("{structure&!weak}", "mission"),
        ("{!@head}", "chef"),
        ("le chef|bureau", "le mission"),
        ("<unit> {finite}", "chef dirige"),
        ("le (?!chef) {post}", "le chef"),
        ("{t}", "bureau"),
    ],
)
def test_a_pattern_does_not_read(pattern: str, text: str) -> None:
    assert not fullmatch(pattern, text)


def test_the_part_a_rule_is_about_and_named_parts() -> None:
    match = fullmatch("{definite} [ kind:({structure}) ] {finite}", "le bureau dirige")
    assert match is not None
    assert match.span("target") == match.span("kind") == (1, 2)


@pytest.mark.parametrize(
    ("text", "parts"),
    [("bureau , mission", [(0, 1), (2, 3)]), ("bureau , a b , c d , mission", [(0, 1), (2, 4), (5, 7), (8, 9)])],
)
def test_each_of_several_is_a_part(text: str, parts: list[tuple[int, int]]) -> None:
    source = NOTATION.regex("each:(bureau) (, each:({t}+)){0,2} , each:(mission)", ALPHABET)
    match = re.fullmatch(source.replace("?P<each>", ""), symbols(text))
    assert match
    assert [span for span in match.regs[1:] if span != (-1, -1)] == parts


@pytest.mark.parametrize("pattern", ["inconnu", "{aucun}", "<absent>", "le {", "le }"])
def test_what_no_pattern_is(pattern: str) -> None:
    with pytest.raises(PatternError):
        NOTATION.regex(pattern, ALPHABET)


def test_what_a_pattern_asks_for_by_name() -> None:
    assert set(literals("le|la {=diriger&!finite structure} ,")) == {"w:le", "w:la", "=diriger", "w:,"}


@pytest.mark.parametrize(
    ("word", "features"),
    [
        ("BUREAU", {"structure"}),
        ("Mission", {"structure", "weak"}),
        ("DAF", {"t", "acronym", "cap"}),
        ("I.N.S.E.E.", {"t", "acronym", "cap"}),
        ("Lorient", {"t", "cap"}),
        ("1 250", {"t", "num"}),
        ("façonne", {"t", "unplural", "verb_like"}),
        ("financier", {"t", "unplural"}),
        ("canaux", {"t"}),
        ("/", {"t", "mark"}),
    ],
)
def test_a_word_that_is_not_written_as_in_the_lexicon(word: str, features: set[str]) -> None:
    assert ALPHABET.features_of[ALPHABET.symbol(word)] == features


@pytest.mark.parametrize(
    ("pattern", "first", "empty", "all_of", "second", "alone"),
    [
        ("le chef", "le", False, ["le", "chef"], "chef", ""),
        ("(le)? chef", "le chef", False, ["chef"], "chef", "chef"),
        ("le chef | bureau", "le bureau", False, ["le bureau", "chef bureau"], "chef", "bureau"),
        ("le | (chef)*", "le chef", True, [], "chef", "le chef"),
        (
            "(?<=,) (?!bureau) [ chef+ ] (?= <unit>)",
            "chef",
            False,
            [",", "chef", "le", "chef bureau mission"],
            "chef",
            "chef",
        ),
        ("^ unit:(<unit>){0,2} chef{2,3}", "le chef", False, ["chef"], "chef bureau mission", "chef"),
        (
            "(le (?=chef))? (chef bureau?+ | mission)",
            "le chef mission",
            False,
            ["chef mission"],
            "chef mission bureau",
            "chef mission",
        ),
    ],
)
def test_what_a_pattern_needs(
    pattern: str, first: str, empty: bool, all_of: list[str], second: str, alone: str
) -> None:
    needs = Analyst(NOTATION, Counter({LEXICON["chef"]: 1})).needs(pattern)
    assert needs.first == {LEXICON[word] for word in first.split()}
    assert needs.second == {LEXICON[word] for word in second.split()}
    assert needs.alone == {LEXICON[word] for word in alone.split()}
    assert needs.empty == empty
    assert list(needs.all_of) == [{LEXICON[word] for word in members.split()} for members in all_of]
