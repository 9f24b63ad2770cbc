"""What the first pass remembers of each file for the second: a few bytes a file on disk, and a table of fixed size."""

from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

_SLOTS = 1 << 22
_NONE = _SLOTS
_CHUNK = 1 << 16


class Marks:
    """Which files of an archive may be of a wanted text: never fewer than there are, and seldom more.

    Texts fall into slots by their hash. The slot of each file is written down in the order of the archive; a slot is
    wanted if one of its texts is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._wanted = bytearray(_SLOTS + 1)

    def want(self, text: str) -> None:
        """All files of this text are wanted."""
        self._wanted[hash(text) % _SLOTS] = 1

    def want_all(self) -> None:
        """So are the files of all texts."""
        self._wanted = bytearray(b"\1" * _SLOTS + b"\0")

    def note(self, rank: int, texts: Iterable[str | None]) -> None:
        """Writes down the text of each file of an archive; None for a file of none."""
        slots = array("I")
        with self._path(rank).open("wb") as stream:
            for text in texts:
                slots.append(_NONE if text is None else hash(text) % _SLOTS)
                if len(slots) == _CHUNK:
                    slots.tofile(stream)
                    del slots[:]
            slots.tofile(stream)

    def chosen(self, rank: int) -> Iterator[bool]:
        """For each file of an archive, in order, whether it may be of a wanted text."""
        with self._path(rank).open("rb") as stream:
            while data := stream.read(_CHUNK * array("I").itemsize):
                slots = array("I")
                slots.frombytes(data)
                yield from map(bool, map(self._wanted.__getitem__, slots))

    def _path(self, rank: int) -> Path:
        return self._folder / f"{rank}.marks"
