"""Options that several commands have."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import click

from decretparse.sources.recognise import Format

Command = Callable[..., Any]

from_format: Callable[[Command], Command] = click.option(
    "--from",
    "source_form",
    type=click.Choice([form.value for form in Format]),
    callback=lambda _context, _parameter, value: Format(value) if value else None,
    help="The format of what is read; by default it is told from the content.",
)
at_day: Callable[[Command], Command] = click.option(
    "--at",
    metavar="DAY",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=lambda _context, _parameter, value: _day(value),
    help="Read texts as in force on this day (2016-01-31), not as they are now.",
)
_INTO_FOLDER = (
    click.option(
        "--format", "form", type=click.Choice(["jsonl", "parquet"]), help="JSON Lines, the default, or four tables."
    ),
    click.option("--jobs", type=click.IntRange(1), metavar="N", help="How many processes; by default one a processor."),
    click.option(
        "--only",
        type=click.Choice(["organisation", "all"]),
        help="Whether to read only what may describe an organisation, the default for archives, or all.",
    ),
    click.option(
        "--since",
        metavar="DAY",
        type=click.DateTime(["%Y-%m-%d"]),
        callback=lambda _context, _parameter, value: _day(value),
        help="Leave out texts that came into force, or were signed, before this day.",
    ),
    click.option(
        "--state", "states", metavar="STATE", multiple=True, help="Only texts in this state (VIGUEUR); may be repeated."
    ),
    click.option(
        "--time-limit",
        "seconds",
        type=click.FloatRange(0, min_open=True),
        metavar="SECONDS",
        help="How long one text may take before it is left out; by default 120.",
    ),
    click.option("--resume", is_flag=True, help="Go on with a run that was stopped; begin one where there is none."),
    click.option(
        "--engine",
        type=click.Choice(["local", "dask", "none"]),
        help="Who converts: this machine, the default; a Dask cluster; nobody yet, see `decretparse shard`.",
    ),
    click.option("--scheduler", metavar="ADDRESS", help="The scheduler of the Dask cluster: tcp://host:8786."),
)


def into_folder(command: Command) -> Command:
    """The options of a conversion into a folder."""
    for option in reversed(_INTO_FOLDER):
        command = option(command)
    return command


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.date() if moment else None
