"""Markdown of the collections that mirror legal texts, with or without front matter."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from functools import cache

from decretparse.model import Article, Source
from decretparse.sources.errors import NoTextError
from decretparse.sources.format_words import format_words
from decretparse.sources.legifrance.dates import day
from decretparse.sources.raw_map import IDENTITY, RawMap, TextBuilder
from decretparse.sources.source_text import SourceArticle, SourceLink, SourceText, sha256_of

_FRONT_MATTER = re.compile(r"\s*+---[ ]*\r?\n((?:(?!---).*\n){1,200})---[ ]*(?:\r?\n|$)")
_FIELD = re.compile(r"([^\W\d_][\w ]{1,40}?)[ ]*:[ ]+(.+)$", re.MULTILINE)
_INLINE = re.compile(r"!?\[(?P<label>[^\[\]\n]+)\]\((?P<target>[^()\s]+)\)|</?(?:sup|sub)>|(?<=\S)[ ]*<br[ ]?/?>")
_HEADING = re.compile(r"#{1,6}[ ]")
_DATES = frozenset({"date", "valid_from", "valid_to"})


def read_markdown(raw: str, name: str | None) -> SourceText:
    """The text without the marks of links and of raised letters; front matter says what it is.

    Raises `NoTextError` for a table of contents.
    """
    front = _FRONT_MATTER.match(raw)
    if _is_contents(raw[front.end() :] if front else raw):
        raise NoTextError("a table of contents")
    text, links, origin = _without_marks(raw)
    known = _known(front[1]) if front else {}
    about = {field: value for field, value in known.items() if field in Source.model_fields}
    source = Source.model_validate({"identifier": name, **about, "sha256": sha256_of(text)})
    articles = _article(known, text, front.end() if front else 0)
    return SourceText(text, source, articles, tuple(links), origin)


def _known(front_matter: str) -> Mapping[str, str | dt.date]:
    """The fields that front matter gives, dates as such."""
    fields = _names()
    known: dict[str, str | dt.date] = {}
    for match in _FIELD.finditer(front_matter):
        field, value = fields.get(match[1].lower()), match[2].strip().strip("\"'")
        found = day(value) if field in _DATES else value
        if field and found:
            known[field] = found
    return known


@cache
def _names() -> Mapping[str, str]:
    return {name: field for field, names in format_words()["front_matter"].items() for name in names}


def _article(known: Mapping[str, str | dt.date], text: str, start: int) -> tuple[SourceArticle, ...]:
    """The article that the whole file is, where front matter says so; front matter has no marks to leave out."""
    if str(known.get("nature", "")).lower() != format_words()["front_matter_values"]["article"]:
        return ()
    about = {field: value for field, value in known.items() if field in Article.model_fields}
    start += len(text[start:]) - len(text[start:].lstrip())
    return (SourceArticle(Article.model_validate({**about, "start": start, "end": len(text)})),)


def _is_contents(text: str) -> bool:
    """Whether a title and a list of links are all that stands there."""
    item = re.compile(format_words()["contents"]["item"])
    lines = [line for line in text.splitlines() if line.strip() and not _HEADING.match(line)]
    return bool(lines) and all(item.fullmatch(line) for line in lines)


def _without_marks(raw: str) -> tuple[str, list[SourceLink], RawMap]:
    builder, links, done = TextBuilder(), list[SourceLink](), 0
    for start, end, label, target in _marks(raw):
        builder.copy(raw[done:start], "", done)
        if label:
            builder.copy(label, "", raw.index(label, start))
            links.append(SourceLink(label, target, start=builder.length - len(label), end=builder.length))
        done = end
    if not done:
        return raw, [], IDENTITY
    builder.copy(raw[done:], "", done)
    text, origin = builder.built()
    return text, links, origin


def _marks(raw: str) -> Iterator[tuple[int, int, str, str]]:
    for match in _INLINE.finditer(raw):
        yield match.start(), match.end(), match["label"] or "", match["target"] or ""
