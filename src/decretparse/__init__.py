"""Reads the French decrees and arrêtés that organise an administration.

`parse(text)` gives a `Document`: units, their hierarchy, what each of them does, and where the text says it.
`read_source(data)` gives the text of a file in another format, and `read_document` the document of that.
"""

from decretparse.model import Document
from decretparse.pipeline import parse
from decretparse.sources.document import read_document
from decretparse.sources.reading import read_source
from decretparse.sources.source_text import SourceText

__all__ = ["Document", "SourceText", "parse", "read_document", "read_source"]
