"""`decretparse convert`."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from decretparse.cli import exits, files, output, reading, streams
from decretparse.cli.tally import Tally
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
def convert(paths: tuple[Path, ...], out: Path) -> None:
    """Convert texts into JSON Lines, one document a line.

    Each PATH is a file, or a folder of which all .txt and .md files are read, at any depth, in the order of their
    paths. A file that cannot be read costs a line on standard error, and the others go on. OUT.jsonl appears whole or
    not at all.
    """
    if out.resolve() in {path.resolve() for path in paths}:
        raise click.UsageError(f"{out} is one of the texts to read.")
    tally = Tally()
    console = streams.err()
    with _progress(console) as progress:
        lines = _lines(progress.track(list(files.found(paths))), tally, console)
        written = _write(lines, out, console)
    console.print(str(tally), soft_wrap=True)
    sys.exit(tally.exit_code() if written else exits.NOTHING_READ)


def _progress(console: Console) -> Progress:
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _lines(paths: Iterable[Path | files.Problem], tally: Tally, console: Console) -> Iterator[bytes]:
    """A line for each text that can be read."""
    for path in paths:
        if isinstance(path, files.Problem):
            tally.unreadable += 1
            streams.complain(str(path.folder), path.reason, console)
            continue
        try:
            document = reading.from_file(path)
        except reading.UnreadableError as error:
            tally.unreadable += 1
            streams.complain(str(path), str(error), console)
            continue
        tally.add(document)
        yield jsonl.line(document)


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
