"""« X est organisé comme suit : »: what is told of in the paragraphs that follow stands in a relation to X."""

from collections.abc import Sequence
from dataclasses import replace

from decretparse.resolve.bearers import resolve, resolve_all
from decretparse.resolve.discourse import OpenFrame
from decretparse.resolve.entities import Entity
from decretparse.resolve.memory import Memory
from decretparse.resolve.names import says_whose
from decretparse.resolve.records import Resolution
from decretparse.resolve.relations import add_link, drop
from decretparse.syntax.facts import Frame, Link, Omitted


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
            add_link(memory, link, entity, parent, True, framed=True)
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
