"""Reads the citations of legal texts in a block, with `reference.lark`."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from decretparse.grammar.citations import citations
from decretparse.grammar.reference_scan import PLAIN, Piece, opens_line, scanner
from decretparse.kept import kept
from decretparse.lexicon.files import grammar_text
from decretparse.syntax.lalr import Table

DATE = re.compile(r"(\d{1,2})[^\d].*?([^\W\d_]{3,})\s+(\d[\d\s]*)\s*\Z", re.DOTALL)
FIGURES = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})\s*\Z")

HEADED_BY = ".:;"


class ArticleRange(NamedTuple):
    """One article, or the articles from `first` to `last`."""

    first: str
    last: str | None


class Citation(NamedTuple):
    """A citation of a legal text, or of articles of one; without `text_kind`, of the text that it stands in.

    `date` is an ISO date; `identifier` the LEGITEXT of a code in force.
    """

    start: int
    end: int
    text_kind: str | None = None
    articles: tuple[ArticleRange, ...] = ()
    number: str | None = None
    date: str | None = None
    title: str | None = None
    identifier: str | None = None


def find_citations(text: str) -> list[Citation]:
    """The citations in a block, in order.

    1. Spans lie within the text, do not overlap, and begin at « article » or at the noun of the text cited.
    2. A heading, the text's own title and « le présent arrêté » are no citations.
    3. The time is linear in the length of the text.
    """
    pieces = list(scanner().pieces(text.replace("’", "'")))
    if not pieces:
        return []
    names = [piece.name for piece in pieces]
    found: list[Citation] = _table().read(names, pieces, CitationReader().make, otherwise=PLAIN)
    return [_trimmed(text, citation) for citation in found if not _is_heading(text, citation)]


class _Numbers(NamedTuple):
    """Article numbers with their place."""

    start: int
    end: int
    articles: ArticleRange


class _Details(NamedTuple):
    """What tells a text from others of its kind: a citation without its noun."""

    start: int
    end: int
    number: str | None
    date: str | None
    title: str | None


class _Number(NamedTuple):
    start: int
    end: int
    value: str


class _Date(NamedTuple):
    start: int
    end: int
    value: str | None


class _Title(NamedTuple):
    start: int
    end: int
    value: str


_Node: TypeAlias = Piece | Citation | _Numbers | _Details | _Number | _Date | _Title


class CitationReader:
    """Makes citations of the tree, from its leaves up: one method for each rule of the grammar."""

    def make(self, rule: str, children: list[Any]) -> Any:
        """What a rule makes of what it read; a list becomes part of what is around it."""
        return getattr(self, rule)(children)

    def start(self, children: list[_Node]) -> list[Citation]:
        """The citations, in order."""
        return [child for child in children if isinstance(child, Citation)]

    def citation(self, children: list[_Node]) -> list[Citation]:
        """The citations of one phrase; articles go with the text that follows them."""
        found: list[Citation] = []
        articles: Citation | None = None
        for child in children:
            if not isinstance(child, Citation):
                continue
            if child.text_kind is None:
                articles = child
                continue
            found.append(_of(articles, child))
            articles = None
        return found if articles is None else [*found, articles]

    def articles(self, children: list[_Node]) -> Citation:
        """« articles 3 à 5 et 8 »."""
        return Citation(_start(children), _end(children), articles=tuple(_ranges(children)))

    def numbers(self, children: list[_Node]) -> Citation:
        """« 3 à 5 et 8 »."""
        return Citation(_start(children), _end(children), articles=tuple(_ranges(children)))

    def range(self, children: list[_Node]) -> _Numbers:
        """« L. 3 à L. 8 »."""
        last = children[-1].articles.first if isinstance(children[-1], _Numbers) else None
        return _Numbers(_start(children), _end(children), ArticleRange(_value(children[0]), last))

    def last(self, children: list[_Node]) -> _Numbers:
        """« L. 8 », after « à »."""
        return _Numbers(_start(children), _end(children), ArticleRange(_value(children[0]), None))

    def code(self, children: list[_Node]) -> Citation:
        """« code de la route »."""
        name = citations().code_name(_value(children[0]))
        identifier = citations().codes.get(name)
        return Citation(_start(children), _end(children), "code", title=name, identifier=identifier)

    def named(self, children: list[_Node]) -> Citation:
        """« traité sur l'Union européenne »."""
        name = _value(children[0])
        date = next((child.value for child in children if isinstance(child, _Date)), None)
        return Citation(_start(children), _end(children), citations().kind_of_name(name), date=date, title=name)

    def treaty(self, children: list[_Node]) -> Citation:
        """« convention de La Haye du 29 mai 1993 sur la protection des enfants »."""
        name = _value(children[0])
        title = next((child.value for child in children if isinstance(child, _Title)), name)
        kind = citations().kind_of_name(name)
        return Citation(_start(children), _end(children), kind, date=_iso_date(name), title=title)

    def same_text(self, children: list[_Node]) -> Citation:
        """« (article 3) du présent décret »."""
        return Citation(_start(children), _end(children), citations().kind(_value(children[0])))

    def act(self, children: tuple[Piece, _Details]) -> Citation:
        """« décret n° 85-2 du 3 mai 1985 »."""
        noun, details = children
        return _act(noun, details)._replace(start=_start([noun]))

    def acts(self, children: list[_Node]) -> list[Citation]:
        """« décrets n° 85-2 du 3 mai 1985 et n° 86-4 du 6 juin 1986 »."""
        noun = children[0]
        first, *others = (_act(noun, child) for child in children if isinstance(child, _Details))
        return [first._replace(start=_start([noun])), *others]

    def details(self, children: list[_Node]) -> _Details:
        """« n° 85-2 du 3 mai 1985 relatif aux archives »."""
        number = next((child.value for child in children if isinstance(child, _Number)), None)
        date = next((child.value for child in children if isinstance(child, _Date)), None)
        title = next((child.value for child in children if isinstance(child, _Title)), None)
        return _Details(_start(children), _end(children), number, date, title)

    def number(self, children: list[Piece]) -> _Number:
        """« n° 85-2 »."""
        return _Number(_start(children), _end(children), _joined(children[0].kept))

    def date(self, children: list[Piece]) -> _Date:
        """« du 3 mai 1985 »."""
        return _Date(_start(children), _end(children), _iso_date(children[0].kept))

    def title(self, children: list[Piece]) -> _Title:
        """« relatif aux archives »."""
        return _Title(_start(children), _end(children), _spaced(children[0].kept))


@kept
def _table() -> Table:
    return Table.of(grammar_text("reference.lark"), start="start")


def _of(articles: Citation | None, text: Citation) -> Citation:
    return text._replace(start=articles.start, articles=articles.articles) if articles else text


def _ranges(children: Sequence[_Node]) -> Iterator[ArticleRange]:
    for child in children:
        if isinstance(child, _Numbers):
            yield child.articles
        elif isinstance(child, Citation):
            yield from child.articles


def _act(noun: _Node, details: _Details) -> Citation:
    kind = citations().kind(_value(noun))
    return Citation(details.start, details.end, kind, (), details.number, details.date, details.title)


def _start(children: Sequence[_Node]) -> int:
    return children[0].start


def _end(children: Sequence[_Node]) -> int:
    return children[-1].end


def _value(node: _Node) -> str:
    assert isinstance(node, Piece)
    return _spaced(node.kept)


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _joined(number: str) -> str:
    return "".join(number.split())


def _iso_date(written: str) -> str | None:
    """A date as ISO writes it; none for a day that the calendar does not have."""
    found = DATE.search(written) or FIGURES.search(written)
    date = citations().date(found[1], found[2], _joined(found[3])) if found else None
    return date.isoformat() if date is not None else None


def _is_heading(text: str, citation: Citation) -> bool:
    """Whether it is an article's number before the article, or the title of the text itself."""
    if citation.text_kind is None:
        return opens_line(text, citation.start, HEADED_BY)
    return not citation.articles and opens_line(text, citation.start)


def _trimmed(text: str, citation: Citation) -> Citation:
    """The citation without a closing bracket that it did not open."""
    words = text[citation.start : citation.end]
    if words.endswith(")") and "(" not in words:
        return citation._replace(end=citation.end - 1)
    return citation
