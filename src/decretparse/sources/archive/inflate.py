"""Decompression of gzip, with the fastest library at hand."""

import zlib
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from decretparse.sources.archive.errors import DamagedArchiveError, RatioError
from decretparse.sources.archive.limits import Limits

_READ = 1 << 18
_WRITTEN = 1 << 20
_GZIP = 31
# What little data may grow by tells nothing: a tar of empty files is nearly all zeros.
_SMALL = 1 << 24


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int, /) -> bytes: ...


class _Decompressor(Protocol):
    unused_data: bytes
    unconsumed_tail: bytes
    eof: bool

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


class _Zlib(Protocol):
    error: type[Exception]

    def decompressobj(self, wbits: int, /) -> _Decompressor: ...


@cache
def _library() -> _Zlib:
    try:
        return cast(_Zlib, import_module("zlib_ng.zlib_ng"))
    except ImportError:
        return cast(_Zlib, zlib)


def inflated(stream: Readable, limits: Limits) -> Iterator[bytes]:
    """The decompressed bytes of all gzip members one after the other, in pieces of at most 1 MB.

    Zeros behind the last member are padding. Raises DamagedArchiveError and RatioError.
    """
    library = _library()
    read = written = 0
    inside = False
    decompressor = library.decompressobj(_GZIP)
    while data := stream.read(_READ):
        read += len(data)
        while data:
            if not inside:
                data = data.lstrip(b"\0") if read > len(data) else data
                if not data:
                    break
                decompressor, inside = library.decompressobj(_GZIP), True
            try:
                piece = decompressor.decompress(data, _WRITTEN)
            except library.error as error:
                raise DamagedArchiveError(f"The compressed data is damaged: {error}.") from error
            written += len(piece)
            if written > _SMALL and written > limits.ratio * read:
                raise RatioError(f"It grows to more than {limits.ratio} times its size.")
            if piece:
                yield piece
            data = decompressor.unused_data if decompressor.eof else decompressor.unconsumed_tail
            inside = not decompressor.eof
    if inside or not read:
        raise DamagedArchiveError("The compressed data ends too early.")
