"""Writes a resolution as models, with spans of the text as it was given."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from decretparse.lexicon.nouns import head_of
from decretparse.model import AnyUnit, Attribution, Confidence, Post, Qualifier, QualifierKind, Relation, Structure
from decretparse.model import Span as TextSpan
from decretparse.resolve.entities import Entity
from decretparse.resolve.names import slug
from decretparse.resolve.resolver import Resolution, ResolvedTask
from decretparse.syntax.facts import Span
from decretparse.text import NormalisedText


@dataclass(frozen=True, slots=True)
class Builder:
    """`original` is the text as given, `text` its normalised form."""

    original: str
    text: NormalisedText

    def span(self, span: Span) -> TextSpan:
        start, end = self.text.original_span(*span)
        return TextSpan(start=start, end=end)

    def quote(self, span: Span) -> str:
        start, end = self.text.original_span(*span)
        return self.original[start:end]

    def spans(self, spans: Iterable[Span]) -> tuple[TextSpan, ...]:
        return tuple(self.span(span) for span in dict.fromkeys(spans))


def described(resolution: Resolution) -> list[Entity]:
    """The units that a statement says something of, in the order of the text."""
    said: dict[int, Entity] = {}
    for link in resolution.links:
        said[link.child.order] = link.child
        said[link.parent.order] = link.parent
    for task in resolution.tasks:
        said[task.bearer.order] = task.bearer
    for _, entity in resolution.happenings:
        said[entity.order] = entity
    return sorted(said.values(), key=lambda entity: (min(entity.words, default=(0, 0)), entity.order))


def identifiers(entities: Sequence[Entity]) -> Mapping[int, str]:
    """An id for each unit: its name's slug; on collision its parent's before it, then an ordinal after it."""
    taken: set[str] = set()
    ids: dict[int, str] = {}
    for entity in entities:
        own = slug(entity.name)
        above = entity.parent or entity.owner or entity.office
        name = own
        if name in taken and above is not None:
            name = f"{slug(above.name)}-{own}"
        base, number = name, 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        taken.add(name)
        ids[entity.order] = name
    return ids


def units(entities: Sequence[Entity], ids: Mapping[int, str], builder: Builder) -> tuple[AnyUnit, ...]:
    return tuple(_unit(entity, ids, builder) for entity in entities)


def _unit(entity: Entity, ids: Mapping[int, str], builder: Builder) -> AnyUnit:
    mentions = builder.spans(sorted(entity.words))
    evidence = mentions[:1]
    confidence: Confidence = "stated"
    name = _name(entity, builder)
    common = {
        "id": ids[entity.order],
        "kind": entity.kind,
        "name": name,
        "aliases": tuple(entity.aliases),
        "collective": entity.collective,
        "mentions": mentions,
        "evidence": evidence,
        "rule": entity.rule.rsplit(".", 1)[0].lower(),
        "confidence": confidence,
        "quoted": entity.quoted,
    }
    if entity.nature == "post":
        office = ids.get(entity.office.order) if entity.office is not None else None
        return Post(**common, office_of=office)  # type: ignore[arg-type]
    return Structure(**common)  # type: ignore[arg-type]


def _name(entity: Entity, builder: Builder) -> str:
    """The name in the text's own characters; a rebuilt name has no place of its own."""
    for span in sorted(entity.words):
        if builder.text.text[slice(*span)] == entity.name:
            return builder.quote(span)
    return entity.name


def relations(resolution: Resolution, ids: Mapping[int, str], builder: Builder) -> tuple[Relation, ...]:
    links = sorted(resolution.links, key=lambda link: link.evidence[-1])
    return tuple(
        Relation(
            id=f"r{number}",
            kind=link.kind,
            child=ids[link.child.order],
            parent=ids[link.parent.order],
            evidence=builder.spans(link.evidence),
            rule=link.rule,
            confidence="inferred" if link.inferred else "stated",
            quoted=link.quoted,
        )
        for number, link in enumerate(links, start=1)
    )


class Qualified(Protocol):
    """A qualifier phrase of the normalised text."""

    @property
    def kind(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def bodies(self) -> tuple[Span, ...]: ...


def _qualifier(phrase: Qualified, builder: Builder) -> Qualifier:
    span = builder.span((phrase.start, phrase.end))
    return Qualifier(
        kind=cast(QualifierKind, phrase.kind),
        text=builder.original[span.start : span.end],
        bodies=tuple(builder.quote(body) for body in phrase.bodies),
        start=span.start,
        end=span.end,
    )


def attributions(
    tasks: Sequence[ResolvedTask], ids: Mapping[int, str], qualifiers: Mapping[Span, Sequence[Qualified]], builder: Builder
) -> tuple[Attribution, ...]:
    ordered = sorted(tasks, key=lambda found: (found.task.start, found.task.end))
    return tuple(_attribution(number, found, ids, qualifiers, builder) for number, found in enumerate(ordered, start=1))


def _attribution(
    number: int, found: ResolvedTask, ids: Mapping[int, str], qualifiers: Mapping[Span, Sequence[Qualified]], builder: Builder
) -> Attribution:
    task = found.task
    span = builder.span((task.start, task.end))
    return Attribution(
        id=f"a{number}",
        unit=ids[found.bearer.order],
        verbs=task.verbs,
        text=builder.original[span.start : span.end],
        start=span.start,
        end=span.end,
        modality="must" if task.must else "may" if task.modal else "stated",
        qualifiers=tuple(_qualifier(phrase, builder) for phrase in qualifiers.get((task.start, task.end), ())),
        lead=builder.spans(task.lead),
        evidence=builder.spans(((task.start, task.end), *task.evidence)),
        rule="attribution",
        confidence="inferred" if found.inferred else "stated",
        quoted=found.quoted,
    )
