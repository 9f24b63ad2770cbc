"""`decretparse convert`."""

import datetime as dt
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from decretparse.batch import options as batch_options
from decretparse.batch.inputs import is_archive
from decretparse.cli import batch, exits, files, options, output, reading, streams
from decretparse.cli.tally import Tally
from decretparse.model import Document
from decretparse.sources.legifrance.library import Versions
from decretparse.sources.recognise import Format
from decretparse.writers import jsonl

_EXAMPLES = """\b
Examples:
  decretparse convert decrees/ -o decrees.jsonl
  decretparse convert one.txt two.md -o - | gzip > two.jsonl.gz
  decretparse convert LEGI_20260819-003035.tar.gz -o legi --jobs 8
  decretparse convert JORF_*.tar.gz -o jorf --format parquet
"""


@click.command(epilog=_EXAMPLES)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
    help="The file to write, or - for standard output; the folder to fill where archives are read.",
)
@options.from_format
@options.at_day
@click.option("--all-versions", is_flag=True, help="Read each version that a text had, not only the one in force.")
@options.into_folder
def convert(
    paths: tuple[Path, ...],
    out: Path,
    source_form: Format | None,
    at: dt.date | None,
    all_versions: bool,
    form: batch_options.Format | None,
    jobs: int | None,
    only: batch_options.Only | None,
    since: dt.date | None,
    states: tuple[str, ...],
    seconds: float | None,
    resume: bool,
    engine: batch.EngineName | None,
    scheduler: str | None,
) -> None:
    """Convert texts into JSON Lines, one document a line.

    Each PATH is a file, or a folder of which all .txt, .md, .xml, .json and .html files are read, at any depth, in
    the order of their paths. The articles of a text that stands in several XML files of DILA are brought together. A
    file that cannot be read costs a line on standard error, and the others go on. OUT appears whole or not at all.

    Archives of DILA (.tar.gz), named or found in a folder, are read on several processes, and OUT is a folder that is
    filled shard by shard. Files go the same way where one of the options from --format on is given.
    """
    if at and all_versions:
        raise click.UsageError("--at and --all-versions exclude each other.")
    if out.resolve() in {path.resolve() for path in paths}:
        raise click.UsageError(f"{out} is one of the texts to read.")
    found = list(files.found(paths, files.ARCHIVES))
    archives = any(isinstance(path, Path) and is_archive(path) for path in found)
    if not (archives or form or jobs or only or since or states or seconds or resume or engine):
        sys.exit(_into_file(found, out, reading.Wanted(source_form, Versions(at, all=all_versions))))
    if out == Path("-") or out.suffix == ".jsonl" or (out.exists() and not out.is_dir()):
        raise click.UsageError(f"{out} is a file; give the name of a folder for the shards.")
    chosen = batch_options.Options(
        format=form or "jsonl",
        only=only or ("organisation" if archives else "all"),
        at=at,
        all_versions=all_versions,
        since=since,
        states=states,
        seconds=seconds or batch_options.SECONDS,
    )
    machine = batch.Machine(engine or "local", jobs or os.cpu_count() or 1, scheduler)
    sys.exit(batch.run(_outside(found, out), out, chosen, source_form, machine, resume=resume))


def _outside(found: Iterable[Path | files.Problem], out: Path) -> list[Path]:
    """The files that were found; a folder that gave none is told of, and what an earlier run wrote is no input."""
    kept: list[Path] = []
    for path in found:
        if isinstance(path, files.Problem):
            streams.complain(str(path.folder), path.reason)
        elif out.resolve() not in path.resolve().parents:
            kept.append(path)
    return kept


def _into_file(found: Sequence[Path | files.Problem], out: Path, wanted: reading.Wanted) -> int:
    tally = Tally()
    console = streams.err()
    with _progress(console) as progress:
        lines = _lines(progress.track(found), reading.Reader(wanted), tally, console)
        written = _write(lines, out, console)
    console.print(str(tally), soft_wrap=True)
    return tally.exit_code() if written else exits.NOTHING_READ


def _progress(console: Console) -> Progress:
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _lines(
    paths: Iterable[Path | files.Problem], reader: reading.Reader, tally: Tally, console: Console
) -> Iterator[bytes]:
    """A line for each text that can be read."""
    for path in paths:
        if isinstance(path, files.Problem):
            tally.unreadable += 1
            streams.complain(str(path.folder), path.reason, console)
            continue
        yield from _read(str(path), reader.read(path), tally, console)
    for name, documents in reader.rest():
        yield from _read(name, documents, tally, console)


def _read(name: str, documents: Iterator[Document], tally: Tally, console: Console) -> Iterator[bytes]:
    """A line for each document; why there is none, on standard error."""
    try:
        for document in documents:
            tally.add(document)
            yield jsonl.line(document)
    except reading.NothingToReadError:
        tally.without_text += 1
    except reading.UnreadableError as error:
        tally.unreadable += 1
        streams.complain(name, str(error), console)


def _write(lines: Iterator[bytes], out: Path, console: Console) -> bool:
    """Whether all lines were written; without a line there is no file."""
    first = next(lines, None)
    if first is None:
        return True
    try:
        with output.replaced(out) as stream:
            stream.write(first)
            stream.writelines(lines)
    except BrokenPipeError:
        raise
    except OSError as error:
        streams.complain(str(out), f"cannot be written: {error.strerror}", console)
        return False
    return True
