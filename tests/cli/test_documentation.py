"""docs/output.md names every field, docs/cli.md every option."""

from collections.abc import Iterator
from pathlib import Path

import click

from decretparse.cli.app import commands
from decretparse.model import Document

DOCS = Path(__file__).parents[2] / "docs"


def fields() -> Iterator[str]:
    schema = Document.model_json_schema(mode="serialization")
    for described in (schema, *schema["$defs"].values()):
        yield from described["properties"]


def options() -> Iterator[str]:
    assert isinstance(commands, click.Group)
    for command in commands.commands.values():
        yield command.name or ""
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield from parameter.secondary_opts or parameter.opts


def test_every_field_is_described() -> None:
    page = (DOCS / "output.md").read_text("utf-8")
    assert [field for field in fields() if f"`{field}`" not in page] == []


def test_every_option_is_described() -> None:
    page = (DOCS / "cli.md").read_text("utf-8")
    assert [option for option in options() if option not in page] == []
