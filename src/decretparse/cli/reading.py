"""Documents out of files."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from decretparse.model import Document
from decretparse.sources.document import read_document
from decretparse.sources.errors import NoTextError, SourceError
from decretparse.sources.legifrance.library import IN_FORCE, Library, Versions
from decretparse.sources.legifrance.members import parse_member
from decretparse.sources.reading import read_source, record_text
from decretparse.sources.recognise import Format, recognise
from decretparse.sources.source_text import SourceText

_STANDARD_INPUT = Path("-")


class UnreadableError(Exception):
    """A file gave no document; the message says why, in words that follow the file's name."""


class NothingToReadError(UnreadableError):
    """A file that is well understood and holds no text, such as a table of contents."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """The format to read files in, if it is not to be told from each, and the versions of their texts."""

    form: Format | None = None
    versions: Versions = IN_FORCE


ANY = Wanted()


def shown_name(path: Path) -> str:
    """How messages name a path, or standard input."""
    return "<stdin>" if path == _STANDARD_INPUT else str(path)


def from_path(path: Path, wanted: Wanted = ANY) -> Document:
    """The document of a file, or of standard input where the path is `-`."""
    with _told():
        name = None if path == _STANDARD_INPUT else path.name
        return _document(read_source(_bytes(path), name, wanted.form, at=wanted.versions.at))


def from_answer(answer: bytes) -> Document:
    """The document of an answer of the Légifrance API."""
    with _told():
        return _document(read_source(answer, form=Format.JSON))


@dataclass(slots=True)
class Reader:
    """Reads files one after another; those of texts that stand in several files wait for the last."""

    wanted: Wanted = ANY
    library: Library = field(default_factory=Library)

    def read(self, path: Path) -> Iterator[Document]:
        """The document of a file, if it has all of its text."""
        with _told():
            data = _bytes(path)
            form = self.wanted.form or recognise(data, path.name)
            if form != Format.XML:
                yield _document(read_source(data, path.name, form, at=self.wanted.versions.at))
                return
            record = parse_member(data)
            if record is None or not self.library.add(record):
                yield _document(record_text(record))

    def rest(self) -> Iterator[tuple[str, Iterator[Document]]]:
        """The texts that stand in several files, by their identifiers."""
        for text in self.library.texts(self.wanted.versions):
            yield text.source.identifier or "", _alone(text)


def _alone(text: SourceText) -> Iterator[Document]:
    yield _document(text)


@contextmanager
def _told() -> Iterator[None]:
    """Says of a failure why there is no document."""
    try:
        yield
    except NoTextError as error:
        raise NothingToReadError(str(error)) from error
    except SourceError as error:
        raise UnreadableError(str(error)) from error
    except OSError as error:
        raise UnreadableError(_lower_first(error.strerror or str(error))) from error


def _bytes(path: Path) -> bytes:
    return sys.stdin.buffer.read() if path == _STANDARD_INPUT else path.read_bytes()


def _document(text: SourceText) -> Document:
    try:
        return read_document(text)
    except Exception as error:  # a mistake of ours costs one file, not the others
        raise UnreadableError(f"mistake in decretparse, please report it: {type(error).__name__}: {error}") from error


def _lower_first(message: str) -> str:
    return message[:1].lower() + message[1:]
