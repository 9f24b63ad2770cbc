"""Gives each mention its unit, in the order of the text, and turns facts into relations and attributions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from decretparse.resolve.aliases import alias_of
from decretparse.resolve.discourse import Discourse
from decretparse.resolve.entities import Entity, Registry
from decretparse.resolve.names import key_of, says_whose
from decretparse.resolve.offices import structure_kinds
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
    Omitted,
    Presence,
    Span,
    Task,
    Topic,
)

Role: TypeAlias = Literal["subject", "component", "target", "office"]


@dataclass(slots=True)
class ResolvedLink:
    kind: LinkKind
    child: Entity
    parent: Entity
    evidence: tuple[Span, ...]
    rule: str
    inferred: bool
    quoted: bool


@dataclass(slots=True)
class ResolvedTask:
    bearer: Entity
    task: Task
    inferred: bool
    quoted: bool


@dataclass(slots=True)
class Finding:
    """Something worth a diagnostic: its code, where, and the words that fill its message."""

    code: str
    span: Span
    words: tuple[str, ...] = ()


@dataclass(slots=True)
class Resolution:
    registry: Registry = field(default_factory=Registry)
    links: list[ResolvedLink] = field(default_factory=list)
    tasks: list[ResolvedTask] = field(default_factory=list)
    happenings: list[tuple[Happening, Entity]] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


class Resolver:
    """Reads facts one after another; `resolution` is what they come to."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.resolution = Resolution()
        self.discourse = Discourse()
        self.quoted = False
        self.framed: tuple[Entity, ...] = ()
        self._known: dict[tuple[Span, str], tuple[Entity, ...]] = {}
        self._links: dict[tuple[LinkKind, int, int], ResolvedLink] = {}

    @property
    def registry(self) -> Registry:
        return self.resolution.registry

    def read(self, facts: Iterable[Fact], quoted: bool = False) -> None:
        self.quoted = quoted
        for fact in facts:
            if isinstance(fact, Topic):
                self.topic(fact)
            elif isinstance(fact, Link):
                self.link(fact)
            elif isinstance(fact, Task):
                self.task(fact)
            elif isinstance(fact, Frame):
                self.frame(fact)
            elif isinstance(fact, Presence):
                self.place_in_frame(self.resolve_all(fact.bearers, "subject")[0])
            elif isinstance(fact, Boundary):
                self.discourse.new_article()
            else:
                self.happening(fact)

    # --- Facts --------------------------------------------------------------------------------------------------

    def topic(self, fact: Topic) -> None:
        entities, _ = self.resolve_all(fact.bearers, "subject")
        self.discourse.about(entities)

    def link(self, link: Link) -> None:
        if link.kind == "part_of":
            parents, inferred = self.resolve(link.parent, "subject")
            self.place_in_frame(parents)
            children, also = self.resolve(link.child, "component", link.kind, parents)
        elif link.kind in ("headed_by", "assists"):
            parents, inferred = self.resolve(link.parent, "subject")
            children, also = self.resolve(link.child, "office", link.kind, parents)
        else:
            inverted = isinstance(link.child, Mention) and link.child.determiner in ("indefinite", "none")
            children, also = self.resolve(link.child, "component" if inverted else "subject", link.kind)
            parents, inferred = self.resolve(link.parent, "target", link.kind, children)
        for child in children:
            for parent in parents:
                self.add_link(link, child, parent, inferred or also)

    def add_link(self, link: Link, child: Entity, parent: Entity, inferred: bool) -> None:
        if child is parent or (link.kind == "part_of" and parent.nature == "post"):
            return
        known = self._links.get((link.kind, child.order, parent.order))
        if known is not None:
            return
        if link.kind == "part_of":
            if parent is child or any(ancestor is child for ancestor in parent.ancestors()):
                self.find("cycle", link.evidence[-1], child.name, parent.name)
                return
            child.parent = child.parent or parent
        if link.kind == "headed_by" and child.nature == "post":
            child.office = child.office or parent
        found = ResolvedLink(link.kind, child, parent, link.evidence, link.rule, inferred, self.quoted)
        self._links[link.kind, child.order, parent.order] = found
        self.resolution.links.append(found)

    def frame(self, frame: Frame) -> None:
        """What follows names the components; the class they are of is no unit then."""
        self.discourse.frame = self.resolve_all(frame.parents, "subject")[0]
        self.discourse.frame_kind = frame.of.kind if frame.of and frame.kind == "part_of" else None
        self.discourse.frame_link = frame.kind
        self.framed = self.resolve(frame.of, "component", frame.kind, self.discourse.frame)[0] if frame.of else ()

    def task(self, task: Task) -> None:
        bearers, inferred = self.resolve(task.bearer, "subject")
        if task.leading is not None and self.leads(task, bearers):
            return
        self.place_in_frame(bearers)
        for bearer in bearers:
            self.resolution.tasks.append(ResolvedTask(bearer, task, inferred, self.quoted))

    def leads(self, task: Task, bearers: Sequence[Entity]) -> bool:
        """Records "dirige Z", "assiste Z" as a relation where Z is a unit; says whether that is all there is to it."""
        assert task.leading is not None
        kind, object_ = task.leading
        if not isinstance(object_, Mention):
            return False
        found = self.existing(object_)
        if found is None and kind == "assists" and object_.nature == "post" and object_.number == "s":
            found = self.resolve(object_, "target", kind, bearers)[0][0]
        for leader in bearers:
            if found is None or found is leader or (kind == "headed_by" and leader.nature != "post"):
                continue
            link = Link(kind, task.bearer, object_, ((task.start, task.end),), task.rule)
            self.add_link(link, leader, found, False)
        return kind == "headed_by" and found is not None and all(leader.nature == "post" for leader in bearers)

    def happening(self, happening: Happening) -> None:
        for entity in self.resolve(happening.unit, "component")[0]:
            self.resolution.happenings.append((happening, entity))

    def place_in_frame(self, entities: Sequence[Entity]) -> None:
        """« X est organisé comme suit : » makes the subjects of what follows components of X."""
        for entity in entities:
            for parent in self.discourse.frame:
                kind = self.discourse.frame_kind
                free = (
                    entity.parent is None
                    and entity is not parent
                    and entity.nature == "structure"
                    and kind in (None, entity.kind)
                )
                if self.discourse.frame_link != "part_of":
                    free = free and not entity.collective and entity is not self.discourse.main
                if free and not any(ancestor is entity for ancestor in parent.ancestors()):
                    link = Link(
                        self.discourse.frame_link,
                        Omitted(entity.words[0]),
                        Omitted(parent.words[0]),
                        (entity.words[0],),
                        "frame",
                    )
                    self.add_link(link, entity, parent, True)
                    self.drop(self.framed)
                    self.framed = ()

    def drop(self, entities: Sequence[Entity]) -> None:
        """Takes back the relations of a class that turned out to be the head of what follows."""
        self.resolution.links = [link for link in self.resolution.links if link.child not in entities]

    def finish(self) -> None:
        """A council of which nothing is said but who presides over it is no unit."""
        active = {task.bearer.order for task in self.resolution.tasks}
        for link in self.resolution.links:
            if link.kind != "headed_by":
                active |= {link.child.order, link.parent.order}
        self.resolution.links = [
            link
            for link in self.resolution.links
            if link.kind != "headed_by" or not link.parent.body or link.parent.order in active
        ]

    def find(self, code: str, span: Span, *words: str) -> None:
        self.resolution.findings.append(Finding(code, span, words))

    # --- Mentions -----------------------------------------------------------------------------------------------

    def resolve_all(self, bearers: Sequence[Bearer], role: Role) -> tuple[tuple[Entity, ...], bool]:
        found: list[Entity] = []
        inferred = False
        for bearer in bearers:
            entities, how = self.resolve(bearer, role)
            found += [entity for entity in entities if entity not in found]
            inferred |= how
        return tuple(found), inferred

    def resolve(
        self, bearer: Bearer, role: Role, kind: LinkKind | None = None, others: Sequence[Entity] = ()
    ) -> tuple[tuple[Entity, ...], bool]:
        """The units that a bearer stands for, and whether that had to be inferred."""
        if isinstance(bearer, Omitted):
            return self._known.setdefault((bearer.words, ""), self.discourse.topic), True
        if isinstance(bearer, Anaphor):
            return self.pronoun(bearer), True
        key = (bearer.words, bearer.name)
        known = self._known.get(key)
        if known is not None and not (
            role == "component" and kind == "part_of" and self.belongs_elsewhere(known, others)
        ):
            return known, False
        entities, inferred = self.mention(bearer, role, kind, others)
        self._known[key] = entities
        for entity in entities:
            entity.mentioned(bearer.words)
            entity.quoted |= self.quoted
            self.discourse.mention(entity)
            self.name_further(entity, bearer)
        return entities, inferred

    def belongs_elsewhere(self, entities: Sequence[Entity], parents: Sequence[Entity]) -> bool:
        return bool(parents) and any(entity.parent is not None and entity.parent not in parents for entity in entities)

    def pronoun(self, pronoun: Anaphor) -> tuple[Entity, ...]:
        key = (pronoun.words, "")
        if key not in self._known:
            entities, found = self.discourse.antecedent(pronoun)
            if not found:
                self.find("unresolved-pronoun", pronoun.words, self.text[slice(*pronoun.words)])
            self._known[key] = entities
        return self._known[key]

    def name_further(self, entity: Entity, mention: Mention) -> None:
        for span in mention.aliases:
            alias = alias_of(self.text[slice(*span)])
            if alias is not None:
                self.registry.add_alias(entity, alias)

    def mention(
        self, mention: Mention, role: Role, kind: LinkKind | None, others: Sequence[Entity]
    ) -> tuple[tuple[Entity, ...], bool]:
        if mention.initials:
            found = (
                self.registry.named(mention.name)
                or self.registry.beginning(mention.name)
                or self.registry.with_initials(mention.name)
            )
            return (tuple(found[-1:]), False)
        if mention.determiner == "distributive" or (mention.determiner == "demonstrative" and mention.number == "p"):
            return self.group(mention), True
        if mention.determiner == "demonstrative":
            return self.short_form(mention), True
        if role == "component":
            return (self.component(mention, others),), False
        if role == "office":
            return (self.office(mention, kind, others),), False
        if mention.nature == "post" and mention.bare:
            return (self.bare_post(mention, others),), False
        known = self.registry.named(mention.name) if not mention.bare else []
        if mention.determiner == "indefinite" and len(known) != 1:
            return (self.registry.create(mention),), False
        return self.definite(mention, role)

    def definite(self, mention: Mention, role: Role) -> tuple[tuple[Entity, ...], bool]:
        """« La direction des archives »: known by name, or by another wording; « La direction »: the one at hand."""
        same = self.registry.named(mention.name)
        if same:
            return (self.nearest(same),), False
        if mention.bare and mention.number == "p":
            group = self.all_of(mention)
            if len(group) > 1:
                return group, True
        if mention.bare and (found := self.discourse.latest(lambda entity: self.answers(entity, mention))):
            return (found,), True
        if (found := self.longer_or_shorter(mention)) is not None:
            return (found,), True
        other = self.registry.worded_like(mention)
        if other is not None:
            self.find("two-wordings", mention.words, mention.name, other.name)
            self.registry.add_alias(other, mention.name)
            return (other,), True
        return (self.registry.create(mention),), False

    def existing(self, mention: Mention) -> Entity | None:
        """The unit that a mention names, if the text already has one."""
        same = self.registry.named(mention.name)
        if same:
            return self.nearest(same)
        if mention.bare and mention.determiner in ("definite", "demonstrative"):
            return self.discourse.latest(lambda entity: self.answers(entity, mention))
        return self.longer_or_shorter(mention) or self.registry.worded_like(mention)

    def longer_or_shorter(self, mention: Mention) -> Entity | None:
        """« la structure permanente » and « la structure permanente du Conseil général »: one says whose it is."""
        for entity in self.registry.of_kind(mention.kind):
            if entity.bare or entity.collective or mention.bare:
                continue
            if says_whose(mention.name, entity.name):
                short = entity.name
                self.registry.rename(entity, mention.name)
                self.registry.add_alias(entity, short)
                return entity
            if says_whose(entity.name, mention.name):
                return entity
        return None

    def nearest(self, entities: Sequence[Entity]) -> Entity:
        """Of several with one name: the one below or above what the text speaks of, else the one mentioned last."""
        around = {ancestor for entity in self.discourse.topic for ancestor in (entity, *entity.ancestors())}
        close = [entity for entity in entities if entity in around or (entity.parent or entity.office) in around]
        pool = close or entities
        return max(pool, key=lambda entity: entity.words[-1] if entity.words else (-1, -1))

    def answers(self, entity: Entity, mention: Mention) -> bool:
        """Can the bare noun stand for the unit? « le secrétariat » for a « secrétariat général » too."""
        if entity.nature != mention.nature or entity.collective != (mention.number == "p"):
            return False
        return entity.kind == mention.kind or entity.kind.split(" ")[0] == mention.kind

    def all_of(self, mention: Mention) -> tuple[Entity, ...]:
        kinds = [
            entity
            for entity in self.registry.of_kind(mention.kind)
            if not entity.collective and entity.parent is not None
        ]
        return tuple(kinds)

    def short_form(self, mention: Mention) -> tuple[Entity, ...]:
        """« Ce bureau », « Cette direction générale »."""
        same = [entity for entity in self.registry.named(mention.name) if not mention.bare]
        if same:
            return (self.nearest(same),)
        found = self.discourse.latest(lambda entity: self.answers(entity, mention))
        found = found or self.discourse.latest(lambda entity: key_of(entity.name).startswith(key_of(mention.name)))
        if found is None and mention.nature == "structure":
            found = next((entity for entity in self.discourse.topic if entity.nature == "structure"), None)
        if found is not None:
            return (found,)
        self.find("unresolved-short-form", mention.phrase, mention.name)
        return (self.registry.create(mention),)

    def group(self, mention: Mention) -> tuple[Entity, ...]:
        """« Chaque bureau », « Ces services »: the class, or each of those at hand."""

        def of_class(entity: Entity) -> bool:
            return entity.nature == mention.nature and (
                entity.kind == mention.kind or entity.kind.split(" ")[0] == mention.kind
            )

        whole = self.discourse.latest(lambda entity: entity.collective and of_class(entity))
        if whole is not None:
            above = [ancestor for ancestor in whole.ancestors() if ancestor.collective and of_class(ancestor)]
            return (above[-1] if above else whole,)
        topic = tuple(entity for entity in self.discourse.topic if of_class(entity))
        if len(topic) > 1:
            return topic
        last = self.discourse.latest(of_class)
        if last is None and mention.determiner == "demonstrative":
            return self.children_of(self.discourse.topic) or self.discourse.topic
        if last is None:
            return ()
        siblings = tuple(entity for entity in self.registry.of_kind(last.kind) if entity.parent is last.parent)
        return siblings or (last,)

    def children_of(self, parents: Sequence[Entity]) -> tuple[Entity, ...]:
        """« Ces composantes »: the units just said to be part of the topic."""
        return tuple(link.child for link in self.resolution.links if link.kind == "part_of" and link.parent in parents)

    def component(self, mention: Mention, parents: Sequence[Entity]) -> Entity:
        """A unit in a list: the one of its name, unless that one belongs to somebody else."""
        for entity in self.registry.named(mention.name):
            if mention.determiner == "indefinite" and not entity.words:
                continue
            if not parents or entity.parent is None or entity.parent in parents:
                if entity not in parents and not (
                    entity.parent is None and mention.bare and mention.determiner == "indefinite" and entity.stated
                ):
                    return entity
        if mention.nature == "post" and mention.bare and mention.determiner == "definite":
            return self.bare_post(mention, parents)
        if not mention.bare and mention.determiner in ("definite", "none"):
            other = self.registry.worded_like(mention)
            if other is not None and (other.parent is None or other.parent in parents) and other not in parents:
                self.find("two-wordings", mention.words, mention.name, other.name)
                self.registry.add_alias(other, mention.name)
                return other
        created = self.registry.create(mention)
        created.owner = parents[0] if parents else None
        return created

    def office(self, mention: Mention, kind: LinkKind | None, parents: Sequence[Entity]) -> Entity:
        """« dirigé par un directeur », « assisté d'un adjoint »: one for each whom they head or help."""
        owner = parents[0] if parents else None
        for entity in self.registry.named(mention.name):
            if entity.owner is owner or (mention.determiner != "indefinite" and not mention.bare):
                return entity
        if mention.bare and mention.determiner == "definite" and mention.nature == "post" and kind != "headed_by":
            return self.bare_post(mention, parents)
        created = self.registry.create(mention)
        created.owner = owner
        created.office = owner if kind == "headed_by" else None
        return created

    def bare_post(self, mention: Mention, others: Sequence[Entity]) -> Entity:
        """« le directeur »: the one that the text speaks of, or that of the direction it speaks of."""
        spoken = [
            entity
            for entity in self.discourse.topic
            if entity.nature == "post" and entity.kind == mention.kind and not entity.collective
        ]
        if spoken and not self.registry.named(mention.name):
            return spoken[0]
        office = self.office_at_hand(mention, others)
        same = self.registry.named(mention.name)
        fitting = [entity for entity in same if office is None or entity.office is None or entity.office is office]
        fitting = [entity for entity in fitting if entity not in others] or fitting
        if fitting:
            found = self.nearest(fitting)
        else:
            found = self.registry.create(mention)
        if found.office is None:
            found.office = office
        return found

    def office_at_hand(self, mention: Mention, others: Sequence[Entity]) -> Entity | None:
        kinds = structure_kinds(mention.kind)

        def fits(entity: Entity) -> bool:
            return entity.nature == "structure" and not entity.collective and entity.kind in kinds

        around = (*others, *self.discourse.topic)
        candidates = (
            *self.discourse.frame,
            *(ancestor for entity in around for ancestor in entity.ancestors()),
            *((self.discourse.main,) if self.discourse.main else ()),
            *self.discourse.topic,
        )
        return next((entity for entity in candidates if fits(entity) and entity not in others), None)
