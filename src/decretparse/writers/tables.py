"""Documents as rows of four flat tables, which databases and data frames read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeAlias

from decretparse.model import Attribution, Document, Relation, Span, Unit

Column: TypeAlias = Literal["text", "texts", "number", "truth", "day"]
Row: TypeAlias = dict[str, object]

_DOCUMENT: dict[str, Column] = {"document": "text", "valid_from": "day"}
_PLACE: dict[str, Column] = {"start": "number", "end": "number"}
_READING: dict[str, Column] = {"rule": "text", "confidence": "text", "quoted": "truth"}

TABLES: Mapping[str, Mapping[str, Column]] = {
    "units": _DOCUMENT
    | {
        "id": "text",
        "nature": "text",
        "kind": "text",
        "name": "text",
        "aliases": "texts",
        "collective": "truth",
        "office_of": "text",
    }
    | _PLACE
    | _READING,
    "relations": _DOCUMENT | {"id": "text", "kind": "text", "child": "text", "parent": "text"} | _PLACE | _READING,
    "attributions": _DOCUMENT
    | {"id": "text", "unit": "text", "verbs": "texts", "text": "text", "modality": "text", "actions": "texts"}
    | _PLACE
    | _READING,
    "references": _DOCUMENT
    | {
        "text": "text",
        "text_kind": "text",
        "number": "text",
        "date": "day",
        "title": "text",
        "identifier": "text",
        "articles": "texts",
    }
    | _PLACE,
}
"""The columns of each table with their types, in order; `document` and `valid_from` say which text and state."""


class Rows:
    """The rows of several documents, by table."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = {table: [] for table in TABLES}

    def add(self, document: Document) -> None:
        for table, rows in _TABLE_ROWS.items():
            for row in rows(document):
                about = {"document": document.source.identifier, "valid_from": document.source.valid_from}
                self._rows[table].append(about | row)

    def of(self, table: str) -> list[Row]:
        return self._rows[table]


def _units(document: Document) -> Iterator[Row]:
    for unit in document.units:
        yield (
            {
                "id": unit.id,
                "nature": unit.nature,
                "kind": unit.kind,
                "name": unit.name,
                "aliases": list(unit.aliases),
                "collective": unit.collective,
                "office_of": getattr(unit, "office_of", None),
            }
            | _first(unit.mentions)
            | _reading(unit)
        )


def _relations(document: Document) -> Iterator[Row]:
    for relation in document.relations:
        yield (
            {
                "id": relation.id,
                "kind": relation.kind,
                "child": relation.child,
                "parent": relation.parent,
            }
            | _first(relation.evidence)
            | _reading(relation)
        )


def _attributions(document: Document) -> Iterator[Row]:
    for attribution in document.attributions:
        yield {
            "id": attribution.id,
            "unit": attribution.unit,
            "verbs": list(attribution.verbs),
            "text": attribution.text,
            "modality": attribution.modality,
            "actions": [action.lemma for action in attribution.actions],
            "start": attribution.start,
            "end": attribution.end,
        } | _reading(attribution)


def _references(document: Document) -> Iterator[Row]:
    for reference in document.references:
        yield {
            "text": reference.text,
            "text_kind": reference.text_kind,
            "number": reference.number,
            "date": reference.date,
            "title": reference.title,
            "identifier": reference.identifier,
            "articles": [
                each.first if each.last is None else f"{each.first}-{each.last}" for each in reference.articles
            ],
            "start": reference.start,
            "end": reference.end,
        }


def _first(places: Sequence[Span]) -> Row:
    """Where a fact is read first."""
    return {"start": places[0].start, "end": places[0].end} if places else {"start": None, "end": None}


def _reading(fact: Unit | Relation | Attribution) -> Row:
    return {"rule": fact.rule, "confidence": fact.confidence, "quoted": fact.quoted}


_TABLE_ROWS = {"units": _units, "relations": _relations, "attributions": _attributions, "references": _references}
