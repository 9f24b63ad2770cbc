"""What happens to units: creations that the resolver saw, and the changes of `grammar.changes`."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from decretparse.grammar.changes.sentence import Change
from decretparse.grammar.changes.words import ChangeKind, date_since
from decretparse.model import Confidence, Event
from decretparse.pipeline.clauses import Clauses
from decretparse.resolve.bearers import resolve
from decretparse.resolve.entities import Entity
from decretparse.resolve.journal import Journal
from decretparse.resolve.places import Places
from decretparse.resolve.standing import is_stranger
from decretparse.syntax.facts import Anaphor, Mention, Span

RULE = "event"


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """A change whose units are known."""

    kind: ChangeKind
    units: tuple[Entity, ...]
    into: Entity | None
    since: dt.date | None
    evidence: tuple[Span, ...]
    inferred: bool
    quoted: bool


def resolve_changes(changes: Iterable[Change], journal: Journal, quoted: bool) -> list[ReadEvent]:
    """Gives each change its units; one that has none is left out."""
    return [event for change in changes for event in _resolved(change, journal, quoted)]


def _resolved(change: Change, journal: Journal, quoted: bool) -> Iterable[ReadEvent]:
    units: list[Entity] = []
    into: Entity | None = None
    for bearer in change.units:
        found, _ = resolve(journal.memory, bearer, "subject")
        units += [entity for entity in found if entity not in units]
        if bearer is change.into and found:
            into = found[0]
    if into is not None:
        journal.memory.discourse.mention(into)  # « un service créé par fusion des services A et B.¶ Ce service … »
    if change.called is not None and units:
        journal.resolution.registry.add_alias(units[0], _called(change.called, journal))
    if change.kind == "renamed":
        journal.withdraw(change.evidence[0])
    if not all(map(is_stranger, units)):
        inferred = not all(isinstance(bearer, Mention) for bearer in change.units)
        yield ReadEvent(change.kind, tuple(units), into, change.since, change.evidence, inferred, quoted)


def _called(span: Span, journal: Journal) -> str:
    return " ".join(journal.memory.text[slice(*span)].split())


def events(
    changes: Sequence[ReadEvent], journal: Journal, clauses: Clauses, ids: Mapping[int, str], places: Places
) -> tuple[Event, ...]:
    """All events in the order of the text; a unit that a merger gives is not also created."""
    merged = {event.into.order for event in changes if event.kind == "merged" and event.into}
    made = [
        ReadEvent(
            happening.kind,
            (entity,),
            None,
            _since(happening.evidence[0], clauses, journal),
            happening.evidence,
            isinstance(happening.unit, Anaphor),
            entity.quoted,
        )
        for happening, entity in journal.resolution.happenings
        if entity.order not in merged
    ]
    ordered = sorted((*made, *changes), key=lambda event: event.evidence)
    return tuple(_event(f"e{number}", event, ids, places) for number, event in enumerate(ordered, start=1))


def _since(evidence: Span, clauses: Clauses, journal: Journal) -> dt.date | None:
    placed = clauses.at(evidence[0])
    if placed is None:
        return None
    spans = [other.span for other in clauses.of_sentence(placed)]
    return date_since(journal.memory.text, min(spans)[0], max(span[1] for span in spans))


def _event(name: str, event: ReadEvent, ids: Mapping[int, str], places: Places) -> Event:
    confidence: Confidence = "inferred" if event.inferred else "stated"
    return Event.trusted(
        id=name,
        kind=event.kind,
        units=tuple(ids[entity.order] for entity in event.units),
        into=ids[event.into.order] if event.into is not None else None,
        effective_date=event.since,
        evidence=places.spans(event.evidence),
        rule=RULE,
        confidence=confidence,
        quoted=event.quoted,
    )
