"""Organisations to draw: units with what they do, what they are made of, and who directs them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from hypothesis import strategies as st

from tests.drafter.words import Noun, Verb, words

MAX_CHILDREN = 12
ONE_IN = 6  # how seldom a unit has a head, an acronym, a twin


@dataclass(frozen=True, slots=True)
class Task:
    """Something done: verbs with their common object, or a noun of action with the same object."""

    verbs: tuple[Verb, ...]
    object: Noun
    action: Noun


@dataclass(eq=False, slots=True)
class Unit:
    """« le bureau du budget (BDB) » has the head « bureau » and is `called` « du budget »; a post has its head alone.

    Several units that are only counted, « trois antennes locales », are one with a `count`.
    A twin has the name of another unit: who it is can only be told where its parent is named.
    """

    head: Noun
    called: str = ""
    level: int = 0
    nature: Literal["structure", "post"] = "structure"
    acronym: str | None = None
    is_twin: bool = False
    count: int = 1
    tasks: list[Task] = field(default_factory=list)
    children: list["Unit"] = field(default_factory=list)
    attached: list["Unit"] = field(default_factory=list)
    chief: "Unit | None" = None
    deputies: list["Unit"] = field(default_factory=list)

    @property
    def name(self) -> str:
        head = words().plural(self.head.words) if self.count > 1 else self.head.words
        return f"{head} {self.called}".strip()

    @property
    def kind(self) -> str:
        return self.head.words

    @property
    def noun(self) -> Noun:
        return Noun(self.name, self.head.gender if self.count == 1 else "p")

    @property
    def slip(self) -> str | None:
        """Its name with a word lost: « bureau de l'accueil des ports » for « … de l'accueil et des ports »."""
        if self.called.count(" et d") != 1 or "," in self.called or self.acronym:
            return None
        return self.name.replace(" et d", " d")

    @property
    def takes_of(self) -> bool:
        """Can its head be shared: « les bureaux [du budget] et des achats »?"""
        return self.called.startswith(("du ", "des ", "de l")) and " et " not in self.called

    @property
    def e(self) -> str:
        return "e" if self.head.gender == "f" else ""

    @property
    def it(self) -> str:
        return "elle" if self.e else "il"

    def walk(self) -> Iterator["Unit"]:
        """The unit and all structures below and beside it."""
        yield self
        for other in (*self.children, *self.attached):
            yield from other.walk()


@st.composite
def tasks(draw: st.DrawFn) -> Task:
    verbs = [draw(st.sampled_from(words().verbs))]
    if not verbs[0].to and draw(st.booleans()):
        other = draw(st.sampled_from(words().verbs))
        verbs += [other] * (other not in verbs and not other.to)
    return Task(tuple(verbs), draw(st.sampled_from(words().objects)), draw(st.sampled_from(words().actions)))


@st.composite
def organisations(draw: st.DrawFn, most: int = 60) -> Unit:
    """A unit of one to `most` units, on one to five levels; no two have the same name, but for twins."""
    depth = draw(st.integers(1, 5))
    floor = draw(st.integers(0, 5 - depth))
    used = set[str]()
    root = _unit(draw, floor, used)
    parents = [root]
    for _ in range(draw(st.integers(1, most)) - 1 if depth > 1 else 0):
        parent = draw(st.sampled_from(parents))
        if len(parent.children) < MAX_CHILDREN:
            child = _unit(draw, parent.level + 1, used)
            parent.children.append(child)
            parents += [child] * (child.level < floor + depth - 1)
    if seldom(draw):
        root.attached = [_unit(draw, draw(st.integers(1, 4)), used) for _ in range(draw(st.integers(1, 3)))]
    if seldom(draw):
        _add_twin(draw, parents)
    if seldom(draw):
        _add_class(draw, draw(st.sampled_from(parents)), used)
    if not root.children and not root.tasks:
        root.tasks = [draw(tasks())]
    if not root.children:
        head = draw(st.sampled_from(words().alone))
        root.called = root.called if head.gender == root.head.gender else draw(st.sampled_from(words().fields))("de")
        root.head, root.acronym = head, None
    return root


def seldom(draw: st.DrawFn) -> bool:
    return draw(st.integers(1, ONE_IN)) == ONE_IN


def _unit(draw: st.DrawFn, level: int, used: set[str]) -> Unit:
    head = draw(st.sampled_from(words().levels[level]))
    unit = Unit(head, _called(draw, head), level)
    while unit.name in used:
        unit.called = draw(st.sampled_from(words().fields))("de")
    used.add(unit.name)
    if seldom(draw):
        unit.acronym = _acronym(unit.name, used)
    if seldom(draw):
        unit.chief = _post(draw(st.sampled_from(words().heads)))
        unit.deputies = [
            _post(name) for name in draw(st.lists(st.sampled_from(words().deputies), max_size=2, unique=True))
        ]
    unit.tasks = draw(st.lists(tasks(), max_size=4))
    return unit


def _post(name: str) -> Unit:
    return Unit(Noun(name, "m"), nature="post")


def _add_twin(draw: st.DrawFn, parents: list[Unit]) -> None:
    """« la direction A comprend le bureau du budget …, la direction B comprend le bureau du budget »"""
    leaves = [(parent, child) for parent in parents for child in parent.children if not child.children]
    others = [parent for parent in parents if 0 < len(parent.children) < MAX_CHILDREN]
    if not leaves or len(others) < 2:
        return
    parent, one = draw(st.sampled_from(leaves))
    other = draw(st.sampled_from([each for each in others if each is not parent]))
    one.is_twin, one.tasks, one.acronym, one.chief, one.deputies = True, [], None, None, []
    other.children.append(Unit(one.head, one.called, one.level, is_twin=True))


def _add_class(draw: st.DrawFn, parent: Unit, used: set[str]) -> None:
    """« trois antennes locales »"""
    head = draw(st.sampled_from(words().levels[min(parent.level + 1, 4)]))
    called = draw(st.sampled_from(words().classes))[head.gender == "f"]
    unit = Unit(head, called, count=draw(st.integers(2, 9)))
    # « directions régionales » are of a kind of their own.
    heads = {words().plural(each.words) for level in words().levels for each in level}
    if 0 < len(parent.children) < MAX_CHILDREN and unit.name not in used | heads and " " not in head.words:
        parent.children.append(unit)


def _called(draw: st.DrawFn, head: Noun) -> str:
    kind = draw(st.sampled_from(["of", "of", "of", "two", "three", "adjective", "title"]))
    if kind == "adjective":
        return draw(st.sampled_from(words().adjectives))[head.gender == "f"]
    if kind == "title":
        return f"« {draw(st.sampled_from(words().titles))} »"
    count = {"of": 1, "two": 2, "three": 3}[kind]
    fields = draw(st.lists(st.sampled_from(words().fields), min_size=count, max_size=count, unique=True))
    *first, last = [noun("de") for noun in fields]
    return f"{', '.join(first)} et {last}" if first else last


def _acronym(name: str, used: set[str]) -> str | None:
    letters = "".join(word.strip("«l'd")[:1] for word in name.split() if len(word) > 3).upper()
    acronym = letters.translate(str.maketrans("ÉÈÊ", "EEE"))
    if len(acronym) < 3 or acronym in used:
        return None
    used.add(acronym)
    return acronym
