"""What a run is asked for, in a form that shards carry with them."""

import datetime as dt
from typing import Literal, TypeAlias

from decretparse.model.base import Model

Format: TypeAlias = Literal["jsonl", "parquet"]
Only: TypeAlias = Literal["organisation", "all"]
SECONDS = 120.0


class Options(Model):
    """What to convert and into what; the same options and inputs give the same bytes.

    `at` is a day, None for what is in force; `since` keeps what came into force, or was signed, on that day or later;
    `states` keeps texts in one of these states, all where it is empty. `seconds` is how long a text may take.
    """

    format: Format = "jsonl"
    only: Only = "organisation"
    at: dt.date | None = None
    all_versions: bool = False
    since: dt.date | None = None
    states: tuple[str, ...] = ()
    seconds: float = SECONDS
