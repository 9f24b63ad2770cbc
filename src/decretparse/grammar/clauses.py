"""What stands where in a paragraph: its clauses, so that each word is known to be read or not, and what they lack."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from lark import Token, Tree

from decretparse.grammar.meanings import form_of, lemma_of, meanings, verb_phrase_lemma
from decretparse.grammar.tree import Node, content_of, is_token, is_tree, items_of, phrase_of, phrases
from decretparse.syntax.facts import Span
from decretparse.syntax.phrase import Phrase

Sense: TypeAlias = Literal["stated", "silent", "generic", "others"]

UNITS = frozenset({"UNITE", "UNITES", "UNITE_DE", "UNITE_DES", "UNITE_A"})
SUBJECTS = ("subject", "pronoun", "place")
RELATIONS = frozenset(
    {
        "composition",
        "inverse_composition",
        "membership",
        "attachment",
        "reverse_attachment",
        "subordination",
        "authority",
        "direction",
        "at_the_head",
        "assistance",
    }
)
MARKS = frozenset({"FIN", "POINT_VIRGULE", "DEUX_POINTS", "ENTRE", "NOUVEAU_SUJET"})


@dataclass(frozen=True, slots=True)
class Clause:
    """Words that are read together or not at all: `span` runs from the first to the last of them, without their list.

    `sentence` is the place of the sentence they belong to, `rule` the statement that they are, or "subject" for what
    goes before the predicates. `sense` says what is to be expected of the clause: `stated`, a fact of organisation;
    `generic`, one about no unit in particular; `silent`, none, for its verb says nothing of the kind; `others`, none,
    for somebody else is its subject. `opens` says that it ends in a colon, `items` how many items hang from it.
    """

    span: Span
    sentence: int
    rule: str
    sense: Sense
    names_unit: bool
    has_verb: bool
    opens: bool
    items: int


def find_clauses(tree: Tree[Token], text: str) -> list[Clause]:
    """The clauses of a paragraph with its list, in the order of the text; they do not overlap."""
    return sorted(_Clauses(text).content(tree.children), key=lambda clause: clause.span)


def depth(tree: Tree[Token]) -> int:
    """How deep a tree is."""
    deepest = 0
    waiting: list[tuple[Node, int]] = [(tree, 1)]
    while waiting:
        node, level = waiting.pop()
        deepest = max(deepest, level)
        if isinstance(node, Tree):
            waiting += [(child, level + 1) for child in node.children]
    return deepest


class _Clauses:
    """Walks a paragraph without recursion, for lists may be deep."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentence = 0

    def content(self, elements: Sequence[Node]) -> Iterator[Clause]:
        waiting: list[tuple[Sequence[Node], int]] = [(elements, 0)]
        while waiting:
            nodes, at = waiting.pop()
            if at >= len(nodes):
                continue
            ahead = at
            while ahead < len(nodes) - 1 and is_tree(nodes[ahead], "lead", "fronted"):
                ahead += 1
            waiting.append((nodes, ahead + 1))
            element = nodes[ahead]
            if is_tree(element, "stop", "pause"):
                ahead_of = nodes[at:ahead]
                if ahead_of:
                    yield from self.plain(ahead_of, "remark")
                continue
            yield from self.element(nodes[at:ahead], element)
            waiting += [(content_of(item), 0) for item in reversed(list(_items(element)))]

    def element(self, before: Sequence[Node], element: Node) -> Iterator[Clause]:
        self.sentence += 1
        if not isinstance(element, Tree) or element.data not in ("statement", "remark"):
            rule = str(element.data) if isinstance(element, Tree) else ""
            yield from self.plain((*before, element), rule)
            return
        predicates = [child for child in element.children if is_tree(child, "predicate")]
        rest = [child for child in element.children if not is_tree(child, "predicate", "item")]
        own = element.data == "statement"
        yield from self.plain((*before, *rest), "subject" if predicates else str(element.data))
        for predicate in predicates:
            yield from self.predicate(cast(Tree[Token], cast(Tree[Token], predicate).children[0]), own, (*before, *rest))

    def plain(self, nodes: Sequence[Node], rule: str) -> Iterator[Clause]:
        yield from self.clause(nodes, rule, "others" if rule == "remark" else "stated", False)

    def predicate(self, tree: Tree[Token], own: bool, before: Sequence[Node]) -> Iterator[Clause]:
        rule = str(tree.data)
        first = phrase_of(cast(Token, tree.children[0]))
        sense: Sense = self.sense(rule, first)
        if not own and (rule not in RELATIONS):
            sense = "others"
        yield from self.clause(tree.children, rule, sense, True, before)

    def sense(self, rule: str, phrase: Phrase) -> Sense:
        if rule == "denial":
            return "silent"
        if rule != "attribution":
            return "stated"
        lemma = verb_phrase_lemma(self.text, phrase)
        silent = meanings().silent
        if "modal" in phrase.parts and lemma in silent:
            return "generic"
        if "passive" in phrase.parts:
            form = form_of(self.text[slice(*phrase.parts["passive"])], "participle")
            return "stated" if form is not None and form.lemma in meanings().subject_bears else "silent"
        if "attribute" in phrase.parts or lemma in silent:
            return "silent"
        if "verb" in phrase.parts and lemma_of(self.text[slice(*phrase.parts["verb"])]) in silent:
            return "silent"
        return "stated"

    def clause(
        self, nodes: Sequence[Node], rule: str, sense: Sense, has_verb: bool, before: Sequence[Node] = ()
    ) -> Iterator[Clause]:
        found = list(phrases(nodes, lists=False))
        if not found:
            return
        named = any(phrase.terminal in UNITS for phrase in (*phrases(before, lists=False), *found))
        words = [phrase for phrase in found if phrase.terminal not in MARKS] or found
        yield Clause(
            span=(words[0].start, words[-1].end),
            sentence=self.sentence,
            rule=rule,
            sense=sense,
            names_unit=named,
            has_verb=has_verb,
            opens=found[-1].terminal == "DEUX_POINTS",
            items=sum(1 for node in nodes for _ in _items(node)),
        )


def _items(element: Node) -> Iterator[Tree[Token]]:
    """The items of the lists below an element, not those of lists inside these."""
    waiting: list[Node] = [element]
    while waiting:
        node = waiting.pop()
        if is_tree(node, "item"):
            yield cast(Tree[Token], node)
        elif isinstance(node, Tree):
            waiting += reversed(node.children)
