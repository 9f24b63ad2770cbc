"""The units that a text has named so far, and how a name finds its unit."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from decretparse.resolve.names import initials, key_of, same_wording
from decretparse.syntax.facts import Gender, Mention, Span


@dataclass(slots=True, eq=False)
class Entity:
    """A unit in the making. `owner` is the unit that it was named under, where the name alone would not tell it."""

    order: int
    name: str
    kind: str
    nature: str
    gender: Gender
    collective: bool
    rule: str
    body: bool
    bare: bool
    words: dict[Span, None] = field(default_factory=dict)  # where it is mentioned, in the order of reading
    aliases: list[str] = field(default_factory=list)
    parent: "Entity | None" = None
    owner: "Entity | None" = None
    office: "Entity | None" = None
    quoted: bool = False

    @property
    def key(self) -> str:
        return key_of(self.name)

    def mentioned(self, span: Span) -> None:
        self.words.setdefault(span)

    @property
    def first(self) -> Span:
        return next(iter(self.words))

    @property
    def last(self) -> Span:
        return next(reversed(self.words), (-1, -1))

    def also_called(self, alias: str) -> None:
        if key_of(alias) not in {self.key, *map(key_of, self.aliases)}:
            self.aliases.append(alias)

    def ancestors(self) -> Iterator["Entity"]:
        seen = set[int]()
        at = self.parent
        while at is not None and at.order not in seen:
            seen.add(at.order)
            yield at
            at = at.parent


class Registry:
    """All entities, by name, alias and kind."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._by_key: defaultdict[str, list[Entity]] = defaultdict(list)
        self._by_kind: defaultdict[str, list[Entity]] = defaultdict(list)

    def create(self, mention: Mention) -> Entity:
        """A new unit, named as the mention names it."""
        entity = Entity(
            order=len(self.entities),
            name=mention.name,
            kind=mention.kind,
            nature=mention.nature,
            gender=mention.gender,
            collective=mention.number == "p",
            rule=mention.rule,
            body=mention.body,
            bare=mention.bare,
        )
        self.entities.append(entity)
        self._by_key[entity.key].append(entity)
        self._by_kind[entity.kind].append(entity)
        return entity

    def named(self, name: str) -> list[Entity]:
        """Those with this name or alias, in the order of the text."""
        return self._by_key.get(key_of(name), [])

    def beginning(self, words: str) -> list[Entity]:
        """Those whose name begins with these words: "la deuxième" is the "deuxième sous-direction"."""
        return [entity for entity in self.entities if entity.key.startswith(key_of(words) + " ")]

    def with_initials(self, letters: str) -> list[Entity]:
        """The one unit whose name has these initials, where the text gives an acronym without saying whose."""
        found = [
            entity for entity in self.entities if len(letters) > 1 and initials(entity.name) == letters.replace(".", "")
        ]
        return found if len(found) == 1 else []

    def of_kind(self, kind: str) -> list[Entity]:
        return self._by_kind.get(kind, [])

    def of_like_kind(self, kind: str) -> list[Entity]:
        """Those of the kind, and of kinds with the same noun: "secrétariat" and "secrétariat général"."""
        noun = kind.split(" ")[0]
        return [entity for known, found in self._by_kind.items() if known.split(" ")[0] == noun for entity in found]

    def worded_like(self, mention: Mention) -> Entity | None:
        """The one unit of the mention's kind whose name is another wording of the mention's."""
        found = [
            entity
            for entity in self.of_like_kind(mention.kind)
            if not entity.collective and not entity.bare and same_wording(entity.name, mention.name)
        ]
        return found[0] if len(found) == 1 else None

    def add_alias(self, entity: Entity, alias: str) -> None:
        entity.also_called(alias)
        if entity not in self._by_key[key_of(alias)]:
            self._by_key[key_of(alias)].append(entity)

    def rename(self, entity: Entity, name: str) -> None:
        """A fuller mention gives the name; the one before stays an alias of lookup."""
        entity.name = name
        if entity not in self._by_key[key_of(name)]:
            self._by_key[key_of(name)].append(entity)
