"""The words that a fact was read from.

1. A relation has its verb and the unit after it as one span; in a list, the verb and the item are two.
2. An attribution has its subject and verb; in a list, the introductions and the item.
3. A relation that the text states again has the words of that too.
4. Where a pronoun or no subject at all stands for the unit, the words that last named it come after these.
"""

from collections.abc import Sequence

from decretparse.resolve.entities import Entity
from decretparse.resolve.journal import Journal, ReadLink
from decretparse.resolve.places import Places, hull
from decretparse.resolve.records import ResolvedTask
from decretparse.syntax.facts import Bearer, Link, Mention, Span, place_of


def of_link(link: ReadLink, journal: Journal, places: Places) -> tuple[Span, ...]:
    """The evidence of a relation; one that a frame gave has the frame's subject and the unit's own words."""
    if link.fact is None:
        return (*((link.frame,) if link.frame else ()), *link.resolved.evidence, *link.again)
    return (*_of_fact(link, link.fact, journal, places), *link.again)


def _of_fact(link: ReadLink, fact: Link, journal: Journal, places: Places) -> tuple[Span, ...]:
    verb, *rest = fact.evidence
    after = [place_of(end) for end in (fact.child, fact.parent) if isinstance(end, Mention)]
    targets = rest or [span for span in after if span[0] >= verb[0]][:1]
    found = _joined([verb, *targets], places)
    parent = fact.parent
    if (
        isinstance(parent, Mention)
        and parent.phrase[0] < found[0][0]
        and not places.same_block(parent.phrase, found[0])
    ):
        found = (parent.phrase, *found)
    for bearer, entity in ((fact.child, link.resolved.child), (fact.parent, link.resolved.parent)):
        found = _with_subject(found, bearer, entity, journal, places)
    return found


def _joined(spans: Sequence[Span], places: Places) -> tuple[Span, ...]:
    first, *rest = spans
    if rest and places.same_block(first, rest[0]):
        return hull(first, rest[0]), *rest[1:]
    return tuple(spans)


def _with_subject(
    spans: tuple[Span, ...], bearer: Bearer, entity: Entity, journal: Journal, places: Places
) -> tuple[Span, ...]:
    """With the pronoun that stands for a unit, and the words that last named it."""
    if isinstance(bearer, Mention):
        return spans
    first, *rest = spans
    place = place_of(bearer)
    if place[0] < place[1]:
        beside = places.same_block(place, first) and places.adjacent(place, first)
        first, rest = (hull(place, first), rest) if beside else (place, [first, *rest])
    antecedent = journal.antecedent(entity, place[0])
    return (first, *rest, antecedent) if antecedent else (first, *rest)


def of_task(found: ResolvedTask, verb: Span | None, journal: Journal, places: Places) -> tuple[Span, ...]:
    """`verb` is the place of the task's own verb, where it has one."""
    task, bearer = found.task, found.task.bearer
    whole = (task.start, task.end)
    own: tuple[Span, ...] = (*task.lead, whole) if task.lead else (verb or whole,)
    if isinstance(bearer, Mention):
        place = bearer.phrase
        if place[0] >= task.start and place[1] <= task.end:
            own = (hull(place, own[0]) if verb and not task.lead else own[0], *own[1:])
        elif places.same_block(place, own[0]) and places.adjacent(place, own[0]):
            own = (hull(place, own[0]), *own[1:])
        else:
            own = (place, *own)
        return (*own, *task.evidence)
    return _with_subject((*own, *task.evidence), bearer, found.bearer, journal, places)
