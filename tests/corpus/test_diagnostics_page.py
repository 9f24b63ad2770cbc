"""Each text of docs/diagnostics.md raises the code that it stands under, with the severity of its part."""

import re
from collections.abc import Iterator

import pytest

from decretparse import parse
from tests.corpus.cases import ROOT

PAGE = ROOT.with_name("docs") / "diagnostics.md"
PART = re.compile(r"^## (Errors|Warnings|Information)$", re.MULTILINE)
SECTION = re.compile(r"^### ([a-z-]+)$.*?^```text\n(.*?)\n```$", re.DOTALL | re.MULTILINE)
SEVERITIES = {"Errors": "error", "Warnings": "warning", "Information": "info"}


def documented() -> Iterator[tuple[str, str, str]]:
    """Code, severity and text of each section."""
    _, *parts = PART.split(PAGE.read_text("utf-8"))
    for part, content in zip(parts[::2], parts[1::2], strict=True):
        for section in SECTION.finditer(content):
            yield section[1], SEVERITIES[part], section[2]


CODES = list(documented())


@pytest.mark.parametrize(("code", "severity", "text"), CODES, ids=[code for code, *_ in CODES])
def test_the_text_raises_its_code(code: str, severity: str, text: str) -> None:
    assert (code, severity) in {(found.code, found.severity) for found in parse(text).diagnostics}
