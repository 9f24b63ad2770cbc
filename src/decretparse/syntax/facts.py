"""What statements say, before anybody knows which unit a word stands for. All spans are of the normalised text."""

from collections.abc import Callable
from typing import Literal, TypeAlias

from decretparse.syntax.record import record

Span: TypeAlias = tuple[int, int]
Number: TypeAlias = Literal["s", "p"]
Gender: TypeAlias = Literal["m", "f", "-"]
Nature: TypeAlias = Literal["structure", "post"]
LinkKind: TypeAlias = Literal["part_of", "attached_to", "under_authority_of", "headed_by", "assists"]
LinkSense: TypeAlias = Literal["plain", "of_class", "of_dependants", "helping", "leading"]
Modality: TypeAlias = Literal["stated", "may", "must"]
Determiner: TypeAlias = Literal["definite", "indefinite", "demonstrative", "possessive", "distributive", "none"]
AnaphorForm: TypeAlias = Literal[
    "personal",
    "master",
    "nearest",
    "other",
    "last",
    "each",
    "both",
    "whole",
    "elided",
    "first",
    "one",
    "any",
    "second",
    "another",
    "third",
    "fourth",
    "fifth",
    "final",
    "first_two",
    "last_two",
]


@record
class Mention:
    """A unit named: `name` may be rebuilt where several share a head noun; `words` are its own words in the text.

    What stands at `aliases` may be other names of it, at `titles` they are. An `act` is one of the unit spoken of where
    no unit is called so: « Le laboratoire vérifie les poids. La direction est assurée par un chimiste ». Where the
    noun is `elided`, « celle de la chasse », the name is what completes it, or is told of one of several by itself,
    « Elles sont au nombre de deux : Nord et Sud ». Its `charge` tells it from others of its
    name: « le bureau chargé des ports ». A « régie dénommée « Maison des bacs » » was `said` to be a régie.
    """

    words: Span
    phrase: Span
    name: str
    kind: str
    nature: Nature
    number: Number
    gender: Gender
    determiner: Determiner
    count: bool = False
    bare: bool = False
    body: bool = False
    weak: bool = False
    aliases: tuple[Span, ...] = ()
    titles: tuple[Span, ...] = ()
    person: bool = False
    initials: bool = False
    elided: bool = False
    charge: Span | None = None
    act: bool = False
    said: str = ""


@record
class Anaphor:
    """A pronoun that stands for a unit named elsewhere."""

    words: Span
    form: AnaphorForm
    number: Number
    gender: Gender


@record
class Omitted:
    """No subject at all: the one that the text spoke of last."""

    words: Span


Bearer: TypeAlias = Mention | Anaphor | Omitted


def place_of(bearer: Bearer) -> Span:
    """Where a bearer stands in the text."""
    return bearer.phrase if isinstance(bearer, Mention) else bearer.words


@record
class Link:
    """`child` is a component of, attached to, under, head of or assistant to `parent`; `rule` is what was read.

    `sense` says how it is meant: plainly; as one `of_class`, « Les directions sont : la direction A … », where the
    child is what the class was said to be, or `of_dependants`, where the class is somebody else's, « Les services
    dépendant du préfet sont : … »; as one that a relative tells, `helping`, « un adjoint qui le seconde »; as `leading`
    each of several, « dirige les services suivants : », which is no office.
    """

    kind: LinkKind
    child: Bearer
    parent: Bearer
    evidence: tuple[Span, ...]
    rule: str
    sense: LinkSense = "plain"


@record
class Task:
    """One thing that `bearer` does; `leading` is the unit it would direct or assist, where the verb says so.

    What only `announces` is nothing by itself: « Elle exerce les missions suivantes : elle conseille … ». What is said
    `aside`, in the phrase that names its bearer, may only tell which one is meant: « le comptable chargé des achats ».
    """

    bearer: Bearer
    start: int
    end: int
    verbs: tuple[str, ...]
    modality: Modality = "stated"
    lead: tuple[Span, ...] = ()
    evidence: tuple[Span, ...] = ()
    leading: tuple[LinkKind, Bearer] | None = None
    announces: bool = False
    aside: bool = False


@record
class Topic:
    """The text now speaks of these units, or of one that it brought in: « Auprès du préfet siège un comité. Il … ».

    Of `either` « il » is said too: « Le maire ou le préfet tient le registre. Il … »
    """

    bearers: tuple[Bearer, ...]
    brought: tuple[Mention, ...] = ()
    either: bool = False


@record
class Frame:
    """« X est organisé comme suit : »: the paragraphs that follow name the components of these units.

    `of` is the class they are of, where the text names one ("trois bureaux :"). « Sont rattachées à X diverses
    missions » is a frame of another `kind`.
    """

    parents: tuple[Bearer, ...]
    of: Mention | None = None
    kind: LinkKind = "part_of"


@record
class Presence:
    """Units named alone on a line: where a frame is open, they are what it speaks of."""

    bearers: tuple[Bearer, ...]


@record
class Listed:
    """Structures that the items of a list of tasks name: « Ces services », after it, means them."""

    bearers: tuple[Mention, ...]


@record
class ClassOf:
    """A class by its name, and the units that exhaust it: « deux directions techniques : la direction A … »."""

    named: Mention
    members: tuple[Mention, ...]


@record
class Passing:
    """Units named inside a task, of which nothing is said so far: « Il réunit un comité des prix. Ce comité … »."""

    mentions: tuple[Mention, ...]


@record
class Said:
    """A sentence, and the units that its words name however deep: « assure la tutelle du conseil. Ce conseil … ».

    They are looked for only where what follows asks for one.
    """

    named: Callable[[], tuple[Mention, ...]]


@record
class Boundary:
    """A new article or section begins: no frame goes past it."""


@record
class Happening:
    """A unit is created or abolished."""

    kind: Literal["created", "abolished"]
    unit: Bearer
    evidence: tuple[Span, ...]
    rule: str


@record
class Thing:
    """The text speaks of no unit, but of a thing of this gender: « Ce rapport est remis au préfet. Il mentionne … ».

    `start` is where its sentence begins.
    """

    gender: Gender | None
    start: int


@record
class Another:
    """Whom a pronoun cannot mean: « Il est chargé, sous l'autorité du président, de … »."""

    pronoun: Anaphor
    whom: Mention


@record
class OtherName:
    """A second title of a post, at `words`, or a second name of a class.

    « dirigé par le chef du protocole, introducteur des ambassadeurs », « des échelons locaux, les triages, … »
    """

    bearer: Bearer
    words: Span


@record
class Sized:
    """« comprend deux bureaux. »: a class without a name and a list, and how many there are of it."""

    named: Mention
    number: int


Fact: TypeAlias = (
    Link
    | Task
    | Topic
    | Frame
    | Presence
    | Listed
    | ClassOf
    | Sized
    | Passing
    | Said
    | Boundary
    | Happening
    | Thing
    | Another
    | OtherName
)
