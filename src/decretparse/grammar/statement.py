"""The statement grammar: phrase tokens of a paragraph and its list in, a tree of statements out."""

from collections.abc import Sequence

from decretparse.grammar.tree import Branch
from decretparse.kept import kept
from decretparse.lexicon.files import grammar_text
from decretparse.syntax.lalr import Table
from decretparse.syntax.phrase import Phrase


@kept
def _table() -> Table:
    return Table.of(grammar_text("statement.lark"), start="start")


def parse_statements(phrases: Sequence[Phrase]) -> Branch:
    """The tree of a paragraph's phrases; the grammar has a reading of every sequence the scanner gives."""
    tree: Branch = _table().read([phrase.terminal for phrase in phrases], phrases, Branch)
    return tree
