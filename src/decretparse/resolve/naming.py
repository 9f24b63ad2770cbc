"""The units that a text has named, and which of them a name means."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import head_of
from decretparse.resolve.entities import NEAR, Entity
from decretparse.resolve.memory import Memory
from decretparse.resolve.names import completes, in_singular, same_wording, wording
from decretparse.syntax.facts import Mention

POINT = "."


@kept
def _apart() -> frozenset[str]:
    return frozenset(cast(Mapping[str, list[str]], load_toml("lexicon/generic.toml")["apart"])["kinds"])


class Form(NamedTuple):
    """A unit that a mention names in other words, and what these tell of its name."""

    entity: Entity
    # Its name from now on, where the mention says more than the text did.
    name: str | None = None
    # Another name of it.
    alias: str | None = None
    # Whether it had none but its noun so far.
    was_bare: bool = False


def as_it_is(entity: Entity | None) -> Form | None:
    """A unit of whose name the mention tells nothing."""
    return Form(entity) if entity is not None else None


def learned(memory: Memory, form: Form | None) -> Entity | None:
    """The unit of a form, which has from now on the names that the form tells."""
    if form is None:
        return None
    if form.name is not None:
        memory.registry.rename(form.entity, form.name)
        head = head_of(form.name) if form.entity.nature == "post" else None
        if head is not None:  # « le directeur » of a direction générale is its « directeur général »
            memory.registry.rank(form.entity, head.kind)
    if form.alias is not None:
        memory.registry.add_alias(form.entity, form.alias)
    form.entity.bare &= not form.was_bare
    return form.entity


def nearest(memory: Memory, entities: Sequence[Entity]) -> Entity:
    """Of several with one name: the one below or above what the text speaks of, else the one mentioned last."""
    around = {ancestor for entity in memory.discourse.topic for ancestor in (entity, *entity.ancestors())}
    close = [entity for entity in entities if entity in around or (entity.parent or entity.office) in around]
    pool = close or entities
    return max(pool, key=lambda entity: entity.last)


def reworded(memory: Memory, entity: Entity, mention: Mention) -> Entity:
    """The unit that a mention names in other words, these kept as an alias."""
    if same_wording(wording(entity.name), wording(mention.name)):
        memory.report("two-wordings", mention.words, mention.name, entity.name)
    memory.registry.add_alias(entity, mention.name)
    return entity


def one_named(memory: Memory, name: str) -> Entity | None:
    """The one structure of this name, or of a longer one: « le port franc » for « le port franc de la rade »."""
    longer = (entity for entity in memory.registry.beginning(name) if completes(entity.name, name))
    named = memory.registry.named(name) or longer
    found = [entity for entity in named if entity.nature == "structure"]
    return found[0] if len(found) == 1 and not found[0].collective else None


def structure_at_hand(memory: Memory, kind: str) -> Entity | None:
    """The structure that « le service » means: the one spoken of, or above it, else the only one."""
    around = (*memory.discourse.topic, *((memory.discourse.main,) if memory.discourse.main else ()))
    offices = (entity.office for entity in around if entity.office is not None)
    every = (*around, *offices, *(ancestor for entity in around for ancestor in entity.ancestors()))
    fitting = [entity for entity in every if entity.kind == kind and not entity.collective]
    only = [entity for entity in memory.registry.of_kind(kind)[-NEAR:] if not entity.collective]
    return next(iter(fitting), None) or (only[0] if len(only) == 1 else None)


def answers(entity: Entity, mention: Mention) -> bool:
    """Can the bare noun stand for the unit? « le secrétariat » for a « secrétariat général » too.

    « Les ports » may stand for « chaque port ».
    """
    return (entity.each or entity.collective == (mention.number == "p")) and is_of_class(entity, mention)


def is_of_class(entity: Entity, mention: Mention) -> bool:
    """Is the unit one of those that the noun names, « la direction régionale » for « la direction »?"""
    same_kind = mention.kind in (entity.kind, entity.kind.split(" ")[0], entity.said.split(" ")[0])
    same_kind &= mention.kind == entity.kind or entity.kind not in _apart()
    return same_kind and entity.nature == mention.nature


def all_of(memory: Memory, mention: Mention) -> tuple[Entity, ...]:
    """« Les ateliers »: those of the kind, or the class that they are the members of."""
    kinds = [
        entity
        for entity in memory.registry.of_kind(mention.kind)
        if not entity.collective and entity.parent is not None
    ]
    wholes = {entity.parent.order: entity.parent for entity in kinds if entity.parent is not None}
    classes = [whole for whole in wholes.values() if whole.collective and is_of_class(whole, mention)]
    return tuple(classes) if len(classes) == len(wholes) == 1 else tuple(kinds)


def not_listed_apart(memory: Memory, mention: Mention) -> list[Entity]:
    """Those of its name that the list of the mention does not name beside it.

    « un bureau chargé des quais ; un bureau chargé des feux », « le bureau, chargé … ; le bureau, chargé … »
    """
    same = memory.registry.named_as(mention)
    if mention.determiner == "indefinite":
        return [entity for entity in same if not named_beside(memory, entity, mention)]
    nameless = mention.bare and mention.number == "s" and memory.introduction is not None
    return [entity for entity in same if not nameless or entity.introduction != memory.introduction]


def listed_with(memory: Memory, entity: Entity, mention: Mention, parents: Sequence[Entity]) -> bool:
    """« la division « Littoral », la division du littoral »: one sentence lists two units, however alike."""
    return entity.parent in parents and in_one_sentence(memory, entity, mention)


def named_beside(memory: Memory, entity: Entity, mention: Mention) -> bool:
    """Does one sentence, or one list, name both?"""
    listed = entity.introduction is not None and entity.introduction == memory.introduction
    return listed or in_one_sentence(memory, entity, mention)


def in_one_sentence(memory: Memory, entity: Entity, mention: Mention) -> bool:
    """Did the sentence of the mention name the unit before?"""
    end = entity.last[1]
    return end > memory.closed and memory.text.find(POINT, end, mention.words[0]) < 0


def one_for_all(memory: Memory, mention: Mention) -> Entity | None:
    """« Un institut technique peut … », after « Les instituts techniques »: any one of the class."""
    if mention.bare or mention.number == "p" or memory.registry.named(mention.name):
        return None
    alike = (entity for entity in memory.registry.of_kind(mention.kind)[-NEAR:] if entity.collective)
    return next((entity for entity in alike if in_singular(entity.name) == in_singular(mention.name)), None)


def undivided(memory: Memory, mention: Mention) -> Entity | None:
    """« Les directions de la pêche et des lacs » are one after « Chaque direction de la pêche et des lacs »."""
    if memory.text[slice(*mention.words)] == mention.name:
        return None
    whole = in_singular(memory.text[slice(*mention.phrase)])
    alike = memory.registry.of_kind(mention.kind)[-NEAR:]
    return next((each for each in alike if whole.endswith(f" {in_singular(each.name)}")), None)
