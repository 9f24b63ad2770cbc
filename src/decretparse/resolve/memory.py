"""What the text has told so far, for all who ask which unit a mention or a pronoun stands for."""

from collections import deque
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from decretparse.resolve.discourse import Discourse
from decretparse.resolve.entities import Entity, Registry
from decretparse.resolve.places import block_at
from decretparse.resolve.records import Finding, Resolution, ResolvedLink
from decretparse.syntax.facts import Anaphor, LinkKind, Mention, Span, Thing

SENTENCES = 3  # looked back over for what « Ces services » means

Role: TypeAlias = Literal["subject", "component", "target", "office"]


@dataclass(frozen=True, slots=True)
class Denotation:
    """Who says what a mention or a pronoun stands for: the way to later modules from those that must ask for another.

    Of a mention are given its role, the relation that it stands in and the units on the other side of it; what is
    said back are the units, and whether that had to be inferred.
    """

    of_mention: Callable[["Memory", Mention, Role, LinkKind | None, Sequence[Entity]], tuple[tuple[Entity, ...], bool]]
    of_pronoun: Callable[["Memory", Anaphor], tuple[Entity, ...]]


@dataclass(slots=True)
class Memory:
    """The units named so far, what is spoken of, and what each bearer was found to stand for.

    `blocks` are where the blocks of the text begin, `items` which of them are items of a list, by their place,
    `introduction` the words that introduce the list which is being read; what stands before `closed` is of articles
    that have ended.
    """

    text: str
    blocks: Sequence[int]
    items: Collection[int]
    denotation: Denotation
    resolution: Resolution = field(default_factory=Resolution)
    discourse: Discourse = field(default_factory=Discourse)
    introduction: Span | None = None
    closed: int = 0
    quoted: bool = False
    # What « le premier », « le second » count.
    ranks: tuple[Entity, ...] = ()
    # What the last verb took that no unit is told of yet.
    passing: tuple[Mention, ...] = ()
    # The last sentences, each with a way to ask what its words name, however deep.
    said: deque[Callable[[], tuple[Mention, ...]]] = field(default_factory=lambda: deque(maxlen=SENTENCES))
    # A thing that the text speaks of: what a pronoun then means is no unit.
    thing: Thing | None = None
    # Charges that only tell which unit is meant: they were said of it before.
    told_again: set[Span] = field(default_factory=set)
    # The units of each class that its list exhausts, by the class's name.
    classes: dict[tuple[str, ...], tuple[Mention, ...]] = field(default_factory=dict)
    # Classes, with how many units the text says that they have.
    sized: list[tuple[Entity, int]] = field(default_factory=list)
    # What bearers stand for, by their place and name, and the pronouns among them that leave no choice.
    known: dict[tuple[Span, str], tuple[Entity, ...]] = field(default_factory=dict)
    certain: set[Span] = field(default_factory=set)
    # Relations by kind and ends, and those of each class.
    links: dict[tuple[LinkKind, int, int], ResolvedLink] = field(default_factory=dict)
    of_class: dict[int, list[ResolvedLink]] = field(default_factory=dict)

    @property
    def registry(self) -> Registry:
        return self.resolution.registry

    def report(self, code: str, span: Span, *words: str) -> None:
        self.resolution.findings.append(Finding(code, span, words))

    def parted(self, one: Span, other: Span) -> bool:
        """Do they stand in different paragraphs, or items of a list?"""
        return block_at(self.blocks, one[0]) != block_at(self.blocks, other[0])
