"""Which units behind a verb are but the class of those that a colon opens."""

import pytest

from decretparse.grammar.reader.classes import class_heads
from decretparse.grammar.reader.listing import each_named
from decretparse.grammar.tree import items_of
from tests.grammar.reader.readings import read


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Le service comprend le bureau des quais et le bureau des feux.", []),
        ("Le service comprend deux bureaux : le bureau des quais et le bureau des feux.", ["deux bureaux"]),
        (
            "Le service comprend un greffe et deux bureaux : le bureau des quais et le bureau des feux.",
            ["deux bureaux"],
        ),
        (
            "Le service comprend deux bureaux et une cellule : le bureau des quais, le bureau des feux et la cellule "
            "des câbles.",
            ["deux bureaux", "une cellule"],
        ),
        ("Le service comprend deux bureaux, le bureau des quais et le bureau des feux.", ["deux bureaux"]),
    ],
)
def test_the_heads_of_classes_are_in_the_order_of_the_text(text: str, heads: list[str]) -> None:
    found = read(text)
    nodes = found.predicate.children[1:]
    assert found.words(*class_heads(found.reading, nodes, items_of(nodes))) == heads


@pytest.mark.parametrize(
    ("head", "items", "names"),
    [
        (
            "trois bureaux",
            ("Finances", "Personnel", "Contentieux"),
            ["Finances", "Personnel", "Contentieux"],
        ),
        ("deux bureaux", ("Finances", "Personnel", "Contentieux"), []),
        ("les bureaux", ("du budget", "de la paye"), ["bureau du budget", "bureau de la paye"]),
    ],
)
def test_items_that_are_but_names_are_units_of_their_class(head: str, items: tuple[str, ...], names: list[str]) -> None:
    found = read(f"Le service comprend {head} :\n" + " ;\n".join(f"- {item}" for item in items) + ".")
    nodes = found.predicate.children[1:]
    assert [mention.name for mention in each_named(found.reading, nodes, items_of(nodes))] == names
