"""Gives each mention its unit, in the order of the text, and turns facts into relations and attributions."""

from collections.abc import Collection, Sequence

from decretparse.resolve.bearers import note_members, resolve, resolve_all, settle, settle_on_nothing, settled
from decretparse.resolve.denotation import meant_by_mention
from decretparse.resolve.frames import place_in_frame, read_frame
from decretparse.resolve.links import read_link
from decretparse.resolve.memory import Denotation, Memory
from decretparse.resolve.places import block_at
from decretparse.resolve.pronouns import meant_by_pronoun
from decretparse.resolve.settling import tell_apart
from decretparse.resolve.tasks import read_task
from decretparse.syntax.facts import (
    Anaphor,
    Another,
    Bearer,
    Boundary,
    ClassOf,
    Fact,
    Frame,
    Happening,
    Link,
    Listed,
    Mention,
    Omitted,
    OtherName,
    Passing,
    Presence,
    Said,
    Sized,
    Task,
    Thing,
    Topic,
)

LONGEST_MARKER = 6  # « II. - »


def new_memory(text: str, blocks: Sequence[int], items: Collection[int] = ()) -> Memory:
    """The memory of a text that nothing was read of yet; for `blocks` and `items` see `Memory`."""
    return Memory(text, blocks, items, Denotation(meant_by_mention, meant_by_pronoun))


def read_fact(memory: Memory, fact: Fact) -> None:
    """Makes units, relations and attributions of a fact; facts come in the order of the text."""
    match fact:
        case Topic():
            read_topic(memory, fact)
        case Link():
            read_link(memory, fact)
        case Task():
            read_task(memory, fact)
        case Boundary():
            new_article(memory)
        case Presence():
            place_in_frame(memory, resolve_all(memory, fact.bearers, "subject")[0])
        case Frame():
            read_frame(memory, fact)
        case OtherName():
            read_other_name(memory, fact)
        case Happening():
            read_happening(memory, fact)
        case _:
            notice(memory, fact)


def new_article(memory: Memory) -> None:
    """No pronoun reaches back over the head of an article."""
    memory.discourse.new_article()
    memory.passing = ()
    memory.said.clear()
    memory.closed = max((entity.last[1] for entity in memory.discourse.recent[-1:]), default=memory.closed)


def notice(memory: Memory, fact: Listed | Passing | Said | Another | ClassOf | Sized | Thing) -> None:
    """Keeps what a later pronoun, short form or name of a class may mean, and minds whom one cannot."""
    match fact:
        case Said():
            memory.said.append(fact.named)
        case Passing():
            memory.passing = fact.mentions
        case Listed():
            memory.discourse.listed = fact.bearers
        case Thing():
            memory.thing = fact
        case Another():
            tell_apart(memory, fact)
        case Sized():
            memory.sized += [(entity, fact.number) for entity in settled(memory, fact.named)]
        case ClassOf():
            note_members(memory, fact.named.name, fact.members)


def read_topic(memory: Memory, fact: Topic) -> None:
    """« La direction … »: what the sentences speak of from here on."""
    if is_of_thing(memory, fact.bearers):
        return
    entities, _ = resolve_all(memory, fact.bearers, "subject")
    if not entities:
        memory.thing = thing_among(fact.bearers)
    several = any(
        not isinstance(bearer, Omitted)
        and bearer.number == "p"
        and (isinstance(bearer, Anaphor) or bearer.determiner in ("definite", "demonstrative"))
        for bearer in fact.bearers
    )
    # « Chaque direction », and « elle » after it; « Le maire ou le préfet … Il »
    only = fact.bearers[0] if len(fact.bearers) == 1 else None
    each = fact.either or (isinstance(only, (Mention, Anaphor)) and only.number == "s")
    memory.discourse.about(entities, several, each)
    memory.discourse.brought = tuple(entity for mention in fact.brought for entity in settled(memory, mention))
    memory.discourse.listed = ()


def is_of_thing(memory: Memory, bearers: Sequence[Bearer]) -> bool:
    """« Ce rapport est remis au préfet. Il mentionne … »: the report does, no unit."""
    told = [one for one in bearers if isinstance(one, Anaphor) and one.form == "personal" and one.number == "s"]
    if len(told) == len(bearers) == 1 and memory.thing and still_means(memory, told[0], memory.thing):
        settle_on_nothing(memory, told[0])
        return True
    memory.thing = None
    return False


def still_means(memory: Memory, pronoun: Anaphor, thing: Thing) -> bool:
    """« Elle garde le port. Cette garde est de nuit.¶ Elle … »: what came up in a paragraph ends with it.

    « 1° Il dresse un état.¶ Cet état est public ;¶ 2° Il … »: no further item speaks of it either.
    """
    if pronoun.gender != thing.gender:
        return False
    starts = memory.blocks
    at, own = block_at(starts, thing.start), block_at(starts, pronoun.words[0])
    came_up = bool(memory.text[starts[at] : thing.start].strip())
    marker = memory.text[starts[own] : pronoun.words[0]].strip()
    return own == at or not (came_up or 0 < len(marker) <= LONGEST_MARKER)


def thing_among(bearers: Sequence[Bearer]) -> Thing | None:
    """The thing that a sentence is about: « Le dossier est remis au préfet. Il contient … »."""
    one = bearers[0] if len(bearers) == 1 else None
    if not isinstance(one, Mention) or not one.initials or one.name[0].isupper():
        return None
    told = (one.determiner, one.number) == ("definite", "s")
    return Thing(one.gender, one.phrase[0]) if told else None


def read_other_name(memory: Memory, fact: OtherName) -> None:
    """A second title of a post, or a second name of a class, unless it is somebody's already."""
    if isinstance(fact.bearer, Anaphor):
        settle(memory, fact.bearer, lambda entity: entity.nature == "post")
    bearers, _ = resolve(memory, fact.bearer, "subject")
    title = memory.text[slice(*fact.words)]
    for bearer in bearers if len(bearers) == 1 and not memory.registry.named(title) else ():
        if bearer.nature == "post" or bearer.collective:
            memory.registry.add_alias(bearer, title)


def read_happening(memory: Memory, happening: Happening) -> None:
    """« Il est créé un bureau »: what happens to a unit."""
    for entity in resolve(memory, happening.unit, "component")[0]:
        memory.resolution.happenings.append((happening, entity))
