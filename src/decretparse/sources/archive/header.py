"""The headers of a tar: numbers, names and extended headers, as POSIX and GNU write them."""

from dataclasses import dataclass

from decretparse.sources.archive.errors import DamagedArchiveError

BLOCK = 512
_NAME = slice(0, 100)
_SIZE = slice(124, 136)
_CHECKSUM = slice(148, 156)
_TYPE = slice(156, 157)
_PREFIX = slice(345, 500)
_GNU_TYPES = frozenset({b"L", b"K", b"S"})


@dataclass(frozen=True, slots=True)
class Header:
    """What is needed of one header block: `kind` is the type flag."""

    name: bytes
    size: int
    kind: bytes


def read_header(block: bytes) -> Header:
    """The header of a block; DamagedArchiveError where its checksum does not hold."""
    stated = _number(block[_CHECKSUM])
    field = block[_CHECKSUM]
    # 256: eight spaces in the place of the checksum itself. Some old writers add signed bytes.
    unsigned = sum(block) - sum(field) + 256
    if stated != unsigned and stated != unsigned - 256 * sum(byte > 127 for byte in block[:148] + block[156:]):
        raise DamagedArchiveError("A header has a wrong checksum.")
    kind = block[_TYPE]
    name = _until_zero(block[_NAME])
    prefix = _until_zero(block[_PREFIX])
    if prefix and kind not in _GNU_TYPES:
        name = prefix + b"/" + name
    size = _number(block[_SIZE])
    if size < 0:
        raise DamagedArchiveError("A header states a negative size.")
    return Header(name, size, kind)


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


def _until_zero(field: bytes) -> bytes:
    return field.partition(b"\0")[0]


def _number(field: bytes) -> int:
    """A number in octal digits, or in base 256 where it is too large for them."""
    if field[0] & 0x80:
        value = int.from_bytes(field, "big")
        bits = 8 * len(field)
        return value - (1 << bits) if field[0] == 0xFF else value & ~(1 << (bits - 1))
    digits = _until_zero(field).strip()
    try:
        return int(digits or b"0", 8)
    except ValueError:
        raise DamagedArchiveError("A header holds a number that is none.") from None
