"""The order of a text: the articles and sections of its structure, one after another."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decretparse.sources.errors import TooDeepError
from decretparse.sources.legifrance.records import SectionRecord, StructLink, StructRecord

DEEPEST = 64


@dataclass(frozen=True, slots=True)
class Step:
    """An article or section on the way through a structure; `depth` counts the sections around it."""

    link: StructLink
    depth: int
    title: str = ""


def steps_of(struct: StructRecord, sections: Mapping[str, SectionRecord], at: dt.date | None) -> Iterator[Step]:
    """What is in force on a day, in the order of the structure, each article and each section once."""
    seen: set[str] = set()
    waiting = [(link, 0) for link in reversed(struct.children)]
    while waiting:
        link, depth = waiting.pop()
        if link.identifier in seen or not link.period.holds(at):
            continue
        seen.add(link.identifier)
        section = sections.get(link.identifier) if link.kind == "section" else None
        yield Step(link, depth, section.title if section and section.title else link.label)
        if depth > DEEPEST:
            raise TooDeepError(DEEPEST)
        if section is not None:
            waiting += ((child, depth + 1) for child in reversed(section.children))


def without_empty_sections(steps: list[Step]) -> list[Step]:
    """The steps without the sections in which no article comes."""
    kept: list[Step] = []
    needed = 0
    for step in reversed(steps):
        if step.link.kind == "article":
            needed = max(needed, step.depth)
            kept.append(step)
        elif step.depth < needed:
            needed = step.depth
            kept.append(step)
    return kept[::-1]
