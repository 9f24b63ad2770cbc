"""Blocks while they are being made, and the lists that they may be items of.

The line reader fills a block's layout, the grammar its kind and its parent.
"""

from dataclasses import dataclass, field

from decretparse.outline.markers import UNNUMBERED, Marker
from decretparse.outline.shapes import Likeness, Opener, likeness, names_unit

BARE = "bare"  # the family of items without marker
_OPENS_LIKE_THE_OTHERS = 1
_UNIT_AMONG_UNITS = 1
_AFTER_THE_LAST = -2


@dataclass(slots=True)
class Draft:
    """A line, some joined lines, or a part of one; `terminal` is its name in `outline.lark`.

    `series`: the introduced list it is an item of; `holder`: the item it goes on with.
    """

    terminal: str
    start: int
    end: int
    body_start: int
    body_end: int
    marker: Marker | None = None
    indent: int = 0
    quoted: bool = False
    point: str = ""
    number: str | None = None
    title: int = 0
    series: "Series | None" = None
    holder: "Draft | None" = None
    index: int = -1
    kind: str = ""
    parent: "Draft | None" = None

    @property
    def introduces(self) -> bool:
        """It ends in a colon, or is a marker that stands before another."""
        return self.point == ":" or (self.marker is not None and self.body_start == self.body_end)


@dataclass(slots=True, eq=False)
class Series:
    """A list that may still go on: items of one family; without `introduction`, sections, or items on their own.

    `told_in_turn`: an item was followed by paragraphs of its own; `lettered`: the first has parts that capitals count.
    """

    family: str
    introduction: Draft | None
    item: Draft
    value: int
    first: Opener
    heads: set[str] = field(default_factory=set)
    some_introduce: bool = False
    all_introduce: bool = True
    runs_on: bool = False
    holds_paragraphs: bool = False
    told_in_turn: bool = False
    lettered: bool = False
    first_item: Draft = field(init=False)

    def __post_init__(self) -> None:
        self.first_item = self.item

    @property
    def is_bullet(self) -> bool:
        return self.value == UNNUMBERED

    def add(self, item: Draft, value: int, opening: Opener) -> None:
        """Take an item in."""
        self.item, self.value, self.holds_paragraphs = item, value, False
        self.heads.add(opening.head)
        self.some_introduce = self.some_introduce or item.introduces
        self.all_introduce = self.all_introduce and item.introduces
        self.runs_on = self.runs_on or item.point in {";", ","}

    def goes_on_with(self, opening: Opener) -> bool:
        """« comprend : | Le bureau A : | Gestion des quais. | Le bureau B : »: is another of its names opened so?"""
        told = self.introduction is not None and self.some_introduce
        return told and names_unit(self.first) and likeness(self.first, opening) == Likeness.HEAD

    def names_under_paragraph(self, opening: Opener) -> bool:
        """« comprend : | Le bureau A | Il … | Le bureau B »: a paragraph's names without a sign, and one more?"""
        introduced = self.introduction is not None and self.introduction.terminal == "PARAGRAPH"
        return introduced and self.family == BARE and likeness(self.first, opening) == Likeness.HEAD

    def fit(self, item: Draft, opening: Opener, last: Draft | None) -> int:
        """How much an item looks like those of this series; `last` is the draft before it."""
        fit = int(likeness(self.first, opening))
        if fit == Likeness.GROUP and opening.head in self.heads:
            fit = int(Likeness.HEAD)
        if item.introduces and self.some_introduce:
            fit += _OPENS_LIKE_THE_OTHERS
        if names_unit(self.first) and names_unit(opening):
            fit += _UNIT_AMONG_UNITS
        if not item.introduces and self.all_introduce and self.item is not self.first_item:
            fit -= _OPENS_LIKE_THE_OTHERS
        if last is self.item and last.point == "." and self.runs_on:
            fit += _AFTER_THE_LAST
        return fit
