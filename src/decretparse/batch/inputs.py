"""The files that a run is given: archives, from the oldest to the newest, and files that are texts or parts of one."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Self

from decretparse.batch.quarantine import Quarantined
from decretparse.model.base import Model

_GZIP = b"\x1f\x8b"
_STAMP = re.compile(r"\d{8}-\d{6}")
_ROOT = re.compile(r"(?:\./)?(?:\d{8}-\d{6}/)?")


class InputFile(Model):
    """A file as it was given; two runs had the same input where names and digests agree."""

    name: str
    bytes: int
    sha256: str


class HashedFile:
    """A file that is read once and hashed on the way."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream: BinaryIO = path.open("rb")
        self._digest = hashlib.sha256()
        self.done = 0

    def read(self, size: int) -> bytes:
        data = self._stream.read(size)
        self._digest.update(data)
        self.done += len(data)
        return data

    def described(self) -> InputFile:
        """What the manifest says of it; reads what is left."""
        while self.read(1 << 20):
            pass
        return InputFile(name=self._path.name, bytes=self.done, sha256=self._digest.hexdigest())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._stream.close()


def described(path: Path) -> InputFile:
    """What the manifest says of a file."""
    with HashedFile(path) as stream:
        return stream.described()


def is_archive(path: Path) -> bool:
    """Whether a file is compressed as archives are."""
    try:
        with path.open("rb") as stream:
            return stream.read(2) == _GZIP
    except OSError:
        return False


def oldest_first(archives: Iterable[Path]) -> list[Path]:
    """Archives in the order of the moments in their names, then of how they were given."""
    return sorted(archives, key=lambda path: found[0] if (found := _STAMP.search(path.name)) else "")


def path_in_delivery(name: str) -> str:
    """The path of a member without the moment of its delivery and without .xml: what deliveries call it by."""
    return _ROOT.sub("", name, count=1).removesuffix(".xml")


def deleted_paths(data: bytes) -> Iterator[str]:
    """The paths of a list of files that are gone."""
    for line in data.decode("utf-8", "replace").splitlines():
        if line.strip():
            yield path_in_delivery(line.strip())


def unreadable(path: Path, error: OSError) -> Quarantined:
    """A file that could not be opened."""
    return Quarantined(input=path.name, code="unreadable", reason=(error.strerror or str(error)).lower())
