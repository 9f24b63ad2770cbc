"""Keeps what functions make: the package brings it, and where it does not, the user's cache folder has it."""

import atexit
import gc
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache, wraps
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from platformdirs import user_cache_path

from decretparse.kept.files import read, write
from decretparse.kept.origin import PACKAGE, origin

T = TypeVar("T")

BROUGHT = PACKAGE / "tables"
PRIVATE = 0o700

_values: dict[str, Callable[[], object]] = {}


def kept(make: Callable[[], T]) -> Callable[[], T]:
    """The function `make`, called once a process, and only where neither the package nor an earlier process kept it.

    1. What was made from other files than the present ones, or was damaged since, is made anew.
    2. Where nothing can be read or written, it is made, and no more is said.
    """
    name = f"{make.__module__}.{make.__name__}"

    def value() -> T:
        try:
            made_from = origin()
        except OSError:
            return make()
        for folder in (BROUGHT, _cache()):
            found: tuple[T] | None = read(folder / name, made_from)
            if found is not None:
                return found[0]
        made = make()
        with suppress(OSError):
            _cache().mkdir(mode=PRIVATE, parents=True, exist_ok=True)
            write(_cache() / name, made_from, made)
        return made

    @cache
    @wraps(make)
    def for_good() -> T:
        found = value()
        _leave_to_the_end()
        return found

    _values[name] = for_good
    return for_good


def write_tables(folder: Path) -> None:
    """Writes all that the modules imported so far keep, for the package to bring."""
    for name, value in sorted(_values.items()):
        write(folder / name, origin(), value())


def _cache() -> Path:
    """That of this installation and this Python: others may be in use beside it."""
    place = blake2b(os.fsencode(PACKAGE), digest_size=4).hexdigest()
    return user_cache_path("decretparse", appauthor=False) / f"{sys.implementation.cache_tag}-{place}"


def _leave_to_the_end() -> None:
    """Takes what is alive out of the collector's rounds: some 150,000 objects that live as long as the process."""
    gc.freeze()
    _thaw_at_exit()


@cache
def _thaw_at_exit() -> None:
    """What others hold in circles was frozen too, and is let go of when the process ends."""
    atexit.register(gc.unfreeze)
