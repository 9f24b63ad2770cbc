"""`decretparse check`."""

import sys
from collections.abc import Iterator, Set
from pathlib import Path
from typing import Literal, TypeAlias

import click

from decretparse.cli import files, reading, streams
from decretparse.cli.codes import read_codes
from decretparse.cli.tally import Tally
from decretparse.model import Diagnostic, Document
from decretparse.pipeline.diagnostics import entries
from decretparse.writers import diagnostics, located

Form: TypeAlias = Literal["text", "json", "github"]
Checked: TypeAlias = tuple[str, Document, tuple[Diagnostic, ...]]

_EXAMPLES = """\b
Examples:
  decretparse check drafts/*.txt
  decretparse check --ignore passed-over,ocr-slip decree.txt
  decretparse check --format github --select empty-list,numbering-jumps decrees/
"""


@click.command(epilog=_EXAMPLES)
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or as GitHub's workflow commands.",
)
@click.option("--select", metavar="CODE", multiple=True, callback=read_codes, help="Show these alone.")
@click.option("--ignore", metavar="CODE", multiple=True, callback=read_codes, help="Leave these out.")
def check(paths: tuple[Path, ...], form: Form, select: Set[str], ignore: Set[str]) -> None:
    """Show what could not be read in texts, or looks doubtful: the diagnostics alone.

    Each FILE is a text in UTF-8, - for standard input, or a folder of which all
    files of texts (.txt, .md, .xml, .json, .html) are read. CODE is
    a code or several with commas between them; both options can be repeated, and --ignore wins. The exit code is 1
    where an error is shown.
    """
    wanted = (select or entries().keys()) - ignore
    tally = Tally()
    _print(_checked(paths, wanted, tally), form)
    streams.err().print(tally.doubts(), soft_wrap=True)
    sys.exit(tally.exit_code())


def _checked(paths: tuple[Path, ...], wanted: Set[str], tally: Tally) -> Iterator[Checked]:
    """The texts that can be read, by their names, with those of their diagnostics that are wanted."""
    for path in files.found(paths):
        if isinstance(path, files.Problem):
            tally.unreadable += 1
            streams.complain(str(path.folder), path.reason)
            continue
        name = reading.shown_name(path)
        try:
            document = reading.from_path(path)
        except reading.NothingToReadError:
            tally.without_text += 1
            continue
        except reading.UnreadableError as error:
            tally.unreadable += 1
            streams.complain(name, str(error))
            continue
        found = tuple(each for each in document.diagnostics if each.code in wanted)
        tally.add(document, found)
        yield name, document, found


def _print(texts: Iterator[Checked], form: Form) -> None:
    if form == "text":
        console = streams.out()
        for name, document, found in texts:
            for text in diagnostics.rendered(document, found, name):
                console.print(text, soft_wrap=True)
        sys.stdout.flush()
        return
    places = (place for name, document, found in texts for place in located.located(document, found, name))
    if form == "json":
        streams.write(located.as_json(places).encode(errors="replace") + b"\n")
        return
    for place in places:
        streams.write(located.github_command(place).encode(errors="replace") + b"\n")
