"""The fields of the answers of the Légifrance API."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from decretparse.sources.legifrance.dates import day
from decretparse.text import replace_surrogates

Json = Mapping[str, object]

_DATED = re.compile(r"(.+)_\d{2}-\d{2}-\d{4}")


def identifier_in(answer: Json) -> str | None:
    """The identifier without the day that the API puts behind it."""
    written = words_in(answer, "id")
    dated = _DATED.fullmatch(written) if written else None
    return dated[1] if dated else written


def words_in(part: Json, name: str) -> str | None:
    """The words of a field, if it has any."""
    words = part.get(name)
    return replace_surrogates(words)[0] if isinstance(words, str) and words else None


def day_in(part: Json, name: str) -> dt.date | None:
    """A day, written as such or in milliseconds."""
    written = part.get(name)
    return day(written) if isinstance(written, str | int) else None


def objects_in(part: Json, name: str) -> Sequence[tuple[int, Json]]:
    """The objects of a list, with their places in it."""
    found = part.get(name)
    return (
        [(index, each) for index, each in enumerate(found) if isinstance(each, dict)] if isinstance(found, list) else []
    )
