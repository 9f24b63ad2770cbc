"""What the readers hand each other: unit phrases, and the introductions of lists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from decretparse.grammar.meanings import meanings, participles_in, verb_number
from decretparse.grammar.tree import Branch, Node
from decretparse.lexicon.nouns import load_words
from decretparse.syntax.facts import Anaphor, Bearer, LinkKind, LinkSense, Mention, Modality, Nature, Span
from decretparse.syntax.phrase import DIRECT

# Relations whose child is a post that heads or helps.
OFFICES = frozenset({"headed_by", "assists"})

Sitting: TypeAlias = Literal["none", "officers", "all"]

COMMA = ","
BETWEEN = f" {COMMA}"


class Named(NamedTuple):
    """A unit phrase read: its mentions, one at least, its case, and the modifiers that say more of it."""

    mentions: tuple[Mention, ...]
    terminal: str
    modifiers: tuple[Branch, ...]
    span: Span
    # « le bureau des quais et celui des cales »: each has a word in the singular, as two phrases have.
    apart: bool = False

    @property
    def first(self) -> Mention:
        """Whom it names first."""
        return self.mentions[0]


def mentioned(units: Iterable[Named]) -> tuple[Mention, ...]:
    """All that some unit phrases name."""
    return tuple(mention for named in units for mention in named.mentions)


def brought_in(units: Sequence[Named]) -> tuple[Mention, ...]:
    """« Auprès du préfet siège un comité. Il … »: one that the end of a sentence brings in is spoken of next.

    « La direction du port est assurée par un maître. Il … »: the one that it has for its head.
    """
    direct = mentioned(named for named in units if named.terminal in DIRECT) or mentioned(units)
    new = len(direct) == 1 and (direct[0].determiner, direct[0].number) == ("indefinite", "s")
    return direct if new else ()


@dataclass(frozen=True, slots=True)
class Introduction:
    """What stands before a list of tasks: who bears them, by which verb, under which words."""

    bearers: tuple[Bearer, ...]
    verbs: tuple[str, ...]
    lead: tuple[Span, ...]
    modality: Modality = "stated"
    # Said in the phrase that names the bearer: « le bureau chargé : ― de la paie ».
    aside: bool = False


class Members(NamedTuple):
    """« Deux bureaux assurent la paye : le bureau A et le bureau B »: what is told, of whom, and the words behind."""

    told: Branch
    named: tuple[Mention, ...]
    behind: Sequence[Node]


@dataclass(frozen=True, slots=True)
class Membership:
    """What a list of units is of: `kind` links each to `parents`."""

    kind: LinkKind
    parents: tuple[Bearer, ...]
    evidence: Span
    rule: str
    sense: LinkSense = "plain"
    # They stand behind another unit's colon: « Pôle Ressources : direction des finances, service juridique ».
    beside_colon: bool = False
    # The verb takes its objects without « de »: what has one is no part.
    direct: bool = False
    # What goes for all that is listed: « comprend, rattachés au directeur : ».
    said: tuple[Branch, ...] = ()
    # « comprend douze membres : »: those who sit, no posts of its own.
    members_only: bool = False
    # Among what is listed are persons: « des représentants de … ».
    persons: bool = False
    # Which of the posts listed sit there and are none of its own: « un président, un secrétaire ».
    sitting: Sitting = "none"
    # What a noun that no list has is among the units listed, if it is one: « le bureau A et la buvette ».
    unknown_as: Nature | None = None

    @property
    def owners(self) -> tuple[Mention, ...]:
        """Whom the list is of, where the words name them."""
        return tuple(bearer for bearer in self.parents if isinstance(bearer, Mention))


def parts_beside_colon(parents: tuple[Bearer, ...], evidence: Span) -> Membership:
    """« Dans la division A : le bureau B »: those behind the colon of what they are parts of."""
    return Membership("part_of", parents, evidence, "item", beside_colon=True)


def after_comma(text: str, start: int) -> bool:
    """Does a comma stand right before a phrase, or open it: « , directement rattachés »?"""
    return COMMA in text[max(0, start - 2) : start + 1]


def is_council(membership: Membership) -> bool:
    """Is the list of what a council, a committee or a commission is made of?"""
    return any(isinstance(parent, Mention) and parent.body for parent in membership.parents)


def is_office(membership: Membership) -> bool:
    """Is the list of what an office is made of? Its posts are posts, whoever else works there."""
    offices = meanings().offices
    return all(isinstance(parent, Mention) and parent.kind in offices for parent in membership.parents)


def is_class(mention: Mention) -> bool:
    """« diverses délégations »: a class that the text may list later."""
    return mention.bare and mention.number == "p" and mention.determiner in ("indefinite", "none")


# In « à laquelle sont rattachés A et B » the participle agrees with what comes after it.
INVERTED = frozenset({"bearing", "commanding"})


def is_plural(text: str, modifier: Branch) -> bool:
    """Is the participle or the verb that opens a modifier in the plural, or said of each?"""
    if modifier.data in INVERTED:
        return False
    phrase = modifier.head
    if "plural" in phrase.parts:
        return True  # « compétents pour », which is no participle
    if "verb" in phrase.parts:
        return verb_number(text, phrase) == "p"
    # « une section et un atelier, chacun confié à un chef »
    words = text[slice(*phrase.span)].split()
    if any(each.kind == "distributive" for word in words for each in load_words().determiners.get(word, ())):
        return True
    return any(form.number == "p" for form in participles_in(text, phrase))


def directs(text: str, modifier: Branch) -> bool:
    """« dirigé par un doyen », but « présidé par »: is it said of what has a head, not of a council?"""
    verbs = {form.lemma for form in participles_in(text, modifier.head)}
    return modifier.data == "directed" and not verbs & meanings().chairs


def says_other_gender(text: str, modifier: Branch, named: Named) -> bool:
    """« des centres et des sections, commandés par … »: not of the sections alone, which are feminine."""
    forms = participles_in(text, modifier.head)
    masculine = any((form.gender, form.number) == ("m", "p") for form in forms)
    return masculine and all(mention.gender == "f" for mention in named.mentions)


def agrees(text: str, modifier: Branch, mentions: Sequence[Mention | Anaphor]) -> bool:
    """Does the participle that opens a modifier have the gender and number of what it would speak of?"""
    relative = modifier.data in INVERTED or "verb" in modifier.head.parts  # « qui construit » is no participle
    forms = [] if relative else participles_in(text, modifier.head)
    number = "p" if len(mentions) > 1 else mentions[0].number
    gender = mentions[0].gender if len({mention.gender for mention in mentions}) == 1 else "m"
    return any((gender == "-" or form.gender in ("-", gender)) and form.number in ("-", number) for form in forms)


def agrees_only(text: str, modifier: Branch, meant: Sequence[Mention], others: Sequence[Mention]) -> bool:
    """Does its participle agree with some units that it may speak of, and not with the others?"""
    return agrees(text, modifier, meant) and not agrees(text, modifier, others)


def alike(one: Named, other: Named) -> bool:
    """Are two unit phrases of one kind, so that a plural participle may speak of both?"""
    return one.first.kind == other.first.kind
