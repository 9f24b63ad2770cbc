"""Gives each mention its unit, in the order of the text, and turns facts into relations and attributions."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from decretparse.resolve.closing import Closing
from decretparse.resolve.entities import Entity
from decretparse.resolve.naming import POINT
from decretparse.resolve.records import ResolvedTask
from decretparse.resolve.standing import has_purpose
from decretparse.syntax.facts import (
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
    Said,
    Sized,
    Task,
    Thing,
    Topic,
)


class Resolver(Closing):
    """Reads facts one after another; `resolution` is what they come to."""

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
            elif isinstance(fact, Listed | Passing | Said | Another | ClassOf | Sized | Thing):
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
        self.said.clear()
        self.closed = max((entity.last[1] for entity in self.discourse.recent[-1:]), default=self.closed)

    def notice(self, fact: Listed | Passing | Said | Another | ClassOf | Sized | Thing) -> None:
        """Keeps what a later pronoun, short form or name of a class may mean, and minds whom one cannot."""
        if isinstance(fact, Another):
            self.told_apart(fact)
        elif isinstance(fact, Sized):
            self.sized += [(entity, fact.number) for entity in self.known(fact.named)]
        elif isinstance(fact, Said):
            self.said.append(fact.named)
        elif isinstance(fact, Listed):
            self.discourse.listed = fact.bearers
        elif isinstance(fact, Thing):
            self.thing = fact.gender
        elif isinstance(fact, ClassOf):
            self.exhaust(fact.named.name, fact.members)
        else:
            self.passing = fact.mentions

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
            self.resolution.bear(ResolvedTask(bearer, task, inferred, self.quoted))

    def only_tells_which(self, task: Task) -> bool:
        """« Le bureau chargé des ports tient … », of whom that was said before."""
        charge = task.bearer.charge if isinstance(task.bearer, Mention) else None
        return charge is not None and charge in self.told_again and task.end <= charge[1]

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
            self.helps(Link("assists", task.bearer, object_, ((task.start, task.end),), task.rule), object_, bearers)
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
