"""Keeps what functions make in the user's cache folder: later processes only read it."""

import atexit
import copyreg
import gc
import io
import os
import pickle
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from platformdirs import user_cache_path

from decretparse.kept.expressions import reduced
from decretparse.kept.origin import PACKAGE, origin

T = TypeVar("T")

DIGEST = 16
PRIVATE = 0o700


def kept(make: Callable[[], T]) -> Callable[[], T]:
    """The function `make`, called once a process, and only where no earlier process has kept what it makes.

    1. What was made from other files than the present ones, or was damaged since, is made anew.
    2. Where nothing can be read or written, it is made, and no more is said.
    """

    def value() -> T:
        try:
            path, made_from = _folder() / f"{make.__module__}.{make.__name__}", origin()
        except OSError:
            return make()
        content = _read(path, made_from)
        if content is not None:
            read: T = pickle.loads(content)
            return read
        made = make()
        with suppress(OSError):
            _write(path, made_from, made)
        return made

    @cache
    @wraps(make)
    def for_good() -> T:
        found = value()
        _leave_to_the_end()
        return found

    return for_good


def _leave_to_the_end() -> None:
    """Takes what is alive out of the collector's rounds: some 150,000 objects that live as long as the process."""
    gc.freeze()
    _thaw_at_exit()


@cache
def _thaw_at_exit() -> None:
    """What others hold in circles was frozen too, and is let go of when the process ends."""
    atexit.register(gc.unfreeze)


def _folder() -> Path:
    """That of this installation and this Python: others may be in use beside it."""
    place = blake2b(os.fsencode(PACKAGE), digest_size=4).hexdigest()
    return user_cache_path("decretparse", appauthor=False) / f"{sys.implementation.cache_tag}-{place}"


def _read(path: Path, made_from: bytes) -> memoryview | None:
    """What a file holds, if it is whole and was made from these files; no copy, for these are the largest of all."""
    try:
        found = path.read_bytes()
    except OSError:
        return None
    head = made_from + _digest(content := memoryview(found)[len(made_from) + DIGEST :])
    return content if found.startswith(head) else None


def _write(path: Path, made_from: bytes, value: object) -> None:
    """Writes beside the file, then puts that in its place: who reads it meanwhile reads one or the other, whole."""
    path.parent.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.urandom(DIGEST).hex()}")
    try:
        with unfinished.open("xb") as file:
            content = _pickled(value)
            file.write(made_from + _digest(content) + content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _digest(content: bytes | memoryview) -> bytes:
    return blake2b(content, digest_size=DIGEST).digest()


def _pickled(value: object) -> bytes:
    content = io.BytesIO()
    _Pickler(content, pickle.HIGHEST_PROTOCOL).dump(value)
    return content.getvalue()


def _proxy(mapping: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    return MappingProxyType(mapping)


def _unproxied(mapping: MappingProxyType[Any, Any]) -> tuple[Any, tuple[dict[Any, Any]]]:
    return _proxy, (dict(mapping),)


class _Pickler(pickle.Pickler):
    dispatch_table = copyreg.dispatch_table | {re.Pattern: reduced, MappingProxyType: _unproxied}
