"""Small documents for the tests of the model."""

from collections.abc import Iterable
from typing import Any

from decretparse.model import AnyUnit, Attribution, Document, Post, Relation, Source, Structure
from decretparse.model.vocabulary import RelationKind


def structure(unit_id: str, name: str | None = None, **more: Any) -> Structure:
    return Structure(id=unit_id, kind="bureau", name=name or unit_id, rule="composition", confidence="stated", **more)


def post(unit_id: str, **more: Any) -> Post:
    return Post(id=unit_id, kind="directeur", name=unit_id, rule="direction", confidence="stated", **more)


def relations(*triples: tuple[str, RelationKind, str]) -> tuple[Relation, ...]:
    return tuple(
        Relation(id=f"r{number}", kind=kind, child=child, parent=parent, rule="composition", confidence="stated")
        for number, (child, kind, parent) in enumerate(triples, 1)
    )


def attribution(attribution_id: str, unit: str, text: str, start: int) -> Attribution:
    return Attribution(
        id=attribution_id,
        unit=unit,
        verbs=("assurer",),
        text=text,
        start=start,
        end=start + len(text),
        rule="attribution",
        confidence="stated",
    )


def document(units: Iterable[AnyUnit] = (), text: str = "", **more: Any) -> Document:
    return Document(text=text, source=Source(sha256="0" * 64), units=tuple(units), **more)
