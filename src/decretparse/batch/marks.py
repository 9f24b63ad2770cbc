"""What the first pass remembers of each file for the second: a few bytes a file on disk, and a table of fixed size."""

from array import array
from collections.abc import Iterable, Iterator
from pathlib import Path

_SLOTS = 1 << 22
_NONE = _SLOTS
_CHUNK = 1 << 16


class Marks:
    """Which files of an archive may be wanted: never fewer than there are, and seldom more.

    Texts and parts of texts fall into slots by their hash. The slot of each file is written down in the order of the
    archive; a slot is wanted if something in it is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._wanted = bytearray(_SLOTS + 1)

    def want(self, part: str) -> None:
        """All files of this part are wanted."""
        self._wanted[hash(part) % _SLOTS] = 1

    def want_all(self) -> None:
        """So are all files."""
        self._wanted = bytearray(b"\1" * _SLOTS + b"\0")

    def note(self, rank: int, parts: Iterable[str | None]) -> None:
        """Writes down what each file of an archive is part of; None for a file that is of no use."""
        slots = array("I")
        with self._path(rank).open("wb") as stream:
            for part in parts:
                slots.append(_NONE if part is None else hash(part) % _SLOTS)
                if len(slots) == _CHUNK:
                    slots.tofile(stream)
                    del slots[:]
            slots.tofile(stream)

    def chosen(self, rank: int) -> Iterator[bool]:
        """For each file of an archive, in order, whether it may be wanted."""
        with self._path(rank).open("rb") as stream:
            while data := stream.read(_CHUNK * array("I").itemsize):
                slots = array("I")
                slots.frombytes(data)
                yield from map(bool, map(self._wanted.__getitem__, slots))

    def _path(self, rank: int) -> Path:
        return self._folder / f"{rank}.marks"
