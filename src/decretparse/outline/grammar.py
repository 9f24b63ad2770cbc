"""The lines of a text as tokens of `grammars/outline.lark`, and the structure that the grammar reads in them."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

from decretparse.kept import kept
from decretparse.lexicon.files import grammar_text
from decretparse.outline.drafts import Draft, Series
from decretparse.syntax.lalr import NoReadingError, Table

_KINDS = frozenset({"heading", "paragraph", "list_item", "visa", "formula", "table"})
_TERMINALS = {"ANNEX": "DIVISION", "ENACTING": "FORMULA", "EXECUTION": "FORMULA", "TEXT": "PARAGRAPH"}
_QUOTED_TERMINALS = {"ARTICLE": "HEADING", "DIVISION": "HEADING", "ANNEX": "HEADING", "SIGNED": "FORMULA"}


_Token: TypeAlias = tuple[str, Draft | None]


class _Group(NamedTuple):
    """The items of a list, or nothing that anybody introduces."""

    drafts: list[Draft]


def parse_structure(drafts: Sequence[Draft]) -> None:
    """Give each draft its kind and its parent, as the grammar reads them.

    The grammar is total over what the line scanner emits; should it ever refuse lists, the text is read without them.
    """
    try:
        _read(drafts)
    except NoReadingError:
        for draft in drafts:
            draft.series = draft.holder = draft.parent = None
            draft.terminal = "LOOSE_ITEM" if draft.terminal == "ITEM" else draft.terminal
        _read(drafts)


def _read(drafts: Sequence[Draft]) -> None:
    terminals, values = zip(*_tokens(drafts), strict=True) if drafts else ((), ())
    _table().read(terminals, values, _make)


@kept
def _table() -> Table:
    return Table.of(grammar_text("outline.lark"), start="outline")


def _make(rule: str, children: list[Any]) -> Draft | _Group:
    """What a rule is to the one around it.

    Of a rule named after a kind the first child is the block, and the others are introduced by it. The blocks of a
    quotation are nobody's children, and articles hold everything already.
    """
    if rule not in _KINDS:
        return _Group(children if rule == "items" else [])
    draft: Draft = children[0]
    draft.kind = rule
    for child in children[1:]:
        for inner in child.drafts if isinstance(child, _Group) else (child,):
            inner.parent = draft
    return draft


def _tokens(drafts: Sequence[Draft]) -> Iterator[_Token]:
    body = _OpenLists()
    quotation: _OpenLists | None = None
    for draft in drafts:
        if draft.quoted and quotation is None:
            quotation = _OpenLists()
            yield ("_QUOTE_OPEN", None)
        elif not draft.quoted and quotation:
            yield from quotation.close_all()
            yield ("_QUOTE_CLOSE", None)
            quotation = None
        yield from (quotation or body).before(draft)
        yield _terminal(draft), draft
    for lists in (quotation, body):
        if lists:
            yield from lists.close_all()
        if lists and lists is quotation:
            yield ("_QUOTE_CLOSE", None)


def _terminal(draft: Draft) -> str:
    name = _TERMINALS.get(draft.terminal, draft.terminal)
    if draft.quoted:
        name = _QUOTED_TERMINALS.get(draft.terminal, name)
    return "PARAGRAPH" if draft.holder and name != "TABLE" else name


class _OpenLists:
    """The lists that are open, and the tokens that close them before a draft."""

    def __init__(self) -> None:
        self._open: list[Series] = []

    def before(self, draft: Draft) -> Iterator[_Token]:
        """Close the lists that a draft ends, and open the one it begins."""
        series, holder = draft.series, draft.holder
        if series and series.first_item is draft:
            self._open.append(series)
            yield ("_LIST_OPEN", None)
            return
        stays = series or (holder.series if holder else None)
        while self._open and self._open[-1] is not stays:
            self._open.pop()
            yield ("_LIST_CLOSE", None)

    def close_all(self) -> Iterator[_Token]:
        """Close every list."""
        while self._open:
            self._open.pop()
            yield ("_LIST_CLOSE", None)
