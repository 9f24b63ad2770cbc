"""What is known while the statements of a paragraph are read, and the facts they gave so far."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product

from decretparse.grammar.meanings import in_turn
from decretparse.grammar.reader.terms import Membership, Named
from decretparse.grammar.tree import Branch, Node
from decretparse.syntax.facts import Anaphor, Bearer, Fact, Link, LinkKind, LinkSense, Mention, Span
from decretparse.syntax.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Clause:
    """The place of the predicates of one subject: `start` is where it begins, or they do where none stands there."""

    start: int
    # Where what leads the clause in begins: « Sous l'autorité du préfet, le bureau … ».
    lead: int | None = None
    has_subject: bool = True
    # Whether its verbs may go on with a relative: « Le bureau, qui prépare …, en assure … et qui tient … ».
    relative: bool = False

    @property
    def begin(self) -> int:
        """Where it begins with what leads it in."""
        return self.start if self.lead is None else self.lead


@dataclass(frozen=True, slots=True)
class Readers:
    """Constructions that stand within others and hold others again: the way back from a module to a later one."""

    # The elements of a paragraph or an item; gives the bearers that the last of them spoke of.
    read_content: Callable[["Reading", Sequence[Branch], tuple[Bearer, ...]], tuple[Bearer, ...]]
    # The predicates of a subject: those of whom, and where.
    read_predicates: Callable[["Reading", Sequence[Branch], tuple[Bearer, ...], Clause], None]
    # A list that no verb introduces, and what leads it in.
    open_list: Callable[["Reading", Sequence[Node], tuple[Bearer, ...], tuple[Span, ...]], None]
    # What a unit's own phrase says of it.
    read_modifier: Callable[["Reading", Branch, Sequence[Bearer]], None]
    # The items of a composition's list.
    read_items: Callable[["Reading", Sequence[Branch], Membership], None]


@dataclass(slots=True)
class Reading:
    """A paragraph's text, what its words so far leave open, and its facts."""

    text: str
    readers: Readers
    facts: list[Fact] = field(default_factory=list)

    # What was found out for all who ask again.
    # Each unit phrase read: as part of a class, as a component, as a subject.
    named: dict[Branch, Named] = field(default_factory=dict)
    # « et, en liaison avec les bases, les met à jour »: the adverbial before a coordinated verb, by its predicate.
    asides: dict[Branch, Phrase] = field(default_factory=dict)

    # What holds while its elements are read, one after another, until an item's take their place.
    # The elements and the place among them: « un bureau et un atelier : le bureau A ; l'atelier B ».
    place_in: tuple[Sequence[Branch], int] = ((), 0)
    # A composition whose units are still being named after a semicolon.
    unfinished: Membership | None = None

    # What goes from one element to the next.
    # A target that stands before its statement: « Au secrétaire général sont rattachés : … ».
    aimed: Branch | None = None
    # « La section des achats lui est rattachée. »: whom the subject is attached to.
    whom: Anaphor | None = None
    # The bearers that a subject names that one verb in the singular may have: « Le bureau A ou le bureau B délivre … ».
    alternatives: tuple[Bearer, ...] = ()

    # What holds within one clause: that whose predicates are being read.
    clause: Clause = field(default_factory=lambda: Clause(0))

    # What goes from one unit phrase to the next.
    # The units named just before: « le cabinet du ministre et le bureau du cabinet qui lui est rattaché ».
    previous: tuple[Mention, ...] = ()
    # « A, B et les services qui leur sont rattachés »: all that stand before the last of several.
    before: tuple[Mention, ...] = ()

    def link_all(
        self,
        kind: LinkKind,
        children: Sequence[Bearer],
        parents: Sequence[Bearer],
        evidence: Span,
        rule: str,
        sense: LinkSense = "plain",
    ) -> None:
        """Links each child to each parent, or in turn where the words of the evidence say so."""
        paired = 1 < len(children) == len(parents) and in_turn(self.text, evidence)
        for child, parent in zip(children, parents, strict=True) if paired else product(children, parents):
            self.facts.append(Link(kind, child, parent, (evidence,), rule, sense))

    def join(self, found: Sequence[Mention], membership: Membership, span: Span) -> None:
        whole = membership
        for mention in found:
            for parent in whole.parents:
                self.facts.append(Link(whole.kind, mention, parent, (whole.evidence, span), whole.rule, whole.sense))

    def take_aimed(self) -> Branch | None:
        """The target that stood before the statement, once."""
        aimed, self.aimed = self.aimed, None
        return aimed
