"""The tokens of the statement grammar."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

Span: TypeAlias = tuple[int, int]
NO_PARTS: Mapping[str, Span] = MappingProxyType({})


class Phrase(NamedTuple):
    """A phrase: its terminal, its characters, the rule that read it, the verb it stands for, its named parts."""

    terminal: str
    start: int
    end: int
    rule: str = ""
    lemma: str | None = None
    parts: Mapping[str, Span] = NO_PARTS
