"""The statement grammar: phrase tokens of a paragraph and its list in, a tree of statements out."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from lark import Lark, Token, Tree
from lark.lexer import Lexer

from decretparse.lexicon.files import grammar_text
from decretparse.syntax.phrase import Phrase


class _PhraseLexer(Lexer):
    """Hands phrases that were scanned before to the grammar, each as the value of a Lark token."""

    def __init__(self, lexer_conf: object) -> None:
        """Lark gives its configuration; nothing of it is needed."""

    def lex(self, data: Iterable[Phrase]) -> Iterator[Token]:  # type: ignore[override]
        for phrase in data:
            token = Token(phrase.terminal, "")
            token.value = phrase
            yield token


@cache
def _parser() -> Lark:
    return Lark(grammar_text("statement.lark"), parser="lalr", lexer=_PhraseLexer, maybe_placeholders=False)


def parse_statements(phrases: Sequence[Phrase]) -> Tree[Token]:
    """The tree of a paragraph's phrases; the grammar has a reading of every sequence the scanner gives."""
    data: Any = phrases
    return _parser().parse(data)
