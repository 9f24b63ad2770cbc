"""The units that a text has named so far, and how a name finds its unit."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter

from decretparse.resolve.names import code_of, initials, key_of, noun_of, same_wording, slug, stems, wording, wordings
from decretparse.syntax.facts import Gender, Mention, Nature, Span

LEAST_INITIALS = 3  # fewer are those of many names
NEAR = 400  # units of like names looked back over
LONGEST_BEGINNING = 20  # words
BLANK, AFTER_BLANK = " !"
LAST = "\U0010ffff"  # behind all letters


@dataclass(slots=True, eq=False)
class Entity:
    """A unit in the making. `owner` is the unit that it was named under, where the name alone would not tell it."""

    order: int
    name: str
    kind: str
    nature: Nature
    gender: Gender
    collective: bool
    body: bool
    bare: bool
    words: dict[Span, None] = field(default_factory=dict)  # where it is mentioned, in the order of reading
    aliases: list[str] = field(default_factory=list)
    parent: "Entity | None" = None
    owner: "Entity | None" = None
    office: "Entity | None" = None
    quoted: bool = False
    introduction: Span | None = None  # the words that introduce it, where it is one of a list
    charges: set[str] = field(default_factory=set)  # « chargé des ports », by which a text may tell it from others
    said: str = ""  # what it was said to be when it was given its name: « une régie communale dénommée … »
    presupposed: bool = False  # « le chef est assisté par l'état-major », of which nothing was said before
    each: bool = False  # named as « chaque bureau »: one for all

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
        # « la directrice » is another name of « le directeur », the same as it is
        alike = slug if self.nature == "post" else key_of
        if alike(alias) not in {alike(self.name), *map(alike, self.aliases)}:
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
        self._in_order: list[tuple[str, int, Entity]] = []  # by name, those of one name as they came
        self._by_initials: list[tuple[str, int, Entity]] = []  # in the same way
        self._by_codes: defaultdict[tuple[str, tuple[str, ...]], list[Entity]] = defaultdict(list)

    def create(self, mention: Mention) -> Entity:
        """A new unit, named as the mention names it."""
        entity = Entity(
            order=len(self.entities),
            name=mention.name,
            kind=mention.kind,
            nature=mention.nature,
            gender=mention.gender,
            collective=mention.number == "p",
            body=mention.body,
            bare=mention.bare,
            said=mention.said,
        )
        self.entities.append(entity)
        for name in (entity.name, code_of(entity.name, entity.kind)):
            self._know(entity, name)
        self._by_kind[key_of(entity.kind)].append(entity)
        self._index(entity)
        return entity

    def named(self, name: str) -> list[Entity]:
        """Those with this name or alias, in the order of the text."""
        return self._by_key.get(key_of(name), [])

    def named_as(self, mention: Mention) -> list[Entity]:
        """The last of these: « un adjoint du port » is not « l'adjointe du port », as « l'adjoint du port » is."""
        same = self.named(mention.name)[-NEAR:]
        if mention.determiner != "indefinite" or mention.gender == "-":
            return same
        return [entity for entity in same if entity.gender in ("-", mention.gender)]

    def beginning(self, words: str) -> list[Entity]:
        """Those whose name begins with these words: "la deuxième" is the "deuxième sous-direction"."""
        return list(dict.fromkeys(self._longer(key_of(words))))

    def _longer(self, key: str) -> Iterator[Entity]:
        """Those whose names go on behind that of a key, in the order of the text."""
        if key.count(" ") >= LONGEST_BEGINNING:
            return
        first, last = (bisect_left(self._in_order, (key + behind,)) for behind in (BLANK, AFTER_BLANK))
        for _, _, entity in sorted(self._in_order[first:last], key=itemgetter(1)):
            yield entity

    def with_initials(self, letters: str, gender: Gender = "-") -> list[Entity]:
        """The one unit whose name has these initials, where the text gives an acronym without saying whose.

        Or begins with them: « le SDIS » for the « service départemental d'incendie et de secours de l'Oise ». Of a
        structure and a post the structure: « l'IGP » for the « inspection », not the « inspecteur général des ports »;
        but « le DGP » is the « directeur général des ports », and no « direction ».
        """
        own = letters.replace(".", "")
        found = self._with_initials(own, own) if len(own) > 1 else []
        if not found and len(own) >= LEAST_INITIALS:
            found = self._with_initials(own, own + LAST)
        if len(found) > 1 and gender != "-":
            found = [entity for entity in found if entity.gender in ("-", gender)]
        if len(found) > 1:
            found = [entity for entity in found if entity.nature == "structure"]
        return found if len(found) == 1 else []

    def _with_initials(self, first: str, last: str) -> list[Entity]:
        """Those whose initials lie between two strings, two at most: whether there is but one is all that is asked."""
        found: dict[Entity, None] = {}
        for index in range(bisect_left(self._by_initials, (first,)), len(self._by_initials)):
            letters, _, entity = self._by_initials[index]
            if letters > last or len(found) > 1:
                break
            if letters == initials(entity.name):  # it may have been renamed since
                found[entity] = None
        return list(found)

    def rank(self, entity: Entity, kind: str) -> None:
        """The kind of a post from now on; it is found by the one that it had too."""
        entity.kind = kind
        if entity not in (known := self._by_kind[key_of(kind)]):
            known.append(entity)

    def of_kind(self, kind: str) -> list[Entity]:
        return self._by_kind.get(key_of(kind), [])

    def of_noun(self, noun: str) -> list[Entity]:
        """Those whose kind is this noun, alone or with its rank: « direction générale » is a « direction »."""
        key = key_of(noun)
        kinds = [kind for kind in self._by_kind if key in (kind, kind.split(" ")[0])]
        return sorted((entity for kind in kinds for entity in self._by_kind[kind]), key=lambda entity: entity.order)

    def prolonged(self, mention: Mention) -> list[Entity]:
        """Those of the mention's kind whose name begins with the mention's, or the other way round."""
        key = key_of(mention.name)
        shorter = (entity for beginning in beginnings(key) for entity in self._by_key.get(beginning, ()))
        found = {entity.order: entity for entity in (*shorter, *self._longer(key))}
        return [found[order] for order in sorted(found) if found[order].kind == mention.kind]

    def worded_like(self, mention: Mention) -> Entity | None:
        """The one unit whose name is another wording of the mention's, of its kind or another with the same noun."""
        if (mention.nature, mention.number) == ("structure", "p"):
            return None  # « le commissariat des lacs » is none of « les commissariats des lacs »
        theirs = wording(mention.name)
        alike = self._by_codes.get((noun_of(mention.kind), theirs.codes), [])
        found = [
            entity
            for entity in dict.fromkeys(alike[-NEAR:])
            if not entity.collective
            and any(same_wording(own, theirs) for own in wordings(entity.name, entity.kind))
            and (not entity.bare or is_title(entity, mention))
        ]
        return found[0] if len(found) == 1 else None

    def add_alias(self, entity: Entity, alias: str) -> None:
        entity.also_called(alias)
        for name in (alias, f"{entity.kind} {alias}", code_of(alias, entity.kind)):  # « le bureau FE/1 »
            self._know(entity, name)

    def rename(self, entity: Entity, name: str) -> None:
        """A fuller mention gives the name; the one before stays an alias of lookup."""
        entity.name = name
        self._know(entity, name)
        self._index(entity)

    def _know(self, entity: Entity, name: str | None) -> None:
        """Makes an entity found under a name."""
        if name is not None and entity not in (known := self._by_key[key_of(name)]):
            known.append(entity)

    def _index(self, entity: Entity) -> None:
        """Makes an entity known by what its name begins with, by its initials and by the codes in it."""
        insort(self._in_order, (entity.key, len(self._in_order), entity))
        insort(self._by_initials, (initials(entity.name), len(self._by_initials), entity))
        self._by_codes[noun_of(entity.kind), wording(entity.name).codes].append(entity)


def holders(entity: Entity) -> Iterator[Entity]:
    """Whom a unit is part of or was named under."""
    return (holder for holder in (entity.parent, entity.owner) if holder is not None)


def is_title(entity: Entity, mention: Mention) -> bool:
    """« le chef de service » is also « le chef du service »: a title, and whose chief he is."""
    return entity.nature == "post" == mention.nature and stems(entity.name) == stems(mention.name)


def beginnings(key: str) -> Iterator[str]:
    """What a name begins with: its first words, but for the last."""
    at = -1
    for _ in range(LONGEST_BEGINNING):
        at = key.find(" ", at + 1)
        if at < 0:
            return
        yield key[:at]
