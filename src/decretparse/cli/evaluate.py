"""`decretparse evaluate`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import click

import decretparse
from decretparse.cli import exits, streams
from decretparse.evaluation import FaultyTextError, ReferenceText, evaluate, reference_files, reference_text, tables
from decretparse.writers.visible import visible

_EXAMPLES = """\b
Examples:
  decretparse evaluate corpus/reference
  decretparse evaluate --differences my-annotations/
  decretparse evaluate --format json corpus/reference > figures.json
"""


@click.command("evaluate", epilog=_EXAMPLES)
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Tables, or JSON with every difference.",
)
@click.option(
    "--differences", is_flag=True, help="List in the text every fact that is missed, not annotated or read otherwise."
)
def evaluate_command(folders: tuple[Path, ...], form: Literal["text", "json"], differences: bool) -> None:
    """Say how right the parser is on annotated texts.

    Every NAME.txt in DIR, at any depth, that has a NAME.gold.json beside it is parsed and compared with it. The exit
    code does not depend on the figures: it is 1 where annotations could not be used, 2 where none could.
    """
    faulty: list[Path] = []
    report = evaluate(_texts(folders, faulty), decretparse.parse)
    if not report.texts:
        sys.exit(exits.NOTHING_READ)
    lines = (
        [tables.as_json(report)] if form == "json" else [visible(line) for line in tables.as_text(report, differences)]
    )
    streams.write("".join(f"{line}\n" for line in lines).encode(errors="replace"))
    sys.exit(exits.INCOMPLETE if faulty else exits.ALL_WELL)


def _texts(folders: tuple[Path, ...], faulty: list[Path]) -> Iterator[ReferenceText]:
    for folder in folders:
        paths = list(reference_files(folder))
        if not paths:
            faulty.append(folder)
            streams.complain(str(folder), "no annotated text in this folder")
        for path in paths:
            try:
                yield reference_text(path)
            except FaultyTextError as error:
                faulty.append(path)
                streams.complain(str(path), str(error))
