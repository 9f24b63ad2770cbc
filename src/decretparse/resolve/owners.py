"""A unit named by whose it is, where the text did without, or the other way round."""

from decretparse.lexicon.nouns import head_of
from decretparse.resolve.entities import NEAR, Entity, holders
from decretparse.resolve.memory import Memory
from decretparse.resolve.names import begins_with, says_whose, splits, whose
from decretparse.resolve.naming import Form
from decretparse.resolve.offices import structure_kinds
from decretparse.syntax.facts import Mention


def of_somebody(memory: Memory, mention: Mention) -> Form | None:
    """« la structure permanente » and « la structure permanente du Conseil général »: one says whose it is."""
    if mention.bare:
        return None
    for entity in memory.registry.prolonged(mention):
        if entity.bare or entity.collective:
            continue
        if says_whose(mention.name, entity.name):
            if is_elsewhere(memory, entity, whose(mention.name, entity.name)):
                continue
            return Form(entity, name=mention.name, alias=entity.name)
        if says_whose(entity.name, mention.name):
            return Form(entity)
    return None


def is_elsewhere(memory: Memory, entity: Entity, whole: str) -> bool:
    """Is it part of something, and not of the other unit that this names?"""
    wholes = memory.registry.named(whole)
    return bool(wholes) and entity.parent is not None and not any(one in wholes for one in entity.ancestors())


def part_of_named(memory: Memory, mention: Mention) -> Form | None:
    """« le bureau du budget du service des quais »: the « bureau du budget » that is part of the service."""
    if mention.bare or mention.nature != "structure":
        return None
    for part, whole in splits(mention.name):
        wholes = memory.registry.named(whole)
        for entity in memory.registry.named(part) if wholes else ():
            alike = entity.collective == (mention.number == "p")
            if alike and any(ancestor in wholes for ancestor in entity.ancestors()):
                return Form(entity, alias=mention.name)
    return None


def one_of_namesakes(memory: Memory, mention: Mention) -> Form | None:
    """« le bureau du budget du service des quais », where each service has one: that of the quais."""
    several = any(len(memory.registry.named(part)) > 1 for part, _ in splits(mention.name))
    return part_of_named(memory, mention) if several else None


def named_under(memory: Memory, mention: Mention) -> Form | None:
    """« le cabinet du directeur », for the « cabinet » that the text gave him or the direction that he heads.

    « les services de la chambre », for « les services » that the chambre was said to comprise.
    """
    if mention.bare or mention.determiner != "definite":
        return None
    kind = memory.registry.of_kind(mention.kind)[-NEAR:]
    alike = [entity for entity in kind if entity.collective == (mention.number == "p")]
    held = [entity for entity in alike if is_held(entity, mention)] if alike else []
    bare = next((entity for entity in held if entity.bare), None)
    if bare is not None:
        return Form(bare, name=mention.name, was_bare=True)
    if len(held) != 1 or mention.nature == "post" or held[0].collective:
        return None
    return Form(held[0], alias=mention.name)  # « le secrétariat du comité », his « secrétariat permanent »


def is_held(entity: Entity, mention: Mention) -> bool:
    """Does the mention's name say whose the unit is, and no more?"""
    holder = whose(mention.name, entity.name if entity.collective and entity.bare else mention.kind)
    head = head_of(holder)
    headed = structure_kinds(head.kind) if head is not None and head.end == len(holder) else frozenset()
    return any(one.kind in headed or begins_with(one.name, holder) for one in holders(entity))
