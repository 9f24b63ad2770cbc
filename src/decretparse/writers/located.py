"""Diagnostics with their place in a file as editors count it, for programs."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from decretparse.model import Diagnostic, Document, Severity
from decretparse.writers.lines import Lines

_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


@dataclass(frozen=True, slots=True)
class Located:
    """A diagnostic of a file; lines and columns count from 1, the end column is the one behind the words."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    start: int
    end: int
    code: str
    severity: Severity
    message: str
    hint: str | None


def located(document: Document, diagnostics: Iterable[Diagnostic], name: str) -> Iterator[Located]:
    """Each diagnostic with its place in the file of this name."""
    lines = Lines(document.text)
    for found in diagnostics:
        line, column = lines.position(found.start)
        end_line, last = lines.position(max(found.start, found.end - 1))
        end_column = last + (found.end > found.start)
        place = (line, column, end_line, end_column, found.start, found.end)
        yield Located(name, *place, found.code, found.severity, found.message, found.hint)


def as_json(diagnostics: Iterable[Located]) -> str:
    """A JSON array, an object a line."""
    rows = (json.dumps(asdict(each), ensure_ascii=False) for each in diagnostics)
    inside = ",\n  ".join(rows)
    return f"[\n  {inside}\n]" if inside else "[]"


def github_command(found: Located) -> str:
    """The workflow command that makes GitHub show the diagnostic beside its line; a place over lines has no columns."""
    place: dict[str, str | int] = {"file": found.file, "line": found.line, "endLine": found.end_line}
    if found.line == found.end_line:
        place |= {"col": found.column, "endColumn": found.end_column}
    place["title"] = found.code
    properties = ",".join(f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in place.items())
    message = "\n".join(filter(None, (found.message, found.hint)))
    return f"::{_COMMANDS[found.severity]} {properties}::{message.translate(_IN_MESSAGE)}"
