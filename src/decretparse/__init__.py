"""Reads the French decrees and arrêtés that organise an administration.

`parse(text)` gives a `Document`: units, their hierarchy, what each of them does, and where the text says it.
`read_source(data)` gives the text of a file in another format, and `read_document` the document of that.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from decretparse.model import Document

if TYPE_CHECKING:
    from decretparse.pipeline import parse
    from decretparse.sources.document import read_document
    from decretparse.sources.reading import read_source
    from decretparse.sources.source_text import SourceText

__all__ = ["Document", "SourceText", "parse", "read_document", "read_source"]

# Imported when they are first asked for: who reads documents that were kept needs no parser.
_HOMES = {
    "SourceText": "decretparse.sources.source_text",
    "parse": "decretparse.pipeline",
    "read_document": "decretparse.sources.document",
    "read_source": "decretparse.sources.reading",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
