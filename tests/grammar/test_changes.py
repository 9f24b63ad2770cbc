"""The parts of changes: names behind their articles and quotation marks, units that were joined."""

import pytest

from decretparse.grammar.changes.creations import sources
from decretparse.grammar.changes.renamings import name_between
from decretparse.grammar.changes.sentence import Sentence
from decretparse.grammar.tree import Branch


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("« Office des phares »", "Office des phares"),
        ("« l'Office des phares », qui tient le registre", "Office des phares"),
        ("l'office des phares", "office des phares"),
        ("« »", None),
    ],
)
def test_a_name_is_without_its_article_and_its_marks(words: str, name: str | None) -> None:
    found = name_between(words, 0, len(words))
    assert (words[slice(*found)] if found else None) == name


def test_each_unit_that_was_joined_begins_with_a_noun_of_units() -> None:
    text = "par fusion de la direction des quais, du bureau des feux et de mai à juin de la mission des câbles"
    start = len("par fusion")
    sentence = Sentence(text, (), Branch("creation", []), (0, len(text)))
    assert [unit.kind for unit in sources(sentence, start, len(text))] == ["direction", "bureau"]
