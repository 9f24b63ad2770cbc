"""`decretparse schema`."""

import json

import click
from pydantic.json_schema import GenerateJsonSchema

from decretparse.cli.streams import write
from decretparse.model import Document

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_EXAMPLES = """\b
Example:
  decretparse schema > document.schema.json
"""


class _Whole(GenerateJsonSchema):
    """Requires every field, for every document is written with all of them."""

    def field_is_required(self, field: object, total: bool) -> bool:
        return True


@click.command(epilog=_EXAMPLES)
def schema() -> None:
    """Print the JSON Schema of a document."""
    described = Document.model_json_schema(mode="serialization", schema_generator=_Whole)
    write(json.dumps({"$schema": _DIALECT} | described, ensure_ascii=False, indent=2).encode() + b"\n")
