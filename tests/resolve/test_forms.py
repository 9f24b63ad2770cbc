"""A unit known by other words: looking for it tells nothing of its name, naming it does."""

from collections.abc import Callable

import pytest

from decretparse.resolve.entities import Entity
from decretparse.resolve.forms import existing, in_other_words, recognised
from decretparse.resolve.memory import Memory
from decretparse.resolve.resolver import new_memory
from decretparse.syntax.facts import Mention
from tests.resolve.mentions import mention


@pytest.fixture
def memory() -> Memory:
    """« Le conseil dispose d'une structure permanente. »"""
    found = new_memory(" " * 1000, [0])
    found.registry.create(mention("structure permanente"))
    return found


FULL = mention("structure permanente du Conseil général", 60)


def test_looking_for_a_unit_leaves_its_name(memory: Memory) -> None:
    found = existing(memory, FULL)
    assert found is not None
    assert found is memory.registry.entities[0]
    assert (found.name, found.aliases) == ("structure permanente", [])


@pytest.mark.parametrize("names", [recognised, in_other_words])
def test_a_fuller_mention_gives_the_name(memory: Memory, names: Callable[[Memory, Mention], Entity | None]) -> None:
    found = names(memory, FULL)
    assert found is not None
    assert found is memory.registry.entities[0]
    assert (found.name, found.aliases) == ("structure permanente du Conseil général", ["structure permanente"])


def test_another_name_is_no_form_of_it(memory: Memory) -> None:
    assert existing(memory, mention("structure des quais", 60)) is None
