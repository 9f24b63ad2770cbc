"""Which words were read, and which were not."""

from itertools import pairwise

import pytest
from hypothesis import given

from decretparse import Document, parse
from tests.properties.texts import texts

READ_KINDS = {"paragraph", "list_item", "quoted"}


def unread(text: str) -> list[str]:
    doc = parse(text)
    return [doc.text_of(span) for span in doc.unread]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("La direction comprend le bureau du fret.", []),
        ("Le mandat est de trois ans.", ["Le mandat est de trois ans."]),
        ("La direction comprend le bureau du fret. Le mandat est de trois ans.", ["Le mandat est de trois ans."]),
        ("Le mandat est de trois ans. La direction comprend le bureau du fret.", ["Le mandat est de trois ans."]),
        ("Le mandat est fixé par l'article 3 du décret du 4 mai 2001.", ["Le mandat est fixé par l'"]),
        ("La direction comprend :\n- le bureau A ;\n- le bureau B.", []),
        ("# Article 2\n\nVu le code du travail ;\n\nFait à Brest, le 3 mai 2004.", []),
        ("La direction des ports prépare le budget et comprend le bureau A.", []),
        ("En liaison avec la DGP, la direction des ports prépare le budget.", []),
        ("L'article 3 du décret du 4 mai 2001 est abrogé.", []),
        (" \n ", []),
        (",,,", [",,,"]),
    ],
)
def test_words_are_unread_where_nothing_was_read_from_them(text: str, left: list[str]) -> None:
    assert unread(text) == left


def test_coverage_is_the_share_of_solid_characters() -> None:
    assert parse("").coverage == 1
    assert parse("Le mandat est de trois ans.").coverage == 0
    doc = parse("La direction comprend le bureau du fret. Le mandat dure 3 ans.")
    assert doc.coverage == pytest.approx(34 / 51)


def accounted(doc: Document) -> list[bool]:
    """For each character, whether the document says what became of it."""
    known = [character.isspace() for character in doc.text]

    def mark(start: int, end: int) -> None:
        known[start:end] = [True] * (end - start)

    for block in doc.blocks:
        if block.kind not in READ_KINDS:
            mark(block.start, block.end)
    amended = [article.amends for article in doc.articles if article.amends is not None]
    for block in doc.blocks:
        if any(block.start <= text.start < block.end for text in amended):
            mark(block.start, block.end)
    for span in [*doc.unread, *doc.references]:
        mark(span.start, span.end)
    return known


def facts_places(doc: Document) -> list[tuple[int, int]]:
    found = [span for fact in (*doc.relations, *doc.attributions, *doc.events) for span in fact.evidence]
    found += [span for task in doc.attributions for span in task.lead]
    places = [(span.start, span.end) for span in found]
    return sorted(places + [(task.start, task.end) for task in doc.attributions])


@given(texts)
def test_every_solid_character_is_accounted_for(text: str) -> None:
    """What is told nowhere else is in a block with the words of a fact or another name, or that introduces one."""
    doc = parse(text)
    known = accounted(doc)
    places = facts_places(doc)
    aliases = [alias for unit in doc.units for alias in unit.aliases]
    named = {index for index, block in enumerate(doc.blocks) if block.kind not in READ_KINDS}
    told: set[int] = set()
    for index, block in enumerate(doc.blocks):
        if block.parent in named and block.kind == "list_item":
            named.add(index)
        if any(start < block.end and end > block.start for start, end in places):
            told.add(index)
        if any(alias in doc.text_of(block) for alias in aliases):
            told.add(index)
    following: int | None = None
    for index, block in reversed(list(enumerate(doc.blocks))):
        if following in told and doc.text_of(block).rstrip(" ;\n").endswith(":"):
            told.add(index)
        if index in told and block.parent is not None:
            told.add(block.parent)
        following = following if block.kind == "blank" else index
        loose = [at for at in range(block.start, block.end) if not known[at] and doc.text[at].isalnum()]
        assert not loose or index in named | told


@given(texts)
def test_unread_spans_are_apart_and_begin_and_end_with_something(text: str) -> None:
    doc = parse(text)
    assert all(one.end <= other.start for one, other in pairwise(doc.unread))
    assert all(doc.text_of(span) == doc.text_of(span).strip() != "" for span in doc.unread)
