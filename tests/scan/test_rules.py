"""Rules on a tape: a verdict relabels a word, a choice bundles words into one."""

from collections import Counter
from collections.abc import Iterable, Sequence

from decretparse.scan.alphabet import Alphabet, Inventory
from decretparse.scan.rules import Choice, Offers, Pattern, Verdict, Way
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


def way(
    pattern: str, letter: str, rule: str, target: int = 0, parts: Sequence[tuple[int, str]] = (), needs: int = 0
) -> Way:
    """The letters of a pattern make a token of another letter."""
    return Way(Pattern(written(pattern), needs), Outcome(rule, ALPHABET.symbol(letter), rule), target, parts)


def choice(**ways: Way) -> Choice:
    """Each way begins with the letters that it is given by, one or two."""
    start = "|".join(written(letters[0]) for letters in ways)
    firsts, seconds = takers(letters[:1] for letters in ways), takers(letters[1:] for letters in ways)
    alone = takers(letters if len(letters) == 1 else "" for letters in ways)
    return Choice(Pattern(start), [*ways.values()], firsts, seconds, alone)


def takers(letters: Iterable[str]) -> Offers:
    """Which ways take their letter, those that have one."""
    ways: Counter[int] = Counter()
    for place, letter in enumerate(reversed([*letters])):
        ways[ALPHABET.trait(INVENTORY.having(letter)) if letter else 0] |= 1 << place
    return Offers(ways, ALPHABET.traits)


def test_a_verdict_relabels_its_target_everywhere() -> None:
    found = tape("davdav")
    pattern = Pattern(f"{written('d')}(?P<target>{written('a')})")
    Verdict("verb", pattern, {written("a"): written("A")}).apply(found)
    assert read(found) == "dAvdAv"


def test_the_first_fitting_way_makes_the_token() -> None:
    found = tape("xabyb")
    choice(ab=way("(a)b", "L", "LONG.1", parts=[(1, "kind")]), b=way("b", "S", "SHORT.2")).apply(found)
    assert read(found) == "xLyS"
    assert [bundle and bundle.outcome.rule for bundle in found.bundles] == [None, "LONG.1", None, "SHORT.2"]
    assert (found.starts[1], found.ends[1]) == (2, 5)
    assert found.bundles[1] is not None
    assert found.bundles[1].parts == {"kind": (2, 3)}


def test_what_a_token_was_made_of_makes_no_other() -> None:
    found = tape("aab")
    choice(aa=way("aa", "L", "LONG.1"), ab=way("ab", "S", "SHORT.2")).apply(found)
    assert read(found) == "Lb"


def test_a_token_is_made_of_its_target_alone() -> None:
    found = tape("xab")
    way("x(a)", "A", "A.1", target=1).apply(found)
    assert read(found) == "xAb"
    assert found.starts == [0, 2, 4]


def test_a_rule_waits_for_what_it_needs() -> None:
    waiting = way("x", "y", "Y.2", needs=ALPHABET.trait(INVENTORY.having("L")))
    giving = way("a", "L", "L.1")
    found = tape("xa")
    RuleSet([waiting, giving], ALPHABET).apply(found)
    assert read(found) == "xL"
    RuleSet([giving, waiting], ALPHABET).apply(found)
    assert read(found) == "yL"


def test_a_rule_waits_for_all_that_it_needs() -> None:
    needs = [ALPHABET.trait(INVENTORY.having(letter)) for letter in "abv"]
    rules = RuleSet([way("a", "L", "L.1", needs=needs[0] | needs[1] | needs[2])], ALPHABET)
    for letters, expected in {"ab": "ab", "av": "av", "vab": "vLb"}.items():
        found = tape(letters)
        rules.apply(found)
        assert read(found) == expected


def test_a_way_that_lacks_what_it_needs_leaves_its_place_to_the_next() -> None:
    needs = ALPHABET.trait(INVENTORY.having("v"))
    either = choice(a=way("a", "L", "LONG.1", needs=needs), ab=way("ab", "S", "SHORT.2"))
    for letters, expected in {"ab": "S", "abv": "Lbv"}.items():
        found = tape(letters)
        RuleSet([way("d", "x", "X.1"), either], ALPHABET).apply(found)
        assert read(found) == expected


def test_rules_are_applied_in_their_order() -> None:
    rules = [way("a", "b", "B.1"), way("b", "L", "L.2"), way("a", "S", "S.3")]
    found = tape("a")
    RuleSet(rules, ALPHABET).apply(found)
    assert read(found) == "L"


def test_a_long_tape_is_read_in_pieces() -> None:
    before, after = "ab" * (2 * LONGEST // 5), "ab" * LONGEST
    found = tape(f"{before};{after}")
    assert [len(piece.symbols) for piece in found.pieces(LONGEST)] == [len(before) + 1, LONGEST, LONGEST]
    RuleSet([way("ab", "L", "L.1")], ALPHABET).apply(found)
    assert read(found) == "L" * (len(before) // 2) + ";" + "L" * LONGEST
    assert len(found.bundles) == len(found.starts)
    assert all(end < start for end, start in zip(found.ends, found.starts[1:], strict=False))
