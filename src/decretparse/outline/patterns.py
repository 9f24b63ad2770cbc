"""The outline's words: `grammars/lexicon/outline.toml`, compiled."""

import re
from typing import NamedTuple, NotRequired, TypedDict, cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml


class _ArticleTable(TypedDict):
    word: str
    number: str
    heading_number: str
    unnumbered: str
    separator: str
    words: dict[str, str]


class _LineTable(TypedDict):
    kind: str
    pattern: str
    last: NotRequired[str]
    contains: NotRequired[str]
    preamble: NotRequired[bool]
    examples: list[str]


class _ExecutionTable(TypedDict):
    contains: str
    pattern: str
    examples: list[str]


class _SentenceTable(TypedDict):
    before_noun: list[str]
    after_verb: list[str]
    relative: str
    described: str


class _Table(TypedDict):
    article: _ArticleTable
    line: list[_LineTable]
    execution: _ExecutionTable
    amendment: dict[str, str]
    markers: dict[str, str]
    tails: dict[str, str]
    openers: dict[str, str]
    sentence: _SentenceTable


class LinePattern(NamedTuple):
    """How one kind of line begins and ends."""

    kind: str
    first: re.Pattern[str]
    last: re.Pattern[str] | None
    contains: str
    preamble: bool
    examples: tuple[str, ...]


@kept
def table() -> _Table:
    """The lexicon file as it is."""
    return cast(_Table, load_toml("lexicon/outline.toml"))


@kept
def line_patterns() -> tuple[LinePattern, ...]:
    """The kinds of lines in the order they are tried."""
    return tuple(
        LinePattern(
            entry["kind"],
            re.compile(entry["pattern"], re.VERBOSE),
            re.compile(entry["last"]) if "last" in entry else None,
            entry.get("contains", ""),
            entry.get("preamble", False),
            tuple(entry["examples"]),
        )
        for entry in table()["line"]
    )
