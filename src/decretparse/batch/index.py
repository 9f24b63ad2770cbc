"""The temporary index of a run: which texts are wanted, which files are out of date, and the files that are kept."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

_TABLES = """
CREATE TABLE wanted (part TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE newer (path TEXT, rank INTEGER, PRIMARY KEY (path, rank)) WITHOUT ROWID;
CREATE TABLE kept (text TEXT, path TEXT UNIQUE, name TEXT, input TEXT, data BLOB);
"""
# Whoever is killed starts again: there is nothing to roll back.
_SETTINGS = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -1000;"


class KeptFile(NamedTuple):
    """A file of a wanted text, by its name in the archive that it comes from."""

    name: str
    input: str
    data: bytes


class Index:
    """Tables on disk, so that memory does not grow with the archives.

    `rank` counts archives from the oldest to the newest. A file is out of date where a newer archive has it again or
    lists it among those that are gone.
    """

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.executescript(_SETTINGS + _TABLES)
        self._connection.execute("BEGIN")

    def want(self, part: str) -> None:
        """A text, or a part of one, of which something may describe an organisation."""
        self._connection.execute("INSERT OR IGNORE INTO wanted VALUES (?)", (part,))

    def is_wanted(self, part: str) -> bool:
        """Whether any file of this text or part was wanted."""
        found = self._connection.execute("SELECT 1 FROM wanted WHERE part = ?", (part,))
        return found.fetchone() is not None

    def supersede(self, paths: Iterable[str], rank: int) -> None:
        """Files that older archives have in vain."""
        self._connection.executemany("INSERT OR IGNORE INTO newer VALUES (?, ?)", ((path, rank) for path in paths))

    def forget(self, rank: int) -> None:
        """Takes back what an archive superseded."""
        self._connection.execute("DELETE FROM newer WHERE rank = ?", (rank,))

    def is_out_of_date(self, path: str, rank: int) -> bool:
        """Whether a newer archive has another version of this file, or deletes it."""
        found = self._connection.execute("SELECT 1 FROM newer WHERE path = ? AND rank > ?", (path, rank))
        return found.fetchone() is not None

    def keep(self, text: str, path: str, file: KeptFile) -> None:
        """A file of a wanted text; of two with one path in one archive, the later stays."""
        row = (text, path, file.name, file.input, zlib.compress(file.data, 1))
        self._connection.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)", row)

    def texts(self) -> Iterator[tuple[str, list[KeptFile]]]:
        """The wanted texts in the order of their names, each with its files in the order of their paths."""
        self._connection.execute("CREATE INDEX IF NOT EXISTS kept_by_text ON kept (text, path)")
        rows = self._connection.execute("SELECT text, name, input, data FROM kept ORDER BY text, path")
        for text, files in groupby(rows, itemgetter(0)):
            yield text, [KeptFile(name, source, zlib.decompress(data)) for _, name, source, data in files]

    def close(self) -> None:
        self._connection.close()
