"""Organisations to draw: units with what they do, and what they are made of."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hypothesis import strategies as st

from tests.drafter.words import Noun, Verb, words

MAX_CHILDREN = 12


@dataclass(frozen=True, slots=True)
class Task:
    """Something done: verbs with their common object."""

    verbs: tuple[Verb, ...]
    object: Noun
    action: Noun


@dataclass(eq=False, slots=True)
class Unit:
    """A structure: « le bureau du budget (BDB) » has the head « bureau » and is `called` « du budget »."""

    head: Noun
    called: str
    level: int
    acronym: str | None = None
    tasks: list[Task] = field(default_factory=list)
    children: list["Unit"] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.head.words} {self.called}"

    @property
    def noun(self) -> Noun:
        return Noun(self.name, self.head.gender)

    @property
    def takes_of(self) -> bool:
        """Can its head be shared: « les bureaux [du budget] et des achats »?"""
        return self.called.startswith(("du ", "des ", "de l")) and " et " not in self.called

    @property
    def e(self) -> str:
        return "e" if self.head.gender == "f" else ""

    def walk(self) -> Iterator["Unit"]:
        yield self
        for child in self.children:
            yield from child.walk()


tasks = st.builds(
    Task,
    verbs=st.sampled_from(words().verbs).flatmap(
        lambda verb: (
            st.just((verb,))
            if verb.to
            else st.just((verb,))
            | st.sampled_from(words().verbs).map(
                lambda other: (verb, other) if not other.to and other != verb else (verb,)
            )
        )
    ),
    object=st.sampled_from(words().objects),
    action=st.sampled_from(words().actions),
)


@st.composite
def organisations(draw: st.DrawFn, most: int = 60) -> Unit:
    """A unit of one to `most` units, on one to five levels; no two have the same name."""
    depth = draw(st.integers(1, 5))
    floor = draw(st.integers(0, 5 - depth))
    used = set[str]()
    root = _unit(draw, floor, used)
    open_units = [root]
    for _ in range(draw(st.integers(1, most)) - 1):
        parent = draw(st.sampled_from(open_units)) if open_units else root
        if depth == 1 or len(parent.children) >= MAX_CHILDREN:
            continue
        child = _unit(draw, parent.level + 1, used)
        parent.children.append(child)
        if child.level < floor + depth - 1:
            open_units.append(child)
    if not root.children and not root.tasks:
        root.tasks = [draw(tasks)]
    return root


def _unit(draw: st.DrawFn, level: int, used: set[str]) -> Unit:
    head = draw(st.sampled_from(words().levels[level]))
    unit = Unit(head, _called(draw, head), level)
    while unit.name in used:
        unit.called = draw(st.sampled_from(words().fields))("de")
    used.add(unit.name)
    if draw(st.integers(0, 4)) == 4:
        unit.acronym = _acronym(unit.name, used)
    unit.tasks = draw(st.lists(tasks, max_size=4))
    return unit


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
