"""Brings the articles of one text together, in the order of its structure."""

import datetime as dt
from collections.abc import Mapping

from decretparse.sources.legifrance.records import (
    ArticleRecord,
    SectionRecord,
    SimpleTextRecord,
    StructRecord,
    TextVersionRecord,
)
from decretparse.sources.source_text import SourceText


def assemble(
    version: TextVersionRecord | None,
    struct: StructRecord,
    sections: Mapping[str, SectionRecord],
    articles: Mapping[str, ArticleRecord],
    *,
    at: dt.date | None = None,
) -> SourceText | None:
    """The text as it is on a day, by default in force, or as published for one of the journal.

    Sections and articles are given by identifier; those of the structure that are not there are left out. None where
    nothing of the text is in force.
    """
    raise NotImplementedError


def wanted_articles(
    struct: StructRecord, sections: Mapping[str, SectionRecord], *, at: dt.date | None = None
) -> tuple[str, ...]:
    """The identifiers of the articles that `assemble` asks for, in order."""
    raise NotImplementedError


def days_of_change(struct: StructRecord, sections: Mapping[str, SectionRecord]) -> tuple[dt.date, ...]:
    """The days on which an article or section comes into force or ends: `assemble` at each gives all versions."""
    raise NotImplementedError


def lone_article(article: ArticleRecord) -> SourceText:
    """The text of an article whose text has no structure."""
    raise NotImplementedError


def simple_text(record: SimpleTextRecord) -> SourceText:
    """The text of a JORFSIMPLE file."""
    raise NotImplementedError
