"""Cuts a block into words: the units that the lexicon knows, each with its place."""

import re
from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple, TypeAlias, cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import head_of

Span: TypeAlias = tuple[int, int]

# What stands for a stretch that is read as one word; no word of a text is equal to one of these.
REFERENCE, QUOTED, BRACKET, STOP = "\x00reference", "\x00quoted", "\x00bracket", "\x00stop"
QUOTED_UNIT = "\x00quoted unit"  # « le « comité des quais » »: a quotation that is a unit's name

QUOTE_OPEN, QUOTE_CLOSE = "«", "»"
# An annotation of a publisher, as in « comprend [*composition*] : »: no word of the text.
ANNOTATION = r"\[\*[^\[\]]*\*\]|(?<=\s)\*[^\W\d][\w\s\-–—―−']*\*(?=[\s,;:.])"
ENCLOSING = re.compile(r"[«»()\[\]]")
CLOSING = {"«": "»", "(": ")", "[": "]"}
ASIDE, COMMA = "(", ","


@kept
def _word() -> re.Pattern[str]:
    """Blanks are passed over at once, and plain words come first: most words are plain."""
    table = load_toml("lexicon/sentences.toml")
    elided = "|".join(cast(list[str], table["elided"]))
    joined = cast(str, table["joins_initials"])
    return re.compile(
        rf"""(?=\S)(?:
            [^\W\d_]++(?![\w.'‑/-])
          | (?P<annotation>{ANNOTATION})
          | (?i:(?:{elided})'(?=\s?\w|«))
          | (?:[A-Z]\.\s{{0,2}})+{joined}\s{{1,2}}(?:[A-Z]\.)+(?=\s{{0,2}}[a-z,;:)])
          | (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?!\w))?
          | \d+(?:[ ]\d{{3}})*(?:[.,]\d+)*(?!\w)
          | [A-Z][A-Z\d-]*(?:/[A-Z\d-]+)+(?!\w)
          | \w+(?:[-'‑]\w+)*
          | \S
        )""",
        re.VERBOSE,
    )


class Words(NamedTuple):
    """The words, marks and opaque stretches of a block: each at `text[starts[i]:ends[i]]`.

    `keys` are what the lexicon is asked for.
    """

    keys: list[str]
    starts: list[int]
    ends: list[int]


def words(text: str, start: int, end: int, opaque: Sequence[Span] = ()) -> Words:
    """The words of `text[start:end]` in order; quotations, brackets and the `opaque` spans count as one word each.

    A quotation mark or bracket that is not closed within the block is a mark like any other; a bracket that says what a
    unit belongs to, « (rattaché au directeur) », is read like what stands between two commas.
    """
    closers, commas = _closers(text, start, end)
    if opaque or closers or commas:
        return _with_stretches(text, start, end, opaque, closers, commas)
    matches = [match for match in _word().finditer(text, start, end) if match.lastgroup is None]
    return Words(
        [match[0] for match in matches], [match.start() for match in matches], [match.end() for match in matches]
    )


def _with_stretches(
    text: str, start: int, end: int, opaque: Sequence[Span], closers: Mapping[int, int], commas: Set[int]
) -> Words:
    found = Words([], [], [])
    nowhere = (end, end)
    stretches = iter(opaque)
    stretch = next(stretches, nowhere)
    word = _word()
    at = start
    while at < end:
        for match in word.finditer(text, at, end):
            first, at = match.span()
            while stretch[1] <= first:
                stretch = next(stretches, nowhere)
            if stretch[0] < at:
                _add(found, REFERENCE, *stretch)
                at = max(stretch[1], first + 1)
                break
            if match.lastgroup is not None:
                continue
            if first in closers:
                at = closers[first]
                _add(found, _quotation(text[first:at]) if match[0] == QUOTE_OPEN else BRACKET, first, at)
                break
            _add(found, COMMA if first in commas else match[0], first, at)
        else:
            break
    return found


@kept
def _says_of_unit() -> re.Pattern[str]:
    return re.compile(cast(Mapping[str, str], load_toml("lexicon/aliases.toml")["patterns"])["says"])


def _quotation(quoted: str) -> str:
    head = head_of(quoted)
    first = head is not None and head.nature == "structure" and not quoted[: head.start].strip(f"{QUOTE_OPEN} ")
    return QUOTED_UNIT if first else QUOTED


def _add(found: Words, key: str, start: int, end: int) -> None:
    found.keys.append(key)
    found.starts.append(start)
    found.ends.append(end)


def _closers(text: str, start: int, end: int) -> tuple[dict[int, int], set[int]]:
    """For each outermost opening mark that is closed: where its closing mark ends; and brackets read as commas."""
    pairs: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    for match in ENCLOSING.finditer(text, start, end):
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
    return _outermost(text, pairs)


def _outermost(text: str, pairs: dict[int, int]) -> tuple[dict[int, int], set[int]]:
    outer: dict[int, int] = {}
    commas: set[int] = set()
    reach = -1
    for opened in sorted(pairs):
        if opened < reach:
            continue
        if text[opened] == ASIDE and _says_of_unit().match(text, opened + 1):
            commas |= {opened, pairs[opened] - 1}
        else:
            outer[opened] = reach = pairs[opened]
    return outer, commas
