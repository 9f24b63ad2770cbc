"""Reads the citations of legal texts in a block, with `reference.lark`."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from lark import Lark, Token, Transformer
from lark.common import LexerConf
from lark.lexer import Lexer, LexerState
from lark.parsers.lalr_analysis import Shift
from lark.parsers.lalr_parser_state import ParserState

from decretparse.grammar.reference_scan import PLAIN, Piece, citations, opens_line, scanner
from decretparse.lexicon.files import grammar_text

DATE = re.compile(r"(\d{1,2})[^\d].*?([^\W\d_]{3,})\s+(\d[\d\s]*)\s*\Z", re.DOTALL)

HEADED_BY = ".:;"


@dataclass(frozen=True, slots=True)
class ArticleRange:
    """One article, or the articles from `first` to `last`."""

    first: str
    last: str | None


@dataclass(frozen=True, slots=True)
class Citation:
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
    found: list[Citation] = _parser().parse(pieces)  # type: ignore[assignment]
    return [_trimmed(text, citation) for citation in found if not _is_heading(text, citation)]


class PieceLexer(Lexer):
    """Gives the scanner's words to the parser; one that no citation can go on with counts as plain text."""

    __future_interface__ = 1

    def __init__(self, lexer_conf: LexerConf) -> None:
        pass

    def lex(self, lexer_state: LexerState, parser_state: ParserState[int]) -> Iterator[Token]:
        """The tokens of a list of pieces."""
        pieces: Sequence[Piece] = lexer_state.text  # type: ignore[assignment]
        for piece in pieces:
            name = piece.name if piece.name != PLAIN and _accepts(parser_state, piece.name) else PLAIN
            yield Token(name, piece.kept, start_pos=piece.start, end_pos=piece.end)


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Article numbers with their place."""

    start: int
    end: int
    articles: ArticleRange


@dataclass(frozen=True, slots=True)
class _Details:
    """What tells a text from others of its kind: a citation without its noun."""

    start: int
    end: int
    number: str | None
    date: str | None
    title: str | None


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class _Date:
    start: int
    end: int
    value: str | None


@dataclass(frozen=True, slots=True)
class _Title:
    start: int
    end: int
    value: str


_Node = Token | Citation | _Numbers | _Details | _Number | _Date | _Title


class CitationReader(Transformer[Token, list[Citation]]):
    """Makes citations of the tree, from its leaves up: one method for each rule of the grammar."""

    def start(self, children: list[Token | list[Citation]]) -> list[Citation]:
        """The citations, in order."""
        return [citation for child in children if isinstance(child, list) for citation in child]

    def citation(self, children: list[_Node | list[Citation]]) -> list[Citation]:
        """The citations of one phrase; articles go with the text that follows them."""
        found: list[Citation] = []
        articles: Citation | None = None
        for child in children:
            texts = child if isinstance(child, list) else [child]
            first = texts[0]
            if not isinstance(first, Citation):
                continue
            if first.text_kind is None:
                articles = first
                continue
            found += [_of(articles, first), *(text for text in texts[1:] if isinstance(text, Citation))]
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

    def act(self, children: tuple[Token, _Details]) -> Citation:
        """« décret n° 85-2 du 3 mai 1985 »."""
        noun, details = children
        return replace(_act(noun, details), start=_start([noun]))

    def acts(self, children: list[_Node]) -> list[Citation]:
        """« décrets n° 85-2 du 3 mai 1985 et n° 86-4 du 6 juin 1986 »."""
        noun = children[0]
        first, *others = (_act(noun, child) for child in children if isinstance(child, _Details))
        return [replace(first, start=_start([noun])), *others]

    def details(self, children: list[_Node]) -> _Details:
        """« n° 85-2 du 3 mai 1985 relatif aux archives »."""
        number = next((child.value for child in children if isinstance(child, _Number)), None)
        date = next((child.value for child in children if isinstance(child, _Date)), None)
        title = next((child.value for child in children if isinstance(child, _Title)), None)
        return _Details(_start(children), _end(children), number, date, title)

    def number(self, children: list[Token]) -> _Number:
        """« n° 85-2 »."""
        return _Number(_start(children), _end(children), _joined(children[0]))

    def date(self, children: list[Token]) -> _Date:
        """« du 3 mai 1985 »."""
        return _Date(_start(children), _end(children), _iso_date(children[0]))

    def title(self, children: list[Token]) -> _Title:
        """« relatif aux archives »."""
        return _Title(_start(children), _end(children), _spaced(children[0]))


@cache
def _parser() -> Lark:
    return Lark(grammar_text("reference.lark"), parser="lalr", lexer=PieceLexer, transformer=CitationReader())


def _accepts(parser_state: ParserState[int], name: str) -> bool:
    """Whether the parser can take the token; an LALR table alone may promise it, and fail after some reductions."""
    states = parser_state.parse_conf.states
    stack = parser_state.state_stack
    while name in states[stack[-1]]:
        action, rule = states[stack[-1]][name]
        if action is Shift:
            return True
        stack = stack[: len(stack) - len(rule.expansion)]
        stack.append(states[stack[-1]][rule.origin.name][1])
    return False


def _of(articles: Citation | None, text: Citation) -> Citation:
    return replace(text, start=articles.start, articles=articles.articles) if articles else text


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
    first = children[0]
    return (first.start_pos or 0) if isinstance(first, Token) else first.start


def _end(children: Sequence[_Node]) -> int:
    last = children[-1]
    return (last.end_pos or 0) if isinstance(last, Token) else last.end


def _value(node: _Node) -> str:
    return _spaced(str(node))


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _joined(number: str) -> str:
    return "".join(number.split())


def _iso_date(written: str) -> str | None:
    """A date as ISO writes it; none for a day that the calendar does not have."""
    found = DATE.search(written)
    month = citations().month(found[2]) if found else None
    if not found or not month:
        return None
    try:
        return dt.date(int(_joined(found[3])), month, int(found[1])).isoformat()
    except ValueError:
        return None


def _is_heading(text: str, citation: Citation) -> bool:
    """Whether it is an article's number before the article, or the title of the text itself."""
    if citation.text_kind is None:
        return opens_line(text, citation.start, HEADED_BY)
    return not citation.articles and opens_line(text, citation.start)


def _trimmed(text: str, citation: Citation) -> Citation:
    """The citation without a closing bracket that it did not open."""
    words = text[citation.start : citation.end]
    if words.endswith(")") and "(" not in words:
        return replace(citation, end=citation.end - 1)
    return citation
