"""Hands facts to the resolver one by one, and keeps what each came to: where it was read and how sure it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from decretparse.resolve.closing import exhaust_classes, finish
from decretparse.resolve.discourse import agrees
from decretparse.resolve.entities import Entity
from decretparse.resolve.memory import Memory
from decretparse.resolve.names import key_of
from decretparse.resolve.records import Finding, Resolution, ResolvedLink, ResolvedTask
from decretparse.resolve.resolver import read_fact
from decretparse.resolve.tasks import relate_leaders
from decretparse.syntax.facts import (
    Anaphor,
    Bearer,
    Boundary,
    Fact,
    Frame,
    Happening,
    Link,
    LinkKind,
    Mention,
    OtherName,
    Span,
    Task,
    Topic,
    place_of,
)

TELLING = (Link, Task, Happening)
LOOKED_BACK = 12  # mentions among which a pronoun may have more than one candidate


class ReadLink(NamedTuple):
    """A relation, and the fact that it was read from; where a frame gave it, the place of the frame's own subject.

    `again` are the places where the text says the same once more.
    """

    resolved: ResolvedLink
    fact: Link | None
    frame: Span | None = None
    again: tuple[Span, ...] = ()


@dataclass(slots=True)
class Journal:
    """What is kept beside the resolution, relations by their Python id.

    `origins` has the fact that each relation came from, `again` where the text says it once more, `framed` the frame
    that gave it. `frame` is the place of the last "est organisé comme suit", `frames` those that something followed in
    their article. `guessed`, `linked` and `bearing` are pronouns: those with several candidates, those that stand in a
    relation, and those that stand in one or bear a task. `changes` are the places of events, `titles` those of other
    names, `tried` those of all facts, whether the resolver made something of them or not.
    """

    memory: Memory
    origins: dict[int, tuple[ResolvedLink, Fact]] = field(default_factory=dict)
    changes: list[Span] = field(default_factory=list)
    titles: list[Span] = field(default_factory=list)
    tried: list[Span] = field(default_factory=list)
    said: dict[tuple[LinkKind, str, str], int] = field(default_factory=dict)
    again: dict[int, list[Span]] = field(default_factory=dict)
    frame: Span | None = None
    framed: dict[int, Span] = field(default_factory=dict)
    frames: list[int] = field(default_factory=list)
    phrases: dict[Span, Span] = field(default_factory=dict)
    guessed: set[Span] = field(default_factory=set)
    linked: set[Span] = field(default_factory=set)
    bearing: set[Span] = field(default_factory=set)

    @property
    def resolution(self) -> Resolution:
        return self.memory.resolution

    @property
    def links(self) -> list[ReadLink]:
        """The relations that stand, in the order in which they were read."""
        return [self.link(link) for link in self.resolution.links]

    def link(self, link: ResolvedLink) -> ReadLink:
        name = id(link)
        own = _own(*self.origins[name])
        return ReadLink(link, own, self.framed.get(name), tuple(self.again.get(name, ())))

    @property
    def tasks(self) -> list[ResolvedTask]:
        return self.resolution.tasks

    @property
    def findings(self) -> list[Finding]:
        return self.resolution.findings

    def read(self, facts: Iterable[Fact], quoted: bool) -> None:
        resolution = self.resolution
        self.memory.quoted = quoted
        for fact in facts:
            bearers = bearers_of(fact)
            for bearer in bearers:
                self.meet(bearer)
            others = len(resolution.tasks) + len(resolution.happenings)
            read_fact(self.memory, fact)
            grew = self.note_links(fact) or len(resolution.tasks) + len(resolution.happenings) > others
            if grew or (isinstance(fact, Link) and self.note_again(fact)):
                self.note_frame()
            self.note_pronouns(fact, bearers)
            if isinstance(fact, TELLING):
                self.tried += _places(fact)
            if isinstance(fact, OtherName):
                self.titles.append(fact.words)
            elif isinstance(fact, Boundary):
                self.frame = None
            elif isinstance(fact, Frame) and self.memory.discourse.frame.parents:
                self.frame = next((place_of(parent) for parent in fact.parents), None)

    def finish(self, changed: Iterable[Entity]) -> None:
        """The text is over: what only the whole of it tells."""
        exhaust_classes(self.memory)
        relate_leaders(self.memory)
        self.note_links(Boundary())
        self.said.clear()  # nothing is said again any more
        finish(self.memory, changed)

    def note_links(self, fact: Fact) -> bool:
        """Notes which relations a fact gave; says whether it gave any."""
        new = 0
        for link in reversed(self.resolution.links):
            if id(link) in self.origins:
                break
            new += 1
            children = [*map(key_of, (link.child.name, *link.child.aliases)), ""]
            parents = [*map(key_of, (link.parent.name, *link.parent.aliases)), ""]
            self.said |= {(link.kind, child, parent): id(link) for child in children for parent in parents}
            self.origins[id(link)] = (link, fact)
            if self.frame is not None and _own(link, fact) is None:
                self.framed[id(link)] = self.frame
        return new > 0

    def note_frame(self) -> None:
        if self.frame is not None and self.frame[0] not in self.frames[-1:]:
            self.frames.append(self.frame[0])

    def note_again(self, link: Link) -> bool:
        """Notes a relation that was read before, of units with these names; says whether it was."""
        child, parent = (key_of(end.name) if isinstance(end, Mention) else "" for end in (link.child, link.parent))
        known = self.said.get((link.kind, child, parent)) if child or parent else None
        if known is None and child:
            known = self.said.get((link.kind, child, ""))
        if known is None:
            return False
        self.again.setdefault(known, []).extend(link.evidence)
        return True

    def note_pronouns(self, fact: Fact, bearers: Iterable[Bearer]) -> None:
        if not isinstance(fact, (Link, Task)):
            return
        pronouns = [bearer.words for bearer in bearers if isinstance(bearer, Anaphor)]
        self.bearing.update(pronouns)
        if isinstance(fact, Link):
            self.linked.update(pronouns)

    def anchors(self, described: Iterable[Entity]) -> list[Span]:
        """The places of all facts that came to something, in no order; a title does where one of the units has it."""
        facts: list[Fact] = [self.origins[id(link)][1] for link in self.resolution.links]
        facts += [found.task for found in (*self.tasks, *self.resolution.announced)]
        facts += [happening for happening, _ in self.resolution.happenings]
        again = chain.from_iterable(self.again.get(id(link), ()) for link in self.resolution.links)
        again = chain(
            again, *(link.evidence for link in self.resolution.links if _own(*self.origins[id(link)]) is None)
        )
        names = {key_of(name) for entity in described for name in (entity.name, *entity.aliases)}
        titles = (span for span in self.titles if key_of(self.memory.text[slice(*span)]) in names)
        return [*self.changes, *titles, *again, *chain.from_iterable(map(_places, facts))]

    def withdraw(self, span: Span) -> None:
        """Takes back the tasks read from a clause that turned out to say something else."""
        tasks = self.tasks
        while tasks and span[0] <= tasks[-1].task.start < span[1]:
            tasks.pop()

    def meet(self, bearer: Bearer) -> None:
        """Notes the phrase of a mention, and whether a pronoun has several that it could stand for."""
        if isinstance(bearer, Mention):
            self.phrases.setdefault(bearer.words, bearer.phrase)
        elif isinstance(bearer, Anaphor) and bearer.form == "personal" and self.is_open(bearer):
            self.guessed.add(bearer.words)

    def is_open(self, pronoun: Anaphor) -> bool:
        discourse = self.memory.discourse

        def fits(entity: Entity) -> bool:
            return agrees(entity, pronoun.gender, pronoun.number)

        if pronoun.number == "p" or (len(discourse.topic) == 1 and fits(discourse.topic[0])):
            return False
        return len({entity.order for entity in discourse.recent[-LOOKED_BACK:] if fits(entity)}) > 1

    def antecedent(self, entity: Entity, before: int) -> Span | None:
        """The last mention of a unit before a place, with its determiner."""
        last = next((span for span in reversed(entity.words) if span[0] < before), None)
        return self.phrases.get(last, last) if last is not None else None


def _own(link: ResolvedLink, fact: Fact) -> Link | None:
    """The fact that a relation was read from, if it is one of relation and not of what a frame made of it."""
    return fact if isinstance(fact, Link) and not link.framed else None


def _places(fact: Fact) -> list[Span]:
    places = [bearer.phrase for bearer in bearers_of(fact) if isinstance(bearer, Mention)]
    if isinstance(fact, Task):
        return [(fact.start, fact.end), *fact.lead, *fact.evidence, *places]
    return [*fact.evidence, *places] if isinstance(fact, TELLING) else places


def bearers_of(fact: Fact) -> tuple[Bearer, ...]:
    """The mentions, pronouns and omitted subjects of a fact."""
    match fact:
        case Task() | OtherName():
            return (fact.bearer,)
        case Link():
            return fact.parent, fact.child
        case Topic():
            return fact.bearers
        case Frame():
            return fact.parents
        case Happening():
            return (fact.unit,)
        case _:
            return ()
