"""Pronouns and short forms that no unit was found for: those that a unit is missing for."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.outline import Outline
from decretparse.pipeline.clauses import Clauses
from decretparse.resolve.build import described
from decretparse.resolve.journal import Journal
from decretparse.resolve.records import Finding


def pronouns(
    text: str, found: Iterable[Finding], shape: Outline, clauses: Clauses, journal: Journal
) -> Iterator[Finding]:
    """Of the pronouns that no unit was found for, those that a unit is missing for.

    A pronoun of which nothing is said that a unit could do is impersonal, as it is in some turns. One that something
    precedes in its article mostly stands for something that is no unit, unless it is said to be made of units or
    attached to one.
    """
    starts = [article.start for article in shape.articles]
    headings = {index for index, block in enumerate(shape.blocks) if block.kind == "heading"}
    for finding in found:
        if _impersonal().match(text, finding.span[0]):
            continue
        begin = _article_start(starts, finding.span[0])
        before = clauses.within(begin, finding.span[0])
        first = all(placed.sentence[0] in headings for placed in before)
        if finding.span in journal.linked or (first and finding.span in journal.bearing):
            yield finding


def short_forms(text: str, found: Iterable[Finding], shape: Outline, journal: Journal) -> Iterator[Finding]:
    """Of the short forms that no unit was found for, those whose noun nothing before in the article has.

    Where the unit made of one is none after all, nothing is missing.
    """
    starts = [article.start for article in shape.articles]
    words = {span for entity in described(journal.resolution) for span in entity.words}
    for finding in found:
        if not any(finding.span[0] <= start and end <= finding.span[1] for start, end in words):
            continue
        begin = _article_start(starts, finding.span[0])
        noun = finding.words[0].split(" ")[0] if finding.words else ""
        if noun.lower() not in text[begin : finding.span[0]].lower():
            yield finding


def _article_start(starts: Sequence[int], at: int) -> int:
    """Where the article begins that a place is in."""
    return starts[max(0, bisect_right(starts, at) - 1)] if starts else 0


@kept
def _impersonal() -> re.Pattern[str]:
    """How a sentence begins whose pronoun stands for nothing: "Il est tenu un registre"."""
    table = cast(Mapping[str, Mapping[str, str]], load_toml("lexicon/generic.toml"))
    return re.compile(table["impersonal"]["pattern"])
