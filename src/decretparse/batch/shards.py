"""Shards: files that hold whole texts and all that is needed to convert them, on this machine or another."""

import gzip
import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal, NamedTuple, TypeAlias

from pydantic import Field

from decretparse.batch.options import Options
from decretparse.batch.quarantine import Quarantined
from decretparse.model.base import Model

SUFFIX = ".shard.gz"
# A shard is full with either: what one process converts in some seconds.
MOST_ENTRIES = 64
MOST_CHARACTERS = 1_000_000

EntryKind: TypeAlias = Literal["records", "file"]


class EntryFile(NamedTuple):
    """A file: its name in its archive or on disk, the input that it comes from, and what it holds."""

    name: str
    input: str
    content: str


class Entry(NamedTuple):
    """What is read together: DILA's files of one text, or one file of any format (`form`, if it was forced)."""

    kind: EntryKind
    name: str
    files: Sequence[EntryFile]
    form: str | None = None


class OutputFile(Model):
    """A file of the result, by its path in the output folder."""

    path: str
    bytes: int
    sha256: str


class Done(Model):
    """What came of a shard; written last, so that where it is, all of it is."""

    shard: int
    counts: dict[str, int] = Field(default_factory=dict)
    quarantined: tuple[Quarantined, ...] = ()
    files: tuple[OutputFile, ...] = ()


def shard_path(folder: Path, number: int) -> Path:
    """Where the shard with this number stands."""
    return folder / f"{number:06}{SUFFIX}"


def done_path(shard: Path) -> Path:
    """Where the record of a converted shard stands."""
    return shard.with_name(shard.name.removesuffix(SUFFIX) + ".done.json")


def read_done(shard: Path) -> Done | None:
    """What came of a shard, if it was converted."""
    path = done_path(shard)
    return Done.model_validate_json(path.read_bytes()) if path.exists() else None


@dataclass(slots=True)
class ShardWriter:
    """Cuts entries into shards, the same way for the same entries."""

    folder: Path
    options: Options
    shards: int = 0
    _waiting: list[Entry] = field(default_factory=list)
    _characters: int = 0

    def add(self, entry: Entry) -> None:
        self._waiting.append(entry)
        self._characters += sum(len(file.content) for file in entry.files)
        if len(self._waiting) >= MOST_ENTRIES or self._characters >= MOST_CHARACTERS:
            self.close()

    def close(self) -> None:
        """Writes what waits."""
        if not self._waiting:
            return
        head = {"shard": self.shards, "options": self.options.model_dump(mode="json")}
        with (
            replaced(shard_path(self.folder, self.shards)) as raw,
            gzip.GzipFile("", "wb", 1, raw, mtime=0) as stream,
        ):
            for line in (head, *self._waiting):
                stream.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        self.shards += 1
        self._waiting, self._characters = [], 0


def read_head(shard: Path) -> tuple[int, Options]:
    """The number of a shard, and what it is to be converted into."""
    with gzip.open(shard) as stream:
        head = json.loads(stream.readline())
    return head["shard"], Options.model_validate(head["options"])


def read_entries(shard: Path) -> Iterator[Entry]:
    """What a shard holds."""
    with gzip.open(shard) as stream:
        stream.readline()
        for line in stream:
            kind, name, files, form = json.loads(line)
            yield Entry(kind, name, tuple(EntryFile(*file) for file in files), form)


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes take the place of the file when the block ends, and are on disk by then."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with draft.open("wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def output_file(folder: Path, path: Path) -> OutputFile:
    """A finished file as the manifest describes it."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return OutputFile(path=path.relative_to(folder).as_posix(), bytes=path.stat().st_size, sha256=digest)
