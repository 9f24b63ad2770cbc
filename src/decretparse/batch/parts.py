"""The files that a shard becomes."""

from pathlib import Path
from typing import BinaryIO, Protocol

from decretparse.batch.options import Format
from decretparse.batch.shards import OutputFile, output_file, replaced
from decretparse.model import Document
from decretparse.writers import jsonl, tables


class Parts(Protocol):
    """Takes documents in their order; `close` puts the files in their places and says which."""

    def add(self, document: Document) -> None: ...

    def close(self) -> tuple[OutputFile, ...]: ...


def open_parts(form: Format, folder: Path, number: int) -> Parts:
    """The files of the shard with this number in the output folder."""
    return _Lines(folder, number) if form == "jsonl" else _Tables(folder, number)


class _Lines:
    """One file of JSON lines."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder = folder
        self._path = folder / f"part-{number:06}.jsonl"
        self._lines: list[bytes] = []

    def add(self, document: Document) -> None:
        self._lines.append(jsonl.line(document))

    def close(self) -> tuple[OutputFile, ...]:
        if not self._lines:
            return ()
        with replaced(self._path) as stream:
            stream.writelines(self._lines)
        return (output_file(self._folder, self._path),)


class _Tables:
    """A Parquet file in the folder of each table."""

    def __init__(self, folder: Path, number: int) -> None:
        self._folder = folder
        self._name = f"part-{number:06}.parquet"
        self._rows = tables.Rows()

    def add(self, document: Document) -> None:
        self._rows.add(document)

    def close(self) -> tuple[OutputFile, ...]:
        return tuple(self._written(table) for table in tables.TABLES if self._rows.of(table))

    def _written(self, table: str) -> OutputFile:
        path = self._folder / table / self._name
        path.parent.mkdir(exist_ok=True)
        with replaced(path) as stream:
            self._write(table, stream)
        return output_file(self._folder, path)

    def _write(self, table: str, stream: BinaryIO) -> None:
        from decretparse.writers import parquet

        parquet.write(table, self._rows.of(table), stream)
