"""The units that a text has named, and which of them a name means."""

from collections.abc import Sequence

from decretparse.resolve.discourse import Discourse
from decretparse.resolve.entities import NEAR, Entity, Registry
from decretparse.resolve.names import (
    completes,
    same_wording,
    wording,
)
from decretparse.resolve.places import block_at
from decretparse.resolve.records import Finding, Resolution
from decretparse.syntax.facts import Mention, Span

POINT = "."
COMMA = ","


class Naming:
    """Knows the units named so far, and finds them again under their names.

    `blocks` are where the blocks of the text begin, `introduction` the words that introduce the list which is being
    read; what stands before `closed` is of articles that have ended.
    """

    def __init__(self, text: str, blocks: Sequence[int]) -> None:
        self.text = text
        self.blocks = blocks
        self.resolution = Resolution()
        self.discourse = Discourse()
        self.introduction: Span | None = None
        self.closed = 0

    def apart(self, one: Span, other: Span) -> bool:
        """Do they stand in different paragraphs, or items of a list?"""
        return block_at(self.blocks, one[0]) != block_at(self.blocks, other[0])

    @property
    def registry(self) -> Registry:
        return self.resolution.registry

    def find(self, code: str, span: Span, *words: str) -> None:
        self.resolution.findings.append(Finding(code, span, words))

    def nearest(self, entities: Sequence[Entity]) -> Entity:
        """Of several with one name: the one below or above what the text speaks of, else the one mentioned last."""
        around = {ancestor for entity in self.discourse.topic for ancestor in (entity, *entity.ancestors())}
        close = [entity for entity in entities if entity in around or (entity.parent or entity.office) in around]
        pool = close or entities
        return max(pool, key=lambda entity: entity.last)

    def reworded(self, entity: Entity, mention: Mention) -> Entity:
        """The unit that a mention names in other words, these kept as an alias."""
        if same_wording(wording(entity.name), wording(mention.name)):
            self.find("two-wordings", mention.words, mention.name, entity.name)
        self.registry.add_alias(entity, mention.name)
        return entity

    def one_named(self, name: str) -> Entity | None:
        """The one structure of this name, or of a longer one: « le port franc » for « le port franc de la rade »."""
        longer = (entity for entity in self.registry.beginning(name) if completes(entity.name, name))
        named = self.registry.named(name) or longer
        found = [entity for entity in named if entity.nature == "structure"]
        return found[0] if len(found) == 1 and not found[0].collective else None

    def structure_at_hand(self, kind: str) -> Entity | None:
        """The structure that « le service » means: the one spoken of, or above it, else the only one."""
        around = (*self.discourse.topic, *((self.discourse.main,) if self.discourse.main else ()))
        offices = (entity.office for entity in around if entity.office is not None)
        every = (*around, *offices, *(ancestor for entity in around for ancestor in entity.ancestors()))
        fitting = [entity for entity in every if entity.kind == kind and not entity.collective]
        only = [entity for entity in self.registry.of_kind(kind)[-NEAR:] if not entity.collective]
        return next(iter(fitting), None) or (only[0] if len(only) == 1 else None)

    def answers(self, entity: Entity, mention: Mention) -> bool:
        """Can the bare noun stand for the unit? « le secrétariat » for a « secrétariat général » too.

        « Les ports » may stand for « chaque port ».
        """
        return (entity.each or entity.collective == (mention.number == "p")) and self.of_class(entity, mention)

    def of_class(self, entity: Entity, mention: Mention) -> bool:
        same_kind = mention.kind in (entity.kind, entity.kind.split(" ")[0], entity.said.split(" ")[0])
        return same_kind and entity.nature == mention.nature

    def all_of(self, mention: Mention) -> tuple[Entity, ...]:
        """« Les ateliers »: those of the kind, or the class that they are the members of."""
        kinds = [
            entity
            for entity in self.registry.of_kind(mention.kind)
            if not entity.collective and entity.parent is not None
        ]
        wholes = {entity.parent.order: entity.parent for entity in kinds if entity.parent is not None}
        classes = [whole for whole in wholes.values() if whole.collective and self.of_class(whole, mention)]
        return tuple(classes) if len(classes) == len(wholes) == 1 else tuple(kinds)

    def not_listed_apart(self, mention: Mention) -> list[Entity]:
        """Those of its name that the list of the mention does not name beside it.

        « un bureau chargé des quais ; un bureau chargé des feux », « le bureau, chargé … ; le bureau, chargé … »
        """
        same = self.registry.named(mention.name)
        if mention.determiner == "indefinite":
            return [entity for entity in same if not self.named_beside(entity, mention)]
        nameless = mention.bare and mention.number == "s" and self.introduction is not None
        return [entity for entity in same if not nameless or entity.introduction != self.introduction]

    def listed_with(self, entity: Entity, mention: Mention, parents: Sequence[Entity]) -> bool:
        """« la division « Littoral », la division du littoral »: one sentence lists two units, however alike."""
        return entity.parent in parents and self.in_one_sentence(entity, mention)

    def named_beside(self, entity: Entity, mention: Mention) -> bool:
        """Does one sentence, or one list, name both?"""
        listed = entity.introduction is not None and entity.introduction == self.introduction
        return listed or self.in_one_sentence(entity, mention)

    def in_one_sentence(self, entity: Entity, mention: Mention) -> bool:
        end = entity.last[1]
        return end > self.closed and self.text.find(POINT, end, mention.words[0]) < 0
