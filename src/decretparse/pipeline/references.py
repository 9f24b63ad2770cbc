"""Citations, block by block, and what becomes of them in a document."""

import datetime as dt
from collections.abc import Sequence

from decretparse.grammar.reference import Citation, find_citations
from decretparse.model import ArticleRange, Reference
from decretparse.outline import Outline
from decretparse.resolve.places import Places


def citations(text: str, shape: Outline) -> list[Sequence[Citation]]:
    """The citations of each block, in offsets of the text."""
    found: list[Sequence[Citation]] = []
    for block in shape.blocks:
        body = text[block.body_start : block.body_end]
        found.append(tuple(_moved(citation, block.body_start) for citation in find_citations(body)) if body else ())
    return found


def _moved(citation: Citation, offset: int) -> Citation:
    return citation._replace(start=citation.start + offset, end=citation.end + offset)


def reference(citation: Citation, places: Places) -> Reference:
    """A citation in offsets of the text as it was given."""
    start, end = places.given((citation.start, citation.end))
    return Reference.trusted(
        text=places.original[start:end],
        start=start,
        end=end,
        text_kind=citation.text_kind,
        articles=tuple(ArticleRange.trusted(first=found.first, last=found.last) for found in citation.articles),
        number=citation.number,
        date=dt.date.fromisoformat(citation.date) if citation.date is not None else None,
        title=citation.title,
        identifier=citation.identifier,
    )


def references(found: Sequence[Sequence[Citation]], places: Places) -> tuple[Reference, ...]:
    """The references of a document, from the citations of each block."""
    return tuple(reference(citation, places) for each in found for citation in each)
