"""The document of a text that was written by hand, where the shared papers are at hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from decretparse import parse

EXAMPLE = Path(__file__).parents[3] / "shared" / "example.json"

BLOCKS = [
    ("heading", None, None),
    ("blank", None, None),
    ("paragraph", None, None),
    ("list_item", "―", 2),
    ("list_item", "―", 2),
    ("blank", None, None),
    ("paragraph", None, None),
]


def document_and_example() -> tuple[dict[str, Any], dict[str, Any]]:
    if not EXAMPLE.is_file():
        pytest.skip(f"{EXAMPLE.name} is not beside this checkout")
    example = json.loads(EXAMPLE.read_text("utf-8"))
    return json.loads(parse(example["text"]).model_dump_json()), example


def test_every_field_is_as_written_by_hand() -> None:
    document, example = document_and_example()
    assert list(document) == list(example)
    del document["blocks"], example["blocks"], example["source"]["identifier"], document["source"]["identifier"]
    assert [article.pop("eli") for article in document["articles"]] == [None]  # a field that the example has not yet
    for field, expected in example.items():
        assert document[field] == expected, field


def test_blocks_are_as_described() -> None:
    document, _ = document_and_example()
    assert [(block["kind"], block["marker"], block["parent"]) for block in document["blocks"]] == BLOCKS
