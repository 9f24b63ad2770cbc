"""Reads paragraphs one after another, and keeps what they come to."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from decretparse.grammar.changes.statements import find_changes
from decretparse.grammar.clauses import find_clauses
from decretparse.grammar.counts import wrong_counts
from decretparse.grammar.meanings import meanings
from decretparse.grammar.mentions import owners_in
from decretparse.grammar.reader.paragraph import read_statements
from decretparse.grammar.statement import parse_statements
from decretparse.grammar.tree import Branch
from decretparse.outline import Outline
from decretparse.pipeline.amendments import Amendments
from decretparse.pipeline.clauses import Clauses
from decretparse.pipeline.events import ReadEvent, resolve_changes
from decretparse.pipeline.paragraphs import DEEPEST_LIST, Paragraph
from decretparse.pipeline.tasks import TaskWords
from decretparse.resolve.journal import Journal
from decretparse.resolve.records import Finding
from decretparse.scan.temper import LONGEST_SENTENCE
from decretparse.syntax.facts import Bearer, Boundary, Fact, Mention, Topic
from decretparse.syntax.phrase import ITEM_OPEN

DEEPEST_TREE = 300
COLON = "DEUX_POINTS"


@dataclass(slots=True)
class TextReader:
    """`journal` has the facts, `clauses` every clause whether read or not, `findings` what deserves a diagnostic.

    What is asked of the words themselves is asked at once: `tasks` has what they say of each task, `amendments` which
    texts they change. Nothing holds on to a paragraph.
    """

    text: str
    shape: Outline
    journal: Journal
    tasks: TaskWords
    amendments: Amendments
    clauses: Clauses = field(default_factory=Clauses)
    changes: list[ReadEvent] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)
    heads: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        self.heads = frozenset(article.first_block for article in self.shape.articles)

    def read(self, paragraph: Paragraph) -> None:
        before = len(self.journal.tasks)
        self.roots.append(paragraph.root)
        self.amendments.read(paragraph)
        self.read_statements(paragraph)
        self.tasks.read(paragraph, self.journal.tasks[before:])

    def read_statements(self, paragraph: Paragraph) -> None:
        block = self.shape.blocks[paragraph.root]
        tree = parse_statements(paragraph.phrases)
        if paragraph.flattened:
            first = self.shape.blocks[paragraph.flattened[0]]
            self.report("list-too-deep", first.body_start, first.body_end, str(DEEPEST_LIST))
        for start in paragraph.cuts[:1]:
            self.report("sentence-too-long", start, start + 1, str(LONGEST_SENTENCE))
        if tree.depth > DEEPEST_TREE:
            self.report("sentence-too-deep", block.body_start, block.body_end)
            return
        self.clauses.add(paragraph.root, find_clauses(tree, self.text))
        if block.kind == "heading":
            self.journal.read(self.topics(tree, paragraph.root), block.quoted)
            if not any(phrase.terminal == ITEM_OPEN for phrase in paragraph.phrases):
                return
        self.journal.read(read_statements(tree, self.text), block.quoted)
        changes = resolve_changes(find_changes(tree, self.text), self.journal, block.quoted)
        self.changes += changes
        self.journal.changes += [span for change in changes for span in change.evidence]
        if any(phrase.terminal == COLON for phrase in paragraph.phrases):
            for count in wrong_counts(tree, self.text):
                self.report("count-disagrees", *count.span, str(count.announced), str(count.listed))

    def topics(self, tree: Branch, root: int) -> Iterator[Fact]:
        """A heading states nothing, but says what its text speaks of."""
        if root in self.heads:
            yield Boundary()
        for fact in read_statements(tree, self.text):
            if isinstance(fact, Topic) and (bearers := spoken_of(self.text, fact)):
                yield Topic(bearers)

    def report(self, code: str, start: int, end: int, *words: str) -> None:
        self.findings.append(Finding(code, (start, end), words))


def spoken_of(text: str, topic: Topic) -> tuple[Bearer, ...]:
    """« Organisation de la direction des ports » speaks of the direction.

    « ORGANISATION DES SERVICES » speaks of none, nor does « Départements », which the text is about to name.
    """
    laid_out = [each for each in topic.bearers if isinstance(each, Mention) and each.kind in meanings().layouts]
    owners = [owner for each in laid_out for owner in owners_in(text, each) if owner.number == "s" or not owner.bare]
    return tuple(owners) if laid_out else tuple(each for each in topic.bearers if not names_class(each))


def names_class(bearer: Bearer) -> bool:
    """« Les départements », and no more of them."""
    return isinstance(bearer, Mention) and bearer.bare and bearer.number == "p" and bearer.nature == "structure"
