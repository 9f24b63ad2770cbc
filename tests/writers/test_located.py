import json

import pytest

from decretparse.model import Diagnostic, Document, Source
from decretparse.writers.located import Located, as_json, github_command, located


def place(text: str, start: int, end: int) -> Located:
    about = Diagnostic(code="a-code", severity="info", message="Look.", start=start, end=end)
    document = Document(text=text, source=Source(sha256="0" * 64))
    (found,) = located(document, [about], "a.txt")
    return found


@pytest.mark.parametrize(
    ("text", "start", "end", "lines_and_columns"),
    [
        ("ab cd", 3, 5, (1, 4, 1, 6)),
        ("ab\ncd", 0, 5, (1, 1, 2, 3)),
        ("ab\r\ncd\r\n", 4, 6, (2, 1, 2, 3)),
        ("ab\ncd", 0, 3, (1, 1, 1, 4)),
        ("🏛️ ab", 3, 5, (1, 4, 1, 6)),
        ("ab", 2, 2, (1, 3, 1, 3)),
        ("", 0, 0, (1, 1, 1, 1)),
    ],
)
def test_lines_and_columns(text: str, start: int, end: int, lines_and_columns: tuple[int, ...]) -> None:
    found = place(text, start, end)
    assert (found.line, found.column, found.end_line, found.end_column) == lines_and_columns


def test_a_command_escapes_what_would_end_it() -> None:
    found = Located("a,b:100%\n.txt", 1, 2, 1, 3, 1, 2, "a-code", "error", "100% of a,b: c\r\nd", None)
    assert github_command(found) == (
        "::error file=a%2Cb%3A100%25%0A.txt,line=1,endLine=1,col=2,endColumn=3,title=a-code::100%25 of a,b: c%0D%0Ad"
    )


def test_a_command_over_lines_has_no_columns() -> None:
    command = github_command(place("ab\ncd", 1, 4))
    assert command == "::notice file=a.txt,line=1,endLine=2,title=a-code::Look."


def test_json_gives_the_diagnostics_back() -> None:
    found = [place("« œ »", 2, 3), place("ab", 0, 1)]
    assert [Located(**row) for row in json.loads(as_json(found))] == found
