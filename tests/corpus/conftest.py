"""The option that makes the corpus expect what the parser gives."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.corpus.cases import Case, Sections, read_cases, write_cases

_UPDATED = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-corpus", action="store_true", help="make the corpus expect what the parser gives")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> Callable[[Path, Case, Sections], None] | None:
    """Makes a case of a file expect these sections; null without the option."""
    if not request.config.getoption("update_corpus", default=False):
        return None
    titles = request.config.stash.setdefault(_UPDATED, [])

    def write(path: Path, case: Case, actual: Sections) -> None:
        updated = case.updated(actual)
        if updated != case:
            write_cases(path, [updated if other == case else other for other in read_cases(path)])
            titles.append(f"{path.relative_to(path.parents[1])}: {case.title}")

    return write


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    titles = config.stash.get(_UPDATED, [])
    if titles:
        terminalreporter.section(f"{len(titles)} cases updated: read the whole diff before you commit it")
        terminalreporter.write_line("\n".join(titles))
