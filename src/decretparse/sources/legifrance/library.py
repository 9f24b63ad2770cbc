"""DILA's files of a few texts, held in memory until all are there; for whole archives there is `batch`."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from decretparse.sources.legifrance.assemble import assemble, days_of_change, lone_article
from decretparse.sources.legifrance.records import (
    ArticleRecord,
    Record,
    SectionRecord,
    StructRecord,
    TextVersionRecord,
)
from decretparse.sources.source_text import SourceText


@dataclass(frozen=True, slots=True)
class Versions:
    """Which versions of a text are wanted: that of a day, all, or by default the one in force."""

    at: dt.date | None = None
    all: bool = False


IN_FORCE = Versions()


@dataclass(slots=True)
class Library:
    """Records by what they are; texts come in the order in which their plans were added, then articles without one."""

    structs: dict[str, StructRecord] = field(default_factory=dict)
    versions: dict[str, TextVersionRecord] = field(default_factory=dict)
    sections: dict[str, SectionRecord] = field(default_factory=dict)
    articles: dict[str, ArticleRecord] = field(default_factory=dict)

    def add(self, record: Record) -> bool:
        """Takes a record that may need others; False for one that is a text by itself."""
        match record:
            case ArticleRecord():
                self.articles[record.identifier] = record
            case SectionRecord():
                self.sections[record.identifier] = record
            case StructRecord():
                self.structs[record.identifier] = record
            case TextVersionRecord():
                self.versions[record.identifier] = record
            case _:
                return False
        return True

    def texts(self, wanted: Versions) -> Iterator[SourceText]:
        """All texts, then the articles that no plan has."""
        placed: set[str] = set()
        for struct in self.structs.values():
            sections = self._sections_of(struct)
            placed.update(_identifiers(struct, sections))
            for day in self._days(struct, sections, wanted):
                text = assemble(self.versions.get(struct.identifier), struct, sections, self.articles, at=day)
                if text is not None:
                    yield text
        for version in self.versions.values():
            if version.identifier not in self.structs:
                text = assemble(version, StructRecord(version.chronicle, (), version.period), {}, {}, at=wanted.at)
                if text is not None:
                    yield text
        for article in self.articles.values():
            if article.identifier not in placed and (wanted.all or article.period.holds(wanted.at)):
                yield lone_article(article)

    def _sections_of(self, struct: StructRecord) -> dict[str, SectionRecord]:
        """The sections that a plan leads to."""
        found: dict[str, SectionRecord] = {}
        waiting = [*struct.children]
        while waiting:
            link = waiting.pop()
            section = self.sections.get(link.identifier)
            if section is not None and section.identifier not in found:
                found[section.identifier] = section
                waiting += section.children
        return found

    def _days(
        self, struct: StructRecord, sections: dict[str, SectionRecord], wanted: Versions
    ) -> tuple[dt.date, ...] | tuple[None]:
        """The days whose versions are wanted; a text without periods has one version."""
        if not wanted.all:
            return (wanted.at,) if wanted.at else (None,)
        return days_of_change(struct, sections, self.articles) or (None,)


def _identifiers(struct: StructRecord, sections: dict[str, SectionRecord]) -> Iterator[str]:
    for links in (struct.children, *(section.children for section in sections.values())):
        yield from (link.identifier for link in links if link.kind == "article")
