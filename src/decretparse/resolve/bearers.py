"""What the bearers of facts stand for: each is asked for once, and whatever it names is noticed."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from decretparse.resolve.aliases import alias_of
from decretparse.resolve.discourse import agrees
from decretparse.resolve.entities import Entity
from decretparse.resolve.memory import Memory, Role
from decretparse.resolve.names import key_of, stems
from decretparse.syntax.facts import Anaphor, Bearer, LinkKind, Mention, Omitted, Span

# Determiners of mentions that stand for units named before: « ces ateliers », « chaque bureau ».
ASKING = frozenset({"demonstrative", "distributive"})


def resolve_all(memory: Memory, bearers: Sequence[Bearer], role: Role) -> tuple[tuple[Entity, ...], bool]:
    """The units that several bearers stand for, each once, and whether any had to be inferred."""
    found: list[Entity] = []
    inferred = False
    for bearer in bearers:
        entities, how = resolve(memory, bearer, role)
        found += [entity for entity in entities if entity not in found]
        inferred |= how
    return tuple(found), inferred


def resolve(
    memory: Memory, bearer: Bearer, role: Role, kind: LinkKind | None = None, others: Sequence[Entity] = ()
) -> tuple[tuple[Entity, ...], bool]:
    """The units that a bearer stands for, and whether that had to be inferred."""
    if isinstance(bearer, Omitted):
        return memory.known.setdefault((bearer.words, ""), memory.discourse.topic), True
    if isinstance(bearer, Anaphor):
        return memory.denotation.of_pronoun(memory, bearer), bearer.words not in memory.certain
    key = (bearer.words, bearer.name)
    known = memory.known.get(key)
    if known is not None and not (role == "component" and kind == "part_of" and belongs_elsewhere(known, others)):
        return known, False
    entities, inferred = memory.denotation.of_mention(memory, bearer, role, kind, others)
    if entities:
        memory.known[key] = entities
    for entity in entities:
        entity.mentioned(bearer.words)
        entity.quoted |= memory.quoted
        if bearer.charge is not None:
            entity.charges.add(charge_key(memory.text, bearer.charge))
        memory.discourse.mention(entity)
        name_further(memory, entity, bearer)
        if entity.name.isupper() and key_of(bearer.name) == entity.key:
            entity.name = bearer.name  # « LE DIRECTEUR », a title, and « le directeur » below it
    return entities, inferred


def named_before(memory: Memory, asking: Mention) -> Iterator[Mention]:
    """What the sentence before named of the kind that a mention asks for: first what its verb took."""
    for one in chain(reversed(memory.passing), named_within(memory)):
        # What asks for others itself can be what none means.
        if one.kind == asking.kind and one.determiner not in ASKING and one.words < asking.words:
            yield one


def named_within(memory: Memory) -> Iterator[Mention]:
    """What the last sentences named, however deep, the last first."""
    return chain.from_iterable(reversed(sentence()) for sentence in reversed(memory.said))


def belongs_elsewhere(entities: Sequence[Entity], parents: Sequence[Entity]) -> bool:
    """Is one of them part of somebody else? « Les ports et les docks ont des sections »: not a class."""
    if parents and all(entity.collective for entity in (*parents, *entities)):
        return False
    return bool(parents) and any(entity.parent is not None and entity.parent not in parents for entity in entities)


def settled(memory: Memory, bearer: Bearer) -> tuple[Entity, ...]:
    """What a bearer was found to stand for already."""
    name = bearer.name if isinstance(bearer, Mention) else ""
    return memory.known.get((bearer.words, name), ())


def note_members(memory: Memory, name: str, members: Sequence[Mention]) -> None:
    """Notes the units of a class; « ces bureaux » is none of them, for it would be asked which these are."""
    memory.classes[stems(name)] = tuple(one for one in members if one.determiner not in ASKING)


def settle(memory: Memory, pronoun: Anaphor, fits: Callable[[Entity], bool]) -> None:
    """« Il est le conservateur des collections »: the pronoun means the last unit of which this can be said."""
    found = memory.discourse.latest(lambda entity: fits(entity) and agrees(entity, pronoun.gender, pronoun.number))
    if found is not None:
        settle_on(memory, pronoun, found)


def settle_on(memory: Memory, pronoun: Anaphor, entity: Entity) -> None:
    """From here on the pronoun stands for the unit, and the text speaks of it."""
    memory.known[pronoun.words, ""] = (entity,)
    memory.discourse.about((entity,))


def settle_on_nothing(memory: Memory, pronoun: Anaphor) -> None:
    """« Il mentionne … », said of a report: the pronoun stands for no unit."""
    memory.known[pronoun.words, ""] = ()


def forget_thing(memory: Memory, bearer: Bearer) -> None:
    """« Le siège en est fixé à Brest. Il est chargé … »: no thing has a purpose, parts or a head that are told so.

    A thing told of behind the pronoun, in an item of its list, was never what it meant.
    """
    if isinstance(bearer, Anaphor) and memory.thing is not None and memory.thing.start < bearer.words[0]:
        memory.known.pop((bearer.words, ""), None)
        memory.thing = None


def name_further(memory: Memory, entity: Entity, mention: Mention) -> None:
    """« le service des ports (SP), dit « service bleu » »: initials and titles are other names of the unit."""
    for span in mention.aliases:
        alias = alias_of(memory.text[slice(*span)])
        if alias is not None:
            memory.registry.add_alias(entity, alias)
    for span in mention.titles:
        memory.registry.add_alias(entity, memory.text[slice(*span)])


def charge_key(text: str, words: Span) -> str:
    """« chargé des ports » as it is compared."""
    return key_of(text[slice(*words)])
