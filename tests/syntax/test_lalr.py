"""The table that Lark makes of a grammar, read by our own loop."""

import pytest
from lark.exceptions import GrammarError

from decretparse.syntax.lalr import NoReadingError, Table

GRAMMAR = """
start: (pair | _hidden)*
pair: A _between B -> couple
_between: SEP?
_hidden: _NOISE C
"""


def read(*terminals: str) -> object:
    made = Table.of(GRAMMAR, start="start").read(terminals, terminals, lambda name, children: (name, *children))
    assert isinstance(made, tuple)
    return made


def test_rules_that_serve_others_and_hidden_terminals_leave_no_trace() -> None:
    assert read("A", "SEP", "B", "_NOISE", "C", "A", "B") == (
        "start",
        ("couple", "A", "SEP", "B"),
        "C",
        ("couple", "A", "B"),
    )
    assert read() == ("start",)


@pytest.mark.parametrize("terminals", [("B",), ("A",), ("A", "C"), ("A", "NONE")])
def test_what_has_no_reading_is_refused(terminals: tuple[str, ...]) -> None:
    with pytest.raises(NoReadingError):
        read(*terminals)


def test_a_grammar_with_a_conflict_is_refused() -> None:
    with pytest.raises(GrammarError):
        Table.of("start: a | b\na: X\nb: X", start="start")


def test_a_token_that_cannot_stand_where_it_does_is_taken_for_another() -> None:
    table = Table.of("start: (pair | C)*\npair: A B A", start="start")

    def read_with(terminals: str, otherwise: str | None) -> object:
        return table.read(terminals, terminals.lower(), lambda name, children: (name, *children), otherwise)

    assert read_with("CBABA", "C") == ("start", "c", "b", ("pair", "a", "b", "a"))
    with pytest.raises(NoReadingError):
        read_with("CBABA", None)
    with pytest.raises(NoReadingError):
        read_with("AC", "C")
