"""What the bearers of facts stand for: each is asked for once, and whatever it names is noticed."""

from abc import abstractmethod
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Literal, TypeAlias

from decretparse.resolve.aliases import alias_of
from decretparse.resolve.discourse import agrees
from decretparse.resolve.entities import Entity
from decretparse.resolve.names import key_of, stems
from decretparse.resolve.posts import Posts
from decretparse.syntax.facts import Anaphor, Bearer, Gender, LinkKind, Mention, Omitted, Span

# Determiners of mentions that stand for units named before: « ces ateliers », « chaque bureau ».
ASKING = frozenset({"demonstrative", "distributive"})

SENTENCES = 3  # looked back over for what « Ces services » means

Role: TypeAlias = Literal["subject", "component", "target", "office"]


class Bearers(Posts):
    """Keeps what bearers stand for, and what the text speaks of."""

    def __init__(self, text: str, blocks: Sequence[int]) -> None:
        super().__init__(text, blocks)
        self.quoted = False
        self.ranks: tuple[Entity, ...] = ()
        self.passing: tuple[Mention, ...] = ()
        # The last sentences, each with a way to ask what its words name, however deep.
        self.said: deque[Callable[[], tuple[Mention, ...]]] = deque(maxlen=SENTENCES)
        # The gender of a thing that the text speaks of: what a pronoun then means is no unit.
        self.thing: Gender | None = None
        # Charges that only tell which unit is meant: they were said of it before.
        self.told_again: set[Span] = set()
        # The units of each class that its list exhausts, by the class's name.
        self.classes: dict[tuple[str, ...], tuple[Mention, ...]] = {}
        self._known: dict[tuple[Span, str], tuple[Entity, ...]] = {}
        self._certain: set[Span] = set()

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
            return self.pronoun(bearer), bearer.words not in self._certain
        key = (bearer.words, bearer.name)
        known = self._known.get(key)
        if known is not None and not (
            role == "component" and kind == "part_of" and self.belongs_elsewhere(known, others)
        ):
            return known, False
        entities, inferred = self.mention(bearer, role, kind, others)
        if entities:
            self._known[key] = entities
        for entity in entities:
            entity.mentioned(bearer.words)
            entity.quoted |= self.quoted
            if bearer.charge is not None:
                entity.charges.add(self.charge(bearer.charge))
            self.discourse.mention(entity)
            self.name_further(entity, bearer)
            if entity.name.isupper() and key_of(bearer.name) == entity.key:
                entity.name = bearer.name  # « LE DIRECTEUR », a title, and « le directeur » below it
        return entities, inferred

    def named_before(self, asking: Mention) -> Iterator[Mention]:
        """What the sentence before named of the kind that a mention asks for: first what its verb took."""
        for one in chain(reversed(self.passing), self.named_within()):
            # What asks for others itself can be what none means.
            if one.kind == asking.kind and one.determiner not in ASKING and one.words < asking.words:
                yield one

    def named_within(self) -> Iterator[Mention]:
        """What the last sentences named, however deep, the last first."""
        return chain.from_iterable(reversed(sentence()) for sentence in reversed(self.said))

    def belongs_elsewhere(self, entities: Sequence[Entity], parents: Sequence[Entity]) -> bool:
        """Is one of them part of somebody else? « Les ports et les docks ont des sections »: not a class."""
        if parents and all(entity.collective for entity in (*parents, *entities)):
            return False
        return bool(parents) and any(entity.parent is not None and entity.parent not in parents for entity in entities)

    def known(self, bearer: Bearer) -> tuple[Entity, ...]:
        """What a bearer was found to stand for already."""
        name = bearer.name if isinstance(bearer, Mention) else ""
        return self._known.get((bearer.words, name), ())

    def exhaust(self, name: str, members: Sequence[Mention]) -> None:
        """Notes the units of a class; « ces bureaux » is none of them, for it would be asked which these are."""
        self.classes[stems(name)] = tuple(one for one in members if one.determiner not in ASKING)

    def means(self, pronoun: Anaphor, fits: Callable[[Entity], bool]) -> None:
        """« Il est le conservateur des collections »: what is said can be said of some units only."""
        found = self.discourse.latest(lambda entity: fits(entity) and agrees(entity, pronoun.gender, pronoun.number))
        if found is not None:
            self.means_this(pronoun, found)

    def means_this(self, pronoun: Anaphor, entity: Entity) -> None:
        self._known[pronoun.words, ""] = (entity,)
        self.discourse.about((entity,))

    def means_nothing(self, pronoun: Anaphor) -> None:
        self._known[pronoun.words, ""] = ()

    def name_further(self, entity: Entity, mention: Mention) -> None:
        for span in mention.aliases:
            alias = alias_of(self.text[slice(*span)])
            if alias is not None:
                self.registry.add_alias(entity, alias)
        for span in mention.titles:
            self.registry.add_alias(entity, self.text[slice(*span)])

    def charge(self, words: Span) -> str:
        return key_of(self.text[slice(*words)])

    @abstractmethod
    def mention(
        self, mention: Mention, role: Role, kind: LinkKind | None, others: Sequence[Entity]
    ) -> tuple[tuple[Entity, ...], bool]:
        """The units that a mention stands for, and whether that had to be inferred."""

    @abstractmethod
    def pronoun(self, pronoun: Anaphor) -> tuple[Entity, ...]:
        """The units that a pronoun stands for."""
