"""The table of diagnostics (`diagnostics.toml`), and how a finding becomes one."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.model import Diagnostic, Severity
from decretparse.resolve.places import Places
from decretparse.resolve.records import Finding

TABLE = "diagnostics.toml"
LONGEST_WORDS = 80


class Entry(NamedTuple):
    """What the table says of a code."""

    severity: Severity
    message: str
    hint: str


@kept
def entries() -> Mapping[str, Entry]:
    """The table, in the order of the documentation."""
    table = cast(Mapping[str, Mapping[str, str]], load_toml(TABLE))
    return {
        code: Entry(cast(Severity, entry["severity"]), entry["message"], entry["hint"]) for code, entry in table.items()
    }


def diagnostics(findings: Iterable[Finding], places: Places) -> list[Diagnostic]:
    """The diagnostics of some findings, each once."""
    return [
        diagnostic(finding.code, *places.given(finding.span), *finding.words) for finding in dict.fromkeys(findings)
    ]


def diagnostic(code: str, start: int, end: int, *words: str) -> Diagnostic:
    """A diagnostic at a place of the text as it was given."""
    entry = entries()[code]
    message = entry.message.format(*map(_shortened, words))
    return Diagnostic.trusted(
        code=code, severity=entry.severity, message=message, start=start, end=end, hint=entry.hint
    )


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"
