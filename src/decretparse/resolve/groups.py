"""Which units « chaque bureau », « ces services » and « les directions techniques » are."""

from collections.abc import Sequence
from functools import partial

from decretparse.resolve.bearers import named_before, resolve, resolve_all
from decretparse.resolve.entities import Entity
from decretparse.resolve.memory import Memory
from decretparse.resolve.names import bare_kind, in_singular, key_of, stems, unpointed, whose
from decretparse.resolve.naming import all_of, is_of_class, one_for_all, one_named, structure_at_hand
from decretparse.syntax.facts import Mention

HELPING = ("assists", "under_authority_of")


def group_meant(memory: Memory, mention: Mention) -> tuple[Entity, ...]:
    """« Chaque bureau », « Ces services »: the class, or each of those at hand."""
    of_class = partial(is_of_class, mention=mention)
    spoken = memory.discourse.topic
    if (
        len(spoken) == 1
        and spoken[0].collective
        and of_class(spoken[0])
        and not memory.parted(spoken[0].last, mention.words)
    ):
        return spoken  # « 2° Des missions d'audit : ces missions … »: those of the item
    if members := listed_as(memory, mention.name) or (() if mention.bare else parts_of_whole(memory, mention)):
        return members  # « Chaque direction technique », where a list named the « deux directions techniques »
    alike = tuple(filter(of_class, memory.registry.beginning(mention.name)))
    if len(alike) > 1 and not mention.bare:
        return alike  # « Chaque direction centrale »
    whole = one_for_all(memory, mention) or memory.discourse.latest(
        lambda one: one.collective and of_class(one) and may_be_each(one, mention)
    )
    if whole is not None:
        if members := listed_as(memory, whole.name):
            return members  # « Les bureaux sont les suivants : … »: the class is no unit
        above = [ancestor for ancestor in whole.ancestors() if ancestor.collective and of_class(ancestor)]
        return (above[-1] if above else whole,)
    topic = tuple(entity for entity in memory.discourse.topic if of_class(entity))
    if len(topic) > 1:
        return topic
    last = memory.discourse.latest(lambda entity: of_class(entity) and may_be_each(entity, mention))
    if last is None:
        return not_named_before(memory, mention)
    kin = memory.registry.of_noun(mention.kind) if mention.number == "p" else memory.registry.of_kind(last.kind)
    siblings = tuple(entity for entity in kin if entity.parent is last.parent and not entity.collective)
    return siblings or (last,)


def not_named_before(memory: Memory, mention: Mention) -> tuple[Entity, ...]:
    """« Ces services », where no service was named: those just told of; else « chaque service » is a class."""
    pointed = mention.determiner == "demonstrative"
    if mention.number == "p":
        # « Les travaux sont répartis en ateliers. Chacun de ces ateliers … »
        told = (
            one for one in named_before(memory, mention) if one.number == "p" and (pointed or one in memory.passing)
        )
        named = next((one for one in told if key_of(one.name).startswith(key_of(mention.name))), None)
        if named is not None:
            return resolve(memory, named, "subject")[0]
    if pointed or mention.number == "p":
        spoken = memory.discourse.topic
        listed, _ = resolve_all(memory, memory.discourse.listed, "target")
        meant = listed or children_of(memory, spoken) or (spoken if pointed else ())
        group = tuple(entity for entity in meant if entity.nature == mention.nature)  # « Ces agents »: no bureau
        if group or pointed:
            return group
    created = memory.registry.create(mention)
    created.each = mention.determiner == "distributive"
    return (created,)


def class_called(memory: Memory, mention: Mention) -> tuple[Entity, ...]:
    """« Les directions techniques », which a list named; « Les bureaux », of which the text has several."""
    members = parts_of_whole(memory, mention) or aides_of(memory, mention) or listed_as(memory, mention.name)
    if not members and mention.determiner == "definite" and not mention.bare:
        return so_called(memory, mention)
    if members or not mention.bare:
        return members
    group = all_of(memory, mention)
    return group if len(group) > 1 or (group and group[0].collective) else ()


def so_called(memory: Memory, mention: Mention) -> tuple[Entity, ...]:
    """« Les services centraux », where a list named « le service central A » and « le service central B ».

    « Les bureaux du budget », where each direction has one.
    """
    name = in_singular(mention.name)
    alike = [one for one in (*memory.registry.named(name), *memory.registry.beginning(name)) if not one.collective]
    alike = list(dict.fromkeys(alike))
    return tuple(filter(partial(is_of_class, mention=mention), alike)) if len(alike) > 1 else ()


def listed_as(memory: Memory, name: str) -> tuple[Entity, ...]:
    """The units that the list of a class named; one of them may be called as the class is."""
    members = memory.classes.pop(key := stems(name), ())
    found, _ = resolve_all(memory, members, "target")
    if members:
        memory.classes[key] = members
    return found


def parts_of_whole(memory: Memory, mention: Mention) -> tuple[Entity, ...]:
    """« Les bureaux de la direction », « Ses bureaux », « Les bureaux » right after it: those below it."""
    if mention.number != "p" or mention.nature != "structure":
        return ()
    wholes = wholes_of(memory, mention)
    below = [entity for entity in memory.registry.of_kind(mention.kind) if not entity.collective]
    parts = tuple(entity for entity in below if not wholes.isdisjoint(entity.ancestors()))
    return parts if len(parts) > 1 else ()


def aides_of(memory: Memory, mention: Mention) -> tuple[Entity, ...]:
    """« Les adjoints au directeur des quais », to whom the text gave several, each of a name."""
    if mention.number != "p" or mention.nature != "post" or mention.bare:
        return ()
    chiefs = memory.registry.named(unpointed(whose(mention.name, mention.name.split()[0])))
    aides = (link.child for link in memory.resolution.links if link.kind in HELPING and link.parent in chiefs)
    found = tuple(entity for entity in dict.fromkeys(aides) if entity.kind == mention.kind and not entity.collective)
    return found if len(found) > 1 else ()


def wholes_of(memory: Memory, mention: Mention) -> set[Entity]:
    """Of whom a plural speaks: whom it names, else the subject before, if « Ses » or one paragraph says so."""
    if not mention.bare:
        whole = unpointed(whose(mention.name, mention.name.split()[0]))
        kind = bare_kind(whole)
        named = one_named(memory, whole) if kind is None else structure_at_hand(memory, kind)
        return {named} if named is not None else set()
    topic = memory.discourse.topic
    if len(topic) != 1 or topic[0].nature != "structure" or topic[0].collective:
        return set()
    apart = memory.parted(topic[0].last, mention.words)
    return set() if apart and mention.determiner != "possessive" else {topic[0]}


def may_be_each(entity: Entity, mention: Mention) -> bool:
    """« La cour des comptes, chaque cour d'appel »: one of another name is none of the class.

    « Les sections de garde, chaque section », but « les sections techniques, chaque section de garde ».
    """
    if mention.bare or mention.determiner != "distributive":
        return True
    if not entity.collective:
        return entity.key.startswith(key_of(mention.name))
    if mention.number == "p":
        return True  # « Chacun des bureaux A 1 et A 2 »
    own, asked = set(stems(in_singular(entity.name))), set(stems(mention.name))
    return own <= asked or asked <= own


def children_of(memory: Memory, parents: Sequence[Entity]) -> tuple[Entity, ...]:
    """« Ces composantes »: the units just said to be part of the topic."""
    return tuple(link.child for link in memory.resolution.links if link.kind == "part_of" and link.parent in parents)
