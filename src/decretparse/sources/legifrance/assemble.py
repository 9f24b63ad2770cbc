"""Brings the articles of one text together, in the order of its structure."""

import datetime as dt
from collections.abc import Mapping

from decretparse.sources.composing import Composer, Known, Place
from decretparse.sources.legifrance.addresses import address
from decretparse.sources.legifrance.order import steps_of, without_empty_sections
from decretparse.sources.legifrance.records import (
    ArticleRecord,
    Chronicle,
    Period,
    SectionRecord,
    SimpleArticle,
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

    Sections of this text and articles are given by identifier; those of the structure that are not there are left out.
    The period of the source is that in which the text reads like this; without a day it is that of the whole text.
    None where nothing of it is in force.
    """
    steps = [
        step
        for step in steps_of(struct, sections, at)
        if step.link.kind == "section" or step.link.identifier in articles
    ]
    present = [step for step in steps if step.link.kind == "article"]
    if not present and (version is None or not version.body.raw.strip() or not version.period.holds(at)):
        return None
    composer = Composer()
    _open(composer, version)
    for step in without_empty_sections(steps):
        if step.link.kind == "section":
            composer.section(step.title, step.depth, step.link.identifier)
        else:
            composer.leave_sections(step.depth)
            _add(composer, articles[step.link.identifier])
    _close(composer, version)
    own = version.period if version else struct.period
    period = _version_period(own, days_of_change(struct, sections, articles), at)
    return composer.finished(_about_text(version.chronicle if version else struct.chronicle, version, period))


def days_of_change(
    struct: StructRecord, sections: Mapping[str, SectionRecord], articles: Mapping[str, ArticleRecord]
) -> tuple[dt.date, ...]:
    """The days on which one of these articles begins or ends, in order: `assemble` at each gives all versions.

    Empty for a text of the journal, which has one version only.
    """
    links = [*struct.children, *(child for section in sections.values() for child in section.children)]
    days = (day for link in links if link.identifier in articles for day in (link.period.start, link.period.end))
    return tuple(sorted({day for day in days if day is not None}))


def lone_article(article: ArticleRecord) -> SourceText:
    """The text of an article whose text has no structure, whatever its state."""
    composer = Composer()
    for depth, title in enumerate(article.context.sections):
        composer.sections[depth:] = [title]
    _add(composer, article)
    context, period = article.context, article.period
    about = {
        "identifier": article.identifier,
        "nor": context.nor,
        "cid": context.cid,
        "eli": article.eli,
        "title": context.title,
        "nature": context.nature,
        "date": context.signed,
        "uri": address(article.identifier, context.nature),
    }
    return composer.finished(about | _validity(period))


def simple_text(record: SimpleTextRecord) -> SourceText:
    """The text of a JORFSIMPLE file."""
    composer = Composer()
    _open(composer, record.version)
    above: tuple[str, ...] = ()
    for article in record.articles:
        _follow(composer, above, article, record.identifier)
        above = article.sections
        known = Known(number=article.number, eli=article.eli)
        composer.article(known, article.body.raw, Place(record.identifier, article.body.start))
    _close(composer, record.version)
    return composer.finished(_about_text(record.version.chronicle, record.version, record.version.period))


def _open(composer: Composer, version: TextVersionRecord | None) -> None:
    if version is None:
        return
    composer.title(version.title, version.identifier)
    for markup in (version.visas, version.body):
        composer.markup(markup.raw, Place(version.identifier, markup.start))


def _close(composer: Composer, version: TextVersionRecord | None) -> None:
    if version is not None:
        composer.leave_sections(0)
        composer.markup(version.signatories.raw, Place(version.identifier, version.signatories.start))
        composer.links += version.links


def _add(composer: Composer, article: ArticleRecord) -> None:
    period = article.period
    known = Known(
        article.number, article.identifier, article.eli, period.state, period.start, period.end, article.links
    )
    composer.article(known, article.body.raw, Place(article.identifier, article.body.start))


def _follow(composer: Composer, above: tuple[str, ...], article: SimpleArticle, record: str) -> None:
    """The titles of the sections that an article begins."""
    common = next(
        (depth for depth, (one, other) in enumerate(zip(above, article.sections, strict=False)) if one != other),
        min(len(above), len(article.sections)),
    )
    composer.leave_sections(common)
    for depth in range(common, len(article.sections)):
        composer.section(article.sections[depth], depth, record)


def _version_period(period: Period, days: tuple[dt.date, ...], at: dt.date | None) -> Period:
    """From the last change before a day to the next one; the text's own period without a day."""
    if at is None or not days:
        return period
    before = [day for day in days if day <= at]
    after = [day for day in days if day > at]
    return Period(period.state, before[-1] if before else period.start, after[0] if after else None)


def _about_text(
    chronicle: Chronicle, version: TextVersionRecord | None, period: Period
) -> dict[str, str | dt.date | None]:
    about = {
        "identifier": chronicle.identifier,
        "nor": chronicle.nor,
        "cid": chronicle.cid,
        "eli": chronicle.eli,
        "title": version.title if version else None,
        "nature": chronicle.nature,
        "date": chronicle.signed,
        "uri": address(chronicle.identifier, chronicle.nature),
    }
    return about | _validity(period)


def _validity(period: Period) -> dict[str, str | dt.date | None]:
    return {"state": period.state, "valid_from": period.start, "valid_to": period.end}
