"""The way back from an offset in the normalised text to one in the text that was given."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import NamedTuple


class Resized(NamedTuple):
    """One place where the two texts differ in length, or where the inner boundaries do not correspond."""

    start: int
    end: int
    original_start: int
    original_end: int


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """A monotone map; empty where no character changed the length of the text.

    Guarantees: 1. zero maps to zero and the end to the end; 2. offsets never cross; 3. what was dropped stays with the
    character before it; 4. an offset inside a resized place maps to that place's start.
    """

    starts: tuple[int, ...]
    places: tuple[Resized, ...]

    def to_original(self, offset: int) -> int:
        place = self._place_before(offset)
        if place is None:
            return offset
        if offset < place.end:
            return place.original_start
        return place.original_end + offset - place.end

    def end_to_original(self, offset: int) -> int:
        """As `to_original`, but an offset inside a resized place maps to that place's end."""
        place = self._place_before(offset)
        if place is None:
            return offset
        if offset == place.start != place.end:
            return place.original_start
        return place.original_end + max(0, offset - place.end)

    def _place_before(self, offset: int) -> Resized | None:
        index = bisect_right(self.starts, offset)
        return self.places[index - 1] if index else None


IDENTITY = OffsetMap((), ())
