"""What only the whole text tells: classes told of one by one, councils and announcements that are nothing."""

from collections.abc import Iterable
from dataclasses import replace

from decretparse.resolve.entities import Entity
from decretparse.resolve.links import Links
from decretparse.resolve.records import ResolvedLink
from decretparse.resolve.standing import leave_strangers, only_presides
from decretparse.syntax.facts import Link, Omitted


class Closing(Links):
    """Sets right at the end what was read in order."""

    def finish(self, changed: Iterable[Entity] = ()) -> None:
        """Leaves out what is no unit by what the whole text says; something happens to the `changed`."""
        self._known.clear()  # no mention is asked for any more, nor a relation
        self._links.clear()
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
