"""`decretparse parse`."""

import datetime as dt
import sys
from pathlib import Path

import click

from decretparse.cli import exits, options, reading, streams
from decretparse.cli.showing import Form, show, show_diagnostics, usual_form
from decretparse.model import Document, Severity
from decretparse.sources.legifrance.library import Versions
from decretparse.sources.recognise import Format
from decretparse.writers import diagnostics, tree

_EXAMPLES = """\b
Examples:
  decretparse parse decree.txt
  decretparse parse --format json decree.txt > decree.json
  decretparse parse LEGIARTI000000000001.xml
  cat decree.txt | decretparse parse --severity warning -
"""


@click.command(epilog=_EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True, dir_okay=False))
@options.from_format
@options.at_day
@click.option(
    "--format",
    "form",
    type=click.Choice(["tree", "json"]),
    help="What to print; by default a tree in a terminal, else JSON.",
)
@click.option("--attributions/--no-attributions", default=True, help="Show in the tree what the units do; the default.")
@click.option("--qualifiers", is_flag=True, help="Show in the tree with whom and within what limits they do it.")
@click.option(
    "--severity",
    type=click.Choice(diagnostics.SEVERITIES),
    default="info",
    show_default=True,
    help="The least severe diagnostics to show.",
)
@click.option("-q", "--quiet", is_flag=True, help="Show no diagnostics.")
def parse(
    file: Path,
    source_form: Format | None,
    at: dt.date | None,
    form: Form | None,
    attributions: bool,
    qualifiers: bool,
    severity: Severity,
    quiet: bool,
) -> None:
    """Show the organisation that FILE describes.

    FILE is a text in UTF-8, or - for standard input: plain text, Markdown, an XML file of DILA (LEGI, JORF,
    JORFSIMPLE), an answer of the Légifrance API or a page in HTML. The result goes to standard output, diagnostics
    go to standard error.
    """
    document = _document(file, reading.Wanted(source_form, Versions(at)))
    details: dict[tree.Detail, bool] = {"attributions": attributions, "qualifiers": qualifiers}
    show(document, form or usual_form(), {detail for detail, wanted in details.items() if wanted})
    if not quiet:
        show_diagnostics(document, severity, reading.shown_name(file))
    sys.exit(exits.INCOMPLETE if diagnostics.at_least("error", document.diagnostics) else exits.ALL_WELL)


def _document(file: Path, wanted: reading.Wanted) -> Document:
    try:
        return reading.from_path(file, wanted)
    except reading.UnreadableError as error:
        streams.complain(reading.shown_name(file), str(error))
        sys.exit(exits.NOTHING_READ)
