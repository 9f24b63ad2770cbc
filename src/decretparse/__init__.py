"""Reads the French decrees and arrêtés that organise an administration.

`parse(text)` gives a `Document`: units, their hierarchy, what each of them does, and where the text says it.
"""

from decretparse.model import Document
from decretparse.pipeline import parse

__all__ = ["Document", "parse"]
