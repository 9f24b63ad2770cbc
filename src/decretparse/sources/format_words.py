"""The words of `grammars/lexicon/formats.toml`."""

from functools import cache
from typing import TypedDict, cast

from decretparse.lexicon.files import load_toml


class _Contents(TypedDict):
    item: str


class _Page(TypedDict):
    period: str
    nor: str
    day: str
    names: list[str]
    periods: list[str]
    tools: list[str]


class _Delivery(TypedDict):
    deletions: str


class _Table(TypedDict):
    front_matter: dict[str, list[str]]
    front_matter_values: dict[str, str]
    contents: _Contents
    page: _Page
    delivery: _Delivery


@cache
def format_words() -> _Table:
    """The lexicon file as it is."""
    return cast(_Table, load_toml("lexicon/formats.toml"))
