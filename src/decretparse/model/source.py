"""Where a text comes from, and its articles."""

import datetime as dt

from pydantic import NonNegativeInt

from decretparse.model.base import Model
from decretparse.model.reference import Reference


class Source(Model):
    """What is known of a text from outside it; null where nothing is. `sha256` is that of the text in UTF-8."""

    identifier: str | None = None
    nor: str | None = None
    cid: str | None = None
    eli: str | None = None
    title: str | None = None
    nature: str | None = None
    date: dt.date | None = None
    state: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    uri: str | None = None
    sha256: str


class Article(Model):
    """An article of the text; `amends` is the text that it changes."""

    identifier: str | None = None
    eli: str | None = None
    number: str | None = None
    heading: str | None = None
    start: NonNegativeInt
    end: NonNegativeInt
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    state: str | None = None
    amends: Reference | None = None
