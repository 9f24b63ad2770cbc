"""Cuts a block into words: the units that the lexicon knows, each with its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias, cast

from decretparse.lexicon.files import load_toml

Span: TypeAlias = tuple[int, int]

# What stands for a stretch that is read as one word; no word of a text is equal to one of these.
REFERENCE, QUOTED, BRACKET, STOP = "\x00reference", "\x00quoted", "\x00bracket", "\x00stop"

QUOTE_OPEN, QUOTE_CLOSE = "«", "»"
CLOSING = {"«": "»", "(": ")", "[": "]"}
# An annotation of a publisher, as in « comprend [*composition*] : »: no word of the text.
ANNOTATION = r"\[\*.*?\*\]|(?<=\s)\*[^\W\d][\w \-']*\*(?=[\s,;:.])"


@cache
def _word() -> re.Pattern[str]:
    elided = "|".join(cast(list[str], load_toml("lexicon/sentences.toml")["elided"]))
    return re.compile(
        rf"""(?P<annotation>{ANNOTATION})
          | (?P<elision>(?:{elided})'(?=\w|«))
          | (?P<initials>(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?)
          | (?P<number>\d+(?:[ ]\d{{3}})*(?:[.,]\d+)*(?!\w))
          | (?P<word>\w+(?:[-'‑]\w+)*)
          | (?P<open>[«(\[])
          | (?P<mark>\S)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Word:
    """One word, mark or opaque stretch, at `text[start:end]`; `key` is what the lexicon is asked for."""

    key: str
    start: int
    end: int


def words(text: str, start: int, end: int, opaque: Sequence[Span] = ()) -> Iterator[Word]:
    """The words of `text[start:end]` in order; quotations, brackets and the `opaque` spans count as one word each.

    A quotation mark or bracket that is not closed within the block is a mark like any other.
    """
    search = _word().search
    stretches = iter(opaque)
    stretch = next(stretches, None)
    closers = _closers(text, start, end)
    at = start
    while (match := search(text, at, end)) is not None:
        first = match.start()
        while stretch is not None and stretch[1] <= first:
            stretch = next(stretches, None)
        if stretch is not None and stretch[0] < match.end():
            yield Word(REFERENCE, stretch[0], stretch[1])
            at = max(stretch[1], match.start() + 1)
            continue
        at = match.end()
        kind = match.lastgroup
        if kind == "annotation":
            continue
        if kind == "open" and first in closers:
            at = closers[first]
            yield Word(QUOTED if match.group() == QUOTE_OPEN else BRACKET, first, at)
            continue
        yield Word(match.group(), first, at)


def _closers(text: str, start: int, end: int) -> dict[int, int]:
    """For each outermost opening mark that is closed: where its closing mark ends."""
    pairs: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    for match in re.compile(r"[«»()\[\]]").finditer(text, start, end):
        mark = match.group()
        if mark in CLOSING:
            stack.append((CLOSING[mark], match.start()))
            continue
        if any(closer == mark for closer, _ in stack[-8:]):
            while stack:
                closer, opened = stack.pop()
                if closer == mark:
                    pairs[opened] = match.end()
                    break
    return _outermost(pairs)


def _outermost(pairs: dict[int, int]) -> dict[int, int]:
    kept: dict[int, int] = {}
    reach = -1
    for opened in sorted(pairs):
        if opened >= reach:
            kept[opened] = reach = pairs[opened]
    return kept
