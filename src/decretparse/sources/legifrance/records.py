"""DILA's XML files as data: one record a file, what it says and nothing more."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from decretparse.sources.source_text import SourceLink

IN_FORCE = frozenset({"VIGUEUR", "VIGUEUR_ETEN", "VIGUEUR_NON_ETEN", "ABROGE_DIFF"})


@dataclass(frozen=True, slots=True)
class Markup:
    """The inside of an element, as it stands in the file from offset `start` on."""

    raw: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Period:
    """When something is in force, `[start, end)`; all None for the journal, whose texts have no period.

    The journal writes 2999-01-01 for both dates and no state; an open end is None.
    """

    state: str | None = None
    start: dt.date | None = None
    end: dt.date | None = None

    def holds(self, at: dt.date | None) -> bool:
        """Whether it is in force on a day; for None, whether it is now by its state, or without one by its end."""
        if self.state is None and self.start is None:
            return True
        if at is None:
            return self.end is None if self.state is None else self.state in IN_FORCE
        return self.start is not None and self.start <= at and (self.end is None or at < self.end)


@dataclass(frozen=True, slots=True)
class StructLink:
    """An article or section in the order of its text: a number or a title, and its period."""

    kind: Literal["article", "section"]
    identifier: str
    label: str
    period: Period


@dataclass(frozen=True, slots=True)
class TextContext:
    """What an article says of the text that it belongs to; `sections` are the titles above it."""

    cid: str | None = None
    nor: str | None = None
    nature: str | None = None
    signed: dt.date | None = None
    title: str | None = None
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """ARTICLE: one version of an article."""

    identifier: str
    number: str | None
    eli: str | None
    period: Period
    context: TextContext
    body: Markup
    links: tuple[SourceLink, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """SECTION_TA: a section's title, and its articles and sections in order, all versions of each."""

    identifier: str
    title: str
    children: tuple[StructLink, ...]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What the two files of a text say alike."""

    identifier: str
    cid: str
    eli: str | None = None
    nature: str | None = None
    nor: str | None = None
    signed: dt.date | None = None


@dataclass(frozen=True, slots=True)
class StructRecord:
    """TEXTELR: the articles and sections at the top of a text, in order, all versions of each."""

    chronicle: Chronicle
    children: tuple[StructLink, ...]
    period: Period

    @property
    def identifier(self) -> str:
        return self.chronicle.identifier


@dataclass(frozen=True, slots=True)
class TextVersionRecord:
    """TEXTE_VERSION: title, period, what stands before and after the articles, and text outside any article."""

    chronicle: Chronicle
    title: str | None
    period: Period
    visas: Markup = Markup()
    body: Markup = Markup()
    signatories: Markup = Markup()
    links: tuple[SourceLink, ...] = ()

    @property
    def identifier(self) -> str:
        return self.chronicle.identifier


@dataclass(frozen=True, slots=True)
class SimpleArticle:
    """An article of a JORFSIMPLE file, under the titles of its sections."""

    number: str | None
    eli: str | None
    body: Markup
    sections: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SimpleTextRecord:
    """TEXTE: a whole text of JORFSIMPLE in one file."""

    version: TextVersionRecord
    articles: tuple[SimpleArticle, ...]

    @property
    def identifier(self) -> str:
        return self.version.identifier


Record = ArticleRecord | SectionRecord | StructRecord | TextVersionRecord | SimpleTextRecord
