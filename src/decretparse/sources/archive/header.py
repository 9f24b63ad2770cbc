"""The headers of a tar: numbers, names and extended headers, as POSIX and GNU write them."""

from typing import NamedTuple
from zlib import adler32

from decretparse.sources.archive.errors import DamagedArchiveError

BLOCK = 512
_NAME = slice(0, 100)
_SIZE = slice(124, 136)
_CHECKSUM = slice(148, 156)
_TYPE = slice(156, 157)
_PREFIX = slice(345, 500)
_PLAIN = ord("0")
_GNU_TYPES = frozenset({b"L", b"K", b"S"})


class Header(NamedTuple):
    """What is needed of one header block: `kind` is the type flag."""

    name: bytes
    size: int
    kind: bytes


def plain_file(block: bytes) -> tuple[bytes, int] | None:
    """The name and size of a file with nothing unusual in its header, as nearly all are; None for `read_header`."""
    if block[156] != _PLAIN or block[345]:
        return None
    try:
        size, stated = int(block[124:135], 8), int(block[148:154], 8)
    except ValueError:
        return None
    if size < 0 or (stated - 255 + sum(block[_CHECKSUM])) % 65521 != adler32(block) & 0xFFFF:
        return None
    end = block.find(0, 0, 100)
    return block[: end if end >= 0 else 100], size


def read_header(block: bytes) -> Header:
    """The header of a block; DamagedArchiveError where its checksum does not hold."""
    _check(block)
    kind = block[_TYPE]
    name = block[_NAME].partition(b"\0")[0]
    prefix = block[_PREFIX].partition(b"\0")[0]
    if prefix and kind not in _GNU_TYPES:
        name = prefix + b"/" + name
    size = _number(block[_SIZE])
    if size < 0:
        raise DamagedArchiveError("A header states a negative size.")
    return Header(name, size, kind)


def _check(block: bytes) -> None:
    """The bytes of a header add up to its checksum, whose own eight bytes count as spaces."""
    field = block[_CHECKSUM]
    stated = _number(field) - 256 + sum(field)
    # The lower half of Adler-32 is one more than the sum, modulo 65521, at a tenth of what sum() costs.
    found = adler32(block) & 0xFFFF
    if (1 + stated) % 65521 == found:
        return
    # Some old writers add signed bytes.
    negative = sum(byte > 127 for byte in block) - sum(byte > 127 for byte in field)
    if (1 + stated + 256 * negative) % 65521 != found:
        raise DamagedArchiveError("A header has a wrong checksum.")


def read_extended(data: bytes) -> dict[bytes, bytes]:
    """The records of a POSIX extended header, each "27 path=a/long/name.xml" and a line feed."""
    records: dict[bytes, bytes] = {}
    position = 0
    while position < len(data) and data[position]:
        blank = data.find(b" ", position, position + 20)
        length = data[position:blank] if blank >= 0 else b""
        end = position + int(length) if length.isdigit() else 0
        key, equals, value = data[blank + 1 : end].partition(b"=")
        if end <= blank or end > len(data) or not equals or not value.endswith(b"\n"):
            raise DamagedArchiveError("An extended header is malformed.")
        records[key] = value[:-1]
        position = end
    return records


def stated_size(records: dict[bytes, bytes], size: int) -> int:
    """The size that an extended header gives, else the header's own."""
    stated = records.get(b"size")
    if stated is None:
        return size
    if not stated.isdigit() or len(stated) > 20:
        raise DamagedArchiveError("An extended header states no size.")
    return int(stated)


def _number(field: bytes) -> int:
    """A number in octal digits, or in base 256 where it is too large for them."""
    if field[0] & 0x80:
        value = int.from_bytes(field, "big")
        bits = 8 * len(field)
        return value - (1 << bits) if field[0] == 0xFF else value & ~(1 << (bits - 1))
    digits = field.partition(b"\0")[0].strip()
    try:
        return int(digits or b"0", 8)
    except ValueError:
        raise DamagedArchiveError("A header holds a number that is none.") from None
