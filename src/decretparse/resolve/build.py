"""Writes a resolution as models, with spans of the text as it was given."""

from collections.abc import Iterable, Mapping, Sequence

from decretparse.model import Action, AnyUnit, Attribution, Confidence, Post, Qualifier, Relation, Structure
from decretparse.resolve import evidence
from decretparse.resolve.entities import Entity
from decretparse.resolve.journal import Journal, ReadLink
from decretparse.resolve.names import slug
from decretparse.resolve.offices import offices_named
from decretparse.resolve.places import Places, on_one_line
from decretparse.resolve.records import Resolution, ResolvedTask
from decretparse.syntax.facts import Anaphor, Bearer, Span
from decretparse.syntax.record import record


@record
class TaskDetails:
    """What a task's own words say beside its bearer; `verb` is where its verb stands, where it has one of its own."""

    verb: Span | None = None
    actions: tuple[Action, ...] = ()
    qualifiers: tuple[Qualifier, ...] = ()


def described(resolution: Resolution, others: Iterable[Entity] = ()) -> list[Entity]:
    """The units that a statement says something of, in the order of the text; `others` come from events."""
    said = {entity.order: entity for entity in others}
    for link in resolution.links:
        said[link.child.order] = link.child
        said[link.parent.order] = link.parent
    for task in resolution.tasks:
        said[task.bearer.order] = task.bearer
    for entity in (*(each for _, each in resolution.happenings), *resolution.listed):
        said[entity.order] = entity
    return sorted(said.values(), key=lambda entity: (min(entity.words, default=(0, 0)), entity.order))


def identifiers(entities: Sequence[Entity]) -> Mapping[int, str]:
    """An id for each unit: its name's slug; on collision its parent's before it, then an ordinal after it."""
    taken: set[str] = set()
    reached: dict[str, int] = {}  # the last ordinal that each name was given
    ids: dict[int, str] = {}
    for entity in entities:
        own = slug(entity.name)
        above = entity.parent or entity.owner or entity.office
        name = own
        if name in taken and above is not None:
            name = f"{slug(above.name)}-{own}"
        base, number = name, reached.get(name, 1)
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        reached[base] = number
        taken.add(name)
        ids[entity.order] = name
    return ids


def units(entities: Sequence[Entity], ids: Mapping[int, str], journal: Journal, places: Places) -> tuple[AnyUnit, ...]:
    """The units of a document; one that only an event speaks of has no other rule."""
    rules = _rules(journal, places)
    doubtful = {finding.span: _DOUBTS[finding.code] for finding in journal.findings if finding.code in _DOUBTS}
    named = offices_named(entities)
    offices = {entity.order: entity.office or named.get(entity.order) for entity in entities}
    return tuple(
        _unit(entity, ids, places, rules.get(entity.order, "event"), doubtful, offices[entity.order])
        for entity in entities
    )


# What a finding at a unit's own words says of how sure the unit is.
_DOUBTS: Mapping[str, Confidence] = {"two-wordings": "inferred", "unresolved-short-form": "guessed"}


def _rules(journal: Journal, places: Places) -> Mapping[int, str]:
    """The rule of the first statement that names each unit."""
    rules: dict[int, tuple[Span, str]] = {}

    def note(entity: Entity, place: Span, rule: str) -> None:
        if entity.order not in rules or place < rules[entity.order][0]:
            rules[entity.order] = (place, rule)

    for link in journal.links:
        first, last = link.resolved.evidence[0], link.resolved.evidence[-1]
        listed = not places.same_block(first, last)
        note(link.resolved.parent, first, link.resolved.rule)
        note(link.resolved.child, last, "item" if listed else link.resolved.rule)
    for task in journal.tasks:
        note(task.bearer, (task.task.start, task.task.end), "attribution")
    for happening, entity in journal.resolution.happenings:
        note(entity, happening.evidence[0], happening.rule)
    return {order: rule for order, (_, rule) in rules.items()}


def _unit(
    entity: Entity,
    ids: Mapping[int, str],
    places: Places,
    rule: str,
    doubtful: Mapping[Span, Confidence],
    office: Entity | None,
) -> AnyUnit:
    words = sorted(entity.words)
    mentions = places.spans(words)
    common = {
        "id": ids[entity.order],
        "kind": entity.kind,
        "name": _name(entity, places),
        "aliases": tuple(dict.fromkeys(map(on_one_line, entity.aliases))),
        "collective": entity.collective,
        "mentions": mentions,
        "evidence": mentions[:1],
        "rule": rule,
        "confidence": next((doubtful[span] for span in words if span in doubtful), "stated"),
        "quoted": entity.quoted,
    }
    if entity.nature == "post":
        return Post.trusted(**common, office_of=ids.get(office.order) if office is not None else None)
    return Structure.trusted(**common)


def _name(entity: Entity, places: Places) -> str:
    """The name in the text's own letters; a rebuilt name has no place of its own."""
    own = entity.name.split()
    named = (span for span in sorted(entity.words) if places.text.text[slice(*span)].split() == own)
    place = next(named, None)
    return entity.name if place is None else places.name(place)


def relations(journal: Journal, ids: Mapping[int, str], places: Places) -> tuple[Relation, ...]:
    """The relations of a document, in the order of the text."""
    links = sorted(journal.links, key=lambda link: link.resolved.evidence[-1])
    return tuple(
        Relation.trusted(
            id=f"r{number}",
            kind=link.resolved.kind,
            child=ids[link.resolved.child.order],
            parent=ids[link.resolved.parent.order],
            evidence=places.spans(evidence.of_link(link, journal, places)),
            rule=link.resolved.rule,
            confidence=_sure(_bearers(link), link.resolved.inferred, journal),
            quoted=link.resolved.quoted,
        )
        for number, link in enumerate(links, start=1)
    )


def _bearers(link: ReadLink) -> tuple[Bearer, ...]:
    return (link.fact.child, link.fact.parent) if link.fact is not None else ()


def _sure(bearers: Iterable[Bearer], inferred: bool, journal: Journal) -> Confidence:
    if any(isinstance(bearer, Anaphor) and bearer.words in journal.guessed for bearer in bearers):
        return "guessed"
    return "inferred" if inferred else "stated"


def attributions(
    journal: Journal, details: Mapping[int, TaskDetails], ids: Mapping[int, str], places: Places
) -> tuple[Attribution, ...]:
    """`details` has those of each task, by its place among the journal's."""
    ordered = sorted(enumerate(journal.tasks), key=lambda found: (found[1].task.start, found[1].task.end))
    return tuple(
        _attribution(f"a{number}", found, details[index], journal, ids, places)
        for number, (index, found) in enumerate(ordered, start=1)
    )


def _attribution(
    name: str, found: ResolvedTask, details: TaskDetails, journal: Journal, ids: Mapping[int, str], places: Places
) -> Attribution:
    task = found.task
    start, end = places.given((task.start, task.end))
    return Attribution.trusted(
        id=name,
        unit=ids[found.bearer.order],
        verbs=task.verbs,
        text=places.original[start:end],
        start=start,
        end=end,
        modality=task.modality,
        actions=details.actions,
        qualifiers=details.qualifiers,
        lead=places.spans(task.lead),
        evidence=places.spans(evidence.of_task(found, details.verb, journal, places)),
        rule="item" if task.lead else "attribution",
        confidence=_sure((task.bearer,), found.inferred or bool(task.lead), journal),
        quoted=found.quoted,
    )
