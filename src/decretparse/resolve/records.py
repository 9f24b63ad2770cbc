"""What facts come to: relations between units, tasks of units, findings."""

from dataclasses import dataclass, field

from decretparse.resolve.entities import Entity, Registry
from decretparse.syntax.facts import Happening, LinkKind, Span, Task


@dataclass(slots=True)
class ResolvedLink:
    """A relation between two units; `inferred` where a pronoun, a short form or a list had to be resolved.

    What a frame gave is `framed`: no words say it of these two.
    """

    kind: LinkKind
    child: Entity
    parent: Entity
    evidence: tuple[Span, ...]
    rule: str
    inferred: bool
    quoted: bool
    framed: bool = False


@dataclass(slots=True)
class ResolvedTask:
    """A task and its bearer."""

    bearer: Entity
    task: Task
    inferred: bool
    quoted: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """Something worth a diagnostic: its code, where in the normalised text, and the words that fill its message."""

    code: str
    span: Span
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class Resolution:
    """All that the facts of a text come to; `announced` are tasks that only led up to others."""

    registry: Registry = field(default_factory=Registry)
    links: list[ResolvedLink] = field(default_factory=list)
    tasks: list[ResolvedTask] = field(default_factory=list)
    announced: list[ResolvedTask] = field(default_factory=list)
    happenings: list[tuple[Happening, Entity]] = field(default_factory=list)
    # « Les divisions sont : »: those of a class of which the text says no more.
    listed: list[Entity] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    _borne: set[tuple[int, Span]] = field(default_factory=set)

    def bear(self, found: ResolvedTask) -> None:
        """Adds a task, once: « Les directions et services mentionnés au I » may mean one unit by two nouns."""
        key = (found.bearer.order, (found.task.start, found.task.end))
        if key not in self._borne:
            self._borne.add(key)
            self.tasks.append(found)
