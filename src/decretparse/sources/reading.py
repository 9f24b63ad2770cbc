"""From the bytes of a file to its texts, whatever format they are in."""

import datetime as dt

from decretparse.sources.decoding import decoded
from decretparse.sources.errors import NoTextError
from decretparse.sources.legifrance.answers import read_answer
from decretparse.sources.legifrance.assemble import assemble, lone_article, simple_text
from decretparse.sources.legifrance.members import parse_member
from decretparse.sources.legifrance.page import read_page
from decretparse.sources.legifrance.records import (
    ArticleRecord,
    Record,
    SimpleTextRecord,
    StructRecord,
    TextVersionRecord,
)
from decretparse.sources.markdown import read_markdown
from decretparse.sources.plain import read_plain
from decretparse.sources.recognise import Format, recognise
from decretparse.sources.source_text import SourceText


def read_source(
    data: bytes, name: str | None = None, form: Format | None = None, *, at: dt.date | None = None
) -> SourceText:
    """The text of a file; `form` is its format, else told from its content and name.

    With `at`, an article or answer that is not in force on that day is no text. Raises a `SourceError`.
    """
    form = form or recognise(data, name)
    if form == Format.XML:
        return record_text(parse_member(data), at=at)
    text = decoded(data)
    if form == Format.JSON:
        return _in_force(read_answer(text), at)
    if form == Format.HTML:
        return read_page(text, name)
    return read_markdown(text, name) if form == Format.MARKDOWN else read_plain(text, name)


def record_text(record: Record | None, *, at: dt.date | None = None) -> SourceText:
    """The text of a record that needs no other."""
    if isinstance(record, ArticleRecord):
        return _in_force(lone_article(record), at)
    if isinstance(record, SimpleTextRecord):
        return simple_text(record)
    if isinstance(record, TextVersionRecord):
        alone = assemble(record, StructRecord(record.chronicle, (), record.period), {}, {}, at=at)
        if alone is not None:
            return alone
        raise NoTextError("the articles of this text are in other files")
    if record is None:
        raise NoTextError("XML without a text of law")
    raise NoTextError("the plan of a text, whose articles are in other files")


def _in_force(text: SourceText, at: dt.date | None) -> SourceText:
    start, end = text.source.valid_from, text.source.valid_to
    if at is not None and ((start is not None and start > at) or (end is not None and end <= at)):
        raise NoTextError(f"not in force on {at}")
    return text
