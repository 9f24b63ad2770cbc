"""Rules on a tape: a verdict relabels a word, a choice bundles words into one."""

from collections import Counter

from decretparse.scan.alphabet import Alphabet, Inventory
from decretparse.scan.rules import LONGEST, Choice, Outcome, Pattern, Verdict, apply_all
from decretparse.scan.tape import Tape

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


def outcome(letter: str, rule: str, target: str, parts: dict[str, str] | None = None) -> Outcome:
    return Outcome(rule, ALPHABET.symbol(letter), target, parts or {})


def test_a_verdict_relabels_its_target_everywhere() -> None:
    found = tape("davdav")
    pattern = Pattern(f"{written('d')}(?P<target>{written('a')})", 0)
    Verdict("verb", pattern, {written("a"): written("A")}).apply(found)
    assert read(found) == "dAvdAv"


def test_the_first_fitting_alternative_makes_the_token() -> None:
    found = tape("xabyb")
    a, b = written("ab")
    outcomes = {"r0": outcome("L", "LONG.1", "r0", {"r0_0": "kind"}), "r1": outcome("S", "SHORT.2", "r1")}
    Choice(Pattern(f"(?P<r0>(?P<r0_0>{a}){b})|(?P<r1>{b})", 0), outcomes).apply(found)
    assert read(found) == "xLyS"
    assert found.rules == ["", "LONG.1", "", "SHORT.2"]
    assert (found.starts[1], found.ends[1]) == (2, 5)
    assert found.parts[1] == {"kind": (2, 3)}


def test_a_choice_takes_its_target_alone() -> None:
    found = tape("xab")
    x, a = written("xa")
    Choice(Pattern(f"(?P<r0>{x}(?P<r0_0>{a}))", 0), {"r0": outcome("A", "A.1", "r0_0")}).apply(found)
    assert read(found) == "xAb"
    assert found.starts == [0, 2, 4]


def test_a_rule_waits_for_what_it_needs() -> None:
    needs = ALPHABET.trait(INVENTORY.having("L"))
    waiting = Choice(Pattern(f"(?P<r1>{written('x')})", needs), {"r1": outcome("y", "Y.2", "r1")})
    giving = Choice(Pattern(f"(?P<r0>{written('a')})", 0), {"r0": outcome("L", "L.1", "r0")})
    found = tape("xa")
    apply_all([waiting, giving], found)
    assert read(found) == "xL"
    apply_all([giving, waiting], found)
    assert read(found) == "yL"


def test_a_long_tape_is_read_in_pieces() -> None:
    before, after = "ab" * (2 * LONGEST // 5), "ab" * LONGEST
    found = tape(f"{before};{after}")
    assert [len(piece.symbols) for piece in found.pieces(LONGEST)] == [len(before) + 1, LONGEST, LONGEST]
    apply_all([Choice(Pattern(f"(?P<r0>{written('ab')})", 0), {"r0": outcome("L", "L.1", "r0")})], found)
    assert read(found) == "L" * (len(before) // 2) + ";" + "L" * LONGEST
    assert len(found.rules) == len(found.parts) == len(found.starts)
    assert all(end < start for end, start in zip(found.ends, found.starts[1:], strict=False))
