"""Rules on a tape: a verdict relabels a word, a choice bundles words into one."""

import re

from decretparse.scan.rules import Choice, Outcome, Verdict
from decretparse.scan.tape import Tape


def tape(symbols: str) -> Tape:
    """Each symbol stands for a character and the blank after it."""
    return Tape(symbols, list(range(0, 2 * len(symbols), 2)), list(range(1, 2 * len(symbols), 2)))


def test_a_verdict_relabels_its_target_everywhere() -> None:
    found = tape("davdav")
    Verdict("verb", re.compile("d(?P<target>a)"), {"d": "d", "a": "A", "v": "v"}).apply(found)
    assert found.symbols == "dAvdAv"


def test_the_first_fitting_alternative_makes_the_token() -> None:
    found = tape("xabyb")
    outcomes = (Outcome("LONG.1", "L", "r0", "r0", {"r0_0": "kind"}), Outcome("SHORT.2", "S", "r1", "r1", {}))
    Choice(re.compile("(?P<r0>(?P<r0_0>a)b)|(?P<r1>b)"), outcomes).apply(found)
    assert found.symbols == "xLyS"
    assert found.rules == ["", "LONG.1", "", "SHORT.2"]
    assert (found.starts[1], found.ends[1]) == (2, 5)
    assert found.parts[1] == {"kind": (2, 3)}


def test_a_choice_takes_its_target_alone() -> None:
    found = tape("xab")
    Choice(re.compile("(?P<r0>x(?P<r0_0>a))"), (Outcome("A.1", "A", "r0", "r0_0", {}),)).apply(found)
    assert found.symbols == "xAb"
    assert found.starts == [0, 2, 4]
