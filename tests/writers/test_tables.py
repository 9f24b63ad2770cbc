"""Parquet: four tables whose columns never change their types."""

import io
from pathlib import Path

import pytest

from decretparse import parse
from decretparse.model import Document, Source
from decretparse.writers.tables import TABLES, Rows

parquet = pytest.importorskip("decretparse.writers.parquet")

DOCS = Path(__file__).parents[2] / "docs" / "archives.md"
TEXT = (
    "La direction des archives, dirigée par un directeur, comprend le bureau du budget. "
    "Elle conserve les fonds mentionnés à l'article 3 de la loi du 3 janvier 1979."
)


def table(name: str, *documents: Document) -> object:
    import pyarrow.parquet as pq

    rows = Rows()
    for document in documents:
        rows.add(document)
    stream = io.BytesIO()
    parquet.write(name, rows.of(name), stream)
    stream.seek(0)
    return pq.read_table(stream)


@pytest.mark.parametrize("name", TABLES)
def test_the_types_are_the_same_whatever_there_is(name: str) -> None:
    full, empty = table(name, parse(TEXT)), table(name)
    assert full.schema.equals(empty.schema)
    assert full.num_rows > 0
    assert full.column_names == list(TABLES[name])


def test_each_fact_is_a_row() -> None:
    document = parse(TEXT, source=Source(identifier="a.txt", sha256="0" * 64))
    units = table("units", document, document).to_pylist()
    assert [unit["name"] for unit in units] == [unit.name for unit in document.units] * 2
    assert {unit["document"] for unit in units} == {"a.txt"}
    (attribution,) = table("attributions", document).to_pylist()
    assert attribution["verbs"] == ["conserver"]
    assert TEXT[attribution["start"] : attribution["end"]] == attribution["text"]
    (reference,) = table("references", document).to_pylist()
    assert (reference["articles"], str(reference["date"])) == (["3"], "1979-01-03")
    assert len(table("relations", document).to_pylist()) == len(document.relations)


def test_every_column_is_described() -> None:
    page = DOCS.read_text("utf-8")
    assert [column for columns in TABLES.values() for column in columns if f"`{column}`" not in page] == []
