"""Looks for what deserves a diagnostic: in sentences, in lists, in the letters of the text, in the units."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from decretparse.grammar.clauses import RELATIONS
from decretparse.model import AnyUnit, Attribution, Relation
from decretparse.outline import Outline
from decretparse.outline.markers import Marker, read_marker
from decretparse.pipeline.clauses import Clauses, Placed
from decretparse.pipeline.slips import generic, impersonal, names_unit, ranges
from decretparse.resolve.build import described
from decretparse.resolve.journal import Journal
from decretparse.resolve.places import Places
from decretparse.resolve.records import Finding
from decretparse.syntax.facts import Span

INTRODUCING = RELATIONS | {"charge", "attribution"}
GENERAL = RELATIONS | {"creation"}
STRAIGHT = '"'
OPENING = "«"
QUOTES = re.compile("[«»]")


# --- Sentences --------------------------------------------------------------------------------------------------------


def sentences(
    text: str, shape: Outline, clauses: Clauses, read: Collection[int], journal: Journal
) -> Iterator[Finding]:
    """Sentences of units from which nothing was read, and lists that are announced only.

    The list that a frame announces are the paragraphs after it in its article. A sentence of which the resolver made
    nothing, though it was understood, is about no unit after all; a heading states nothing, nor does an item of a list
    that somebody else's sentence introduces.
    """
    framed = clauses.sentences_at(journal.frames)
    silent = {placed.sentence for placed in clauses.touched_by(journal.tried)}
    silent |= {(index, number) for index, number in clauses.numbers() if shape.blocks[index].kind == "heading"}
    told = {placed.sentence for placed in clauses if placed.span[0] in read}
    for sentence in clauses.sentences():
        span = sentence[0].span[0], max(placed.span[1] for placed in sentence)
        empty = sentence[0].sentence not in framed and _announces_only(sentence)
        if empty:
            yield Finding("empty-list", span)
        elif generic().match(text, *span) and any(placed.clause.rule in GENERAL for placed in sentence):
            yield Finding("generic-statement", span)
        elif not any(placed.span[0] in read for placed in sentence):
            held = sentence[0].holder is not None and sentence[0].holder not in told
            yield from _unread(text, sentence, span, held or sentence[0].sentence in silent)


def _unread(text: str, sentence: Sequence[Placed], span: Span, silent: bool) -> Iterator[Finding]:
    verbs = [placed.clause for placed in sentence if placed.clause.has_verb]
    if not verbs or not (any(clause.names_unit for clause in verbs) or names_unit(text[slice(*span)])):
        return
    senses = {clause.sense for clause in verbs}
    if "stated" in senses and not silent:
        yield Finding("unparsed-sentence", span)
    elif "generic" in senses:
        yield Finding("generic-statement", span)
    else:
        yield Finding("passed-over", span)


def _announces_only(sentence: Sequence[Placed]) -> bool:
    last = sentence[-1].clause
    return last.opens and not last.items and last.rule in INTRODUCING and last.sense == "stated"


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
        if impersonal().match(text, finding.span[0]):
            continue
        begin = starts[max(0, bisect_right(starts, finding.span[0]) - 1)] if starts else 0
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
        begin = starts[max(0, bisect_right(starts, finding.span[0]) - 1)] if starts else 0
        noun = finding.words[0].split(" ")[0] if finding.words else ""
        if noun.lower() not in text[begin : finding.span[0]].lower():
            yield finding


# --- Lists and quotations ---------------------------------------------------------------------------------------------


def numbering(text: str, shape: Outline) -> Iterator[Finding]:
    """Items whose number leaves one out after the item before."""
    last: dict[int, tuple[Marker, Span]] = {}
    for block in shape.blocks:
        if block.parent is None or block.kind != "list_item" or block.marker is None:
            continue
        start = block.start + len(text[block.start : block.end]) - len(text[block.start : block.end].lstrip())
        marker = read_marker(text, start, block.end)
        if marker is None:
            continue
        before = last.get(block.parent)
        place = (marker.start, block.body_start)
        last[block.parent] = (marker, place)
        if before is not None and _jumps(before[0], marker) and not ranges().match(text, before[1][1], block.start):
            words = text[slice(*before[1])].strip(), text[slice(*place)].strip()
            yield Finding("numbering-jumps", (place[0], place[0] + max(1, len(words[1]))), words)


def _jumps(before: Marker, after: Marker) -> bool:
    if before.is_bullet or after.is_bullet or after.is_inserted:
        return False
    steps = [new.value - old.value for old in before.readings for new in after.readings if old.family == new.family]
    return bool(steps) and all(step > 1 for step in steps)


def quotes(places: Places, shape: Outline, roots: Sequence[int], named: Sequence[bool]) -> Iterator[Finding]:
    """Quotation marks without their counterpart, in paragraphs that are no quotation themselves.

    Straight marks, which do not tell whether they open or close, only have to be even.
    """
    bounds = [*roots, len(shape.blocks)]
    for first, last in pairwise(bounds):
        blocks = [block for block, skip in zip(shape.blocks[first:last], named[first:last], strict=True) if not skip]
        if any(block.quoted for block in blocks) or not blocks:
            continue
        span = blocks[0].start, blocks[-1].end
        found = _unmatched(places.text.text, *span)
        if found is not None and not _even(places, span):
            yield Finding("unbalanced-quotes", (found, found + 1))


def _even(places: Places, span: Span) -> bool:
    """Are there straight marks in a stretch, and is the number of all marks in it even?"""
    marks = len(QUOTES.findall(places.text.text, *span))
    return marks % 2 == 0 and STRAIGHT in places.quote(span)


def _unmatched(text: str, start: int, end: int) -> int | None:
    """The first mark of a stretch that has no counterpart in it."""
    opened: list[int] = []
    for mark in QUOTES.finditer(text, start, end):
        if mark[0] == OPENING:
            opened.append(mark.start())
        elif not opened:
            return mark.start()
        else:
            opened.pop()
    return opened[0] if opened else None


def quotations(shape: Outline, anchors: Sequence[Span]) -> Iterator[Finding]:
    """Quoted provisions from which facts were read: one finding a quotation."""
    starts = sorted(start for start, _ in anchors)
    begun: int | None = None
    for index, block in enumerate(shape.blocks):
        if not block.quoted:
            begun = index if block.kind == "blank" and begun is not None else None
            continue
        if begun is None and bisect_left(starts, block.start) < bisect_left(starts, block.end):
            begun = index
            yield Finding("quoted-amendment", (block.body_start, block.body_end))


# --- Units ------------------------------------------------------------------------------------------------------------


def outside(
    units: Sequence[AnyUnit], relations: Sequence[Relation], attributions: Sequence[Attribution]
) -> Iterator[AnyUnit]:
    """Structures that do something and stand in no relation, in a text that composes others."""
    if not any(relation.kind == "part_of" for relation in relations):
        return
    placed = {name for relation in relations for name in (relation.child, relation.parent)}
    busy = {attribution.unit for attribution in attributions}
    for unit in units:
        if unit.nature == "structure" and unit.id in busy and unit.id not in placed:
            yield unit
