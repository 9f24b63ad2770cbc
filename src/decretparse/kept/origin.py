"""What kept values are made from: the package's own files, its grammars, the libraries and Python."""

import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(__file__).parents[1]
DIGEST = 16
SUFFIXES = frozenset({".py", ".toml", ".lark"})
# Those that make tables or are in some, and the file where each says its version.
VERSIONS = (("lark", "__init__.py"), ("pydantic", "version.py"))


@cache
def grammars() -> Path:
    """The folder of the grammars: in the package when it is installed, beside its sources in a checkout."""
    packaged = PACKAGE / "grammars"
    return packaged if packaged.is_dir() else PACKAGE.parents[1] / "grammars"


@cache
def origin() -> bytes:
    """A digest that is another as soon as kept values might be; OSError where the files cannot be read."""
    digest = blake2b(sys.version.encode(), digest_size=DIGEST)
    for path in _files():
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)} ".encode())
        digest.update(content)
    return digest.digest()


def _files() -> Iterator[Path]:
    for folder in dict.fromkeys((PACKAGE, grammars())):
        yield from sorted(path for path in folder.rglob("*.*") if path.suffix in SUFFIXES)
    for library, file in VERSIONS:
        spec = find_spec(library)
        if spec is not None and spec.origin is not None:
            yield Path(spec.origin).with_name(file)
