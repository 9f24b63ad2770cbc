"""What stands where in a paragraph: its clauses, so that each word is known to be read or not, and what they lack."""

from collections.abc import Mapping, Sequence
from typing import Literal, TypeAlias, cast

from decretparse.grammar.meanings import lemma_of, meanings, passive_lemma, verb_number, verb_phrase_lemma
from decretparse.grammar.mentions import mentions
from decretparse.grammar.tree import Branch, Node, content_of, core_of, is_token, is_tree, items_below, phrases, words
from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.syntax.facts import Mention, Span
from decretparse.syntax.phrase import UNITS, Phrase
from decretparse.syntax.record import record

Sense: TypeAlias = Literal["stated", "silent", "generic", "others"]

RELATIONS = frozenset(
    {
        "composition",
        "inverse_composition",
        "membership",
        "attachment",
        "reverse_attachment",
        "reverse_subordination",
        "subordination",
        "authority",
        "direction",
        "at_the_head",
        "assistance",
    }
)
# What must be among what these name, if they are to say something of the organisation; the last never do by themselves.
OF_UNITS = frozenset({"enumeration", "composition", "inverse_composition", "authority", "disposal", "creation"})
OF_POSTS = frozenset({"direction", "at_the_head", "assistance"})
OF_EITHER = frozenset({"membership", "attachment", "reverse_attachment", "reverse_subordination", "subordination"})
EMPTY = frozenset({"denial", "naming", "placement", "entrusting"})
_WANTED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(OF_UNITS, frozenset({"structure"})),
    **dict.fromkeys(OF_POSTS, frozenset({"post"})),
    **dict.fromkeys(OF_EITHER, frozenset({"structure", "post"})),
}
MARKS = frozenset(
    {"FIN", "POINT_VIRGULE", "DEUX_POINTS", "ENTRE", "NOUVEAU_SUJET", "EXCEPTE", "A_POUR_TACHES", "ET_TACHE"}
)


@record
class Clause:
    """Words that are read together or not at all: `span` runs from the first to the last of them, without their list.

    `sentence` is the place of the sentence they belong to, `holder` that of the one whose list it stands in, or 0;
    `rule` is the statement that they are, or "subject" for what goes before the predicates. `sense` says what is to be
    expected of the clause: `stated`, a fact of organisation; `generic`, one about no unit in particular; `silent`,
    none, for its verb says nothing of the kind; `others`, none, for somebody else is its subject. `opens` says that it
    ends in a colon, `items` how many items hang from it.
    """

    span: Span
    sentence: int
    holder: int
    rule: str
    sense: Sense
    names_unit: bool
    has_verb: bool
    opens: bool
    items: int


def find_clauses(tree: Branch, text: str) -> list[Clause]:
    """The clauses of a paragraph with its list, in the order of the text; they do not overlap."""
    reader = _Clauses(text)
    reader.content(content_of(tree))
    return sorted(reader.found, key=lambda clause: clause.span)


@kept
def _possible() -> frozenset[str]:
    """Verbs of which "peut" makes a statement of no unit in particular."""
    return frozenset(cast(Mapping[str, Sequence[str]], load_toml("lexicon/generic.toml")["possible"])["verbs"])


class _Clauses:
    """Walks a paragraph without recursion, for lists may be deep."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sentence = 0
        self.holder = 0
        self.listed: list[Branch] = []
        self.found: list[Clause] = []

    def content(self, elements: Sequence[Branch]) -> None:
        waiting: list[tuple[Sequence[Node], int, int]] = [(elements, 0, 0)]
        while waiting:
            nodes, at, self.holder = waiting.pop()
            if at >= len(nodes):
                continue
            ahead = at
            while ahead < len(nodes) - 1 and is_tree(nodes[ahead], "lead", "fronted"):
                ahead += 1
            waiting.append((nodes, ahead + 1, self.holder))
            element = nodes[ahead]
            if is_tree(element, "stop", "pause"):
                ahead_of = nodes[at:ahead]
                if ahead_of:
                    self.plain(ahead_of, "remark")
                continue
            if at == 0 or not _goes_on(element, nodes[at - 1]):
                self.sentence += 1
            held = self.sentence
            self.listed.clear()
            self.element(nodes[at:ahead], element)
            waiting += [(content_of(item), 0, held) for item in reversed(self.listed)]

    def element(self, before: Sequence[Node], element: Node) -> None:
        if not is_tree(element, "statement", "remark"):
            self.plain((*before, element), element.data if isinstance(element, Branch) else "")
            return
        predicates: list[Branch] = []
        rest: list[Node] = []
        for child in element.children:
            if is_tree(child, "predicate"):
                predicates.append(core_of(child))
            else:
                rest.append(child)
        named = self.plain((*before, *rest), "subject" if predicates else element.data)
        if not predicates:
            return
        own = element.data == "statement"
        subjects = self.subjects(rest) if own else []
        for tree in predicates:
            self.clause(tree.children, tree.data, self.judged(tree, subjects) if own else "others", True, named)

    def plain(self, nodes: Sequence[Node], rule: str) -> bool:
        """Words without a verb; says whether they name a unit."""
        return self.clause(nodes, rule, "others" if rule == "remark" else "stated", False)

    def judged(self, tree: Branch, subjects: Sequence[Mention]) -> Sense:
        first = tree.head
        if tree.data not in RELATIONS and not self.is_subject(subjects, first):
            return "others"
        sense = self.sense(tree.data, first, tree)
        return "generic" if sense == "stated" and _is_distributive(subjects) else sense

    def subjects(self, rest: Sequence[Node]) -> list[Mention]:
        """The units that a sentence's subject names; a pronoun names none."""
        units = [child for node in rest if is_tree(node, "subject") for child in node.children]
        found = [unit.head for unit in units if is_tree(unit, "unit")]
        return [mention for phrase in found for mention in mentions(self.text, phrase)]

    def is_subject(self, units: Sequence[Mention], verb: Phrase) -> bool:
        """Does the verb agree with a unit before it? Otherwise its subject is somebody else."""
        if not units:
            return False
        number = verb_number(self.text, verb)
        plural = len(units) > 1 or any(unit.number == "p" for unit in units)
        return number is None or (number == "p") == plural

    def sense(self, rule: str, phrase: Phrase, tree: Branch) -> Sense:
        if rule in EMPTY:
            return "silent"
        wanted = _WANTED.get(rule)
        if wanted is not None:
            announces = rule != "enumeration" and _names_nothing(tree)
            return "stated" if announces or self.names(tree, wanted) else "silent"
        if rule != "attribution":
            return "stated"
        lemma = verb_phrase_lemma(self.text, phrase)
        table = meanings()
        if "modal" in phrase.parts and lemma in _possible():
            return "generic"
        if "passive" in phrase.parts:
            return "stated" if passive_lemma(self.text, phrase) in table.subject_bears else "silent"
        if "attribute" in phrase.parts or lemma in table.silent or lemma in table.leads or lemma in table.gathers:
            return "silent"
        if "verb" in phrase.parts and lemma_of(self.text[slice(*phrase.parts["verb"])]) in table.silent:
            return "silent"
        return "stated"

    def names(self, tree: Branch, natures: frozenset[str]) -> bool:
        """Is one of those that a verb or its list speaks of such a unit? Members of a council and grades are none."""
        named, items = _parts(tree.children[1:])
        named += [phrase for item in items if (phrase := next(phrases(content_of(item)), None)) is not None]
        return any(
            mention.nature in natures and not mention.initials and mention.kind not in meanings().territories
            for phrase in named
            if phrase.terminal in (UNITS if len(natures) > 1 else UNITS - {"UNITE_A"})
            for mention in mentions(self.text, phrase)
        )

    def clause(self, nodes: Sequence[Node], rule: str, sense: Sense, has_verb: bool, after_unit: bool = False) -> bool:
        """Notes a clause, if it has words; says whether these name a unit."""
        found, items = _parts(nodes)
        self.listed += items
        if not found:
            return False
        named = any(phrase.terminal in UNITS for phrase in found)
        solid = [phrase for phrase in found if phrase.terminal not in MARKS] or found
        clause = Clause(
            span=(solid[0].start, solid[-1].end),
            sentence=self.sentence,
            holder=self.holder,
            rule=rule,
            sense=sense,
            names_unit=after_unit or named,
            has_verb=has_verb,
            opens=found[-1].terminal == "DEUX_POINTS",
            items=len(items),
        )
        self.found.append(clause)
        return named


def _goes_on(element: Node, before: Node) -> bool:
    """« deux bureaux : le bureau A et le bureau B »: a colon, and the names behind it, are of the sentence before."""
    if is_tree(element, "orphan"):
        return not is_tree(before, "stop", "pause")
    return is_tree(element, "nominal") and is_tree(before, "orphan")


def _is_distributive(units: Sequence[Mention]) -> bool:
    """« Chaque section », « Ces établissements »: where they stand for no unit, any will do."""
    return any(
        unit.determiner == "distributive" or (unit.determiner == "demonstrative" and unit.number == "p")
        for unit in units
    )


def _names_nothing(tree: Branch) -> bool:
    """Does a list that is announced not come at all?"""
    return all(is_token(child, "DEUX_POINTS") for child in tree.children[1:])


def _parts(nodes: Sequence[Node]) -> tuple[list[Phrase], list[Branch]]:
    """The phrases under some nodes, and the items of the lists that end them, in the order of the text."""
    return words(nodes), items_below(nodes)
