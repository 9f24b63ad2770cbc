"""Which annotated unit or quotation is which one of the document."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Protocol, TypeAlias

from decretparse.evaluation.names import folded
from decretparse.evaluation.quotations import Place

_WORD = re.compile(r"\w+")

Pairs: TypeAlias = list[tuple[int, int]]


class NamedUnit(Protocol):
    """A unit of annotations or of a document."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def aliases(self) -> tuple[str, ...]: ...


class Link(Protocol):
    """A relation of annotations or of a document."""

    @property
    def child(self) -> str: ...
    @property
    def parent(self) -> str: ...


def names_of(unit: NamedUnit) -> frozenset[str]:
    """All names of a unit, as they are compared."""
    return frozenset(map(folded, (unit.name, *unit.aliases))) - {""}


def parents_by_name(units: Iterable[NamedUnit], relations: Iterable[Link]) -> Mapping[str, Set[str]]:
    """By its id, the names of those that a unit stands in a relation to."""
    names = {unit.id: folded(unit.name) for unit in units}
    parents: dict[str, set[str]] = defaultdict(set)
    for relation in relations:
        parents[relation.child].add(names.get(relation.parent, ""))
    return parents


def pair_units(
    wanted: Sequence[NamedUnit],
    found: Sequence[NamedUnit],
    wanted_parents: Mapping[str, Set[str]],
    found_parents: Mapping[str, Set[str]],
) -> dict[str, str]:
    """The id found for each id wanted, one to one: by name and parent, then by name, then by any name of both."""
    pairs: dict[str, str] = {}
    taken: set[str] = set()
    names = [(unit.id, names_of(unit)) for unit in found]
    none: frozenset[str] = frozenset()
    for by_parent, by_alias in ((True, False), (False, False), (False, True)):
        for unit in wanted:
            if unit.id in pairs:
                continue
            known_as = names_of(unit) if by_alias else {folded(unit.name)}
            above = wanted_parents.get(unit.id, none)
            for other, others in names:
                if other in taken or not known_as & others:
                    continue
                if by_parent and not above & found_parents.get(other, none):
                    continue
                pairs[unit.id] = other
                taken.add(other)
                break
    return pairs


def pair_quotations(
    text: str, wanted: Sequence[tuple[str, Place]], found: Sequence[tuple[str, Place]], least: float
) -> Pairs:
    """Indices of those that share `least` of their words and have the same label, one to one, the best pairs first."""
    labelled: dict[str, list[int]] = defaultdict(list)
    for index, (label, _) in enumerate(found):
        labelled[label].append(index)
    words = [_words(text, place) for _, place in found]
    candidates = []
    for one, (label, place) in enumerate(wanted):
        own = _words(text, place)
        for other in labelled[label]:
            common = len(own & words[other])
            if common and (shared := common / len(own | words[other])) >= least:
                candidates.append((-shared, one, other))
    return _one_to_one(candidates)


def _words(text: str, place: Place) -> frozenset[int]:
    """The words of a quotation, each as the offset at which it begins."""
    start, end = place
    return frozenset(match.start() + start for match in _WORD.finditer(text[start:end]))


def _one_to_one(candidates: list[tuple[float, int, int]]) -> Pairs:
    pairs: Pairs = []
    seen_wanted, seen_found = set[int](), set[int]()
    for _, one, other in sorted(candidates):
        if one not in seen_wanted and other not in seen_found:
            seen_wanted.add(one)
            seen_found.add(other)
            pairs.append((one, other))
    return pairs
