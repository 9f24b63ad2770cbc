"""Citations of legal texts."""

import datetime as dt

from pydantic import NonNegativeInt

from decretparse.model.base import Model


class ArticleRange(Model):
    """One article, or the articles from `first` to `last`."""

    first: str
    last: str | None = None


class Reference(Model):
    """A citation of a legal text or of articles of one, quoted whole.

    `text_kind` is null where the text cited is this one; `identifier` is the LEGITEXT of a code in force.
    """

    text: str
    start: NonNegativeInt
    end: NonNegativeInt
    text_kind: str | None = None
    articles: tuple[ArticleRange, ...] = ()
    number: str | None = None
    date: dt.date | None = None
    title: str | None = None
    identifier: str | None = None
