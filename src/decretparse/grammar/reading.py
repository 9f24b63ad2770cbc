"""The facts of a paragraph: what its statements mean, before anybody knows which unit a word stands for."""

from collections.abc import Sequence

from decretparse.grammar.reader.sentences import SentenceReader
from decretparse.grammar.tree import Branch, content_of
from decretparse.syntax.facts import Bearer, Fact


def read_statements(tree: Branch, text: str, bearers: Sequence[Bearer] = ()) -> list[Fact]:
    """The facts of a paragraph with its list, in the order of the text.

    `bearers` are those that the paragraph goes on about where it names no subject of its own.
    """
    reader = SentenceReader(text)
    reader.content(content_of(tree), tuple(bearers))
    return reader.facts
