"""Each case of the corpus is a test; `--update-corpus` makes the cases expect what the parser gives."""

from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from decretparse import Document, parse
from tests.corpus.cases import Case, Sections, case_files, format_sections, read_cases
from tests.corpus.rendering import rendered

CASES = [(path, case) for path in case_files() for case in read_cases(path)]


@pytest.mark.parametrize(("path", "case"), CASES, ids=[f"{path.stem}::{case.title}" for path, case in CASES])
def test_case(
    path: Path, case: Case, update: Callable[[Path, Case, Sections], None] | None, request: pytest.FixtureRequest
) -> None:
    expected = case.expected()
    document = parse(case.text)
    assert Document.model_validate(document.model_dump(), strict=True) == document  # its parts were not checked
    actual = rendered(document, expected)
    if update is not None:
        return update(path, case, actual)
    if case.known_difference is not None:
        mark = pytest.mark.xfail(strict=True, raises=pytest.fail.Exception, reason=case.known_difference)
        request.applymarker(mark)
    if actual != expected:
        pytest.fail("\n".join([case.text, "", *difference(expected, actual)]), pytrace=False)
    return None


def difference(expected: Sections, actual: Sections) -> Iterator[str]:
    before, after = (list(format_sections(sections)) for sections in (expected, actual))
    return unified_diff(before, after, "expected", "parsed", lineterm="", n=2)
