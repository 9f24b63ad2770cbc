"""What the text is speaking of: the units named last, and which of them a pronoun or a short form means."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import fold
from decretparse.resolve.entities import Entity
from decretparse.syntax.facts import Anaphor, AnaphorForm, Gender, LinkKind, Mention, Number

REACH = 400  # mentions looked back over; a pronoun never reaches further
NEARBY = 6  # mentions among which several must stand that « ils » means together
PERSONAL: Collection[AnaphorForm] = ("personal", "master")  # « il », « sous son autorité »


@kept
def _going_on() -> tuple[str, ...]:
    openings = cast(list[str], load_toml("lexicon/sentences.toml")["going_on"])
    return tuple(fold(opening) + "," for opening in openings)


def goes_on(before: str) -> bool:
    """Do words before a pronoun say that what follows is part of the task before: « A ce titre, il »?"""
    return fold(before).rstrip().endswith(_going_on())


@dataclass(frozen=True, slots=True)
class OpenFrame:
    """« X est organisé comme suit : »: what follows stands in a relation to `parents`, none where no frame is open.

    `of` is the noun that it must have, if any, `classes` the units that only told what follows: « trois bureaux : ».
    """

    parents: tuple[Entity, ...] = ()
    kind: LinkKind = "part_of"
    of: str | None = None
    classes: tuple[Entity, ...] = ()


class Discourse:
    """`topic` is what the last subject named, `before` what another named before it.

    `several` is whether it was named in the plural, `each` whether in a singular for all: « Chaque port ».
    `brought` is who came last in a sentence about it, `recent` has every mention in its order.
    """

    def __init__(self) -> None:
        self.topic: tuple[Entity, ...] = ()
        self.before: tuple[Entity, ...] = ()
        self.brought: tuple[Entity, ...] = ()
        self.several = False
        self.each = False
        self.recent: list[Entity] = []
        self.frame = OpenFrame()
        self.main: Entity | None = None
        self.group: tuple[Entity, ...] = ()
        self.listed: tuple[Mention, ...] = ()

    def mention(self, entity: Entity) -> None:
        self.recent.append(entity)

    def about(self, entities: Sequence[Entity], several: bool = False, each: bool = False) -> None:
        if not entities:
            return
        self.several, self.each = several, each
        if (
            len(entities) == 1
            and len(self.topic) == 1
            and entities[0] is not self.topic[0]
            and _alike(entities[0], self.topic[0])
        ):
            self.group = (self.topic[0], entities[0])
        elif len(entities) > 1:
            self.group = tuple(entities)
        if tuple(entities) != self.topic:
            self.before, self.topic = self.topic, tuple(entities)
        structure = next((entity for entity in entities if entity.nature == "structure"), None)
        if self.main is None and structure is not None:
            self.main = structure

    def new_article(self) -> None:
        self.frame = OpenFrame()
        self.main = None

    def latest(self, fits: Callable[[Entity], bool]) -> Entity | None:
        """The unit mentioned last that fits."""
        return next((entity for entity in reversed(self.recent[-REACH:]) if fits(entity)), None)

    def antecedent(self, pronoun: Anaphor) -> tuple[tuple[Entity, ...], bool]:
        """What a pronoun stands for, and whether one candidate stood out."""

        def fits(entity: Entity) -> bool:
            return agrees(entity, pronoun.gender, pronoun.number)

        if pronoun.number == "p" or pronoun.form in ("each", "both"):
            # « Chacune d'elles » is singular, and one of several.
            meant = self._several(pronoun.gender, pronoun.form in ("each", "both"))
            return meant, bool(meant)
        if pronoun.form == "other":
            return self._other(fits)
        if pronoun.form == "whole":
            return self._whole(fits)
        if pronoun.form == "master" and (head := self._head()) is not None:
            return (head,), True
        personal = pronoun.form in PERSONAL
        if personal and (spoken := self._spoken_of(pronoun, fits)):
            return spoken, True
        found = self._one(fits) if personal else self.latest(fits)
        if found is not None:
            return (found,), True
        # « La cale peut consulter un conseil. Celui-ci … » does not mean the cale
        alike = pronoun.gender == "-" or all(agrees(one, pronoun.gender, pronoun.number) for one in self.topic[-1:])
        speaks = alike and (personal or all(entity.nature == "post" for entity in self.topic))
        return (self.topic[-1:] if speaks else ()), False

    def _whole(self, fits: Callable[[Entity], bool]) -> tuple[tuple[Entity, ...], bool]:
        """« L'inspection comprend une cellule. Un commissaire en assure la direction »: the inspection."""
        told = self.topic[0] if len(self.topic) == 1 and self.topic[0].nature == "structure" else None
        near = [one for one in reversed(self.recent[-REACH:]) if one.nature == "structure" and fits(one)]
        # « le greffe, qu'entend un conseil. Le greffier en est le chef »: of the greffe, a council has none
        structure = told or min(near, key=lambda one: one.body, default=None)
        return ((structure,), True) if structure else ((), False)

    def _head(self) -> Entity | None:
        """« Le service est dirigé par un ingénieur. Sont placés sous son autorité … »: the ingénieur's."""
        near = [one for one in self.recent[-NEARBY:] if one.nature == "post" and not one.collective]
        return next((one for one in reversed(near) if len(self.topic) == 1 and one.office is self.topic[0]), None)

    def _spoken_of(self, pronoun: Anaphor, fits: Callable[[Entity], bool]) -> tuple[Entity, ...]:
        """« Il », where the subject before it can be meant, whoever heads it, or one of those that it names."""
        topic = [entity for entity in self.topic if fits(entity)]
        if topic and len(topic) == len(self.topic) and (self.each or len(topic) == 1):
            return self.topic
        # « La saline est dirigée par un maître, que seconde un adjoint. Il … »: who heads it comes first.
        heads = [entity for entity in self.recent[-REACH:] if entity.office in self.topic and fits(entity)]
        if heads and not topic:
            return (heads[-1],)
        # « Le greffe comprend des greffiers. Le greffier tient le rôle. Il … »: one of them, for all
        one = [each for each in self.topic if not self.several and agrees(each, pronoun.gender, "p")]
        return (one[0],) if len(one) == len(self.topic) == 1 else ()

    def _one(self, fits: Callable[[Entity], bool]) -> Entity | None:
        """« Les bureaux A et B sont placés sous son autorité. Il … »: none of several, but who was spoken of before.

        « Il assiste le préfet. Ces gardes tiennent le rôle. Il … »: nor whom a sentence between them named.
        """
        found = self.latest(fits)
        aside = found in self.topic[1:] or (self.several and found not in self.topic)
        spoken = self.before[0] if len(self.before) == 1 and aside else None
        return spoken if spoken is not None and fits(spoken) else found

    def leaves_no_choice(self, pronoun: Anaphor, entities: Sequence[Entity]) -> bool:
        """Whether a pronoun can mean nothing else: what it stands for is the subject, and the last unit that agrees."""
        if pronoun.form != "personal" or pronoun.number == "p" or len(entities) != 1:
            return False
        last = self.latest(lambda entity: agrees(entity, pronoun.gender, pronoun.number))
        return tuple(entities) == self.topic and last is entities[0]

    def _several(self, gender: Gender, of_each: bool) -> tuple[Entity, ...]:
        told = gender == "f" and any(entity.gender == "m" for entity in self.topic)
        if len(self.topic) > 1 and not told:
            return self.topic
        whole = self.topic[0] if len(self.topic) == 1 else None
        if whole is not None and (whole.collective or (self.several and gender in ("-", whole.gender))):
            return self.topic
        found = self.latest(lambda entity: agrees(entity, gender, "p"))
        several = (found,) if found else self._side_by_side(gender) or self.group
        # « La cale emploie des agents. Ils … »: others than the one spoken of
        return several or (self.topic if of_each else ())

    def _side_by_side(self, gender: Gender) -> tuple[Entity, ...]:
        """« Il est dirigé par un colonel et un adjoint. Ils … », « Il comprend un bureau et un atelier. Ils … »."""
        near = list(dict.fromkeys(self.recent[-NEARBY:]))
        heads = tuple(entity for entity in near if entity.office in self.topic)
        parts = tuple(entity for entity in near if entity.nature == "structure" and entity.parent in self.topic)
        # « Il comprend, outre son cabinet, une section A et une section B. Elles … »: the two
        meant = (tuple(one for one in each if gender != "f" or one.gender != "m") for each in (heads, parts))
        return next((each for each in meant if len(each) > 1), ())

    def _other(self, fits: Callable[[Entity], bool]) -> tuple[tuple[Entity, ...], bool]:
        topic = next((entity for entity in self.group if fits(entity)), None)
        found = topic or self.latest(fits)
        return ((found,) if found else self.topic[:1]), found is not None


def _alike(one: Entity, other: Entity) -> bool:
    """Two units of one kind under one parent: « chacun d'eux » speaks of both."""
    return one.nature == other.nature and one.kind == other.kind and one.parent is other.parent


def agrees(entity: Entity, gender: Gender, number: Number) -> bool:
    """Can a pronoun of this gender and number stand for the unit?"""
    if entity.collective != (number == "p"):
        return False
    return gender == "-" or entity.gender == "-" or entity.gender == gender
