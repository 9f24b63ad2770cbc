"""From links between bearers to relations between units."""

from collections.abc import Sequence
from dataclasses import replace

from decretparse.resolve.denotation import Denotation
from decretparse.resolve.discourse import agrees
from decretparse.resolve.entities import Entity
from decretparse.resolve.names import says_whose, stems
from decretparse.resolve.records import ResolvedLink
from decretparse.syntax.facts import (
    ENUMERATION,
    HELPING,
    LEADING,
    Anaphor,
    Bearer,
    Frame,
    Link,
    LinkKind,
    Mention,
    Omitted,
)


def may_contain(parent: Entity, child: Entity) -> bool:
    """Posts have no components, and posts are none of a body of persons."""
    return parent.nature != "post" and not (parent.body and child.nature == "post")


class Links(Denotation):
    """Reads links and frames; `resolution` has the relations."""

    def __init__(self, text: str, blocks: Sequence[int]) -> None:
        super().__init__(text, blocks)
        self.framed: tuple[Entity, ...] = ()
        self._links: dict[tuple[LinkKind, int, int], ResolvedLink] = {}
        self._of_class: dict[int, list[ResolvedLink]] = {}
        self.sized: list[tuple[Entity, int]] = []

    def link(self, link: Link) -> None:
        self.introduction = link.evidence[0]
        if link.rule == ENUMERATION:
            self.one_of_class(link)
            return
        if link.rule == HELPING:
            self.helps_one_before(link)
            return
        self.introduce(link.parent if link.kind in ("part_of", "headed_by") else link.child)
        if link.kind == "part_of":
            self.mean_structure(link.parent)
            parents, inferred = self.resolve(link.parent, "subject")
            self.place_in_frame(parents)
            children, also = self.resolve(link.child, "component", link.kind, parents)
        elif link.kind in ("headed_by", "assists"):
            self.mean_officer(link)
            parents, inferred = self.resolve(link.parent, "subject")
            children, also = self.resolve(link.child, "office", link.kind, parents)
        else:
            self.introduce(link.parent, spoken_of=False)
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

    def helps_one_before(self, link: Link) -> None:
        """« un directeur ; un adjoint, qui le seconde »; in « assisté d'un adjoint, qui le supplée » it is known."""
        helpers, _ = self.resolve(link.child, "subject")
        known = {found.child for found in self.resolution.links if found.kind == "assists"}
        if isinstance(link.parent, Anaphor) and known.isdisjoint(helpers):
            self.helps(link, link.parent, helpers)

    def helps(self, link: Link, whom: Anaphor, helpers: Sequence[Entity]) -> None:
        """« Un adjoint le remplace »: the post that was named before his own."""
        found = self.discourse.latest(
            lambda entity: (
                entity.nature == "post"
                and entity not in helpers
                and entity.last[1] <= whom.words[0]
                and agrees(entity, whom.gender, whom.number)
            )
        )
        # « Un adjoint le seconde. Un attaché le remplace »: both help the same one
        helped = (known.parent for known in self.resolution.links if known.kind == "assists" and known.child is found)
        found = next((post for post in helped if agrees(post, whom.gender, whom.number)), found)
        found = found or self.named_in_passing(whom)
        for helper in helpers:
            if found is not None and helper.nature == "post":
                self.add_link(link, helper, found, True)

    def mean_officer(self, link: Link) -> None:
        """Whom a pronoun means where it heads or is helped."""
        if link.kind == "headed_by":
            # « Le centre est dirigé par un chef, assisté d'un conseil qu'il préside »
            if isinstance(link.child, Anaphor) and all(
                each.nature != "post" for each in self.resolve(link.child, "subject")[0]
            ):
                self.means(link.child, lambda entity: entity.nature == "post")
            return
        if isinstance(link.parent, Anaphor):
            # « Le bureau est dirigé par un chef. Il est assisté d'un adjoint »: whoever heads it is.
            headed, _ = self.resolve(link.parent, "subject")
            self.means(link.parent, lambda entity: entity.office in headed)
        self.means_another(link.child, link.parent)  # « Il est le remplaçant du directeur »

    def named_in_passing(self, whom: Anaphor) -> Entity | None:
        """« Il conseille le ministre et l'assiste en mer »: the post that the task before had for its object."""
        posts = (each for each in reversed(self.passing) if (each.nature, each.number) == ("post", whom.number))
        named = next(
            (each for each in posts if whom.gender in ("-", each.gender) and each.determiner == "definite"), None
        )
        return next(iter(self.resolve(named, "target")[0]), None) if named is not None else None

    def mean_structure(self, whole: Bearer) -> None:
        """« Le service est dirigé par un préfet. Il comprend … »: what has parts is a structure."""
        if not isinstance(whole, Anaphor) or {each.nature for each in self.resolve(whole, "subject")[0]} != {"post"}:
            return
        # « Chaque secteur est rattaché à un port et dirigé par un chef. Il comprend … »: one of the class, for all
        classes = (entity for entity in self.discourse.before if entity.collective and entity.nature == "structure")
        one = next((entity for entity in classes if agrees(entity, whole.gender, "p")), None)
        if one is not None and whole.number == "s":
            self.means_this(whole, one)
        else:
            self.means(whole, lambda entity: entity.nature == "structure")

    def means_another(self, pronoun: Bearer, whom: Bearer) -> None:
        """« est assisté d'un adjoint. Il supplée le directeur »: not the director, who is the one helped."""
        if not isinstance(pronoun, Anaphor) or not isinstance(whom, Mention):
            return
        helped = self.existing(whom)
        if helped is not None and self.resolve(pronoun, "subject")[0] == (helped,):
            self.means(pronoun, lambda entity: entity.nature == "post" and entity is not helped)

    def introduce(self, bearer: Bearer, spoken_of: bool = True) -> None:
        """« L'INPF est dirigé par un directeur »: a text may know a unit by its initials alone.

        « Le bureau est rattaché à la DCTV » names one too, but goes on to speak of the bureau.
        """
        if not isinstance(bearer, Mention) or not bearer.initials or bearer.kind or bearer.determiner != "definite":
            return
        if not self.resolve(bearer, "subject")[0]:
            entity = self.registry.create(replace(bearer, kind=bearer.name.lower()))
            entity.mentioned(bearer.words)
            entity.quoted |= self.quoted
            self.discourse.mention(entity)
            if spoken_of:
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
        whole = [each for each in classes if not each.collective or (not said and self.is_whole(each, link.child))]
        within = [*whole, *(found.parent for found in said if found.kind == "part_of")]
        self.place_in_frame(within)
        if isinstance(link.child, Mention):
            for each in classes:
                self.exhaust(each.name, (*self.classes.get(stems(each.name), ()), link.child))
        for child in self.resolve(link.child, "component", link.kind, within)[0]:
            for parent in whole:
                self.add_link(link, child, parent, True)
            for found in said:
                self.add_link(replace(link, kind=found.kind), child, found.parent, True)

    def is_whole(self, each: Entity, part: Bearer) -> bool:
        """« Les structures rattachées sont : ― la direction A … », where nothing else was said of them."""
        other = isinstance(part, Mention) and part.nature == "structure" and part.kind != each.kind
        return self.is_spoken_of(each) or (other and not each.bare)

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
