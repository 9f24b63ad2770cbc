"""Pages of Légifrance, saved whole or in part, and any other HTML: what a reader sees is the text."""

import datetime as dt
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from typing import cast

from decretparse.lexicon.files import load_toml
from decretparse.model import Article, Source
from decretparse.outline.classify import markdown_article
from decretparse.sources.errors import NoTextError
from decretparse.sources.format_words import format_words
from decretparse.sources.legifrance.addresses import IDENTIFIER
from decretparse.sources.markup.text import HEADINGS, MarkupWriter
from decretparse.sources.markup.tokens import Token, attributes, tokens
from decretparse.sources.raw_map import TextBuilder
from decretparse.sources.source_text import SourceArticle, SourceText, sha256_of

_MAIN = re.compile(r"<(main|body)\b[^<>]*>", re.IGNORECASE)
_TITLE = re.compile(r"<title[^<>]*>([^<]*)<", re.IGNORECASE)
_OWN_ADDRESS = re.compile(r"canonical|og:url|saved from url", re.IGNORECASE)
_HEAD_TAG = re.compile(r"<(?:link|meta|!--)[^<>]*>", re.IGNORECASE)
_ELI = re.compile(r"https?://www\.legifrance\.gouv\.fr/eli/[\w./-]*\w")
_ANCHOR = re.compile(
    r"""\b(?:id|name|data-[\w-]{1,40})\s?=\s?["']?[^"'>\s]{0,80}?((?:JORF|LEGI)ARTI\d{12})""", re.IGNORECASE
)
_ARTICLE_LEVEL = 5
_LONGEST_HEADING = 4_000


@dataclass(slots=True)
class _Landmark:
    """A heading of the page, from `start` on; articles have a level below all others."""

    level: int
    start: int
    words: str
    number: str | None = None
    identifier: str | None = None
    period: tuple[dt.date | None, dt.date | None] = (None, None)


@dataclass(slots=True)
class _Page:
    """A page on its way to a text."""

    raw: str
    writer: MarkupWriter
    landmarks: list[_Landmark] = field(default_factory=list)
    anchor: str | None = None
    heading: str | None = None

    def read(self, token: Token) -> None:
        name = token.name.lower()
        if self.writer.hidden or token.kind not in ("open", "empty"):
            self.writer.read(token)
            if token.kind == "close" and name == self.heading:
                self.heading = None
            return
        self._note_identifier(token)
        classes = set(attributes(token.attributes).get("class", "").split())
        page = format_words()["page"]
        if classes.intersection(page["periods"]):
            self._note_period(self._inside(token))
            self._hide(name, token)
        elif classes.intersection(page["tools"]):
            self._hide(name, token)
        else:
            self.writer.read(token)
            if name in HEADINGS or classes.intersection(page["names"]):
                self._begin_heading(name, token)

    def _hide(self, name: str, token: Token) -> None:
        if token.kind == "open":
            self.writer.hidden.append(name)

    def _inside(self, token: Token) -> str:
        """The words of a short element that holds none of its own name."""
        end = self.raw.find(f"</{token.name}", token.end, token.end + _LONGEST_HEADING)
        inside = tokens(self.raw, token.end, end if end >= 0 else token.end)
        words = "".join(self.raw[each.start : each.end] if not each.name else " " for each in inside)
        return " ".join(html.unescape(words).split())

    def _begin_heading(self, name: str, token: Token) -> None:
        words = self._inside(token)
        if not words or self.heading:
            return
        article = markdown_article(words, 0, len(words))
        named = name not in HEADINGS
        level = _ARTICLE_LEVEL if article or named else min(int(name[1]), _ARTICLE_LEVEL - 1)
        self.writer.breaks = 2
        start = self.writer.builder.length + (2 if self.writer.builder.length else 0)
        self.writer.say("#" * level + " ", token)
        self.heading = name
        landmark = _Landmark(level, start, words)
        if level == _ARTICLE_LEVEL:
            landmark.number = article.number if article else words
            landmark.identifier, self.anchor = self.anchor, None
        self.landmarks.append(landmark)

    def _note_identifier(self, token: Token) -> None:
        """An article's identifier stands in its heading, or before it as the name of a place in the page."""
        current = self.landmarks[-1] if self.heading and self.landmarks else None
        if current and current.level == _ARTICLE_LEVEL and current.identifier is None:
            found = IDENTIFIER.search(token.attributes)
            current.identifier = found[0] if found else None
        elif not current and (match := _ANCHOR.search(token.attributes)):
            self.anchor = match[1]

    def _note_period(self, words: str) -> None:
        found = _period().search(words)
        if found and self.landmarks:
            self.landmarks[-1].period = _day(found["start"]), _day(found["end"])


def read_page(raw: str, name: str | None) -> SourceText:
    """What a page says, its menus and tools left out; articles are found by their headings."""
    start, end = _main(raw)
    page = _Page(raw, MarkupWriter(TextBuilder()))
    page.writer.prepare(raw)
    for token in tokens(raw, start, end):
        page.read(token)
    text, origin = page.writer.builder.built()
    if not text.strip():
        raise NoTextError("a page without words")
    nor = re.search(format_words()["page"]["nor"], text)
    eli = _ELI.search(raw)
    address = _own_address(raw[:start])
    source = Source(
        identifier=address[0] if address else name,
        nor=nor["nor"] if nor else None,
        eli=eli[0] if eli else None,
        title=_title(page.landmarks, raw[:start]),
        uri=address[1] if address else None,
        sha256=sha256_of(text),
    )
    return SourceText(text, source, tuple(_articles(page.landmarks, len(text))), tuple(page.writer.links), origin)


def _main(raw: str) -> tuple[int, int]:
    """The part that holds the text: what is marked as the main one, else the body, else all."""
    found = sorted(_MAIN.finditer(raw), key=lambda match: match[1].lower(), reverse=True)
    if not found:
        return 0, len(raw)
    end = raw.lower().rfind(f"</{found[0][1].lower()}", found[0].end())
    return found[0].end(), end if end >= 0 else len(raw)


def _own_address(head: str) -> tuple[str, str] | None:
    """The identifier and the address that a page says it has."""
    for tag in _HEAD_TAG.finditer(head):
        if _OWN_ADDRESS.search(tag[0]) and (found := IDENTIFIER.search(tag[0])):
            address = re.search(rf"https?://[^\s\"'<>]*{found[0]}", tag[0])
            return found[0], address[0] if address else found[0]
    return None


def _title(landmarks: Sequence[_Landmark], head: str) -> str | None:
    main = next((landmark.words for landmark in landmarks if landmark.level == 1), None)
    given = _TITLE.search(head)
    return main or (" ".join(html.unescape(given[1]).split()) or None if given else None)


def _articles(landmarks: Sequence[_Landmark], length: int) -> Iterator[SourceArticle]:
    above: list[_Landmark] = []
    for landmark, following in zip_longest(landmarks, landmarks[1:]):
        end = following.start if following else length
        if landmark.level < _ARTICLE_LEVEL:
            above = [*(each for each in above if each.level < landmark.level), landmark]
            continue
        article = Article(
            identifier=landmark.identifier,
            number=landmark.number,
            start=landmark.start,
            end=end,
            valid_from=landmark.period[0],
            valid_to=landmark.period[1],
        )
        yield SourceArticle(article, tuple(each.words for each in above if each.level > 1))


@cache
def _period() -> re.Pattern[str]:
    return re.compile(format_words()["page"]["period"])


@cache
def _months() -> Sequence[str]:
    return cast(Sequence[str], load_toml("lexicon/citations.toml")["months"])


def _day(words: str | None) -> dt.date | None:
    """A day in words, as « 1er janvier 2016 »."""
    found = re.search(format_words()["page"]["day"], words) if words else None
    if not found or found["month"].lower() not in _months():
        return None
    try:
        return dt.date(int(found["year"]), _months().index(found["month"].lower()) + 1, int(found["day"]))
    except ValueError:
        return None
