"""Tells what kind of line a line is by its own words."""

import re
from functools import cache
from typing import NamedTuple

from decretparse.kept import kept
from decretparse.outline.patterns import line_patterns, table

_MARKDOWN = re.compile(r"#{1,6}\s+(?:\*\*)?(?P<words>.*?)(?:\s*#+|\*\*)?$", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_WORDS = "words"  # the group of a pattern that the words behind a line's label stand in


class LineKind(NamedTuple):
    """The kind of a line, and how many characters of it stand before its own words: « Section 2 : Le personnel »."""

    terminal: str
    label: int


class ArticleHeading(NamedTuple):
    """The number of an article, if it has one, where the heading proper ends and where the words after it begin."""

    number: str | None
    end: int
    rest: int


@cache
def _article(number: str) -> re.Pattern[str]:
    words = table()["article"]
    return re.compile(rf"(?:{words['word']})\s*(?P<number>{number})(?:\*\*)?(?:{words['separator']})", re.VERBOSE)


def article_heading(text: str, start: int, end: int) -> ArticleHeading | None:
    """The heading of an article that the words text[start:end] open with."""
    return _heading(table()["article"]["number"], text, start, end)


def markdown_article(text: str, start: int, end: int) -> ArticleHeading | None:
    """The same for the words of a Markdown heading, where any words may number an article, or none."""
    found = article_heading(text, start, end) or _heading(table()["article"]["heading_number"], text, start, end)
    return found or (ArticleHeading(None, end, end) if _unnumbered().match(text, start, end) else None)


@kept
def _unnumbered() -> re.Pattern[str]:
    return re.compile(table()["article"]["unnumbered"])


def _heading(number_pattern: str, text: str, start: int, end: int) -> ArticleHeading | None:
    match = _article(number_pattern).match(text, start, end)
    if match is None:
        return None
    number = _TAG.sub("", match["number"])
    return ArticleHeading(table()["article"]["words"].get(number.lower(), number), match.end("number"), match.end())


def markdown_heading(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words of a Markdown heading."""
    match = _MARKDOWN.match(text[start:end]) if text[start] == "#" else None
    return (start + match.start("words"), start + match.end("words")) if match else None


def line_kind(line: str, in_preamble: bool) -> LineKind | None:
    """The kind of a line that is told by its own words: the first pattern of the lexicon that fits."""
    for pattern in line_patterns():
        if pattern.preamble and not in_preamble:
            continue
        if pattern.contains and pattern.contains not in line:
            continue
        match = pattern.first.match(line)
        if match is not None and (pattern.last is None or pattern.last.search(line)):
            return LineKind(pattern.kind, max(0, match.start(_WORDS)) if _WORDS in pattern.first.groupindex else 0)
    return None


@kept
def _execution() -> re.Pattern[str]:
    return re.compile(table()["execution"]["pattern"])


def is_visa(words: str) -> bool:
    """Whether words that were wrapped are a visa: their first line alone does not tell."""
    kind = line_kind(words, in_preamble=False)
    return kind is not None and kind.terminal == "VISA"


def is_execution_clause(words: str) -> bool:
    """Whether the words charge somebody with the execution of the text."""
    return table()["execution"]["contains"] in words and bool(_execution().search(words))
