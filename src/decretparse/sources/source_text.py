"""A text that was read from somewhere, what is known of it, and where each character comes from."""

import hashlib
from dataclasses import dataclass

from decretparse.model import Article, Source
from decretparse.sources.raw_map import IDENTITY, RawMap, RawSpan
from decretparse.text import replace_surrogates


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A link of the raw input: an `<a href>` at a place in the text, or one given beside it, which has no place.

    `kind` and `direction` are the publisher's words (CITATION, MODIFIE …; source, cible); `identifier` is that of the
    article or text linked to.
    """

    label: str
    target: str | None = None
    identifier: str | None = None
    kind: str | None = None
    direction: str | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """An article's place and what is known of it; `sections` are the titles above it, outermost first."""

    article: Article
    sections: tuple[str, ...] = ()
    links: tuple[SourceLink, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text ready to be parsed; offsets are code points of `text`, and articles come in its order, without overlap."""

    text: str
    source: Source
    articles: tuple[SourceArticle, ...] = ()
    links: tuple[SourceLink, ...] = ()
    origin: RawMap = IDENTITY

    def raw_spans(self, start: int, end: int) -> tuple[RawSpan, ...]:
        """Where text[start:end] stands in the raw input: a span for each record that it comes from."""
        return self.origin.spans(start, end)


def sha256_of(text: str) -> str:
    """The SHA-256 of a text in UTF-8; a lone surrogate counts as U+FFFD, as in a document."""
    return hashlib.sha256(replace_surrogates(text)[0].encode()).hexdigest()
