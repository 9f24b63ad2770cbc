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


def _day(moment: dt.datetime | None) -> dt.date | None:
    return moment.date() if moment else None
