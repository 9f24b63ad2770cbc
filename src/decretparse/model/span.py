"""Places in the text."""

from typing import Protocol

from pydantic import NonNegativeInt

from decretparse.model.base import Model


class Spanned(Protocol):
    """Anything that has a place in the text: `[start, end)` in code points of the text as it was given."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class Span(Model):
    """A stretch of the text, `[start, end)`."""

    start: NonNegativeInt
    end: NonNegativeInt
