"""The unit phrases of a paragraph, and the facts that all readers add to."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeGuard

from decretparse.grammar.elements import open_in_verbs
from decretparse.grammar.meanings import meanings
from decretparse.grammar.mentions import named_by
from decretparse.grammar.reader.terms import Membership, Named, after_comma, agrees, directs, is_plural
from decretparse.grammar.tree import Branch, Node, body_start, colon_in, is_token, is_tree, span_of
from decretparse.lexicon.nouns import head_of, load_words
from decretparse.syntax.facts import Anaphor, Bearer, Fact, Link, LinkKind, Mention, OtherName, Span
from decretparse.syntax.phrase import Phrase

HOLDING_UNITS = frozenset({"subject", "nominal", "beside"})
OF_STRUCTURES = frozenset({"presided", "composed", "besides", "comprising"})  # what is said of no post
LONGEST_CONJUNCTION = 8  # with the blanks around it


def is_modifier(node: Node) -> TypeGuard[Branch]:
    """Does a child of a unit phrase say something of it: a participle, a relative?"""
    return isinstance(node, Branch) and node.data not in ("named", "item")


def charge_of(modifier: Branch) -> Span | None:
    """The words « chargé des ports » right behind a noun."""
    own = modifier.data == "charged" and (not modifier.items or open_in_verbs(modifier.items))
    told = span_of(modifier.children[: colon_in(modifier)]) if own else None
    return (body_start(modifier), told[1]) if told is not None else None


def initials_of(found: tuple[Mention, ...], title: str) -> tuple[Mention, ...]:
    """« La DCP, direction de la police, … »: initials of what a title says, and thereby a unit."""
    head = head_of(title)
    if head is None or head.nature != "structure" or head.start:
        return found
    return tuple(
        replace(mention, kind=head.kind, initials=False) if mention.initials and not mention.kind else mention
        for mention in found
    )


class UnitReader(ABC):
    """Reads unit phrases; what later readers add to it is declared here."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.facts: list[Fact] = []
        # The units named just before: « le cabinet du ministre et le bureau du cabinet qui lui est rattaché ».
        self.previous: tuple[Mention, ...] = ()
        # « A, B et les services qui leur sont rattachés »: all that stand before the last of several.
        self.before: tuple[Mention, ...] = ()
        # A composition whose units are still being named after a semicolon.
        self.unfinished: Membership | None = None
        self.clause = 0
        # Whether the verbs being read go on with a relative: « qui prépare …, en assure … et qui tient … ».
        self.relative = False
        # The bearers that a subject names of which one does it or another: « Le bureau A ou le bureau B délivre … ».
        self.alternatives: tuple[Bearer, ...] = ()
        # A target that stands before its statement: « Au secrétaire général sont rattachés : … ».
        self.aimed: Branch | None = None
        # « La section des achats lui est rattachée. »: whom the subject is attached to.
        self.whom: Anaphor | None = None
        # « Direction de la police, la DCP … »: what stands before a subject and says what it is.
        self.title = ""
        # « et, en liaison avec les bases, les met à jour »: the adverbial before a coordinated verb, by its predicate.
        self.asides: dict[int, Phrase] = {}
        # Each unit phrase read, for several readers ask for one: as part of a class, as a component, as a subject.
        self._read: dict[Branch, Named] = {}

    def units(self, nodes: Iterable[Node]) -> list[Named]:
        """The unit phrases among some nodes."""
        found: list[Named] = []
        for node in nodes:
            if not isinstance(node, Branch):
                continue
            if node.data == "unit":
                found.append(self.unit(node))
            elif node.data in HOLDING_UNITS:
                found += self.units(node.children)
            elif node.data == "statement":
                found += self.units(node.children[:1])
        return found

    def unit(self, tree: Branch) -> Named:
        """What a unit phrase names."""
        named = self._read.get(tree)
        if named is None:
            named = self._read[tree] = self._unit(tree)
        return named

    def _unit(self, tree: Branch) -> Named:
        phrase = tree.head
        found = named_by(self.text, tree)
        modifiers = [part for child in tree.children if is_modifier(child) for part in self.parted(child, found)]
        charge = next((span for modifier in modifiers[:1] if (span := charge_of(modifier)) is not None), None)
        if charge is not None:
            found = tuple(replace(mention, charge=charge) for mention in found)
        for title in (child for child in tree.children[1:] if is_token(child, "APPOSITION")):
            found = initials_of(found, self.text[slice(*title.span)])
        return Named(found, phrase.terminal, tuple(modifiers), phrase.span)

    def parted(self, modifier: Branch, bearers: Sequence[Mention]) -> Sequence[Branch]:
        """« un chef, assisté d'un adjoint et qui dispose d'un cabinet »: the chief has both, not the deputy one."""
        last = modifier.children[-1]
        if not is_tree(last, "unit"):
            return (modifier,)
        several = len(bearers) > 1 or any(mention.number == "p" for mention in bearers)
        goes_on = self.heads_too if modifier.data == "directed" else self.goes_on_with
        cut = next(
            (
                index
                for index, node in enumerate(last.children)
                if goes_on(node, several) or self.agrees_above(node, last, bearers)
            ),
            None,
        )
        if cut is None:
            return (modifier,)
        own = Branch(modifier.data, [*modifier.children[:-1], Branch(last.data, last.children[:cut])])
        return (own, *filter(is_modifier, last.children[cut:]))

    def goes_on_with(self, node: Node, several: bool) -> bool:
        """Is a modifier joined by « et » to the one before, and said of as many?"""
        if not is_modifier(node) or (is_plural(self.text, node) and not several):
            return False
        start = node.head.start
        before = self.text[max(0, start - LONGEST_CONJUNCTION) : start].split()
        return bool(before) and before[-1].lower() in load_words().conjunctions

    def heads_too(self, node: Node, several: bool) -> bool:
        """« administré par un conseil, dirigé par un doyen »: the second is the unit's too, no council's."""
        if self.goes_on_with(node, several):
            return True
        return is_modifier(node) and directs(self.text, node) and after_comma(self.text, node.head.start)

    def agrees_above(self, node: Node, unit: Branch, above: Sequence[Mention]) -> bool:
        """« le lycée, composé d'une section A, rattaché au recteur »: the participle agrees with the lycée alone.

        « l'école, placée sous l'autorité du recteur, que dirige un proviseur »: nobody heads a post, none has parts.
        """
        if not is_modifier(node) or not after_comma(self.text, node.head.start):
            return False
        nearest = named_by(self.text, unit)
        if node.data in OF_STRUCTURES:
            return nearest[0].nature == "post" and above[0].nature == "structure"
        return agrees(self.text, node, above) and not agrees(self.text, node, nearest)

    def is_abstract(self, phrase: Phrase) -> bool:
        """« la surveillance », « le remorquage »: an act, no unit unless listed; « la Française » is a name."""
        kind = self.text[slice(*phrase.parts["kind"])]
        named = "det" in phrase.parts and kind.istitle()
        return not named and kind.lower().endswith(meanings().abstract)

    def link_all(
        self, kind: LinkKind, children: Sequence[Bearer], parents: Sequence[Bearer], evidence: Span, rule: str
    ) -> None:
        for child in children:
            for parent in parents:
                self.facts.append(Link(kind, child, parent, (evidence,), rule))

    def join(self, found: tuple[Mention, ...], membership: Membership, span: Span) -> None:
        for mention in found:
            for parent in membership.parents:
                self.facts.append(Link(membership.kind, mention, parent, (membership.evidence, span), membership.rule))

    def second_titles(self, nodes: Sequence[Node]) -> None:
        """« le chef du protocole, introducteur des ambassadeurs », « un officier qui porte le titre de commandant »."""
        for tree in nodes:
            suffixes = tree.children[1:] if is_tree(tree, "unit") else ()
            parts = [node.parts for node in suffixes if is_token(node, "APPOSITION", "NOMME")]
            titles = [part["named"] for part in parts if "named" in part]
            for named in self.units([tree]) if titles else ():
                self.facts += [OtherName(mention, title) for mention in named.mentions for title in titles]

    def take_aimed(self) -> Branch | None:
        """The target that stood before the statement, once."""
        aimed, self.aimed = self.aimed, None
        return aimed

    def predicates_of(self, nodes: Sequence[Node]) -> list[Branch]:
        """The predicates among some nodes, each with the adverbial before it remembered."""
        found: list[Branch] = []
        for index, node in enumerate(nodes):
            if is_tree(node, "predicate"):
                found.append(node)
                before = nodes[index - 1] if index else None
                if isinstance(before, Phrase) and before.terminal == "INCIDENTE":
                    self.asides[id(node)] = before
        return found

    @abstractmethod
    def content(self, elements: Sequence[Branch], bearers: tuple[Bearer, ...]) -> tuple[Bearer, ...]:
        """Reads the elements of a paragraph or an item."""

    @abstractmethod
    def predicates(
        self,
        trees: Sequence[Branch],
        bearers: tuple[Bearer, ...],
        leads: Sequence[Span],
        explicit: bool,
        start: int,
    ) -> None:
        """Reads the predicates of a subject."""

    @abstractmethod
    def open_list(self, nodes: Sequence[Node], bearers: tuple[Bearer, ...], lead: tuple[Span, ...]) -> None:
        """Reads a list that no verb introduces."""

    @abstractmethod
    def modifier(self, tree: Branch, bearers: Sequence[Bearer]) -> None:
        """Reads what a unit's own phrase says of it."""

    @abstractmethod
    def modifiers(self, named: Named) -> None:
        """Reads all modifiers of a unit phrase."""

    @abstractmethod
    def spread(self, units: Sequence[Named]) -> None:
        """Reads the modifiers of several unit phrases."""

    @abstractmethod
    def spread_last(self, units: Sequence[Named]) -> None:
        """Reads the modifiers of the last of several unit phrases."""
