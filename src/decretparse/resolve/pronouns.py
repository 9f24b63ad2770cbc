"""Which unit a pronoun stands for."""

from collections.abc import Mapping, Sequence
from itertools import takewhile

from decretparse.resolve.bearers import ASKING, Bearers
from decretparse.resolve.discourse import agrees, goes_on
from decretparse.resolve.entities import Entity
from decretparse.resolve.places import block_at
from decretparse.syntax.facts import Anaphor, AnaphorForm, Bearer, Mention

# Pronouns that say which of several is meant, and its place among them.
RANKS: Mapping[AnaphorForm, int] = {
    "first": 0,
    "one": 0,
    "second": 1,
    "another": 1,
    "third": 2,
    "fourth": 3,
    "fifth": 4,
}

OPENING = 30  # characters that « A ce titre, il » and the full stop before it take at most


def may_be(one: Mention, pronoun: Anaphor) -> bool:
    """Can a pronoun stand for what a mention names, if it is a unit?"""
    alike = pronoun.gender in ("-", one.gender) or one.gender == "-"
    before = one.number == pronoun.number and one.determiner not in ASKING and one.words < pronoun.words
    return alike and before


class Pronouns(Bearers):
    """Finds the unit of a pronoun."""

    def pronoun(self, pronoun: Anaphor) -> tuple[Entity, ...]:
        key = (pronoun.words, "")
        if key not in self._known:
            together = self.named_together() if pronoun.form in ("each", "both") else ()
            if pronoun.form in RANKS:
                entities = self.ranked(pronoun)
                found = bool(entities)
            elif (spoken := self.spoken_of(pronoun)) is not None:
                entities, found = (spoken,), True
            elif several := self.only_named(pronoun):
                entities, found = several, True
            else:
                entities, found = (together, True) if together else self.discourse.antecedent(pronoun)
            if not found:
                self.find("unresolved-pronoun", pronoun.words, self.text[slice(*pronoun.words)])
            elif self.discourse.leaves_no_choice(pronoun, entities):
                self._certain.add(pronoun.words)
            self._known[key] = entities
        return self._known[key]

    def spoken_of(self, pronoun: Anaphor) -> Entity | None:
        """Who it must be that a pronoun means, whatever the last subject was."""
        return self.just_named(pronoun) or self.doer_before(pronoun) or self.doer_above(pronoun)

    def just_named(self, pronoun: Anaphor) -> Entity | None:
        """« Le directeur écrit au secrétaire général. Celui-ci … »: whom the last task named, or named somewhere."""
        if pronoun.form not in ("nearest", "last") or pronoun.number == "p":
            return None
        taken = [one for one in reversed(self.passing) if may_be(one, pronoun)]
        within = [one for sentence in [*self.said][-1:] for one in reversed(sentence()) if may_be(one, pronoun)]

        def agreed(entity: Entity | None) -> bool:
            return entity is not None and agrees(entity, pronoun.gender, pronoun.number)

        known = [entity for one in taken if (entity := self.existing(one)) is not None]
        topic = self.discourse.topic
        known += [entity for one in within if (entity := self.existing(one)) is not None and entity not in topic]
        if (found := next(filter(agreed, known), None)) is not None:
            return found
        untold = [one for one in taken if one.body or not one.weak]
        if not untold and not any(map(agreed, self.discourse.recent)):
            untold = within or [one for one in self.named_within() if may_be(one, pronoun)]
        new = self.resolve(untold[0], "subject")[0] if untold else ()
        return new[0] if len(new) == 1 else None

    def only_named(self, pronoun: Anaphor) -> tuple[Entity, ...]:
        """« Le préfet dirige les bureaux. Ils … », « préside la commission. Elle … »: nobody told of agrees."""
        topic = self.discourse.topic
        if len(topic) != 1 or topic[0].collective or not self.lacks_unit(pronoun):
            return ()
        within = (one for sentence in [*self.said][-1:] for one in reversed(sentence()) if may_be(one, pronoun))
        told = next((one for one in within if one.body or not one.weak), None)
        return self.resolve(told, "subject")[0] if told is not None else ()

    def lacks_unit(self, pronoun: Anaphor) -> bool:
        """Is there no unit yet that a pronoun could stand for, or for one in the plural but the subject before it?"""
        if pronoun.form == "personal" and pronoun.number == "s":
            return not any(agrees(entity, pronoun.gender, "s") for entity in self.discourse.recent)
        if pronoun.form == "personal":
            return not self.discourse.antecedent(pronoun)[1]
        # « ce sont : ― le bureau A » is said of whoever comprises them
        return pronoun.form in ("nearest", "last") and pronoun.number == "p" and pronoun.gender != "-"

    def doer_before(self, pronoun: Anaphor) -> Entity | None:
        """« sous l'autorité d'un chef, qui suit les travaux. A ce titre, il … »: the post that did the task before."""
        start = pronoun.words[0]
        before = self.text[max(0, start - OPENING) : start]
        if pronoun.form != "personal" or not self.resolution.tasks or not goes_on(before):
            return None
        last = self.resolution.tasks[-1]
        near = last.task.end + OPENING > start and agrees(last.bearer, pronoun.gender, pronoun.number)
        return last.bearer if near and last.bearer.nature == "post" else None

    def doer_above(self, pronoun: Anaphor) -> Entity | None:
        """« Il tient le plan. Le bureau A est rattaché au chef du port.¶ Il … »: whose tasks the paragraph above told.

        What that paragraph only attaches somewhere is not what the next one goes on about.
        """
        topic, starts = self.discourse.topic, self.blocks
        at = block_at(starts, pronoun.words[0])
        opens = not self.text[starts[at] : pronoun.words[0]].strip()
        if pronoun.form != "personal" or not opens or len(topic) != 1 or topic[0].nature == "post":
            return None
        above = next((block for block in range(at - 1, -1, -1) if self.text[starts[block] : starts[at]].strip()), at)
        tasks = takewhile(lambda found: found.task.start >= starts[above], reversed(self.resolution.tasks))
        told = [found.bearer for found in tasks][::-1]
        fits = bool(told) and told[0].nature == topic[0].nature and agrees(told[0], pronoun.gender, pronoun.number)
        return told[0] if fits and topic[0] not in told else None

    def ranked(self, pronoun: Anaphor) -> tuple[Entity, ...]:
        """« La première », « le second », « l'autre »: one of those that were named together, by its place."""
        word = self.text[slice(*pronoun.words)].split()[-1]
        if found := self.registry.beginning(word):
            return (self.nearest(found),)
        rank = RANKS[pronoun.form]
        if rank == 0 or not self.ranks:
            self.ranks = self.listed_last()
        if pronoun.form in ("one", "another") and len(self.ranks) == 1 and agrees(self.ranks[0], pronoun.gender, "p"):
            return self.ranks  # « est assisté de deux adjoints. L'un … », of whom no more is known
        meant = self.ranks[rank : rank + 1] if len(self.ranks) > 1 else ()
        return tuple(entity for entity in meant if agrees(entity, pronoun.gender, pronoun.number))

    def listed_last(self) -> tuple[Entity, ...]:
        """The units that the last subject named, else those that the last predicate did."""
        if len(self.discourse.topic) > 1 or not self.resolution.links:
            return self.discourse.topic
        last = self.resolution.links[-1]
        same = takewhile(
            lambda link: (link.kind, link.parent, link.evidence[0]) == (last.kind, last.parent, last.evidence[0]),
            reversed(self.resolution.links),
        )
        return tuple(reversed([link.child for link in same]))

    def named_together(self) -> tuple[Entity, ...]:
        """« est assisté d'un imam et d'un intendant. Chacun d'eux … »: those that the last predicate named."""
        if len(self.discourse.topic) != 1 or self.discourse.topic[0].collective or not self.resolution.links:
            return ()
        last = self.resolution.links[-1]
        children = self.listed_last()
        spoken = last.parent in self.discourse.topic and self.discourse.recent[-1:] == [last.child]
        if spoken and last.kind == "assists" and len(children) == 1:
            return last.parent, last.child  # « est assisté d'un imam. Tous deux … »
        return children if spoken and len(children) > 1 else ()

    def not_itself(self, target: Bearer, bearers: Sequence[Entity]) -> None:
        """« Le bureau A et une cellule rattachée à ce dernier »: a target is the unit named last but those it is of.

        « Le chef est secondé d'un adjoint. Les ateliers relèvent de lui »: of whom the sentence before spoke.
        """
        if not isinstance(target, Anaphor) or (target.words, "") in self._known:
            return
        itself = set(bearers)
        spoken: tuple[Entity, ...] = ()
        if target.form == "personal":
            if not itself.isdisjoint(self.discourse.topic):
                itself.update(self.discourse.topic)
            if itself.isdisjoint(self.pronoun(target)):
                return
            spoken = self.discourse.before

        def fits(entity: Entity) -> bool:
            return entity not in itself and agrees(entity, target.gender, target.number)

        found = next(filter(fits, spoken), None) or self.discourse.latest(fits)
        if found is not None:
            self._known[target.words, ""] = (found,)
