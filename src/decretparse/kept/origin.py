"""What kept values are made from: the package's own files and its grammars, read by one kind of Python."""

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.util import MAGIC_NUMBER
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
DIGEST = 16
SUFFIXES = frozenset({".py", ".toml", ".lark"})


@cache
def grammars() -> Path:
    """The folder of the grammars: in the package when it is installed, beside its sources in a checkout."""
    packaged = PACKAGE / "grammars"
    return packaged if packaged.is_dir() else PACKAGE.parents[1] / "grammars"


@cache
def origin() -> bytes:
    """A digest that is another as soon as kept values might be; OSError where the files cannot be read.

    It is the same in a checkout and in the package that is built from it.
    """
    digest = blake2b(f"{sys.implementation.cache_tag} {sys.byteorder} ".encode() + MAGIC_NUMBER, digest_size=DIGEST)
    for path in _files():
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)} ".encode())
        digest.update(content)
    return digest.digest()


def _files() -> Iterator[Path]:
    for folder in (PACKAGE, grammars()):
        found = (path for path in folder.rglob("*.*") if path.suffix in SUFFIXES)
        yield from sorted(path for path in found if folder == grammars() or grammars() not in path.parents)
