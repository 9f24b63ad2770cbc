"""The table that Lark makes of a grammar, read by our own loop."""

from pathlib import Path

import pytest
from lark.exceptions import GrammarError

from decretparse.syntax.lalr import NoReadingError, Table

GRAMMAR = """
start: (pair | _hidden)*
pair: A _between B -> couple
_between: SEP?
_hidden: _NOISE C
%declare A B C SEP _NOISE
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path


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
        Table.of("start: a | b\na: X\nb: X\n%declare X", start="start")


def test_a_table_is_read_from_the_cache_and_made_again_where_that_is_damaged(cache: Path) -> None:
    assert read("A", "B") == ("start", ("couple", "A", "B"))
    [kept] = (cache / "decretparse").iterdir()
    assert read("A", "B") == ("start", ("couple", "A", "B"))
    kept.write_bytes(b"damaged")
    assert read("A", "B") == ("start", ("couple", "A", "B"))


def test_a_table_is_made_where_nothing_can_be_kept(cache: Path) -> None:
    (cache / "decretparse").write_text("no folder")
    assert read("A", "B") == ("start", ("couple", "A", "B"))
