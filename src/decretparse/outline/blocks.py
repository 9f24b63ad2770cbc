"""What the outline gives: blocks that cover the text, and the articles they make up."""

from dataclasses import dataclass

from decretparse.syntax.record import record


@record
class OutlineBlock:
    """A stretch of the layout, in offsets of the normalised text; the line break belongs to the block it ends.

    `body_start` and `body_end` hold the words: no marker, no quotation mark that opens a quoted line, no white space
    around. `parent` is the index of the block that introduces this one.
    """

    kind: str
    marker: str | None
    parent: int | None
    start: int
    end: int
    body_start: int
    body_end: int
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class OutlineArticle:
    """An article; `last_block` is exclusive. Its number is None where the text has no article heading."""

    number: str | None
    heading: str | None
    start: int
    end: int
    first_block: int
    last_block: int


@dataclass(frozen=True, slots=True)
class Outline:
    """Blocks that cover the text exactly, in order, and the articles among them."""

    blocks: tuple[OutlineBlock, ...]
    articles: tuple[OutlineArticle, ...]
