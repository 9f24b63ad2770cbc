"""The statement grammar: total over whatever the scanner can give, in lists however they nest."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decretparse.grammar.reader.paragraph import read_statements
from decretparse.grammar.statement import parse_statements
from decretparse.grammar.tree import Branch, Node, phrases
from decretparse.lexicon.files import grammar_text, load_toml
from decretparse.syntax.lalr import END, State, Table, terminals
from decretparse.syntax.phrase import Phrase

LISTS = ("LISTE", "LISTE_DE", "LISTE_UNITES", "LISTE_MIXTE")
LAYOUT = {*LISTS, "ITEM", "FIN_ITEM"}
TERMINALS = terminals(grammar_text("statement.lark"))
WORDS = sorted(TERMINALS - LAYOUT)

Sequence = list[str]


def listed(contents: st.SearchStrategy[Sequence]) -> st.SearchStrategy[Sequence]:
    """Words, then a list whose items hold what is given, then words again."""
    return st.builds(
        lambda before, opening, items, after: [
            *before,
            opening,
            *(terminal for item in items for terminal in ("ITEM", *item, "FIN_ITEM")),
            *after,
        ],
        plain,
        st.sampled_from(LISTS),
        st.lists(contents, min_size=1, max_size=3),
        plain,
    )


plain = st.lists(st.sampled_from(WORDS), max_size=8)
sequences = st.recursive(plain, listed, max_leaves=8)


def run(terminals: Sequence) -> list[Phrase]:
    return [Phrase(terminal, at, at + (terminal not in LAYOUT)) for at, terminal in enumerate(terminals)]


def tokens(tree: Branch) -> Iterator[str]:
    stack: list[Node] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, Phrase):
            yield node.terminal
        else:
            stack.extend(reversed(node.children))


@given(sequences)
def test_every_sequence_is_read_and_nothing_is_lost(terminals: Sequence) -> None:
    assert list(tokens(parse_statements(run(terminals)))) == terminals


def test_every_state_has_a_way_on_with_every_word() -> None:
    # What draws sequences meets a state that only rare words lead to once in some million: the table has them all.
    grammar = grammar_text("statement.lark")
    states = Table.of(grammar, start="start").states
    assert len(states) > len(WORDS)
    wanting = {at: {*WORDS} - {*state} for at, state in enumerate(states) if state and not takes_layout_only(state)}
    assert {at: words for at, words in wanting.items() if words} == {}


def takes_layout_only(state: State) -> bool:
    """Where a list has just begun or its item is at its end, or the text."""
    return {symbol for symbol in state if symbol.isupper()} <= LAYOUT | {END}


def test_the_rules_make_no_token_that_the_grammar_does_not_know() -> None:
    rules = [rule for name in ("phrases.toml", "units.toml") for rule in load_toml(name)["rule"]]  # type: ignore[attr-defined]
    assert {rule["token"] for rule in rules if "token" in rule} <= TERMINALS


def shape(*terminals: str) -> str:
    """The tree's rules, without its words."""

    def inner(node: Node) -> str:
        if isinstance(node, Phrase):
            return ""
        below = " ".join(filter(None, map(inner, node.children)))
        return f"{node.data}({below})" if below else str(node.data)

    return inner(parse_statements(run(list(terminals))))


@pytest.mark.parametrize(
    ("terminals", "expected"),
    [
        (
            "UNITE COMPREND UNITE ENTRE UNITE FIN",
            "start(statement(subject(unit) predicate(composition(unit unit))) stop)",
        ),
        (
            "UNITE COMPREND DEUX_POINTS LISTE_UNITES ITEM UNITE CHARGE TEXTE FIN_ITEM ITEM UNITE FIN_ITEM",
            "start(statement(subject(unit) predicate(composition("
            "item(nominal(subject(unit(charged)))) item(nominal(subject(unit)))))))",
        ),
        ("PRONOM VERBE TEXTE VERBE TEXTE", "start(statement(pronoun predicate(attribution) predicate(attribution)))"),
        ("SOUS UNITE_DE UNITE VERBE", "start(fronted(under(unit)) statement(subject(unit) predicate(attribution)))"),
    ],
)
def test_shape(terminals: str, expected: str) -> None:
    assert shape(*terminals.split()) == expected


@given(sequences)
def test_phrases_come_in_the_order_of_the_text(terminals: Sequence) -> None:
    found = [phrase.start for phrase in phrases([parse_statements(run(terminals))])]
    assert found == sorted(found)


def test_a_paragraph_without_words_states_nothing() -> None:
    assert read_statements(parse_statements([]), "") == []
