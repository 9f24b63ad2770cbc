"""HTML as readable text: blank lines between paragraphs, markers before items, bars between cells."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from decretparse.sources.markup.tokens import Token, attributes, tokens
from decretparse.sources.raw_map import TextBuilder
from decretparse.sources.source_text import SourceLink

PARAGRAPHS = frozenset({
    *("address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure", "form"),
    *("hr", "main", "ol", "p", "pre", "section", "table", "ul"),
})  # fmt: skip
HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
LINES = frozenset({"caption", "li", "tr"})
HIDDEN = frozenset({
    *("aside", "button", "footer", "head", "header", "iframe", "nav", "noscript", "script", "select", "style", "svg"),
    "template",
})  # fmt: skip
CELLS = frozenset({"td", "th"})
_BREAKS = dict.fromkeys(PARAGRAPHS | HEADINGS, 2) | dict.fromkeys(LINES, 1)

# Words with single spaces between them are copied at once.
_RUN = re.compile(r"(?P<space>[ \t\r\n\f]+)|(?P<entity>&\#?\w{1,32};)|[^ \t\r\n\f&]+(?: [^ \t\r\n\f&]+)*+|&")
_OWN_MARKER = re.compile(r"[-–—―−‒•·▪◦●■‣*§]|\(?(?:\d{1,3}|[ivx]{1,5}|[a-z])\s?[°).]|[IVX]{1,5}\s?[.)-]")
_TABLE_TAG = re.compile(r"<(/?)(table|tr|t[dh])\b", re.IGNORECASE)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(slots=True)
class _Items:
    """A list that is open: None for bullets, else the form and number of the next item."""

    form: str | None = None
    next: int = 1

    def marker(self) -> str:
        if self.form is None:
            return "- "
        number, self.next = self.next, self.next + 1
        if self.form.lower() == "a" and number <= len(_LETTERS):
            letter = _LETTERS[number - 1]
            return f"{letter if self.form == 'a' else letter.upper()}) "
        return f"{number}. "


@dataclass(slots=True)
class MarkupWriter:
    """Writes the words of markup, with the place of each, at the end of a text.

    `record` names what the markup stands in, and `shift` is the place of its first character there.
    """

    builder: TextBuilder
    record: str = ""
    shift: int = 0
    links: list[SourceLink] = field(default_factory=list)
    raw: str = ""
    columns: Mapping[int, int] = field(default_factory=dict)
    breaks: int = 0
    space: tuple[int, int] | None = None
    marker: tuple[str, int, int] | None = None
    lists: list[_Items] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    table: int = 0
    cells: int = 0
    fresh: bool = False
    link: tuple[str, int] | None = None

    def write(self, raw: str) -> None:
        """Adds markup, apart from what stands before it."""
        self.prepare(raw)
        for token in tokens(raw):
            self.read(token)
        self.breaks, self.space = 2, None

    def prepare(self, raw: str) -> None:
        """Takes markup whose tokens come next."""
        self.raw, self.columns, self.breaks = raw, _columns(raw), 2

    def read(self, token: Token) -> None:
        """Adds a tag or words."""
        name = token.name.lower()
        if self.hidden:
            self._leave_hidden(token, name)
        elif not name:
            self._words(token)
        elif token.kind == "close":
            self._close(name, token)
        elif name in HIDDEN:
            if token.kind == "open":
                self.hidden.append(name)
        else:
            self._open(name, token)

    def say(self, words: str, token: Token) -> None:
        """Adds words that stand for a tag."""
        self._before_words(token.start)
        self.builder.make(words, self.record, self.shift + token.start, self.shift + token.end)

    def _leave_hidden(self, token: Token, name: str) -> None:
        if name != self.hidden[-1]:
            return
        if token.kind == "open":
            self.hidden.append(name)
        elif token.kind == "close":
            self.hidden.pop()

    def _open(self, name: str, token: Token) -> None:
        if name == "br":
            self._break_line(self.breaks + 1, token)
        elif name == "a" and not self.link:
            target = attributes(token.attributes).get("href")
            self.link = (target, self.builder.length) if target else None
        elif name == "table":
            self._open_table(token)
        elif name in CELLS:
            self._open_cell(token)
        self._end_block(name, token)
        if name in ("ul", "ol"):
            self.lists.append(_items(name, attributes(token.attributes)))
        elif name == "li":
            marker = self.lists[-1].marker() if self.lists else "- "
            self.marker = "  " * (len(self.lists) - 1) + marker, token.start, token.end
        elif name == "tr":
            self.cells = 0

    def _close(self, name: str, token: Token) -> None:
        if name == "a":
            self._close_link()
        elif name in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif name == "tr" and self.cells:
            self.builder.make(" |", self.record, self.shift + token.start, self.shift + token.end)
            self.cells, self.space = 0, None
        elif name == "li":
            self.marker = None
        elif name == "table" and self.table:
            self.table -= 1
        self._end_block(name, token)

    def _end_block(self, name: str, token: Token) -> None:
        """Sets a block apart from what stands before; inside a list by a line only."""
        self._break_line(min(_BREAKS.get(name, 0), 1 if self.lists else 2), token)

    def _break_line(self, breaks: int, token: Token) -> None:
        """Asks for line breaks before the next words; in a row of cells, for a space."""
        if breaks and self.cells:
            self.space = self.space or (token.start, token.end)
        elif breaks:
            self.breaks = min(2, max(self.breaks, breaks))

    def _open_table(self, token: Token) -> None:
        """A table of one column is layout; what stands in cells of another has one line a row."""
        if self.table or self.columns.get(token.start, 0) > 1:
            self.table += 1

    def _open_cell(self, token: Token) -> None:
        if self.table != 1:
            self._break_line(2, token)
            return
        self.marker = None
        if self.cells:
            self.builder.make(" | ", self.record, self.shift + token.start, self.shift + token.end)
            self.space = None
        else:
            self.say("| ", token)
        self.cells += 1
        self.fresh = True

    def _close_link(self) -> None:
        if self.link is None:
            return
        target, start = self.link
        self.link = None
        label = self.builder.tail(start)
        start += len(label) - len(label.lstrip())
        if label.strip():
            self.links.append(SourceLink(label.strip(), target, start=start, end=self.builder.length))

    def _words(self, token: Token) -> None:
        for match in _RUN.finditer(self.raw, token.start, token.end):
            if match["space"]:
                self.space = self.space or match.span()
                continue
            if match["entity"] and token.kind == "words":
                self._before_words(match.start(), "")
                words = html.unescape(match[0])
                self.builder.make(words, self.record, self.shift + match.start(), self.shift + match.end())
                continue
            self._before_words(match.start(), match[0])
            self.builder.copy(match[0], self.record, self.shift + match.start())

    def _before_words(self, place: int, words: str = "") -> None:
        """Writes the breaks, the marker or the space that the next words need."""
        if self.breaks:
            breaks = min(self.breaks, 2) if self.builder.length else 0
            self.builder.make("\n" * breaks, self.record, self.shift + place, self.shift + place)
        elif self.space and self.builder.length and not self.fresh:
            self.builder.make(" ", self.record, self.shift + self.space[0], self.shift + self.space[1])
        if self.marker and not _OWN_MARKER.match(words):
            marker, start, end = self.marker
            self.builder.make(marker, self.record, self.shift + start, self.shift + end)
        self.breaks, self.space, self.marker, self.fresh = 0, None, None, False


def _items(name: str, given: Mapping[str, str]) -> _Items:
    if name == "ul":
        return _Items()
    start = given.get("start", "1")
    return _Items(given.get("type", "1"), int(start) if start.isdecimal() and len(start) < 6 else 1)


def _columns(raw: str) -> Mapping[int, int]:
    """The most cells that a row has, for each table by where its tag starts; a table in a cell counts by itself."""
    widest: dict[int, int] = {}
    opened: list[tuple[int, int]] = []
    for match in _TABLE_TAG.finditer(raw):
        name = match[2].lower()
        if name == "table" and match[1]:
            del opened[-1:]
        elif name == "table":
            widest[match.start()] = 0
            opened.append((match.start(), 0))
        elif opened and not match[1]:
            table, cells = opened[-1]
            cells = 0 if name == "tr" else cells + 1
            opened[-1] = table, cells
            widest[table] = max(widest[table], cells)
    return widest
