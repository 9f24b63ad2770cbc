"""Which unit a pronoun stands for."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from decretparse.resolve.bearers import ASKING, named_within, resolve
from decretparse.resolve.discourse import PERSONAL, agrees, goes_on
from decretparse.resolve.entities import NEAR, Entity
from decretparse.resolve.forms import existing
from decretparse.resolve.memory import Memory
from decretparse.resolve.naming import nearest
from decretparse.resolve.places import block_at
from decretparse.resolve.records import ResolvedLink
from decretparse.syntax.facts import Anaphor, AnaphorForm, Bearer, Mention

# Pronouns that say which of several are meant, and their places among them.
RANKS: Mapping[AnaphorForm, slice] = {
    "first": slice(0, 1),
    "one": slice(0, 1),
    "any": slice(0, 0),  # none of several that have names
    "second": slice(1, 2),
    "another": slice(1, 2),
    "third": slice(2, 3),
    "fourth": slice(3, 4),
    "fifth": slice(4, 5),
    "final": slice(-1, None),
    "first_two": slice(0, 2),
    "last_two": slice(-2, None),
}

JUST_NAMED: Collection[AnaphorForm] = ("nearest", "last")  # « celui-ci », « ce dernier »
OPENING = 30  # characters that « A ce titre, il » and the full stop before it take at most


def may_be(one: Mention, pronoun: Anaphor) -> bool:
    """Can a pronoun stand for what a mention names, if it is a unit?"""
    alike = pronoun.gender in ("-", one.gender) or one.gender == "-"
    before = one.number == pronoun.number and one.determiner not in ASKING and one.words < pronoun.words
    return alike and before


def told_last(memory: Memory, pronoun: Anaphor) -> Iterator[Mention]:
    """What the last sentence named that a pronoun can stand for, the last first.

    « Il est suppléé par le chef du bureau des feux. Celui-ci … »: a post comes before what its own name holds.
    """
    for sentence in [*memory.said][-1:]:
        told = sentence()
        named_in = {one.words: named_around(one, told).words[0] for one in told}
        in_turn = sorted(told, key=lambda one: (-named_in[one.words], one.words))
        yield from (one for one in in_turn if may_be(one, pronoun))


def named_around(one: Mention, told: Sequence[Mention]) -> Mention:
    """The post in whose name another is named: « le chef du bureau des feux »."""
    around = (each for each in told if each.nature == "post" and each.words[0] <= one.words[0] < each.words[1])
    return next(around, one)


def meant_by_pronoun(memory: Memory, pronoun: Anaphor) -> tuple[Entity, ...]:
    """The units that a pronoun stands for; asked twice, it says the same."""
    key = (pronoun.words, "")
    if key not in memory.known:
        together = named_together(memory) if pronoun.form in ("each", "both") else ()
        if pronoun.form in RANKS:
            entities = ranked(memory, pronoun)
            found = bool(entities)
        elif (spoken := spoken_of(memory, pronoun)) is not None:
            entities, found = (spoken,), True
        elif several := only_named(memory, pronoun):
            entities, found = several, True
        else:
            entities, found = (together, True) if together else memory.discourse.antecedent(pronoun)
        if not found:
            memory.report("unresolved-pronoun", pronoun.words, memory.text[slice(*pronoun.words)])
        elif memory.discourse.leaves_no_choice(pronoun, entities):
            memory.certain.add(pronoun.words)
        memory.known[key] = entities
    return memory.known[key]


def spoken_of(memory: Memory, pronoun: Anaphor) -> Entity | None:
    """Who it must be that a pronoun means, whatever the last subject was."""
    brought = brought_in(memory, pronoun)
    return brought or just_named(memory, pronoun) or doer_before(memory, pronoun) or doer_above(memory, pronoun)


def brought_in(memory: Memory, pronoun: Anaphor) -> Entity | None:
    """« Auprès du préfet siège un comité. Il … »: the comité; « Lui est aussi rattaché … »: to the préfet."""
    subject = pronoun.form == "personal" and pronoun.gender != "-"
    agreed = (one for one in memory.discourse.brought if agrees(one, pronoun.gender, pronoun.number))
    return next(agreed, None) if subject else None


def just_named(memory: Memory, pronoun: Anaphor) -> Entity | None:
    """« Le directeur écrit au secrétaire général. Celui-ci … »: whom the last task named, or named somewhere."""
    if pronoun.form not in JUST_NAMED:
        return None
    if pronoun.number == "p":
        return class_just_named(memory, pronoun)
    taken = [one for one in reversed(memory.passing) if may_be(one, pronoun)]
    within = list(told_last(memory, pronoun))
    untold = [one for one in taken if one.body or not one.weak]
    found = known_among(memory, pronoun, taken)
    agreed = [each for each in memory.discourse.recent if agrees(each, pronoun.gender, pronoun.number)]
    # A heading may name another below the last sentence.
    titled = bool(within) and any(each.last > within[0].words for each in agreed)
    if found is None and not untold and not titled:
        others = [one for one in within if existing(memory, one) not in memory.discourse.topic]
        found = known_among(memory, pronoun, others)
    if found is not None:
        return found
    if not untold and not titled and (within or not agreed):
        untold = within or [one for one in named_within(memory) if may_be(one, pronoun)]
    new = resolve(memory, untold[0], "subject")[0] if untold else ()
    return new[0] if len(new) == 1 else None


def class_just_named(memory: Memory, pronoun: Anaphor) -> Entity | None:
    """« Les dépôts sont dirigés par des gardiens. Ces derniers … »: the gardiens."""
    last = next(told_last(memory, pronoun), None) if pronoun.gender != "-" else None
    return known_among(memory, pronoun, (last,)) if last is not None else None


def structure_just_named(memory: Memory, pronoun: Anaphor) -> Entity | None:
    """« Il écrit au chef du service. Celui-ci est dirigé par … »: the service."""
    if pronoun.form not in JUST_NAMED:
        return None
    return known_among(memory, pronoun, (one for one in told_last(memory, pronoun) if one.nature == "structure"))


def known_among(memory: Memory, pronoun: Anaphor, mentions: Iterable[Mention]) -> Entity | None:
    """The first of some mentions that names a unit told of, which the pronoun can mean."""
    known = (entity for one in mentions if (entity := existing(memory, one)) is not None)
    return next((entity for entity in known if agrees(entity, pronoun.gender, pronoun.number)), None)


def only_named(memory: Memory, pronoun: Anaphor) -> tuple[Entity, ...]:
    """« Le préfet dirige les bureaux. Ils … », « préside la commission. Elle … »: nobody told of agrees."""
    topic = memory.discourse.topic
    if len(topic) != 1 or topic[0].collective or not lacks_unit(memory, pronoun):
        return ()
    told = next((one for one in told_last(memory, pronoun) if one.body or not one.weak), None)
    return resolve(memory, told, "subject")[0] if told is not None else ()


def lacks_unit(memory: Memory, pronoun: Anaphor) -> bool:
    """Is there no unit yet that a pronoun could stand for, or for one in the plural but the subject before it?"""
    if pronoun.form == "personal" and pronoun.number == "s":
        return not any(agrees(entity, pronoun.gender, "s") for entity in memory.discourse.recent)
    if pronoun.form == "personal":
        return not memory.discourse.antecedent(pronoun)[1]
    # « ce sont : ― le bureau A » is said of whoever comprises them
    return pronoun.form in JUST_NAMED and pronoun.number == "p" and pronoun.gender != "-"


def doer_before(memory: Memory, pronoun: Anaphor) -> Entity | None:
    """« sous l'autorité d'un chef, qui suit les travaux. A ce titre, il … »: the post that did the task before."""
    start = pronoun.words[0]
    before = memory.text[max(0, start - OPENING) : start]
    if pronoun.form != "personal" or not memory.resolution.tasks or not goes_on(before):
        return None
    last = memory.resolution.tasks[-1]
    near = last.task.end + OPENING > start and agrees(last.bearer, pronoun.gender, pronoun.number)
    return last.bearer if near and last.bearer.nature == "post" else None


def doer_above(memory: Memory, pronoun: Anaphor) -> Entity | None:
    """« Il tient le plan. Le bureau A est rattaché au chef du port.¶ Il … »: whose tasks the paragraph above told.

    What that paragraph only attaches somewhere is not what the next one goes on about.
    """
    topic, starts = memory.discourse.topic, memory.blocks
    at = block_at(starts, pronoun.words[0])
    opens = not memory.text[starts[at] : pronoun.words[0]].strip()
    if pronoun.form != "personal" or not opens or len(topic) != 1 or topic[0].nature == "post":
        return None
    above = next((block for block in range(at - 1, -1, -1) if memory.text[starts[block] : starts[at]].strip()), at)
    if above in memory.items:
        return None  # « comprend : | ― le bureau A, qui tient le plan.¶ Il … » speaks of the whole
    tasks = takewhile(lambda found: found.task.start >= starts[above], reversed(memory.resolution.tasks))
    told = [found.bearer for found in tasks][::-1]
    fits = bool(told) and told[0].nature == topic[0].nature and agrees(told[0], pronoun.gender, pronoun.number)
    return told[0] if fits and topic[0] not in told else None


def ranked(memory: Memory, pronoun: Anaphor) -> tuple[Entity, ...]:
    """« La première », « le second », « les deux autres »: those of several named together that stand there."""
    word = memory.text[slice(*pronoun.words)].split()[-1]
    if found := memory.registry.beginning(word):
        return (nearest(memory, found),)
    places = RANKS[pronoun.form]
    if places.start == 0 or not memory.ranks:
        memory.ranks = listed_last(memory)
    if pronoun.number == "s" and len(memory.ranks) == 1 and agrees(memory.ranks[0], pronoun.gender, "p"):
        return memory.ranks  # « est assisté de deux adjoints. L'un … », of whom no more is known
    of_more = len(memory.ranks) > (2 if pronoun.number == "p" else 1)
    meant = memory.ranks[places] if of_more else ()
    return tuple(entity for entity in meant if agrees(entity, pronoun.gender, "s"))


def listed_last(memory: Memory) -> tuple[Entity, ...]:
    """The units that the last subject named, else those that the last predicate did."""
    if len(memory.discourse.topic) > 1 or not memory.resolution.links:
        return memory.discourse.topic
    near = memory.resolution.links[-NEAR:]
    listed = at_the_end(near)
    while is_alone(listed) and any(link.child is listed[0].parent for link in near):
        # « comprend le bureau A et le bureau B, doté d'un atelier. Le premier … »
        while near[-1].child is not listed[0].parent:
            near.pop()
        listed = at_the_end(near)
    return of_class(memory, tuple(link.child for link in listed))


def is_alone(listed: Sequence[ResolvedLink]) -> bool:
    """Is it one unit? « deux adjoints » are a list of one, but several."""
    return len(listed) == 1 and not listed[0].child.collective


def at_the_end(links: Sequence[ResolvedLink]) -> list[ResolvedLink]:
    """The last of some links that one phrase says of one unit."""
    last = links[-1]
    alike = (last.kind, last.parent, last.evidence[0])
    same = takewhile(lambda link: (link.kind, link.parent, link.evidence[0]) == alike, reversed(links))
    return [*same][::-1]


def of_class(memory: Memory, listed: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """« comprend, outre le greffe, deux chambres : A et B. La première … »: of those that were counted."""
    last = next(reversed(memory.classes.values()), ())
    counted = tuple(entity for entity in listed if any(one.words in entity.words for one in last))
    return counted if len(counted) > 1 else listed


def named_together(memory: Memory) -> tuple[Entity, ...]:
    """« est assisté d'un imam et d'un intendant. Chacun d'eux … »: those that the last predicate named."""
    if len(memory.discourse.topic) != 1 or memory.discourse.topic[0].collective or not memory.resolution.links:
        return ()
    last = memory.resolution.links[-1]
    children = listed_last(memory)
    spoken = last.parent in memory.discourse.topic and memory.discourse.recent[-1:] == [last.child]
    if spoken and last.kind == "assists" and len(children) == 1:
        return last.parent, last.child  # « est assisté d'un imam. Tous deux … »
    return children if spoken and len(children) > 1 else ()


def settle_target(memory: Memory, target: Bearer, bearers: Sequence[Entity]) -> None:
    """« Le bureau A et une cellule rattachée à ce dernier »: a target is the unit named last but those it is of.

    « Le chef est secondé d'un adjoint. Les ateliers relèvent de lui »: of whom the sentence before spoke.
    """
    if not isinstance(target, Anaphor) or target.form in RANKS or (target.words, "") in memory.known:
        return
    itself = set(bearers)
    if not itself.isdisjoint(memory.discourse.topic):
        itself.update(memory.discourse.topic)  # « Le chef et le greffier relèvent de celui-ci »
    spoken: tuple[Entity, ...] = ()
    if target.form in PERSONAL:
        if itself.isdisjoint(meant_by_pronoun(memory, target)):
            return
        spoken = memory.discourse.before

    def fits(entity: Entity) -> bool:
        return entity not in itself and agrees(entity, target.gender, target.number)

    found = next(filter(fits, spoken), None) or memory.discourse.latest(fits)
    if found is not None:
        memory.known[target.words, ""] = (found,)
