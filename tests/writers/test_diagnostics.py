from textwrap import dedent

import pytest

from decretparse.model import Diagnostic, Document, Source
from decretparse.writers.diagnostics import at_least, rendered
from tests.writers.sample import diagnostic, document


def shown(text: str, start: int, end: int) -> list[str]:
    """The excerpt of a diagnostic, without its first line."""
    about = Diagnostic(code="a-code", severity="info", message="Look.", start=start, end=end)
    doc = Document(text=text, source=Source(sha256="0" * 64), diagnostics=(about,))
    (report,) = rendered(doc, doc.diagnostics, "a.txt")
    return report.plain.splitlines()


def test_as_a_compiler_shows_them() -> None:
    doc = document()
    reports = [report.plain for report in rendered(doc, doc.diagnostics, "dir/lacs.txt")]
    assert (
        reports[0]
        == dedent("""
        dir/lacs.txt:2:1: error[a-code]: What it says.
          2 | Elle est dirigée par un directeur, assisté d'un adjoint.
            | ^^^^^^^^^^^^^^^^
          hint: Name it.
        """).strip()
    )
    assert reports[1].splitlines()[0] == "dir/lacs.txt:1:40: info[a-code]: What it says."


def test_words_on_two_lines() -> None:
    (report,) = rendered(document(), [diagnostic("cure\nles fossés")], "a.txt")
    assert report.plain.splitlines()[1:] == [
        "  3 | Le bureau des digues, placé sous l'autorité de l'adjoint, cure",
        "    |                                                           ^^^^",
        "  4 | les fossés, sauf en hiver.",
        "    | ^^^^^^^^^^",
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "excerpt"),
    [
        ("ab cd", 3, 5, ["  1 | ab cd", "    |    ^^"]),
        ("\tab\tc", 1, 5, ["  1 |     ab  c", "    |     ^^^^^"]),
        ("漢字 ab", 3, 5, ["  1 | 漢字 ab", "    |      ^^"]),
        ("漢字 ab", 1, 2, ["  1 | 漢字 ab", "    |   ^^"]),
        ("e\u0301te\u0301 ab", 6, 8, ["  1 | e\u0301te\u0301 ab", "    |     ^^"]),
        ("a\x1bb", 2, 3, ["  1 | a␛b", "    |   ^"]),
        ("ab", 2, 2, ["  1 | ab", "    |   ^"]),
        ("ab\n", 3, 3, ["  2 | ", "    | ^"]),
        ("", 0, 0, ["  1 | ", "    | ^"]),
        ("ab\r\n  cd\n\nef", 1, 9, ["  1 | ab", "    |  ^", "  2 |   cd", "    |   ^^"]),
        ("a\rb", 2, 3, ["  2 | b", "    | ^"]),
    ],
)
def test_marks_stand_under_their_words(text: str, start: int, end: int, excerpt: list[str]) -> None:
    assert shown(text, start, end)[1:] == excerpt


def test_columns_count_code_points() -> None:
    assert shown("🏛️ été ab", 7, 9)[0] == "a.txt:1:8: info[a-code]: Look."


def test_a_long_line_is_cut_around_the_words() -> None:
    text = "x" * 500 + " here " + "y" * 500
    excerpt, marks = shown(text, 501, 505)[1:]
    assert excerpt.startswith("  1 | …xxx")
    assert excerpt.endswith("yyy…")
    assert len(excerpt) < 120
    assert excerpt[marks.index("^") : marks.index("^") + marks.count("^")] == "here"


def test_many_lines_are_cut() -> None:
    assert len(shown("ab\n" * 1_000, 0, 3_000)) == 7


def test_a_thousand_lines_need_a_wider_gutter() -> None:
    assert shown("\n" * 1_233 + "ab", 1_233, 1_235)[1:] == ["  1234 | ab", "       | ^^"]


def test_severities() -> None:
    diagnostics = document().diagnostics
    assert [found.severity for found in at_least("info", diagnostics)] == ["error", "info"]
    assert [found.severity for found in at_least("warning", diagnostics)] == ["error"]
