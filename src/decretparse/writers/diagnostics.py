"""Diagnostics as a compiler shows them."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from decretparse.model import Diagnostic, Document, Severity
from decretparse.writers.excerpts import Excerpt, excerpts
from decretparse.writers.lines import Lines
from decretparse.writers.visible import visible

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

_STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}


def at_least(severity: Severity, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Those as severe as this or more."""
    wanted = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return tuple(diagnostic for diagnostic in diagnostics if diagnostic.severity in wanted)


def rendered(document: Document, diagnostics: Iterable[Diagnostic], name: str) -> Iterator[Text]:
    """Each diagnostic with its place in the file of this name, the words underlined, and its hint."""
    lines = Lines(document.text)
    for diagnostic in diagnostics:
        style = _STYLES[diagnostic.severity]
        line, column = lines.position(diagnostic.start)
        shown = [
            Text.assemble(
                (f"{visible(name)}:{line}:{column}: ", "bold"),
                (f"{diagnostic.severity}[{diagnostic.code}]", style),
                (f": {visible(diagnostic.message)}", "bold"),
            )
        ]
        shown += _underlined(list(excerpts(document, lines, diagnostic)), style)
        if diagnostic.hint is not None:
            shown.append(Text.assemble(("  hint: ", "bold"), visible(diagnostic.hint)))
        yield Text("\n").join(shown)


def _underlined(shown: list[Excerpt], style: str) -> Iterator[Text]:
    gutter = max(len(str(excerpt.number)) for excerpt in shown)
    for excerpt in shown:
        yield Text.assemble((f"{excerpt.number:>{gutter + 2}} | ", "blue"), excerpt.words)
        yield Text.assemble((f"{'':>{gutter + 2}} | ", "blue"), (excerpt.marks, style))
