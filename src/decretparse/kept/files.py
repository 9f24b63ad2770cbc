"""A kept value's file: what it was made from, a digest of the content, the value pickled."""

import copyreg
import io
import os
import pickle
import re
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Any

from decretparse.kept.expressions import reduced

DIGEST = 16


def read(path: Path, made_from: bytes) -> tuple[Any] | None:
    """The value of a file, if it is whole and was made from these files; no copy, for these are the largest of all."""
    try:
        found = path.read_bytes()
    except OSError:
        return None
    head = made_from + _digest(content := memoryview(found)[len(made_from) + DIGEST :])
    return (pickle.loads(content),) if found.startswith(head) else None


def write(path: Path, made_from: bytes, value: object) -> None:
    """Writes beside the file, then puts that in its place: who reads it meanwhile reads one or the other, whole."""
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
