"""Relations between units: which may be, and those that are."""

from collections.abc import Sequence

from decretparse.resolve.entities import Entity
from decretparse.resolve.memory import Memory
from decretparse.resolve.offices import structure_kinds
from decretparse.resolve.records import Resolution, ResolvedLink
from decretparse.syntax.facts import Link, Mention


def may_contain(parent: Entity, child: Entity) -> bool:
    """Posts have no components, and posts are none of a body of persons."""
    return parent.nature != "post" and not (parent.body and child.nature == "post")


def add_link(
    memory: Memory, link: Link, child: Entity, parent: Entity, inferred: bool, *, framed: bool = False
) -> None:
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
    found = ResolvedLink(link.kind, child, parent, link.evidence, link.rule, inferred, memory.quoted, framed)
    memory.links[link.kind, child.order, parent.order] = found
    memory.resolution.links.append(found)


def is_head(memory: Memory, mention: Mention, structure: Entity, post: Entity) -> bool:
    """« (placé sous l'autorité) d'un colonel »; « La direction des ports, (placée sous l'autorité) du directeur »."""
    own = post.bare and structure is memory.discourse.main and structure.kind in structure_kinds(post.kind)
    one = mention.determiner == "indefinite" and mention.number == "s"
    return post.nature == "post" and (own or one)


def drop(resolution: Resolution, entities: Sequence[Entity]) -> None:
    """Takes back the relations of a class that turned out to be the head of what follows."""
    resolution.links = [link for link in resolution.links if link.child not in entities]
