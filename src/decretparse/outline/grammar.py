"""The lines of a text as tokens of `grammars/outline.lark`, and the structure that the grammar reads in them."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from lark import Lark, Token
from lark.common import LexerConf
from lark.exceptions import UnexpectedInput
from lark.lexer import Lexer

from decretparse.lexicon.files import grammar_text
from decretparse.outline.drafts import Draft
from decretparse.outline.series import Series

_KINDS = ("heading", "paragraph", "list_item", "visa", "formula", "table")
_TERMINALS = {"ANNEX": "DIVISION", "ENACTING": "FORMULA", "EXECUTION": "FORMULA", "TEXT": "PARAGRAPH"}
_QUOTED_TERMINALS = {"ARTICLE": "HEADING", "DIVISION": "HEADING", "ANNEX": "HEADING", "SIGNED": "FORMULA"}


class LineToken(Token):
    """A token that stands for a draft."""

    __slots__ = ("draft",)
    draft: Draft


class LineLexer(Lexer):
    """Emits the line tokens, and the opening and closing of lists and quotations between them."""

    def __init__(self, lexer_conf: LexerConf) -> None:
        pass

    def lex(self, drafts: Sequence[Draft]) -> Iterator[Token]:  # type: ignore[override]
        return _tokens(drafts)


def parse_structure(drafts: Sequence[Draft]) -> None:
    """Give each draft its kind and its parent, as the grammar reads them.

    The grammar is total over what the line scanner emits; should it ever refuse lists, the text is read without them.
    """
    try:
        _parser().parse(drafts)
    except UnexpectedInput:
        for draft in drafts:
            draft.series = draft.holder = draft.parent = None
            draft.terminal = "LOOSE_ITEM" if draft.terminal == "ITEM" else draft.terminal
        _parser().parse(drafts)


@cache
def _parser() -> Lark:
    return Lark(
        grammar_text("outline.lark"),
        start="outline",
        parser="lalr",
        lexer=LineLexer,
        transformer=_Structure(),
        maybe_placeholders=False,
    )


def _kind(name: str) -> Callable[[Any, list[Any]], Draft]:
    """The callback of the rules named after a kind: the first child is the block, the others are introduced by it."""

    def give(_: Any, children: list[Any]) -> Draft:
        draft: Draft = children[0].draft
        draft.kind = name
        for child in children[1:]:
            for inner in child if isinstance(child, list) else (child,):
                inner.parent = draft
        return draft

    return give


class _Structure:
    """Callbacks of the grammar's rules; they hold no state."""

    heading, paragraph, list_item, visa, formula, table = map(_kind, _KINDS)

    def items(self, items: list[Draft]) -> list[Draft]:
        return items

    def quotation(self, blocks: list[Draft]) -> list[Draft]:
        """A quotation's blocks are nobody's children."""
        return []

    def article(self, children: list[Any]) -> None:
        """The drafts hold everything."""

    division = outline = article


def _tokens(drafts: Sequence[Draft]) -> Iterator[Token]:
    body = _OpenLists()
    quotation: _OpenLists | None = None
    for draft in drafts:
        if draft.quoted and quotation is None:
            quotation = _OpenLists()
            yield Token("_QUOTE_OPEN", "")
        elif not draft.quoted and quotation:
            yield from quotation.close_all()
            yield Token("_QUOTE_CLOSE", "")
            quotation = None
        yield from (quotation or body).before(draft)
        yield _line_token(draft)
    for lists in (quotation, body):
        if lists:
            yield from lists.close_all()
        if lists and lists is quotation:
            yield Token("_QUOTE_CLOSE", "")


def _line_token(draft: Draft) -> LineToken:
    name = _TERMINALS.get(draft.terminal, draft.terminal)
    if draft.quoted:
        name = _QUOTED_TERMINALS.get(draft.terminal, name)
    if draft.holder and name != "TABLE":
        name = "PARAGRAPH"
    token = LineToken(name, "")
    token.draft = draft
    return token


class _OpenLists:
    """The lists that are open, and the tokens that close them before a draft."""

    def __init__(self) -> None:
        self._open: list[Series] = []

    def before(self, draft: Draft) -> Iterator[Token]:
        """Close the lists that a draft ends, and open the one it begins."""
        series, holder = draft.series, draft.holder
        if series and series.first_item is draft:
            self._open.append(series)
            yield Token("_LIST_OPEN", "")
            return
        stays = series or (holder.series if holder else None)
        while self._open and self._open[-1] is not stays:
            self._open.pop()
            yield Token("_LIST_CLOSE", "")

    def close_all(self) -> Iterator[Token]:
        """Close every list."""
        while self._open:
            self._open.pop()
            yield Token("_LIST_CLOSE", "")
