"""Texts found in folders."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_SUFFIXES = frozenset({".txt", ".md", ".xml", ".json", ".html", ".htm"})
ARCHIVES = (".tar.gz", ".tgz")
_NAMED = ".txt, .md, .xml, .json or .html"


@dataclass(frozen=True, slots=True)
class Problem:
    """A folder that gives no text, and why."""

    folder: Path
    reason: str


def found(paths: Iterable[Path], also: tuple[str, ...] = ()) -> Iterator[Path | Problem]:
    """The files named and those in the folders named, each once, a folder's in the order of their paths.

    In a folder only files of texts count, by the ends of their names, which may be those of `also`, and nothing whose
    name starts with a point.
    """
    seen: set[Path] = set()
    for path in paths:
        for file in _in_folder(path, also) if path.is_dir() else (path,):
            if isinstance(file, Problem):
                yield file
            elif (real := file.resolve()) not in seen:
                seen.add(real)
                yield file


def _in_folder(folder: Path, also: tuple[str, ...]) -> Iterator[Path | Problem]:
    refused: list[OSError] = []
    files = sorted(_walk(folder, also, refused))
    for error in refused:
        yield Problem(Path(error.filename), f"cannot list this folder: {error.strerror}")
    if not files and not refused:
        yield Problem(folder, f"no {_NAMED} file in this folder")
    yield from files


def _walk(folder: Path, also: tuple[str, ...], refused: list[OSError]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and _is_text(name.lower(), also):
                yield Path(place, name)


def _is_text(name: str, also: tuple[str, ...]) -> bool:
    return Path(name).suffix in _SUFFIXES or name.endswith(also)
