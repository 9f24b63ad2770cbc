"""From links between bearers to relations between units."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from decretparse.resolve.bearers import forget_thing, resolve, settled
from decretparse.resolve.discourse import agrees
from decretparse.resolve.entities import Entity
from decretparse.resolve.frames import place_in_frame
from decretparse.resolve.members import read_one_of_class
from decretparse.resolve.memory import Memory
from decretparse.resolve.names import sign_of
from decretparse.resolve.pronouns import settle_target
from decretparse.resolve.relations import add_link
from decretparse.resolve.settling import settle_on_officer, settle_on_structure
from decretparse.syntax.facts import Anaphor, Bearer, Link, LinkKind, Mention

# The children and the parents of a relation, and whether any had to be inferred.
Sides: TypeAlias = tuple[tuple[Entity, ...], tuple[Entity, ...], bool]


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
    introduce(memory, link.child, spoken_of=False)
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


def named_in_passing(memory: Memory, whom: Anaphor) -> Entity | None:
    """« Il conseille le ministre et l'assiste en mer »: the post that the task before had for its object."""
    posts = (each for each in reversed(memory.passing) if (each.nature, each.number) == ("post", whom.number))
    named = next((each for each in posts if whom.gender in ("-", each.gender) and each.determiner == "definite"), None)
    return next(iter(resolve(memory, named, "target")[0]), None) if named is not None else None


def introduce(memory: Memory, bearer: Bearer, spoken_of: bool = True) -> None:
    """« L'INPF est dirigé par un directeur »: a text may know a unit by its initials alone.

    « Le bureau est rattaché à la DCTV » and « comprend le CTA » name one too, but go on to speak of the bureau.
    """
    if not isinstance(bearer, Mention) or not bearer.initials or bearer.kind:
        return
    sign = sign_of(bearer.name)
    # « comprend : – DRH ; – DAF. », « comprend une UO « Transport » »; « une TVA » is no unit
    telling = {"definite": True, "none": not spoken_of, "indefinite": sign != bearer.name}
    if not telling.get(bearer.determiner, False):
        return
    if not resolve(memory, bearer, "subject")[0]:
        entity = memory.registry.create(replace(bearer, kind=sign.lower()))
        entity.mentioned(bearer.words)
        entity.quoted |= memory.quoted
        memory.discourse.mention(entity)
        if spoken_of:
            memory.discourse.about((entity,))
