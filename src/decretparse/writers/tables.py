"""Documents as rows of four flat tables, which databases and data frames read."""

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

from decretparse.model import Document

Column: TypeAlias = Literal["text", "texts", "number", "truth", "day"]
Value: TypeAlias = object
Row: TypeAlias = dict[str, Value]

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
        first = unit.mentions[0] if unit.mentions else None
        yield {
            "id": unit.id,
            "nature": unit.nature,
            "kind": unit.kind,
            "name": unit.name,
            "aliases": list(unit.aliases),
            "collective": unit.collective,
            "office_of": getattr(unit, "office_of", None),
            "start": first.start if first else None,
            "end": first.end if first else None,
            "rule": unit.rule,
            "confidence": unit.confidence,
            "quoted": unit.quoted,
        }


def _relations(document: Document) -> Iterator[Row]:
    for relation in document.relations:
        first = relation.evidence[0] if relation.evidence else None
        yield {
            "id": relation.id,
            "kind": relation.kind,
            "child": relation.child,
            "parent": relation.parent,
            "start": first.start if first else None,
            "end": first.end if first else None,
            "rule": relation.rule,
            "confidence": relation.confidence,
            "quoted": relation.quoted,
        }


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
            "rule": attribution.rule,
            "confidence": attribution.confidence,
            "quoted": attribution.quoted,
        }


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


_TABLE_ROWS = {"units": _units, "relations": _relations, "attributions": _attributions, "references": _references}
