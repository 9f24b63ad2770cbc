"""The document of a text that was read."""

from decretparse.model import Document
from decretparse.pipeline import parse
from decretparse.sources.source_text import SourceText


def read_document(source_text: SourceText) -> Document:
    """Parses a text, and gives its articles what its source knows of them."""
    return parse(
        source_text.text, source=source_text.source, articles=tuple(each.article for each in source_text.articles)
    )
