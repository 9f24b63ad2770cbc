"""From links between bearers to relations between units."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from decretparse.resolve.bearers import forget_thing, note_members, resolve, resolve_all, settle, settle_on, settled
from decretparse.resolve.discourse import OpenFrame, agrees
from decretparse.resolve.entities import Entity
from decretparse.resolve.forms import existing
from decretparse.resolve.memory import Memory
from decretparse.resolve.names import says_whose, stems
from decretparse.resolve.offices import structure_kinds
from decretparse.resolve.pronouns import settle_target, structure_just_named
from decretparse.resolve.records import Resolution, ResolvedLink
from decretparse.resolve.standing import is_stranger
from decretparse.syntax.facts import (
    Anaphor,
    Bearer,
    Frame,
    Link,
    LinkKind,
    Mention,
    Omitted,
)

# The children and the parents of a relation, and whether any had to be inferred.
Sides: TypeAlias = tuple[tuple[Entity, ...], tuple[Entity, ...], bool]


def may_contain(parent: Entity, child: Entity) -> bool:
    """Posts have no components, and posts are none of a body of persons."""
    return parent.nature != "post" and not (parent.body and child.nature == "post")


def read_link(memory: Memory, link: Link) -> None:
    """« X est rattaché à Y »: a relation between each unit on one side and each on the other."""
    memory.introduction = link.evidence[0]
    if link.sense in ("of_class", "of_dependants"):
        read_one_of_class(memory, link)
    elif link.sense == "helping":
        read_helping(memory, link)
    else:
        children, parents, inferred = SIDES[link.kind](memory, link)
        for child in children:
            for parent in parents:
                add_link(memory, link, child, parent, inferred)


def part_and_whole(memory: Memory, link: Link) -> Sides:
    """« Le service comprend le bureau A »: the whole is what is spoken of."""
    introduce(memory, link.parent)
    forget_thing(memory, link.parent)
    settle_on_structure(memory, link.parent)
    parents, inferred = resolve(memory, link.parent, "subject")
    place_in_frame(memory, parents)
    children, also = resolve(memory, link.child, "component", link.kind, parents)
    return children, parents, inferred or also


def officer_and_office(memory: Memory, link: Link) -> Sides:
    """« La direction est dirigée par un ingénieur », « Le directeur est assisté d'un adjoint »."""
    introduce(memory, link.parent if link.kind == "headed_by" else link.child)
    forget_thing(memory, link.parent)
    settle_on_officer(memory, link)
    parents, inferred = resolve(memory, link.parent, "subject")
    children, also = resolve(memory, link.child, "office", link.kind, parents)
    return children, parents, inferred or also


def dependant_and_superior(memory: Memory, link: Link) -> Sides:
    """« Le bureau est rattaché au directeur »: the dependant is what is spoken of, unless it is new."""
    introduce(memory, link.child)
    forget_thing(memory, link.child)
    introduce(memory, link.parent, spoken_of=False)
    if isinstance(link.child, Mention) and link.child.determiner in ("indefinite", "none"):
        # « Le préfet dispose d'un cabinet »: another one than that of somebody else.
        settle_target(memory, link.parent, settled(memory, link.child))
        parents, inferred = resolve(memory, link.parent, "target", link.kind)
        children, also = resolve(memory, link.child, "component", link.kind, parents)
    else:
        children, also = resolve(memory, link.child, "subject", link.kind)
        settle_target(memory, link.parent, children)
        parents, inferred = resolve(memory, link.parent, "target", link.kind, children)
    return children, parents, inferred or also


# Who says, for each kind of relation, which units are its children and its parents.
SIDES: Mapping[LinkKind, Callable[[Memory, Link], Sides]] = {
    "part_of": part_and_whole,
    "headed_by": officer_and_office,
    "assists": officer_and_office,
    "attached_to": dependant_and_superior,
    "under_authority_of": dependant_and_superior,
}


def read_helping(memory: Memory, link: Link) -> None:
    """« un directeur ; un adjoint, qui le seconde »; in « assisté d'un adjoint, qui le supplée » it is known."""
    helpers, _ = resolve(memory, link.child, "subject")
    known = {found.child for found in memory.resolution.links if found.kind == "assists"}
    if isinstance(link.parent, Anaphor) and known.isdisjoint(helpers):
        link_helper(memory, link, link.parent, helpers)


def link_helper(memory: Memory, link: Link, whom: Anaphor, helpers: Sequence[Entity]) -> None:
    """« Un adjoint le remplace »: the post that was named before his own."""
    found = memory.discourse.latest(
        lambda entity: (
            entity.nature == "post"
            and entity not in helpers
            and entity.last[1] <= whom.words[0]
            and agrees(entity, whom.gender, whom.number)
        )
    )
    # « Un adjoint le seconde. Un attaché le remplace »: both help the same one
    helped = (known.parent for known in memory.resolution.links if known.kind == "assists" and known.child is found)
    found = next((post for post in helped if agrees(post, whom.gender, whom.number)), found)
    found = found or named_in_passing(memory, whom)
    for helper in helpers:
        # « Le comité, présidé par un juge, siège. Un greffe l'assiste »: the comité; who is not spoken of, a post helps
        if found is not None and (
            helper.nature == "post" or memory.discourse.before == (found,) or stands_by(memory, helper, found)
        ):
            add_link(memory, link, helper, found, True)


def stands_by(memory: Memory, helper: Entity, whom: Entity) -> bool:
    """« La mission est placée auprès du préfet. Elle l'assiste »: was it attached to him, or put under him?"""
    known = (found for found in memory.resolution.links if found.child is helper and found.parent is whom)
    return any(found.kind in ("attached_to", "under_authority_of") for found in known)


def settle_on_officer(memory: Memory, link: Link) -> None:
    """Whom a pronoun means where it heads or is helped."""
    if link.kind == "headed_by":
        settle_on_structure(memory, link.parent)
        # « Le centre est dirigé par un chef, assisté d'un conseil qu'il préside »
        if isinstance(link.child, Anaphor) and all(
            each.nature != "post" for each in resolve(memory, link.child, "subject")[0]
        ):
            settle(memory, link.child, lambda entity: entity.nature == "post")
        return
    if isinstance(link.parent, Anaphor):
        # « Le bureau est dirigé par un chef. Il est assisté d'un adjoint »: whoever heads it is.
        headed, _ = resolve(memory, link.parent, "subject")
        settle(memory, link.parent, lambda entity: entity.office in headed)
    settle_on_another(memory, link.child, link.parent)


def named_in_passing(memory: Memory, whom: Anaphor) -> Entity | None:
    """« Il conseille le ministre et l'assiste en mer »: the post that the task before had for its object."""
    posts = (each for each in reversed(memory.passing) if (each.nature, each.number) == ("post", whom.number))
    named = next((each for each in posts if whom.gender in ("-", each.gender) and each.determiner == "definite"), None)
    return next(iter(resolve(memory, named, "target")[0]), None) if named is not None else None


def settle_on_structure(memory: Memory, whole: Bearer) -> None:
    """« Le service est dirigé par un préfet. Il comprend … »: what has parts, or a head, is a structure."""
    if not isinstance(whole, Anaphor) or {each.nature for each in resolve(memory, whole, "subject")[0]} != {"post"}:
        return
    # « Chaque secteur est rattaché à un port et dirigé par un chef. Il comprend … »: one of the class, for all
    classes = (entity for entity in memory.discourse.before if entity.collective and entity.nature == "structure")
    one = next((entity for entity in classes if agrees(entity, whole.gender, "p")), None)
    if one is not None and whole.number == "s":
        settle_on(memory, whole, one)
    elif (named := structure_just_named(memory, whole)) is not None:
        settle_on(memory, whole, named)
    else:
        settle(memory, whole, lambda entity: entity.nature == "structure")


def settle_on_another(memory: Memory, pronoun: Bearer, whom: Bearer) -> None:
    """« est assisté d'un adjoint. Il supplée le directeur »: not the director, who is the one helped."""
    if not isinstance(pronoun, Anaphor) or not isinstance(whom, Mention):
        return
    helped = existing(memory, whom)
    if helped is not None and resolve(memory, pronoun, "subject")[0] == (helped,):
        settle(memory, pronoun, lambda entity: entity.nature == "post" and entity is not helped)


def introduce(memory: Memory, bearer: Bearer, spoken_of: bool = True) -> None:
    """« L'INPF est dirigé par un directeur »: a text may know a unit by its initials alone.

    « Le bureau est rattaché à la DCTV » names one too, but goes on to speak of the bureau.
    """
    if not isinstance(bearer, Mention) or not bearer.initials or bearer.kind or bearer.determiner != "definite":
        return
    if not resolve(memory, bearer, "subject")[0]:
        entity = memory.registry.create(replace(bearer, kind=bearer.name.lower()))
        entity.mentioned(bearer.words)
        entity.quoted |= memory.quoted
        memory.discourse.mention(entity)
        if spoken_of:
            memory.discourse.about((entity,))


def read_one_of_class(memory: Memory, link: Link) -> None:
    """« Les directions sont : »: each of them is what the class was said to be, and leaves no class."""
    resolution = memory.resolution
    classes, _ = resolve(memory, link.parent, "subject")
    if isinstance(link.child, Mention) and link.child.elided:
        read_named_one(memory, link, link.child, classes)
        return
    for each in classes:
        if each.collective:
            said = [found for found in resolution.links if found.child is each]
            memory.of_class.setdefault(each.order, said)
    drop(resolution, [each for each in classes if each.collective])
    said = [found for each in classes for found in memory.of_class.get(each.order, ())]
    free = not said and link.sense != "of_dependants"
    whole = [each for each in classes if not each.collective or (free and is_whole(resolution, each, link.child))]
    within = [*whole, *(found.parent for found in said if found.kind == "part_of")]
    place_in_frame(memory, within)
    if isinstance(link.child, Mention):
        for each in classes:
            note_members(memory, each.name, (*memory.classes.get(stems(each.name), ()), link.child))
    told = not said and not whole and not any(map(is_stranger, classes))  # « Les autorités compétentes sont : »
    for child in resolve(memory, link.child, "component", link.kind, within)[0]:
        if told and not child.collective and not is_stranger(child):
            resolution.listed.append(child)
        for parent in whole:
            add_link(memory, link, child, parent, True)
        for found in said:
            add_link(memory, replace(link, kind=found.kind), child, found.parent, True)


def read_named_one(memory: Memory, link: Link, name: Mention, classes: Sequence[Entity]) -> None:
    """« (des sections.) Elles sont au nombre de deux : Nord et Sud »: a section, if they are structures at all."""
    if len(classes) == 1 and classes[0].collective and classes[0].nature == "structure":
        read_one_of_class(memory, replace(link, child=replace(name, kind=classes[0].kind, elided=False)))


def is_whole(resolution: Resolution, each: Entity, part: Bearer) -> bool:
    """« Les structures rattachées sont : ― la direction A … », where nothing else was said of them."""
    other = isinstance(part, Mention) and part.nature == "structure" and part.kind != each.kind
    return is_spoken_of(resolution, each) or (other and not each.bare)


def is_spoken_of(resolution: Resolution, each: Entity) -> bool:
    """« Les ateliers préparent le plan. Les ateliers sont : »: the class does something, and is a unit by that."""
    return (
        any(found.bearer is each for found in resolution.tasks)
        or any(found.parent is each for found in resolution.links)
        or any(entity is each for _, entity in resolution.happenings)
    )


def add_link(memory: Memory, link: Link, child: Entity, parent: Entity, inferred: bool) -> None:
    """Records a relation, unless no such units can stand in it or the text has it already."""
    if child is parent or (link.kind == "part_of" and not may_contain(parent, child)):
        return
    if (link.kind, child.order, parent.order) in memory.links:
        return
    if link.kind == "part_of":
        if any(ancestor is child for ancestor in parent.ancestors()):
            memory.report("part-of-cycle", link.evidence[-1], child.name, parent.name)
            return
        child.parent = child.parent or parent
    if link.kind == "under_authority_of":
        child.owner = child.owner or parent
        if isinstance(link.parent, Mention) and is_head(memory, link.parent, child, parent):
            parent.office = parent.office or child
    if link.kind == "headed_by" and child.nature == "post" and link.sense != "leading":
        child.office = child.office or parent
    found = ResolvedLink(link.kind, child, parent, link.evidence, link.rule, inferred, memory.quoted)
    memory.links[link.kind, child.order, parent.order] = found
    memory.resolution.links.append(found)


def is_head(memory: Memory, mention: Mention, structure: Entity, post: Entity) -> bool:
    """« (placé sous l'autorité) d'un colonel »; « La direction des ports, (placée sous l'autorité) du directeur »."""
    own = post.bare and structure is memory.discourse.main and structure.kind in structure_kinds(post.kind)
    return post.nature == "post" and (own or mention.determiner == "indefinite")


def read_frame(memory: Memory, frame: Frame) -> None:
    """What follows names the components; the class they are of is no unit then."""
    parents = resolve_all(memory, frame.parents, "subject")[0]
    memory.discourse.frame = OpenFrame(parents, frame.kind)
    if frame.of is not None:
        of = frame.of.kind if frame.kind == "part_of" else None
        classes = resolve(memory, frame.of, "component", frame.kind, parents)[0]
        memory.discourse.frame = OpenFrame(parents, frame.kind, of, classes)


def place_in_frame(memory: Memory, entities: Sequence[Entity]) -> None:
    """« X est organisé comme suit : » makes the subjects of what follows components of X."""
    frame = memory.discourse.frame
    for entity in entities:
        for parent in frame.parents:
            if not fits_frame(memory, frame, entity, parent):
                continue
            link = Link(frame.kind, Omitted(entity.first), Omitted(parent.first), (entity.first,), "frame")
            add_link(memory, link, entity, parent, True)
            drop(memory.resolution, memory.discourse.frame.classes)
            memory.discourse.frame = replace(frame, classes=())


def fits_frame(memory: Memory, frame: OpenFrame, entity: Entity, parent: Entity) -> bool:
    """Can the unit be what the frame announces of its parent?"""
    if entity.nature != "structure" or entity.parent is not None or frame.of not in (None, entity.kind):
        return False
    if frame.kind != "part_of" and (entity.collective or entity is memory.discourse.main):
        return False
    above = (parent, *parent.ancestors())
    return not any(each is entity for each in above) and not depends(memory.resolution, entity)


def depends(resolution: Resolution, entity: Entity) -> bool:
    """« Le bureau a autorité sur le greffe, qui tient le rôle »: it is the office's, not beside it."""
    elsewhere = any(link.child is entity and link.parent.nature == "structure" for link in resolution.links)
    return elsewhere or (entity.collective and says_whose(entity.name, entity.name.split()[0]))


def drop(resolution: Resolution, entities: Sequence[Entity]) -> None:
    """Takes back the relations of a class that turned out to be the head of what follows."""
    resolution.links = [link for link in resolution.links if link.child not in entities]
