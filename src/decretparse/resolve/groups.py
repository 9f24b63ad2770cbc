"""Which units « chaque bureau », « ces services » and « les directions techniques » are."""

from collections.abc import Sequence
from functools import partial

from decretparse.lexicon.nouns import singular_of
from decretparse.resolve.entities import NEAR, Entity
from decretparse.resolve.names import bare_kind, key_of, stems, unpointed, whose
from decretparse.resolve.pronouns import Pronouns
from decretparse.syntax.facts import Mention


class Groups(Pronouns):
    """Finds the units of a class, or of a group that was named."""

    def group(self, mention: Mention) -> tuple[Entity, ...]:
        """« Chaque bureau », « Ces services »: the class, or each of those at hand."""
        of_class = partial(self.of_class, mention=mention)
        if members := self.members_of(mention) or (() if mention.bare else self.parts_of_whole(mention)):
            return members
        alike = tuple(filter(of_class, self.registry.beginning(mention.name)))
        if len(alike) > 1 and not mention.bare:
            return alike  # « Chaque direction centrale »
        whole = self.one_for_all(mention) or self.discourse.latest(lambda one: one.collective and of_class(one))
        if whole is not None:
            if members := self.listed_as(whole.name):
                return members  # « Les bureaux sont les suivants : … »: the class is no unit
            above = [ancestor for ancestor in whole.ancestors() if ancestor.collective and of_class(ancestor)]
            return (above[-1] if above else whole,)
        topic = tuple(entity for entity in self.discourse.topic if of_class(entity))
        if len(topic) > 1:
            return topic
        last = self.discourse.latest(lambda entity: of_class(entity) and self.may_be_each(entity, mention))
        if last is None:
            return self.not_named_before(mention)
        kin = self.registry.of_noun(mention.kind) if mention.number == "p" else self.registry.of_kind(last.kind)
        siblings = tuple(entity for entity in kin if entity.parent is last.parent and not entity.collective)
        return siblings or (last,)

    def not_named_before(self, mention: Mention) -> tuple[Entity, ...]:
        """« Ces services », where no service was named: those just told of; else « chaque service » is a class."""
        pointed = mention.determiner == "demonstrative"
        if mention.number == "p":
            # « Les travaux sont répartis en ateliers. Chacun de ces ateliers … »
            told = (one for one in self.named_before(mention) if one.number == "p" and (pointed or one in self.passing))
            named = next((one for one in told if key_of(one.name).startswith(key_of(mention.name))), None)
            if named is not None:
                return self.resolve(named, "subject")[0]
        if pointed or mention.number == "p":
            spoken = self.discourse.topic
            listed, _ = self.resolve_all(self.discourse.listed, "target")
            meant = listed or self.children_of(spoken) or (spoken if pointed else ())
            group = tuple(entity for entity in meant if entity.nature == mention.nature)  # « Ces agents »: no bureau
            if group or mention.bare or pointed:
                return group
        created = self.registry.create(mention)
        created.each = mention.determiner == "distributive"
        return (created,)

    def one_for_all(self, mention: Mention) -> Entity | None:
        """« Un institut technique peut … », after « Les instituts techniques »: any one of the class."""
        if mention.bare or mention.number == "p" or self.registry.named(mention.name):
            return None
        alike = (entity for entity in self.registry.of_kind(mention.kind)[-NEAR:] if entity.collective)
        return next((entity for entity in alike if _of_one(entity.name) == _of_one(mention.name)), None)

    def class_called(self, mention: Mention) -> tuple[Entity, ...]:
        """« Les directions techniques », which a list named; « Les bureaux », of which the text has several."""
        members = self.parts_of_whole(mention) or self.members_of(mention)
        if not members and mention.determiner == "definite" and not mention.bare:
            return self.so_called(mention)
        if members or not mention.bare:
            return members
        group = self.all_of(mention)
        return group if len(group) > 1 or (group and group[0].collective) else ()

    def so_called(self, mention: Mention) -> tuple[Entity, ...]:
        """« Les services centraux », where a list named « le service central A » and « le service central B »."""
        name = _of_one(mention.name)
        alike = [entity for entity in self.registry.beginning(name) if not entity.collective]
        return tuple(filter(partial(self.of_class, mention=mention), alike)) if len(alike) > 1 else ()

    def members_of(self, mention: Mention) -> tuple[Entity, ...]:
        """« Chaque direction technique », where a list named the « deux directions techniques »."""
        return self.listed_as(mention.name)

    def listed_as(self, name: str) -> tuple[Entity, ...]:
        """The units that the list of a class named; one of them may be called as the class is."""
        members = self.classes.pop(key := stems(name), ())
        found, _ = self.resolve_all(members, "target")
        if members:
            self.classes[key] = members
        return found

    def parts_of_whole(self, mention: Mention) -> tuple[Entity, ...]:
        """« Les bureaux de la direction », « Ses bureaux », « Les bureaux » right after it: those below it."""
        if mention.number != "p" or mention.nature != "structure":
            return ()
        wholes = self.wholes_of(mention)
        below = [entity for entity in self.registry.of_kind(mention.kind) if not entity.collective]
        parts = tuple(entity for entity in below if not wholes.isdisjoint(entity.ancestors()))
        return parts if len(parts) > 1 else ()

    def wholes_of(self, mention: Mention) -> set[Entity]:
        """Of whom a plural speaks: whom it names, else the subject before, if « Ses » or one paragraph says so."""
        if not mention.bare:
            whole = unpointed(whose(mention.name, mention.name.split()[0]))
            kind = bare_kind(whole)
            named = self.one_named(whole) if kind is None else self.structure_at_hand(kind)
            return {named} if named is not None else set()
        topic = self.discourse.topic
        if len(topic) != 1 or topic[0].nature != "structure" or topic[0].collective:
            return set()
        apart = self.apart(topic[0].last, mention.words)
        return set() if apart and mention.determiner != "possessive" else {topic[0]}

    def may_be_each(self, entity: Entity, mention: Mention) -> bool:
        """« La cour des comptes, chaque cour d'appel »: one of another name is none of the class."""
        return mention.bare or mention.determiner != "distributive" or entity.key.startswith(key_of(mention.name))

    def children_of(self, parents: Sequence[Entity]) -> tuple[Entity, ...]:
        """« Ces composantes »: the units just said to be part of the topic."""
        return tuple(link.child for link in self.resolution.links if link.kind == "part_of" and link.parent in parents)


def _of_one(name: str) -> str:
    """A name's words in the singular."""
    return key_of(" ".join(map(singular_of, name.split())))
