"""From tasks to those of units, or to the relation that the verb of one tells: « dirige le service »."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from decretparse.resolve.bearers import forget_thing, resolve
from decretparse.resolve.entities import Entity
from decretparse.resolve.forms import recognised, whole_told_of
from decretparse.resolve.frames import place_in_frame
from decretparse.resolve.links import introduce, link_helper
from decretparse.resolve.memory import Memory
from decretparse.resolve.naming import POINT, learned
from decretparse.resolve.pronouns import settle_target
from decretparse.resolve.records import ResolvedTask
from decretparse.resolve.relations import add_link
from decretparse.resolve.settling import settle_on_another, settle_on_leader
from decretparse.resolve.standing import has_function, has_purpose
from decretparse.syntax.facts import Anaphor, Bearer, Link, LinkKind, LinkSense, Mention, Omitted, Task

# The statement that a verb makes of its object: « dirige le service », « assiste le chef ».
BY_VERB: Mapping[LinkKind, str] = {"headed_by": "direction", "assists": "assistance"}


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


def read_leading(memory: Memory, task: Task, bearers: Sequence[Entity]) -> bool:
    """Records "dirige Z", "assiste Z" as a relation where Z is a unit; says whether that is all there is to it."""
    assert task.leading is not None
    kind, object_ = task.leading
    if isinstance(object_, Omitted):
        return False
    if isinstance(object_, Anaphor) and kind == "assists":
        link_helper(memory, said_by(task, kind, object_), object_, bearers)
        return False
    found, inferred = led(memory, object_, kind, bearers)
    leaders = [bearer for bearer in bearers if kind != "headed_by" or bearer.nature == "post"]
    link = said_by(task, kind, object_, "leading" if len(found) > 1 else "plain")
    for leader, one in itertools.product(leaders, found):
        add_link(memory, link, leader, one, inferred)
    return kind == "headed_by" and bool(found) and len(leaders) == len(bearers)


def said_by(task: Task, kind: LinkKind, whom: Bearer, sense: LinkSense = "plain") -> Link:
    """The relation that « dirige Z », « assiste Z » tells."""
    return Link(kind, task.bearer, whom, ((task.start, task.end),), BY_VERB[kind], sense)


def relate_leaders(memory: Memory) -> None:
    """« Un régisseur dirige le port. Celui-ci comprend … »: what is led is told of, if only later."""
    kept: list[ResolvedTask] = []
    for found in memory.resolution.tasks:
        structure = None if found.quoted or found.bearer.nature != "post" else led_by_name(memory, found.task)
        if structure is None or found.task.leading is None:
            kept.append(found)
        else:
            add_link(memory, said_by(found.task, *found.task.leading), found.bearer, structure, found.inferred)
    memory.resolution.tasks = kept


def led_by_name(memory: Memory, task: Task) -> Entity | None:
    """The one structure of the name that « dirige le port » takes."""
    kind, whom = task.leading or (None, None)
    named = memory.registry.named(whom.name) if kind == "headed_by" and isinstance(whom, Mention) else ()
    return named[0] if len(named) == 1 and named[0].nature == "structure" else None


def led(
    memory: Memory, object_: Mention | Anaphor, kind: LinkKind, leaders: Sequence[Entity]
) -> tuple[tuple[Entity, ...], bool]:
    """Whom the object of a task means, as far as the text has them, and whether that is inferred.

    A post that is helped is a unit in any case.
    """
    if isinstance(object_, Anaphor):
        # « Le service comprend une école. Le proviseur dirige cette dernière »
        settle_target(memory, object_, leaders)
        meant, inferred = resolve(memory, object_, "target")
        return (meant if all(each.nature == "structure" for each in meant) else ()), inferred
    found = recognised(memory, object_)
    if found is None and kind == "assists" and (object_.nature, object_.number) == ("post", "s"):
        return resolve(memory, object_, "target", kind, leaders)[0][:1], False
    if found is None and kind == "headed_by":
        found = learned(memory, whole_told_of(memory, object_))  # « Le directeur dirige l'établissement »
    return (found,) if found is not None else (), False
