"""The units that a text has named, and which of them a name means."""

from collections.abc import Sequence

from decretparse.lexicon.nouns import head_of
from decretparse.resolve.discourse import Discourse
from decretparse.resolve.entities import NEAR, Entity, Registry, holders
from decretparse.resolve.names import (
    begins_with,
    completes,
    is_of_one,
    key_of,
    same_wording,
    says_whose,
    splits,
    whose,
    wording,
)
from decretparse.resolve.offices import structure_kinds
from decretparse.resolve.records import Finding, Resolution
from decretparse.resolve.standing import is_always_part
from decretparse.syntax.facts import Mention, Span

POINT = "."
COMMA = ","
LINK = 8  # as long as « de l' » and its blanks may be


class Naming:
    """Knows the units named so far, and finds them again under their names.

    `introduction` are the words that introduce the list which is being read; what stands before `closed` is of articles
    that have ended.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.resolution = Resolution()
        self.discourse = Discourse()
        self.introduction: Span | None = None
        self.closed = 0

    @property
    def registry(self) -> Registry:
        return self.resolution.registry

    def find(self, code: str, span: Span, *words: str) -> None:
        self.resolution.findings.append(Finding(code, span, words))

    def existing(self, mention: Mention) -> Entity | None:
        """The unit that a mention names, if the text already has one."""
        same = self.registry.named(mention.name)
        if same:
            return self.nearest(same)
        if mention.bare and mention.determiner in ("definite", "demonstrative"):
            return self.discourse.latest(lambda entity: self.answers(entity, mention))
        return self.longer_or_shorter(mention) or self.registry.worded_like(mention)

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

    def longer_or_shorter(self, mention: Mention) -> Entity | None:
        """« la structure permanente » and « la structure permanente du Conseil général »: one says whose it is."""
        if mention.bare:
            return None
        for entity in self.registry.prolonged(mention):
            if entity.bare or entity.collective:
                continue
            if says_whose(mention.name, entity.name):
                short = entity.name
                self.registry.rename(entity, mention.name)
                self.registry.add_alias(entity, short)
                return entity
            if says_whose(entity.name, mention.name):
                return entity
        return self.described(mention)

    def cut_short(self, mention: Mention) -> Entity | None:
        """« La division Quais, gestion tient … »: what stood in a list tells that the name goes on behind a comma."""
        start = mention.words[0]
        for entity in self.registry.beginning(mention.name + COMMA) if not mention.bare else ():
            if entity.kind == mention.kind and key_of(self.text[start : start + len(entity.name)]) == entity.key:
                return entity
        return None

    def said_to_be(self, mention: Mention) -> Entity | None:
        """« L'établissement public », where the text created « un établissement public de l'Etat dénommé … »."""
        if mention.determiner != "definite" or mention.bare:
            return None
        return self.discourse.latest(lambda entity: begins_with(entity.said, key_of(mention.name)))

    def described(self, mention: Mention) -> Entity | None:
        """« le délégué interministériel » for the one « délégué interministériel à la mer », or the other way round."""
        if mention.determiner != "definite" or mention.bare:
            return None
        collective = mention.number == "p"
        prolonged = self.registry.prolonged(mention)
        known = [entity for entity in prolonged if not entity.bare and entity.collective == collective]
        longer = [entity for entity in known if completes(entity.name, mention.name)]
        if len(longer) == 1:
            return longer[0]
        shorter = [entity for entity in known if completes(mention.name, entity.name)]
        if longer or len(shorter) != 1:
            return None
        self.registry.add_alias(shorter[0], shorter[0].name)
        self.registry.rename(shorter[0], mention.name)
        return shorter[0]

    def bare_before(self, mention: Mention) -> Entity | None:
        """« l'agence des ports », which the text called « l'agence » before it gave her name, and has no other."""
        known = self.registry.of_kind(mention.kind)
        whole = mention.nature == "structure" and not mention.body and not is_always_part(mention.kind)
        if len(known) != 1 or mention.bare or not whole:
            return None
        entity = known[0]
        if not entity.bare or entity.collective or not is_of_one(mention.name, entity.name):
            return None
        self.registry.rename(entity, mention.name)
        entity.bare = False
        return entity

    def short_before(self, mention: Mention) -> Entity | None:
        """« le directeur des archives », whom the text called « le directeur » when it spoke of their direction.

        Or « le directeur adjoint des archives », once the adjoint of their directeur.
        """
        if mention.nature != "post" or mention.bare:
            return None
        for entity in self.registry.of_kind(mention.kind):
            chief = entity.office or entity.owner
            if not entity.bare or chief is None or entity.collective:
                continue
            rest = key_of(mention.name).removeprefix(entity.key)
            office = chief.key.removeprefix(key_of(chief.kind))
            if _names_whole(rest, chief) or (rest and f"{office} ".startswith(f"{rest} ")):
                self.registry.rename(entity, mention.name)
                return entity
        return None

    def part_of_named(self, mention: Mention) -> Entity | None:
        """« le bureau du budget du service des quais »: the « bureau du budget » that is part of the service."""
        if mention.bare or mention.nature != "structure" or mention.number == "p":
            return None
        for part, whole in splits(mention.name):
            wholes = self.registry.named(whole)
            for entity in self.registry.named(part) if wholes else ():
                if any(ancestor in wholes for ancestor in entity.ancestors()):
                    self.registry.add_alias(entity, mention.name)
                    return entity
        return None

    def named_under(self, mention: Mention) -> Entity | None:
        """« le cabinet du directeur », for the « cabinet » that the text gave him or the direction that he heads.

        « les services de la chambre », for « les services » that the chambre was said to comprise.
        """
        if mention.bare or mention.determiner != "definite":
            return None
        for entity in self.registry.of_kind(mention.kind)[-NEAR:]:
            if not entity.bare or entity.collective != (mention.number == "p"):
                continue
            holder = whose(mention.name, entity.name if entity.collective else mention.kind)
            head = head_of(holder)
            headed = structure_kinds(head.kind) if head is not None and head.end == len(holder) else frozenset()
            if any(one.kind in headed or begins_with(one.name, holder) for one in holders(entity)):
                self.registry.rename(entity, mention.name)
                entity.bare = False
                return entity
        return None

    def one_named(self, name: str) -> Entity | None:
        """The one structure of this name, or of a longer one: « le port franc » for « le port franc de la rade »."""
        longer = (entity for entity in self.registry.beginning(name) if completes(entity.name, name))
        named = self.registry.named(name) or longer
        found = [entity for entity in named if entity.nature == "structure"]
        return found[0] if len(found) == 1 and not found[0].collective else None

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


def _names_whole(rest: str, chief: Entity) -> bool:
    """« (directeur) de l'office des archives », « (adjoint) au chef du service des phares », by any of its names."""
    if any(rest.endswith(key) and len(rest) < len(key) + LINK for key in map(key_of, (chief.name, *chief.aliases))):
        return True
    headed = chief.office
    if headed is None or not rest.endswith(headed.key):
        return False
    between = rest.removesuffix(headed.key)
    rank = key_of(chief.kind).split(" ")[0]
    return f" {rank} " in between and len(between) < len(rank) + 2 * LINK
