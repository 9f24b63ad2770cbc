"""Gives each mention its unit, in the order of the text, and turns facts into relations and attributions."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from decretparse.resolve.bearers import (
    forget_thing,
    note_members,
    resolve,
    resolve_all,
    settle,
    settle_on_nothing,
    settled,
)
from decretparse.resolve.denotation import meant_by_mention
from decretparse.resolve.entities import Entity
from decretparse.resolve.forms import existing, recognised
from decretparse.resolve.links import (
    add_link,
    introduce,
    link_helper,
    place_in_frame,
    read_frame,
    read_link,
    settle_on_another,
)
from decretparse.resolve.memory import Denotation, Memory
from decretparse.resolve.naming import POINT
from decretparse.resolve.places import block_at
from decretparse.resolve.posts import leader_of
from decretparse.resolve.pronouns import meant_by_pronoun, settle_target
from decretparse.resolve.records import ResolvedTask
from decretparse.resolve.standing import has_function, has_purpose
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
    LinkKind,
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

# The statement that a verb makes of its object: « dirige le service », « assiste le chef ».
BY_VERB: Mapping[LinkKind, str] = {"headed_by": "direction", "assists": "assistance"}


def new_memory(text: str, blocks: Sequence[int]) -> Memory:
    """The memory of a text that nothing was read of yet; `blocks` are where its blocks begin."""
    return Memory(text, blocks, Denotation(meant_by_mention, meant_by_pronoun))


def read_facts(memory: Memory, facts: Iterable[Fact], quoted: bool = False) -> None:
    """Makes units, relations and attributions of facts, in the order of the text."""
    memory.quoted = quoted
    for fact in facts:
        if isinstance(fact, Topic):
            read_topic(memory, fact)
        elif isinstance(fact, Link):
            read_link(memory, fact)
        elif isinstance(fact, Task):
            read_task(memory, fact)
        elif isinstance(fact, Frame):
            read_frame(memory, fact)
        elif isinstance(fact, Presence):
            place_in_frame(memory, resolve_all(memory, fact.bearers, "subject")[0])
        elif isinstance(fact, Listed | Passing | Said | Another | ClassOf | Sized | Thing):
            notice(memory, fact)
        elif isinstance(fact, Boundary):
            new_article(memory)
        elif isinstance(fact, OtherName):
            read_other_name(memory, fact)
        else:
            read_happening(memory, fact)


def new_article(memory: Memory) -> None:
    """No pronoun reaches back over the head of an article."""
    memory.discourse.new_article()
    memory.passing = ()
    memory.said.clear()
    memory.closed = max((entity.last[1] for entity in memory.discourse.recent[-1:]), default=memory.closed)


def notice(memory: Memory, fact: Listed | Passing | Said | Another | ClassOf | Sized | Thing) -> None:
    """Keeps what a later pronoun, short form or name of a class may mean, and minds whom one cannot."""
    if isinstance(fact, Another):
        tell_apart(memory, fact)
    elif isinstance(fact, Sized):
        memory.sized += [(entity, fact.number) for entity in settled(memory, fact.named)]
    elif isinstance(fact, Said):
        memory.said.append(fact.named)
    elif isinstance(fact, Listed):
        memory.discourse.listed = fact.bearers
    elif isinstance(fact, Thing):
        memory.thing = fact
    elif isinstance(fact, ClassOf):
        note_members(memory, fact.named.name, fact.members)
    else:
        memory.passing = fact.mentions


def read_topic(memory: Memory, fact: Topic) -> None:
    """« La direction … »: what the sentences speak of from here on."""
    if is_of_thing(memory, fact.bearers):
        return
    entities, _ = resolve_all(memory, fact.bearers, "subject")
    if not entities:
        memory.thing = thing_among(fact.bearers)
    # « Ces délégations » may stand for something else.
    several = any(
        not isinstance(bearer, Omitted)
        and bearer.number == "p"
        and (isinstance(bearer, Anaphor) or bearer.determiner == "definite")
        for bearer in fact.bearers
    )
    # « Chaque direction », and « elle » after it; « Le maire ou le préfet … Il »
    only = fact.bearers[0] if len(fact.bearers) == 1 else None
    each = fact.either or (not isinstance(only, Omitted | None) and only.number == "s")
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
    """« Elle garde le port. Cette garde est de nuit.¶ Elle … »: what came up in a paragraph ends with it."""
    if pronoun.gender != thing.gender:
        return False
    starts = memory.blocks
    at = block_at(starts, thing.start)
    came_up = bool(memory.text[starts[at] : thing.start].strip())
    return not came_up or block_at(starts, pronoun.words[0]) == at


def thing_among(bearers: Sequence[Bearer]) -> Thing | None:
    """The thing that a sentence is about: « Le dossier est remis au préfet. Il contient … »."""
    one = bearers[0] if len(bearers) == 1 else None
    if not isinstance(one, Mention) or not one.initials or one.name[0].isupper():
        return None
    told = (one.determiner, one.number) == ("definite", "s")
    return Thing(one.gender, one.phrase[0]) if told else None


def read_task(memory: Memory, task: Task) -> None:
    """An attribution for each unit that the bearer stands for, or the relation that the verb tells."""
    if memory.text.startswith(POINT, task.end - 1):  # « … de l'I.N.S.E.E. »: its last point ends the sentence too
        task = replace(task, end=task.end - 1)
    if has_function(task.verbs):
        introduce(memory, task.bearer)
    if has_purpose(task.verbs):
        forget_thing(memory, task.bearer)
    if task.leading is not None:
        settle_on_another(memory, task.bearer, task.leading[1])
        settle_on_leader(memory, task.bearer, *task.leading)
    bearers, inferred = resolve(memory, task.bearer, "subject")
    if only_tells_which(memory, task):
        return
    if task.leading is not None and read_leading(memory, task, bearers):
        return
    place_in_frame(memory, bearers)
    for bearer in bearers:
        memory.resolution.bear(ResolvedTask(bearer, task, inferred, memory.quoted))


def only_tells_which(memory: Memory, task: Task) -> bool:
    """« Le bureau chargé des ports tient … », of whom that was said before."""
    charge = task.bearer.charge if isinstance(task.bearer, Mention) else None
    return charge is not None and charge in memory.told_again and task.end <= charge[1]


def tell_apart(memory: Memory, fact: Another) -> None:
    """« Il est chargé, sous l'autorité du président »: the other one who was named."""
    above = existing(memory, fact.whom)
    if above is not None and resolve(memory, fact.pronoun, "subject")[0] == (above,):
        settle(memory, fact.pronoun, lambda entity: entity is not above)


def settle_on_leader(memory: Memory, bearer: Bearer, kind: LinkKind, whom: Bearer) -> None:
    """« Le directeur dirige le service », « Ce conseil débat. Il préside le comité »: who can be the one."""
    if kind != "headed_by":
        return
    if isinstance(bearer, Anaphor):
        if any(entity.body for entity in resolve(memory, bearer, "subject")[0]):
            settle(memory, bearer, lambda entity: entity.nature == "post")
    elif isinstance(bearer, Mention) and isinstance(whom, Mention) and bearer.bare and bearer.nature == "post":
        headed, spoken = existing(memory, whom), resolve(memory, bearer, "subject")[0]
        single = (bearer.determiner, bearer.number) == ("definite", "s") and len(spoken) == 1
        if single and headed is not None and headed.nature == "structure" and not headed.collective:
            leader = leader_of(memory, spoken[0], bearer, headed)
            leader.mentioned(bearer.words)
            memory.known[bearer.words, bearer.name] = (leader,)
            memory.discourse.about((leader,))


def read_leading(memory: Memory, task: Task, bearers: Sequence[Entity]) -> bool:
    """Records "dirige Z", "assiste Z" as a relation where Z is a unit; says whether that is all there is to it."""
    assert task.leading is not None
    kind, object_ = task.leading
    if isinstance(object_, Omitted):
        return False
    link = Link(kind, task.bearer, object_, ((task.start, task.end),), BY_VERB[kind])
    if isinstance(object_, Anaphor) and kind == "assists":
        link_helper(memory, link, object_, bearers)
        return False
    found = led(memory, object_, kind, bearers)
    for leader in bearers:
        if found is None or found is leader or (kind == "headed_by" and leader.nature != "post"):
            continue
        add_link(memory, link, leader, found, False)
    return kind == "headed_by" and found is not None and all(leader.nature == "post" for leader in bearers)


def led(memory: Memory, object_: Mention | Anaphor, kind: LinkKind, leaders: Sequence[Entity]) -> Entity | None:
    """Whom the object of a task means, if the text has him; a post that is helped is a unit in any case."""
    if isinstance(object_, Anaphor):
        # « Le service comprend une école. Le proviseur dirige cette dernière »
        settle_target(memory, object_, leaders)
        meant, _ = resolve(memory, object_, "target")
        return meant[0] if len(meant) == 1 and meant[0].nature == "structure" else None
    found = recognised(memory, object_)
    if found is None and kind == "assists" and (object_.nature, object_.number) == ("post", "s"):
        return resolve(memory, object_, "target", kind, leaders)[0][0]
    return found


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
