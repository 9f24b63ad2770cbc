"""Tells the line breaks that an editor put inside a sentence from those of the text."""

import re
from collections.abc import Sequence

from decretparse.outline import shapes

_CLINGING = ";,.)»"
_FIRST_WORD = re.compile(r"\S+")
WIDEST = 110
NARROWEST = 50
_WRAPPED_SHARE = 0.95


def wrap_width(lengths: Sequence[int]) -> int:
    """The width at which a text's lines were wrapped, 0 where they were not."""
    narrow = [length for length in lengths if length <= WIDEST]
    if not lengths or len(narrow) < _WRAPPED_SHARE * len(lengths):
        return 0
    width = max(narrow)
    return width if width >= NARROWEST else 0


def goes_on(text: str, before: tuple[int, int], line: tuple[int, int], point: str, width: int) -> bool:
    """Whether the words of `line` go on with the sentence of the line `before`, which ends in `point`."""
    start, end = line
    first = text[start]
    if first in _CLINGING:
        return True
    if point not in ("", ","):
        return False
    if shapes.dangles(text, *before):
        return True
    length = before[1] - before[0]
    if first.islower():
        if length >= NARROWEST:
            return length <= WIDEST or not point
        return not shapes.opener(text, start, end).group
    word = _FIRST_WORD.match(text, start, end)
    return width > 0 and word is not None and length + 1 + len(word.group()) > width and length >= NARROWEST
