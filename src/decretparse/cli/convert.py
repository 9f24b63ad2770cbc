"""`decretparse convert`."""

import datetime as dt
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from decretparse.cli import exits, files, options, output, reading, streams
from decretparse.cli.tally import Tally
from decretparse.model import Document
from decretparse.sources.legifrance.library import Versions
from decretparse.sources.recognise import Format
from decretparse.writers import jsonl

_EXAMPLES = """\b
Examples:
  decretparse convert decrees/ -o decrees.jsonl
  decretparse convert one.txt two.md -o - | gzip > two.jsonl.gz
"""


@click.command(epilog=_EXAMPLES)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "out",
    metavar="OUT.jsonl",
    required=True,
    type=click.Path(path_type=Path, allow_dash=True),
    help="The file to write, or - for standard output.",
)
@options.from_format
@options.at_day
@click.option("--all-versions", is_flag=True, help="Read each version that a text had, not only the one in force.")
def convert(
    paths: tuple[Path, ...], out: Path, source_form: Format | None, at: dt.date | None, all_versions: bool
) -> None:
    """Convert texts into JSON Lines, one document a line.

    Each PATH is a file, or a folder of which all .txt, .md, .xml, .json and .html files are read, at any depth, in
    the order of their paths. The articles of a text that stands in several XML files of DILA are brought together. A
    file that cannot be read costs a line on standard error, and the others go on. OUT.jsonl appears whole or not at
    all.
    """
    if at and all_versions:
        raise click.UsageError("--at and --all-versions exclude each other.")
    if out.resolve() in {path.resolve() for path in paths}:
        raise click.UsageError(f"{out} is one of the texts to read.")
    tally = Tally()
    console = streams.err()
    with _progress(console) as progress:
        reader = reading.Reader(reading.Wanted(source_form, Versions(at, all=all_versions)))
        lines = _lines(progress.track(list(files.found(paths))), reader, tally, console)
        written = _write(lines, out, console)
    console.print(str(tally), soft_wrap=True)
    sys.exit(tally.exit_code() if written else exits.NOTHING_READ)


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
