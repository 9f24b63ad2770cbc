"""A tar.gz read from its first byte to its last, one member at a time."""

from collections.abc import Iterator
from itertools import repeat
from typing import NamedTuple

from decretparse.sources.archive.errors import (
    ArchiveError,
    DamagedArchiveError,
    MemberTooLargeError,
    NameTooLongError,
    UnsupportedMemberError,
)
from decretparse.sources.archive.header import BLOCK, Header, plain_file, read_extended, read_header, stated_size
from decretparse.sources.archive.inflate import Readable, inflated
from decretparse.sources.archive.limits import LIMITS, Limits

_EMPTY = bytes(BLOCK)
_NO_RECORDS: dict[bytes, bytes] = {}
_FILES = frozenset({b"0", b"\0", b"7"})
# Links, devices and folders: whatever size they state, nothing follows them.
_WITHOUT_DATA = frozenset({b"1", b"2", b"3", b"4", b"5", b"6"})


class Member(NamedTuple):
    """A file of the archive."""

    name: str
    data: bytes


class Refused(NamedTuple):
    """A file of the archive that was not taken, and why; those after it are."""

    name: str
    error: ArchiveError


def members(
    stream: Readable, limits: Limits = LIMITS, chosen: Iterator[bool] | None = None
) -> Iterator[Member | Refused]:
    """The files of a tar.gz in their order; memory does not grow with the archive.

    `chosen` says of each in turn whether it is wanted. Raises DamagedArchiveError or RatioError where the rest cannot
    be read, after the members before it. Folders, links and devices are passed over. Nothing is ever written to disk,
    so names may be anything.
    """
    return _Tar(_Bytes(inflated(stream, limits)), limits, chosen or repeat(True)).members()


class _Bytes:
    """A stream of pieces, taken in any lengths."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._held = b""
        self._position = 0

    def take(self, length: int) -> bytes:
        """The next bytes; fewer only at the end."""
        end = self._position + length
        if end <= len(self._held):
            taken = self._held[self._position : end]
            self._position = end
            return taken
        parts = [self._held[self._position :]]
        missing = length - len(parts[0])
        self._held, self._position = b"", 0
        for piece in self._pieces:
            if missing <= len(piece):
                parts.append(piece[:missing])
                self._held, self._position = piece, missing
                break
            parts.append(piece)
            missing -= len(piece)
        return b"".join(parts)

    def skip(self, length: int) -> None:
        """Leaves bytes out, however many, without holding them."""
        if self._position + length <= len(self._held):
            self._position += length
            return
        while length > 0:
            taken = len(self.take(min(length, 1 << 20)))
            if not taken:
                raise DamagedArchiveError("The archive ends too early.")
            length -= taken


class _Tar:
    def __init__(self, stream: _Bytes, limits: Limits, chosen: Iterator[bool]) -> None:
        self._stream = stream
        self._limits = limits
        self._chosen = chosen
        self._long_name: bytes | None = None
        self._extended: dict[bytes, bytes] = {}
        self._everywhere: dict[bytes, bytes] = {}
        self._too_long = False
        # Whether an earlier header says something of the next file.
        self._announced = False

    def members(self) -> Iterator[Member | Refused]:
        block = self._stream.take(BLOCK)
        if not block:
            raise DamagedArchiveError("The archive is empty.")
        while block and block != _EMPTY:
            if len(block) < BLOCK:
                raise DamagedArchiveError("The archive ends too early.")
            plain = None if self._announced else plain_file(block)
            if plain is not None and plain[1] <= self._limits.member and len(plain[0]) <= self._limits.name:
                if next(self._chosen, False):
                    yield Member(plain[0].decode("utf-8", "replace"), self._data(plain[1]))
                else:
                    self._skip(plain[1])
            else:
                yield from self._unusual(read_header(block))
            block = self._stream.take(BLOCK)
        # The end of the compressed data holds its checksum.
        while self._stream.take(1 << 20):
            pass

    def _unusual(self, header: Header) -> Iterator[Member | Refused]:
        if header.kind in _READ_AHEAD:
            _READ_AHEAD[header.kind](self, header)
            self._announced = True
            return
        member = self._member(header)
        self._announced = bool(self._everywhere)
        if member is not None and next(self._chosen, False):
            yield member

    def _member(self, header: Header) -> Member | Refused | None:
        records = {**self._everywhere, **self._extended} if self._everywhere or self._extended else _NO_RECORDS
        raw = self._long_name if self._long_name is not None else records.get(b"path", header.name)
        too_long = self._too_long or len(raw) > self._limits.name
        self._long_name, self._extended, self._too_long = None, _NO_RECORDS, False
        is_folder = header.kind == b"\0" and raw.endswith(b"/")
        if header.kind in _WITHOUT_DATA or is_folder:
            return None
        size = stated_size(records, header.size)
        name = raw[: self._limits.name].decode("utf-8", "replace")
        error = self._objection(header.kind, size, too_long, records)
        if error is not None:
            self._skip(size)
            return Refused(name, error)
        return Member(name, self._data(size))

    def _objection(self, kind: bytes, size: int, too_long: bool, records: dict[bytes, bytes]) -> ArchiveError | None:
        if too_long:
            return NameTooLongError(f"Its name has more than {self._limits.name} bytes.")
        if size > self._limits.member:
            return MemberTooLargeError(f"It has {size} bytes; {self._limits.member} are allowed.")
        if kind not in _FILES or (records and any(key.startswith(b"GNU.sparse.") for key in records)):
            return UnsupportedMemberError("It is stored in a way that no delivery uses.")
        return None

    def _read_long_name(self, header: Header) -> None:
        if header.size > self._limits.name + 1:
            self._long_name, self._too_long = self._stream.take(self._limits.name), True
            self._stream.skip(header.size + -header.size % BLOCK - self._limits.name)
            return
        self._long_name = self._data(header.size).partition(b"\0")[0]

    def _pass_over(self, header: Header) -> None:
        self._skip(header.size)

    def _read_extended(self, header: Header) -> None:
        self._extended = self._records(header)

    def _read_everywhere(self, header: Header) -> None:
        self._everywhere |= self._records(header)

    def _records(self, header: Header) -> dict[bytes, bytes]:
        if header.size > self._limits.extended_header:
            raise DamagedArchiveError(f"An extended header has {header.size} bytes.")
        return read_extended(self._data(header.size))

    def _data(self, size: int) -> bytes:
        whole = size + -size % BLOCK
        data = self._stream.take(whole)
        if len(data) < whole:
            raise DamagedArchiveError("The archive ends too early.")
        return data[:size]

    def _skip(self, size: int) -> None:
        self._stream.skip(size + -size % BLOCK)


_READ_AHEAD = {
    b"L": _Tar._read_long_name,
    b"K": _Tar._pass_over,
    b"x": _Tar._read_extended,
    b"X": _Tar._read_extended,
    b"g": _Tar._read_everywhere,
}
