"""A block while it is being made: the line reader fills the layout, the grammar the kind and the parent."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from decretparse.outline.markers import Marker

if TYPE_CHECKING:
    from decretparse.outline.series import Series


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
