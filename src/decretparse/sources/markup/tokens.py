"""Cuts markup into tags and the words between them, whether well-formed or not.

Real input breaks the rules of XML: `<a title='Code de l'environnement'>` has raw apostrophes in an attribute. Entities
are never declared, so none can be expanded beyond the characters that HTML knows.
"""

import html
import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

TokenKind = Literal["open", "close", "empty", "words", "cdata"]

TAG = re.compile(
    r"""<!--.*?(?:-->|\Z)
    | <!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)
    | <[!?][^<>]*>
    | <(?P<close>/)?(?P<name>[A-Za-z_][\w:.-]*+)(?P<attributes>(?:[^<>"']|"[^"<]*"|'[^'<]*')*+(?=>)|[^<>]*)>""",
    re.DOTALL | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""(?<![\w:.-])([\w:.-]++)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


class Token(NamedTuple):
    """A tag with its name and attributes as written, or the words between two tags; `[start, end)` in the raw text."""

    kind: TokenKind
    name: str
    attributes: str
    start: int
    end: int


def tokens(raw: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """The tags and words of raw[start:end], in order; comments and declarations are left out."""
    end = len(raw) if end is None else end
    done = start
    for match in TAG.finditer(raw, start, end):
        if done < match.start():
            yield Token("words", "", "", done, match.start())
        done = match.end()
        if match["name"]:
            yield Token(_kind(match), match["name"], match["attributes"], match.start(), done)
        elif match["cdata"]:
            yield Token("cdata", "", "", *match.span("cdata"))
    if done < end:
        yield Token("words", "", "", done, end)


def attributes(written: str) -> Mapping[str, str]:
    """The attributes of a tag, by their names in lower case."""
    return {
        match[1].lower(): html.unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(written)
    }


def _kind(match: re.Match[str]) -> TokenKind:
    if match["close"]:
        return "close"
    return "empty" if match["attributes"].endswith("/") else "open"
