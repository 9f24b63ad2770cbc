"""A parser that finds one unit in each text, so that these tests speak of the command line alone."""

import hashlib
from collections.abc import Sequence

import pytest
from click.testing import CliRunner

import decretparse
from decretparse.model import Article, Diagnostic, Document, Source, Structure
from decretparse.sources import document


def one_unit(text: str, *, source: Source | None = None, articles: Sequence[Article] = ()) -> Document:
    """The text's first word as a unit; a diagnostic for each severity that the text names."""
    if "crash" in text:
        raise ZeroDivisionError("deliberate")
    word = text.split()[0]
    return Document(
        text=text,
        articles=tuple(articles),
        source=source or Source(sha256=hashlib.sha256(text.encode()).hexdigest()),
        units=(Structure(id=word, kind="bureau", name=word, rule="composition", confidence="stated"),),
        diagnostics=tuple(
            Diagnostic(code=f"a-{severity}", severity=severity, message="What it says.", start=0, end=len(word))
            for severity in ("error", "warning", "info")
            if severity in text
        ),
    )


@pytest.fixture(autouse=True)
def parser(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (decretparse, document):
        monkeypatch.setattr(module, "parse", one_unit)


@pytest.fixture(autouse=True)
def no_progress(monkeypatch: pytest.MonkeyPatch) -> None:
    """However slow the machine, no run tells how far it has come."""
    monkeypatch.setattr("decretparse.cli.progress._SECONDS", float("inf"))


@pytest.fixture
def runner() -> CliRunner:
    return CliRunner()
