"""Plain text: what was given is the text."""

from decretparse.model import Source
from decretparse.sources.source_text import SourceText, sha256_of


def read_plain(text: str, name: str | None) -> SourceText:
    """The text as it is, named after its file."""
    return SourceText(text, Source(identifier=name, sha256=sha256_of(text)))
