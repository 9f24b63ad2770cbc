"""Archives made byte by byte, the hostile ones too."""

import gzip
import io
import tarfile
from collections.abc import Iterable

BLOCK = 512


def tar_gz(files: Iterable[tuple[str, bytes]], form: int = tarfile.GNU_FORMAT) -> bytes:
    """A tar.gz of these files, as `tarfile` writes it."""
    return gzip.compress(tar(files, form), 1)


def tar(files: Iterable[tuple[str, bytes]], form: int = tarfile.GNU_FORMAT) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form) as archive:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return buffer.getvalue()


def header(name: bytes, size: bytes, kind: bytes = b"0", checksum: bytes | None = None) -> bytes:
    """One header block; `size` is the field as it stands."""
    block = bytearray(BLOCK)
    block[: len(name)] = name
    block[124 : 124 + len(size)] = size
    block[156:157] = kind
    block[148:156] = b" " * 8
    block[148:156] = checksum if checksum is not None else b"%06o\0 " % sum(block)
    return bytes(block)


def octal(size: int) -> bytes:
    return b"%011o\0" % size


def padded(data: bytes) -> bytes:
    return data + bytes(-len(data) % BLOCK)
