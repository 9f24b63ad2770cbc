"""The command `decretparse`."""

import sys

import click

from decretparse.cli.convert import convert
from decretparse.cli.parse import parse
from decretparse.cli.schema import schema

_EXAMPLES = """\b
Examples:
  decretparse parse decree.txt
  decretparse convert decrees/ -o decrees.jsonl
"""


@click.group(
    "decretparse", context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, epilog=_EXAMPLES
)
@click.version_option(package_name="decretparse")
def main() -> None:
    """Read the French decrees that organise an administration: its units, their hierarchy and what each does.

    Exit codes: 0 all well; 1 a text has an error diagnostic or could not be read; 2 wrong usage, or nothing could
    be read.
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a letter shows something else instead of failing.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]


main.add_command(parse)
main.add_command(convert)
main.add_command(schema)
