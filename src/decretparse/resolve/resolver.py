"""Gives each mention its unit, in the order of the text, and turns facts into relations and attributions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from decretparse.resolve.denotation import Denotation
from decretparse.resolve.discourse import agrees
from decretparse.resolve.entities import Entity
from decretparse.resolve.names import says_whose, stems
from decretparse.resolve.naming import POINT
from decretparse.resolve.records import ResolvedLink, ResolvedTask
from decretparse.resolve.standing import has_purpose, leave_strangers, only_presides
from decretparse.syntax.facts import (
    ENUMERATION,
    LEADING,
    Anaphor,
    Another,
    Bearer,
    Boundary,
    ClassOf,
    Fact,
    Frame,
    Happening,
    Link,
    LinkKind,
    Listed,
    Mention,
    Omitted,
    OtherName,
    Passing,
    Presence,
    Sized,
    Task,
    Thing,
    Topic,
)

# Determiners of mentions that stand for units named before: « ces ateliers », « chaque bureau ».
ASKING = frozenset({"demonstrative", "distributive"})


def may_contain(parent: Entity, child: Entity) -> bool:
    """Posts have no components, and posts are none of a body of persons."""
    return parent.nature != "post" and not (parent.body and child.nature == "post")


class Resolver(Denotation):
    """Reads facts one after another; `resolution` is what they come to."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.framed: tuple[Entity, ...] = ()
        self._links: dict[tuple[LinkKind, int, int], ResolvedLink] = {}
        self._of_class: dict[int, list[ResolvedLink]] = {}
        self.sized: list[tuple[Entity, int]] = []

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
            elif isinstance(fact, Listed | Passing | Another | ClassOf | Sized | Thing):
                self.notice(fact)
            elif isinstance(fact, Boundary):
                self.new_article()
            elif isinstance(fact, OtherName):
                self.other_name(fact)
            else:
                self.happening(fact)

    def new_article(self) -> None:
        self.discourse.new_article()
        self.passing = ()
        self.closed = max((entity.last[1] for entity in self.discourse.recent[-1:]), default=self.closed)

    # --- Facts --------------------------------------------------------------------------------------------------

    def notice(self, fact: Listed | Passing | Another | ClassOf | Sized | Thing) -> None:
        """Keeps what a later pronoun, short form or name of a class may mean, and minds whom one cannot."""
        if isinstance(fact, Another):
            self.told_apart(fact)
        elif isinstance(fact, Sized):
            self.sized += [(entity, fact.number) for entity in self.known(fact.named)]
        elif isinstance(fact, Listed):
            self.discourse.listed = fact.bearers
        elif isinstance(fact, Thing):
            self.thing = fact.gender
        elif isinstance(fact, ClassOf):
            self.classes[stems(fact.named.name)] = fact.members
        else:
            # What asks for others itself can be what none means.
            self.passing = tuple(one for one in fact.mentions if one.determiner not in ASKING)

    def topic(self, fact: Topic) -> None:
        if self.is_of_thing(fact.bearers):
            return
        entities, _ = self.resolve_all(fact.bearers, "subject")
        # « Ces délégations » may stand for something else.
        several = any(
            not isinstance(bearer, Omitted)
            and bearer.number == "p"
            and (isinstance(bearer, Anaphor) or bearer.determiner == "definite")
            for bearer in fact.bearers
        )
        self.discourse.about(entities, several)
        self.discourse.listed = ()

    def is_of_thing(self, bearers: Sequence[Bearer]) -> bool:
        """« Ce rapport est remis au préfet. Il mentionne … »: the report does, no unit."""
        told = [one for one in bearers if isinstance(one, Anaphor) and one.form == "personal" and one.number == "s"]
        if len(told) == len(bearers) == 1 and told[0].gender == self.thing:
            self.means_nothing(told[0])
            return True
        self.thing = None
        return False

    def link(self, link: Link) -> None:
        self.introduction = link.evidence[0]
        if link.rule == ENUMERATION:
            self.one_of_class(link)
            return
        self.introduce(link.parent if link.kind in ("part_of", "headed_by") else link.child)
        if link.kind == "part_of":
            self.mean_structure(link.parent)
            parents, inferred = self.resolve(link.parent, "subject")
            self.place_in_frame(parents)
            children, also = self.resolve(link.child, "component", link.kind, parents)
        elif link.kind in ("headed_by", "assists"):
            if link.kind == "assists" and isinstance(link.parent, Anaphor):
                # « Le bureau est dirigé par un chef. Il est assisté d'un adjoint »: whoever heads it is.
                headed, _ = self.resolve(link.parent, "subject")
                self.means(link.parent, lambda entity: entity.office in headed)
            if link.kind == "assists":
                self.means_another(link.child, link.parent)  # « Il est le remplaçant du directeur »
            parents, inferred = self.resolve(link.parent, "subject")
            children, also = self.resolve(link.child, "office", link.kind, parents)
        else:
            introduced = isinstance(link.child, Mention) and link.child.determiner in ("indefinite", "none")
            if introduced:
                # « Le préfet dispose d'un cabinet »: another one than that of somebody else.
                self.not_itself(link.parent, self.known(link.child))
                parents, inferred = self.resolve(link.parent, "target", link.kind)
                children, also = self.resolve(link.child, "component", link.kind, parents)
            else:
                children, also = self.resolve(link.child, "subject", link.kind)
                self.not_itself(link.parent, children)
                parents, inferred = self.resolve(link.parent, "target", link.kind, children)
        for child in children:
            for parent in parents:
                self.add_link(link, child, parent, inferred or also)

    def mean_structure(self, whole: Bearer) -> None:
        """« Le service est dirigé par un préfet. Il comprend … »: what has parts is a structure."""
        if isinstance(whole, Anaphor) and {each.nature for each in self.resolve(whole, "subject")[0]} == {"post"}:
            self.means(whole, lambda entity: entity.nature == "structure")

    def introduce(self, bearer: Bearer) -> None:
        """« L'INPF est dirigé par un directeur »: a text may know a unit by its initials alone."""
        if not isinstance(bearer, Mention) or not bearer.initials or bearer.kind or bearer.determiner != "definite":
            return
        if not self.resolve(bearer, "subject")[0]:
            entity = self.registry.create(replace(bearer, kind=bearer.name.lower()))
            entity.mentioned(bearer.words)
            entity.quoted |= self.quoted
            self.discourse.mention(entity)
            self.discourse.about((entity,))

    def one_of_class(self, link: Link) -> None:
        """« Les directions sont : »: each of them is what the class was said to be, and leaves no class."""
        classes, _ = self.resolve(link.parent, "subject")
        for each in classes:
            if each.collective:
                said = [found for found in self.resolution.links if found.child is each]
                self._of_class.setdefault(each.order, said)
        self.drop([each for each in classes if each.collective])
        said = [found for each in classes for found in self._of_class.get(each.order, ())]
        whole = [each for each in classes if not each.collective or (not said and self.is_spoken_of(each))]
        within = [*whole, *(found.parent for found in said if found.kind == "part_of")]
        self.place_in_frame(within)
        if isinstance(link.child, Mention):
            for each in classes:
                self.classes[stems(each.name)] = (*self.classes.get(stems(each.name), ()), link.child)
        for child in self.resolve(link.child, "component", link.kind, within)[0]:
            for parent in whole:
                self.add_link(link, child, parent, True)
            for found in said:
                self.add_link(replace(link, kind=found.kind), child, found.parent, True)

    def is_spoken_of(self, each: Entity) -> bool:
        """« Les ateliers préparent le plan. Les ateliers sont : »: the class does something, and is a unit by that."""
        resolution = self.resolution
        return (
            any(found.bearer is each for found in resolution.tasks)
            or any(found.parent is each for found in resolution.links)
            or any(entity is each for _, entity in resolution.happenings)
        )

    def add_link(self, link: Link, child: Entity, parent: Entity, inferred: bool) -> None:
        if child is parent or (link.kind == "part_of" and not may_contain(parent, child)):
            return
        known = self._links.get((link.kind, child.order, parent.order))
        if known is not None:
            return
        if link.kind == "part_of":
            if parent is child or any(ancestor is child for ancestor in parent.ancestors()):
                self.find("part-of-cycle", link.evidence[-1], child.name, parent.name)
                return
            child.parent = child.parent or parent
        if link.kind == "under_authority_of":
            child.owner = child.owner or parent
            if isinstance(link.parent, Mention) and link.parent.determiner == "indefinite" and parent.nature == "post":
                parent.office = parent.office or child
        if link.kind == "headed_by" and child.nature == "post" and link.rule != LEADING:
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
        if self.text.startswith(POINT, task.end - 1):  # « … de l'I.N.S.E.E. »: its last point ends the sentence too
            task = replace(task, end=task.end - 1)
        if has_purpose(task.verbs):
            self.introduce(task.bearer)
        if task.leading is not None:
            self.means_another(task.bearer, task.leading[1])
            self.means_leader(task.bearer, *task.leading)
        bearers, inferred = self.resolve(task.bearer, "subject")
        if self.only_tells_which(task):
            return
        if task.leading is not None and self.leads(task, bearers):
            return
        self.place_in_frame(bearers)
        for bearer in bearers:
            self.resolution.tasks.append(ResolvedTask(bearer, task, inferred, self.quoted))

    def only_tells_which(self, task: Task) -> bool:
        """« Le bureau chargé des ports tient … », of whom that was said before."""
        charge = task.bearer.charge if isinstance(task.bearer, Mention) else None
        return charge is not None and charge in self.told_again and task.end <= charge[1]

    def means_another(self, pronoun: Bearer, whom: Bearer) -> None:
        """« est assisté d'un adjoint. Il supplée le directeur »: not the director, who is the one helped."""
        if not isinstance(pronoun, Anaphor) or not isinstance(whom, Mention):
            return
        helped = self.existing(whom)
        if helped is not None and self.resolve(pronoun, "subject")[0] == (helped,):
            self.means(pronoun, lambda entity: entity.nature == "post" and entity is not helped)

    def told_apart(self, fact: Another) -> None:
        """« Il est chargé, sous l'autorité du président »: the other one who was named."""
        above = self.existing(fact.whom)
        if above is not None and self.resolve(fact.pronoun, "subject")[0] == (above,):
            self.means(fact.pronoun, lambda entity: entity is not above)

    def means_leader(self, bearer: Bearer, kind: LinkKind, whom: Bearer) -> None:
        """« Le directeur dirige le service », « Ce conseil débat. Il préside le comité »: who can be the one."""
        if kind != "headed_by":
            return
        if isinstance(bearer, Anaphor):
            if any(entity.body for entity in self.resolve(bearer, "subject")[0]):
                self.means(bearer, lambda entity: entity.nature == "post")
        elif isinstance(bearer, Mention) and isinstance(whom, Mention) and bearer.bare and bearer.nature == "post":
            headed, spoken = self.existing(whom), self.resolve(bearer, "subject")[0]
            single = (bearer.determiner, bearer.number) == ("definite", "s") and len(spoken) == 1
            if single and headed is not None and headed.nature == "structure" and not headed.collective:
                leader = self.leader(spoken[0], bearer, headed)
                leader.mentioned(bearer.words)
                self._known[bearer.words, bearer.name] = (leader,)
                self.discourse.about((leader,))

    def leads(self, task: Task, bearers: Sequence[Entity]) -> bool:
        """Records "dirige Z", "assiste Z" as a relation where Z is a unit; says whether that is all there is to it."""
        assert task.leading is not None
        kind, object_ = task.leading
        if isinstance(object_, Anaphor):
            self.helps(task, object_, bearers)
            return False
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

    def helps(self, task: Task, whom: Anaphor, bearers: Sequence[Entity]) -> None:
        """« Un adjoint le remplace »: the post that was named before his own."""
        found = self.discourse.latest(
            lambda entity: (
                entity.nature == "post" and entity not in bearers and agrees(entity, whom.gender, whom.number)
            )
        )
        # « Un adjoint le seconde. Un attaché le remplace »: both help the same one
        helped = (link.parent for link in self.resolution.links if link.kind == "assists" and link.child is found)
        found = next((post for post in helped if agrees(post, whom.gender, whom.number)), found)
        link = Link("assists", task.bearer, whom, ((task.start, task.end),), task.rule)
        for helper in bearers:
            if found is not None and helper.nature == "post":
                self.add_link(link, helper, found, True)

    def other_name(self, fact: OtherName) -> None:
        """A second title of a post, or a second name of a class, unless it is somebody's already."""
        if isinstance(fact.bearer, Anaphor):
            self.means(fact.bearer, lambda entity: entity.nature == "post")
        bearers, _ = self.resolve(fact.bearer, "subject")
        title = self.text[slice(*fact.words)]
        for bearer in bearers if len(bearers) == 1 and not self.registry.named(title) else ():
            if bearer.nature == "post" or bearer.collective:
                self.registry.add_alias(bearer, title)

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
                    and not self.depends(entity)
                )
                if self.discourse.frame_link != "part_of":
                    free = free and not entity.collective and entity is not self.discourse.main
                if free and not any(ancestor is entity for ancestor in parent.ancestors()):
                    link = Link(
                        self.discourse.frame_link,
                        Omitted(entity.first),
                        Omitted(parent.first),
                        (entity.first,),
                        "frame",
                    )
                    self.add_link(link, entity, parent, True)
                    self.drop(self.framed)
                    self.framed = ()

    def depends(self, entity: Entity) -> bool:
        """« Le bureau a autorité sur le greffe, qui tient le rôle »: it is the office's, not beside it."""
        elsewhere = any(link.child is entity and link.parent.nature == "structure" for link in self.resolution.links)
        return elsewhere or (entity.collective and says_whose(entity.name, entity.name.split()[0]))

    def drop(self, entities: Sequence[Entity]) -> None:
        """Takes back the relations of a class that turned out to be the head of what follows."""
        self.resolution.links = [link for link in self.resolution.links if link.child not in entities]

    def finish(self, changed: Iterable[Entity] = ()) -> None:
        """Leaves out what is no unit by what the whole text says; something happens to the `changed`."""
        self._known.clear()  # no mention is asked for any more
        leave_strangers(self.text, self.resolution, changed)
        self.leave_mere_councils()
        self.leave_announcements()

    def exhaust_classes(self) -> None:
        """« comprend deux bureaux. Le bureau A … Le bureau B … »: as many as it says are told of."""
        told = {found.bearer.order for found in self.resolution.tasks}
        told |= {entity.order for found in self.resolution.links for entity in (found.child, found.parent)}
        for whole, number in self.sized:
            said = [found for found in self.resolution.links if found.child is whole]
            members = [
                entity
                for entity in self.registry.of_kind(whole.kind)
                if entity.order > whole.order and entity.order in told and entity.parent is None
                if not entity.collective and entity.nature == "structure"
            ]
            if len(members) != number or not said or any(found.parent in members for found in said):
                continue
            self.resolution.tasks = [
                each
                for found in self.resolution.tasks
                for each in ([replace(found, bearer=one) for one in members] if found.bearer is whole else [found])
            ]
            below = [found for found in self.resolution.links if found.parent is whole]
            self.drop([whole])
            self.resolution.links = [found for found in self.resolution.links if found.parent is not whole]
            for entity in members:
                for found in said:
                    self.say_of(found, entity, found.parent)
                for found in below:
                    self.say_of(found, found.child, entity)

    def say_of(self, said: ResolvedLink, child: Entity, parent: Entity) -> None:
        """What was said of a class is said of one of it."""
        evidence = (*said.evidence, child.first)
        self.add_link(
            Link(said.kind, Omitted(child.first), Omitted(parent.first), evidence, said.rule), child, parent, True
        )

    def leave_announcements(self) -> None:
        """« exerce les missions suivantes : elle conseille … »: what led up to tasks of the same unit is none."""
        resolution = self.resolution
        ordered = sorted(resolution.tasks, key=lambda found: found.task.start)
        last = {found.bearer.order: found.task.start for found in ordered}
        resolution.announced = [
            found for found in resolution.tasks if found.task.announces and last[found.bearer.order] > found.task.start
        ]
        left = set(map(id, resolution.announced))
        resolution.tasks = [found for found in resolution.tasks if id(found) not in left]

    def leave_mere_councils(self) -> None:
        """A council of which nothing is said but who presides over it is no unit."""
        active = {task.bearer.order for task in self.resolution.tasks}
        for link in self.resolution.links:
            if link.kind != "headed_by":
                active |= {link.child.order, link.parent.order}
        self.resolution.links = [
            link for link in self.resolution.links if not only_presides(link) or link.parent.order in active
        ]
