"""Documents out of files."""

import hashlib
import sys
from pathlib import Path

import decretparse
from decretparse.model import Document, Source

_STANDARD_INPUT = Path("-")


class UnreadableError(Exception):
    """A file gave no document; the message says why, in words that follow the file's name."""


def shown_name(path: Path) -> str:
    """How messages name a path, or standard input."""
    return "<stdin>" if path == _STANDARD_INPUT else str(path)


def from_path(path: Path) -> Document:
    """The document of a file, or of standard input where the path is `-`."""
    return from_standard_input() if path == _STANDARD_INPUT else from_file(path)


def from_file(path: Path) -> Document:
    """The document of a file, named after it."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(_lower_first(error.strerror or str(error))) from error
    return _document(data, path.name)


def from_standard_input() -> Document:
    """The document of all that comes in, without a name."""
    return _document(sys.stdin.buffer.read(), None)


def _document(data: bytes, name: str | None) -> Document:
    text = _decoded(data)
    source = Source(identifier=name, sha256=hashlib.sha256(text.encode()).hexdigest())
    try:
        return decretparse.parse(text, source=source)
    except Exception as error:  # a mistake of ours costs one file, not the others
        raise UnreadableError(f"mistake in decretparse, please report it: {type(error).__name__}: {error}") from error


def _decoded(data: bytes) -> str:
    """The text, its line ends untouched; a byte order mark at its head is left out."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        bad = error.object[error.start]
        # The codec counts from behind the byte order mark.
        offset = error.start + len(data) - len(error.object)
        raise UnreadableError(f"not UTF-8: byte 0x{bad:02x} at offset {offset}") from error


def _lower_first(message: str) -> str:
    return message[:1].lower() + message[1:]
