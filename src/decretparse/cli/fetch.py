"""`decretparse fetch`."""

import datetime as dt
import sys
from typing import Literal

import click

from decretparse.cli import exits, options, reading, streams
from decretparse.cli.showing import show, show_diagnostics, usual_form
from decretparse.sources.legifrance.service import ServiceError, connect
from decretparse.writers import diagnostics

_EXAMPLES = """\b
Examples:
  decretparse fetch JORFTEXT000000000001
  decretparse fetch --at 2016-01-31 --format json LEGITEXT000000000001
  decretparse fetch --format answer LEGITEXT000000000001 > answer.json
"""


@click.command(epilog=_EXAMPLES)
@click.argument("identifier")
@options.at_day
@click.option(
    "--format",
    "form",
    type=click.Choice(["tree", "json", "answer"]),
    help="What to print: by default a tree in a terminal, else JSON; or the answer as it came, for parse.",
)
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), help="Seconds to wait for the API.")
@click.option("-q", "--quiet", is_flag=True, help="Show no diagnostics.")
def fetch(
    identifier: str,
    at: dt.date | None,
    form: Literal["tree", "json", "answer"] | None,
    timeout: float | None,
    quiet: bool,
) -> None:
    """Show the organisation that a text of Légifrance describes.

    IDENTIFIER is that of a text as published (JORFTEXT...), of a consolidated one (LEGITEXT...) or of an article. It
    needs the extra (pip install 'decretparse[legifrance]'), Python 3.12 or newer, and in the environment the
    credentials of an application of PISTE: LEGIFRANCE_CLIENT_ID and LEGIFRANCE_CLIENT_SECRET.
    """
    try:
        answer = connect(timeout).answer(identifier, at=at)
        if form == "answer":
            streams.write(answer)
            return
        document = reading.from_answer(answer)
    except (ServiceError, reading.UnreadableError) as error:
        streams.complain(identifier, str(error))
        sys.exit(exits.NOTHING_READ)
    show(document, form or usual_form(), {"attributions"})
    if not quiet:
        show_diagnostics(document, "info", identifier)
    sys.exit(exits.INCOMPLETE if diagnostics.at_least("error", document.diagnostics) else exits.ALL_WELL)
