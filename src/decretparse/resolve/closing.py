"""What only the whole text tells: classes told of one by one, councils and announcements that are nothing."""

from collections.abc import Iterable
from dataclasses import replace

from decretparse.resolve.entities import Entity
from decretparse.resolve.memory import Memory
from decretparse.resolve.records import Resolution, ResolvedLink
from decretparse.resolve.relations import add_link, drop
from decretparse.resolve.standing import leave_strangers, only_presides
from decretparse.syntax.facts import Link, Omitted


def finish(memory: Memory, changed: Iterable[Entity] = ()) -> None:
    """Leaves out what is no unit by what the whole text says; something happens to the `changed`."""
    memory.known.clear()  # no mention is asked for any more, nor a relation
    memory.links.clear()
    leave_strangers(memory.text, memory.blocks, memory.resolution, changed)
    leave_mere_councils(memory.resolution)
    leave_announcements(memory.resolution)


def exhaust_classes(memory: Memory) -> None:
    """« comprend deux bureaux. Le bureau A … Le bureau B … »: as many as it says are told of."""
    told = {found.bearer.order for found in memory.resolution.tasks}
    told |= {entity.order for found in memory.resolution.links for entity in (found.child, found.parent)}
    for whole, number in memory.sized:
        said = [found for found in memory.resolution.links if found.child is whole]
        members = [
            entity
            for entity in memory.registry.of_kind(whole.kind)
            if entity.order > whole.order and entity.order in told and entity.parent is None
            if not entity.collective and entity.nature == "structure"
        ]
        if len(members) != number or not said or any(found.parent in members for found in said):
            continue
        memory.resolution.tasks = [
            each
            for found in memory.resolution.tasks
            for each in ([replace(found, bearer=one) for one in members] if found.bearer is whole else [found])
        ]
        below = [found for found in memory.resolution.links if found.parent is whole]
        drop(memory.resolution, [whole])
        memory.resolution.links = [found for found in memory.resolution.links if found.parent is not whole]
        for entity in members:
            for found in said:
                say_of(memory, found, entity, found.parent)
            for found in below:
                say_of(memory, found, found.child, entity)


def say_of(memory: Memory, said: ResolvedLink, child: Entity, parent: Entity) -> None:
    """What was said of a class is said of one of it."""
    evidence = (*said.evidence, child.first)
    link = Link(said.kind, Omitted(child.first), Omitted(parent.first), evidence, said.rule)
    add_link(memory, link, child, parent, True)


def leave_announcements(resolution: Resolution) -> None:
    """« exerce les missions suivantes : elle conseille … »: what led up to tasks of the same unit is none."""
    ordered = sorted(resolution.tasks, key=lambda found: found.task.start)
    last = {found.bearer.order: found.task.start for found in ordered}
    resolution.announced = [
        found for found in resolution.tasks if found.task.announces and last[found.bearer.order] > found.task.start
    ]
    left = set(map(id, resolution.announced))
    resolution.tasks = [found for found in resolution.tasks if id(found) not in left]


def leave_mere_councils(resolution: Resolution) -> None:
    """A council of which nothing is said but who presides over it is no unit."""
    active = {task.bearer.order for task in resolution.tasks}
    for link in resolution.links:
        if link.kind != "headed_by":
            active |= {link.child.order, link.parent.order}
    resolution.links = [link for link in resolution.links if not only_presides(link) or link.parent.order in active]
