"""Rules on a tape: a verdict relabels a word, a choice bundles words into one."""

from collections import Counter
from collections.abc import Sequence

from decretparse.scan.alphabet import Alphabet, Inventory
from decretparse.scan.rules import Alternative, Choice, Pattern, Verdict
from decretparse.scan.ruleset import LONGEST, RuleSet
from decretparse.scan.tape import Outcome, Tape

LEXICON = {letter: frozenset({letter}) for letter in "abdvxyALS"} | {";": frozenset({"closing"})}
INVENTORY = Inventory(LEXICON.values())
ALPHABET = Alphabet(LEXICON, INVENTORY, Counter())
LETTERS = {ALPHABET.symbol(letter): letter for letter in LEXICON}


def written(letters: str) -> str:
    """A pattern of letters, in symbols."""
    return "".join(ALPHABET.symbol_of.get(LEXICON.get(each, frozenset()), each) for each in letters)


def tape(letters: str) -> Tape:
    """Each letter stands for a character and the blank after it."""
    places = range(0, 2 * len(letters), 2)
    return Tape(written(letters), list(places), [place + 1 for place in places], ALPHABET)


def read(found: Tape) -> str:
    return "".join(LETTERS[symbol] for symbol in found.symbols)


def way(pattern: str, letter: str, rule: str, target: int = 0, parts: Sequence[tuple[int, str]] = ()) -> Alternative:
    """The letters of a pattern make a token of another letter; it begins with any of them."""
    source = written(pattern)
    symbols = list(filter(LETTERS.__contains__, source))
    outcome = Outcome(rule, ALPHABET.symbol(letter), rule)
    return Alternative(Pattern(source), Pattern("".join(symbols[:2])), outcome, target, parts)


def choice(*ways: Alternative, needs: int = 0) -> Choice:
    source = ways[0].pattern.source if len(ways) == 1 else "|".join(each.beginning.source[0] for each in ways)
    return Choice(Pattern(source, needs), ways)


def test_a_verdict_relabels_its_target_everywhere() -> None:
    found = tape("davdav")
    pattern = Pattern(f"{written('d')}(?P<target>{written('a')})")
    Verdict("verb", pattern, {written("a"): written("A")}).apply(found)
    assert read(found) == "dAvdAv"


def test_the_first_fitting_alternative_makes_the_token() -> None:
    found = tape("xabyb")
    choice(way("(a)b", "L", "LONG.1", parts=[(1, "kind")]), way("b", "S", "SHORT.2")).apply(found)
    assert read(found) == "xLyS"
    assert [bundle and bundle.outcome.rule for bundle in found.bundles] == [None, "LONG.1", None, "SHORT.2"]
    assert (found.starts[1], found.ends[1]) == (2, 5)
    assert found.bundles[1] is not None
    assert found.bundles[1].parts == {"kind": (2, 3)}


def test_what_a_token_was_made_of_makes_no_other() -> None:
    found = tape("aab")
    choice(way("aa", "L", "LONG.1"), way("ab", "S", "SHORT.2")).apply(found)
    assert read(found) == "Lb"


def test_a_choice_takes_its_target_alone() -> None:
    found = tape("xab")
    choice(way("x(a)", "A", "A.1", target=1)).apply(found)
    assert read(found) == "xAb"
    assert found.starts == [0, 2, 4]


def test_a_rule_waits_for_what_it_needs() -> None:
    waiting = choice(way("x", "y", "Y.2"), needs=ALPHABET.trait(INVENTORY.having("L")))
    giving = choice(way("a", "L", "L.1"))
    found = tape("xa")
    RuleSet([waiting, giving], ALPHABET).apply(found)
    assert read(found) == "xL"
    RuleSet([giving, waiting], ALPHABET).apply(found)
    assert read(found) == "yL"


def test_a_rule_waits_for_all_that_it_needs() -> None:
    needs = [ALPHABET.trait(INVENTORY.having(letter)) for letter in "abv"]
    rules = RuleSet([choice(way("a", "L", "L.1"), needs=needs[0] | needs[1] | needs[2])], ALPHABET)
    for letters, expected in {"ab": "ab", "av": "av", "vab": "vLb"}.items():
        found = tape(letters)
        rules.apply(found)
        assert read(found) == expected


def test_rules_are_applied_in_their_order() -> None:
    rules = [choice(way("a", "b", "B.1")), choice(way("b", "L", "L.2")), choice(way("a", "S", "S.3"))]
    found = tape("a")
    RuleSet(rules, ALPHABET).apply(found)
    assert read(found) == "L"


def test_a_long_tape_is_read_in_pieces() -> None:
    before, after = "ab" * (2 * LONGEST // 5), "ab" * LONGEST
    found = tape(f"{before};{after}")
    assert [len(piece.symbols) for piece in found.pieces(LONGEST)] == [len(before) + 1, LONGEST, LONGEST]
    RuleSet([choice(way("ab", "L", "L.1"))], ALPHABET).apply(found)
    assert read(found) == "L" * (len(before) // 2) + ";" + "L" * LONGEST
    assert len(found.bundles) == len(found.starts)
    assert all(end < start for end, start in zip(found.ends, found.starts[1:], strict=False))
