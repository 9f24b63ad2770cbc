"""Writes a text article by article, in the shape of Markdown, and keeps what is known of each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from decretparse.model import Article, Source
from decretparse.sources.markup.text import MarkupWriter
from decretparse.sources.raw_map import TextBuilder
from decretparse.sources.source_text import SourceArticle, SourceLink, SourceText, sha256_of

_TITLE, _ARTICLE = "# ", "##### "
_DEEPEST_SECTION = 4


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article from outside its words."""

    number: str | None = None
    identifier: str | None = None
    eli: str | None = None
    state: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    links: tuple[SourceLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where HTML stands in the raw input."""

    record: str = ""
    start: int = 0


@dataclass(slots=True)
class Composer:
    """A text that grows: a title, visas, sections, articles, signatures."""

    builder: TextBuilder = field(default_factory=TextBuilder)
    articles: list[SourceArticle] = field(default_factory=list)
    links: list[SourceLink] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)

    def title(self, title: str | None, record: str = "") -> None:
        """Adds the title of the whole text."""
        self._heading(_TITLE, title, record)

    def section(self, title: str, depth: int, record: str = "") -> None:
        """Begins a section; `depth` counts from 0."""
        del self.sections[depth:]
        self.sections.append(title)
        self._heading("#" * min(depth + 2, _DEEPEST_SECTION) + " ", title, record)

    def leave_sections(self, depth: int) -> None:
        """Ends the sections from this depth on."""
        del self.sections[depth:]

    def markup(self, raw: str, place: Place) -> None:
        """Adds HTML outside any article."""
        self.links += self._write(raw, place)

    def article(self, known: Known, raw: str, place: Place) -> None:
        """Adds an article: its heading, and its words from HTML."""
        start = self._begin(known, place)
        self._end(known, start, self._write(raw, place))

    def plain_article(self, known: Known, words: str, place: Place) -> None:
        """Adds an article whose words are no HTML."""
        start = self._begin(known, place)
        self._part()
        self.builder.copy(words.rstrip(), place.record, place.start)
        self._end(known, start, [])

    def _begin(self, known: Known, place: Place) -> int:
        start = self._part()
        self._heading(_ARTICLE, f"Article {known.number or ''}".rstrip(), place.record)
        return start

    def _end(self, known: Known, start: int, links: list[SourceLink]) -> None:
        article = Article(
            identifier=known.identifier,
            eli=known.eli,
            number=known.number,
            start=start,
            end=self.builder.length,
            valid_from=known.valid_from,
            valid_to=known.valid_to,
            state=known.state,
        )
        self.articles.append(SourceArticle(article, tuple(self.sections), (*known.links, *links)))

    def finished(self, about: Mapping[str, str | dt.date | None]) -> SourceText:
        """The text; `about` are the fields of its source."""
        if self.builder.length:
            self._say("\n", "")
        text, origin = self.builder.built()
        source = Source.model_validate({**about, "sha256": sha256_of(text)})
        return SourceText(text, source, tuple(self.articles), tuple(self.links), origin)

    def _heading(self, mark: str, words: str | None, record: str) -> None:
        if words:
            self._part()
            self._say(mark + " ".join(words.split()), record)

    def _part(self) -> int:
        """Separates what comes from what stands there; gives where it begins."""
        if self.builder.length and not self.builder.apart:
            self._say("\n\n", "")
        return self.builder.length

    def _say(self, words: str, record: str) -> None:
        self.builder.make(words, record, 0, 0)

    def _write(self, raw: str, place: Place) -> list[SourceLink]:
        writer = MarkupWriter(self.builder, place.record, place.start)
        writer.write(raw)
        return writer.links
