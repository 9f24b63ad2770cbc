"""Documents on the terminal."""

import sys
from collections.abc import Set
from typing import Literal

from decretparse.cli import streams
from decretparse.model import Document, Severity
from decretparse.writers import diagnostics, tree

Form = Literal["tree", "json"]


def usual_form() -> Form:
    """A tree for people, JSON for programs."""
    return "tree" if sys.stdout.isatty() else "json"


def show(document: Document, form: Form, details: Set[tree.Detail]) -> None:
    """Prints a document on standard output."""
    if form == "json":
        streams.write(document.model_dump_json(indent=2).encode() + b"\n")
        return
    console = streams.out()
    for line in tree.rendered(document, details, console):
        console.print(line, soft_wrap=True)
    sys.stdout.flush()


def show_diagnostics(document: Document, severity: Severity, name: str) -> None:
    """Prints the diagnostics that are at least so severe on standard error."""
    console = streams.err()
    for text in diagnostics.rendered(document, diagnostics.at_least(severity, document.diagnostics), name):
        console.print(text, soft_wrap=True)
