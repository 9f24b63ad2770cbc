"""The facts of a paragraph: what its statements mean, before anybody knows which unit a word stands for."""

from collections.abc import Sequence

from decretparse.grammar.reader.items import read_items
from decretparse.grammar.reader.modifiers import read_modifier
from decretparse.grammar.reader.predicates import open_list, read_predicates
from decretparse.grammar.reader.reading import Readers, Reading
from decretparse.grammar.reader.sentences import read_content
from decretparse.grammar.tree import Branch, content_of
from decretparse.syntax.facts import Bearer, Fact

READERS = Readers(read_content, read_predicates, open_list, read_modifier, read_items)


def read_statements(tree: Branch, text: str, bearers: Sequence[Bearer] = ()) -> list[Fact]:
    """The facts of a paragraph with its list, in the order of the text.

    `bearers` are those that the paragraph goes on about where it names no subject of its own.
    """
    reading = Reading(text, READERS)
    read_content(reading, content_of(tree), tuple(bearers))
    return reading.facts
