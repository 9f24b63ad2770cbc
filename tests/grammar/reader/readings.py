"""A text's first paragraph as the reader meets it."""

from typing import NamedTuple

from decretparse.grammar.reader.paragraph import READERS
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.statement import parse_statements
from decretparse.grammar.tree import Branch, content_of, core_of, is_tree
from decretparse.outline import outline
from decretparse.pipeline.paragraphs import Scanned, named_blocks, paragraphs
from decretparse.scan.scanner import judged, tokens_of


class Read(NamedTuple):
    """A paragraph before any of its statements is read."""

    reading: Reading
    tree: Branch

    @property
    def predicate(self) -> Branch:
        """The last predicate of the first statement."""
        statement = next(element for element in content_of(self.tree) if is_tree(element, "statement", "remark"))
        return core_of([child for child in statement.children if is_tree(child, "predicate")][-1])

    def words(self, *nodes: Branch) -> list[str]:
        return [self.reading.text[node.start : node.end] for node in nodes]


def read(text: str) -> Read:
    shape = outline(text)

    def scan(index: int) -> Scanned:
        block = shape.blocks[index]
        return Scanned(tokens_of(judged(text, block.body_start, block.body_end, ())), None, ())

    paragraph = next(paragraphs(shape, named_blocks(shape), scan))
    return Read(Reading(text, READERS), parse_statements(paragraph.phrases))
