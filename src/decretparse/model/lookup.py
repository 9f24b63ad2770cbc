"""Units found by id, by name and by what they are part of."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from decretparse.model.attribution import Attribution
from decretparse.model.relation import Relation
from decretparse.model.unit import Unit

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})


def folded(name: str) -> str:
    """The words of a name without case, accents, ligatures or punctuation, one space between them."""
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_LIGATURES))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character))
    return " ".join(re.findall(r"[^\W_]+", bare))


@dataclass(frozen=True, slots=True)
class Lookup:
    """Answers questions on units in constant time; all lists are in the order of the text."""

    by_id: dict[str, Unit]
    by_name: dict[str, list[Unit]]
    children: dict[str, list[Unit]]
    parent: dict[str, Unit]
    attributions: dict[str, list[Attribution]]


def lookup(units: Iterable[Unit], relations: Iterable[Relation], attributions: Iterable[Attribution]) -> Lookup:
    """The lookup of a document's facts; relations to unknown units are left out."""
    by_id: dict[str, Unit] = {}
    by_name: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        by_id[unit.id] = unit
        for name in dict.fromkeys(folded(name) for name in (unit.name, *unit.aliases, unit.id)):
            by_name[name].append(unit)
    children: dict[str, list[Unit]] = defaultdict(list)
    parent: dict[str, Unit] = {}
    for relation in relations:
        if relation.kind == "part_of" and relation.child in by_id and relation.parent in by_id:
            children[relation.parent].append(by_id[relation.child])
            parent.setdefault(relation.child, by_id[relation.parent])
    of_unit: dict[str, list[Attribution]] = defaultdict(list)
    for attribution in attributions:
        of_unit[attribution.unit].append(attribution)
    return Lookup(by_id, dict(by_name), dict(children), parent, dict(of_unit))
