"""« Les directions sont : »: units that a list names one by one, of a class that was told of before."""

from collections.abc import Sequence
from dataclasses import replace

from decretparse.resolve.bearers import note_members, resolve
from decretparse.resolve.entities import Entity
from decretparse.resolve.frames import place_in_frame
from decretparse.resolve.memory import Memory
from decretparse.resolve.names import stems
from decretparse.resolve.records import Resolution, ResolvedLink
from decretparse.resolve.relations import add_link, drop
from decretparse.resolve.standing import is_stranger
from decretparse.syntax.facts import Bearer, Link, Mention


def read_one_of_class(memory: Memory, link: Link) -> None:
    """« Les directions sont : »: each of them is what the class was said to be, and leaves no class."""
    resolution = memory.resolution
    classes, _ = resolve(memory, link.parent, "subject")
    if isinstance(link.child, Mention) and link.child.elided:
        read_named_one(memory, link, link.child, classes)
        return
    collective = [each for each in classes if each.collective]
    said = taken_back(memory, collective)
    free = not said and link.sense != "of_dependants"
    whole = [each for each in classes if not each.collective or (free and is_whole(resolution, each, link.child))]
    within = [*whole, *(found.parent for found in said if found.kind == "part_of")]
    place_in_frame(memory, within)
    if isinstance(link.child, Mention):
        for each in collective:
            note_members(memory, each.name, (*memory.classes.get(stems(each.name), ()), link.child))
    only_named = not said and not whole and not any(map(is_stranger, classes))  # « Les autorités compétentes sont : »
    for child in resolve(memory, link.child, "component", link.kind, within)[0]:
        if only_named and not child.collective and not is_stranger(child):
            resolution.listed.append(child)
        for parent in whole:
            add_link(memory, link, child, parent, True)
        for found in said:
            add_link(memory, replace(link, kind=found.kind), child, found.parent, True)


def taken_back(memory: Memory, classes: Sequence[Entity]) -> list[ResolvedLink]:
    """What was said of classes that a list turns out to exhaust: it holds for each of their units instead."""
    for each in classes:
        memory.of_class.setdefault(each.order, [found for found in memory.resolution.links if found.child is each])
    drop(memory.resolution, classes)
    return [found for each in classes for found in memory.of_class[each.order]]


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
