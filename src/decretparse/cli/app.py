"""The command `decretparse`."""

import sys

import click

from decretparse.cli import exits, streams
from decretparse.cli.check import check
from decretparse.cli.convert import convert
from decretparse.cli.evaluate import evaluate_command
from decretparse.cli.fetch import fetch
from decretparse.cli.parse import parse
from decretparse.cli.schema import schema
from decretparse.cli.shard import shard

_EXAMPLES = """\b
Examples:
  decretparse parse decree.txt
  decretparse check decree.txt
  decretparse convert decrees/ -o decrees.jsonl
  decretparse convert LEGI_20260819-003035.tar.gz -o legi
  decretparse fetch JORFTEXT000000000001
"""
_SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group("decretparse", context_settings=_SETTINGS, epilog=_EXAMPLES)
@click.version_option(package_name="decretparse")
def commands() -> None:
    """Read the French decrees that organise an administration: its units, their hierarchy and what each does.

    Exit codes: 0 all well; 1 a text has an error diagnostic or could not be read; 2 wrong usage, or nothing could
    be read.
    """


commands.add_command(parse)
commands.add_command(check)
commands.add_command(convert)
commands.add_command(evaluate_command)
commands.add_command(fetch)
commands.add_command(schema)
commands.add_command(shard)


def main() -> None:
    """Runs the command line; a stream that fails, such as on a full disk, ends it with a message."""
    streams.prepare()
    try:
        commands(prog_name="decretparse")
    except OSError as error:
        streams.give_up(error)
        sys.exit(exits.NOTHING_READ)
