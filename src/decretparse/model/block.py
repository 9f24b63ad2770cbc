"""The outline of a text."""

from pydantic import NonNegativeInt

from decretparse.model.base import Model
from decretparse.model.vocabulary import BlockKind


class Block(Model):
    """A stretch of the layout; `parent` is the index of the block it stands in, and precedes it."""

    kind: BlockKind
    marker: str | None = None
    parent: NonNegativeInt | None = None
    start: NonNegativeInt
    end: NonNegativeInt
