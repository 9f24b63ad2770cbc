"""Facts in, units and how they stand to each other out."""

from dataclasses import replace

from decretparse.resolve.entities import Entity
from decretparse.resolve.memory import Memory
from decretparse.resolve.resolver import new_memory, read_fact
from decretparse.syntax.facts import Anaphor, ClassOf, Fact, Link, Mention, Task, Topic
from tests.resolve.mentions import mention


def component(parent: Mention, child: Mention) -> Link:
    return Link("part_of", child, parent, (child.words,), "test")


def resolved(*facts: Fact) -> Memory:
    found = new_memory(" " * 1000, [0])
    for fact in facts:
        read_fact(found, fact)
    return found


def names(entities: list[Entity]) -> list[str]:
    return [entity.name for entity in entities]


def test_two_mentions_of_a_name_are_one_unit() -> None:
    direction = mention("direction des ports")
    found = resolved(
        component(direction, mention("bureau A", 30)),
        component(mention("direction des ports", 60), mention("bureau B", 90)),
    )
    assert names(found.registry.entities) == ["direction des ports", "bureau A", "bureau B"]
    assert [(link.child.name, link.parent.name) for link in found.resolution.links] == [
        ("bureau A", "direction des ports"),
        ("bureau B", "direction des ports"),
    ]


def test_a_pronoun_bears_a_task() -> None:
    direction = mention("direction des ports")
    found = resolved(Topic((direction,)), Task(Anaphor((40, 44), "personal", "s", "f"), 45, 60, ("tenir",)))
    assert [(task.bearer.name, task.inferred) for task in found.resolution.tasks] == [("direction des ports", False)]


def test_a_pronoun_that_may_stand_for_two_is_resolved() -> None:
    direction, mission = mention("direction des ports"), mention("direction des cartes", 30)
    task = Task(Anaphor((60, 64), "personal", "s", "f"), 65, 80, ("tenir",))
    found = resolved(Topic((direction,)), component(direction, mission), task)
    assert [(task.bearer.name, task.inferred) for task in found.resolution.tasks] == [("direction des ports", True)]


def test_a_circle_of_composition_is_a_finding() -> None:
    one, other = mention("direction des ports"), mention("bureau des cartes", 30)
    found = resolved(component(one, other), component(mention(other.name, 60), mention(one.name, 90)))
    assert len(found.resolution.links) == 1
    assert [finding.code for finding in found.resolution.findings] == ["part-of-cycle"]


def test_a_class_is_none_of_its_own_units() -> None:
    """« Les bureaux sont : ces bureaux »: which these are would be asked of the class again."""
    bureaux = replace(mention("bureau"), number="p")
    these = replace(bureaux, words=(30, 36), phrase=(30, 36), determiner="demonstrative")
    found = resolved(ClassOf(bureaux, (mention("bureau A", 60), these)), Topic((these,)))
    assert names(list(found.discourse.topic)) == ["bureau A"]
