"""What a pattern cannot match without: it must begin with a symbol of one class, and have others somewhere.

Most rules find nothing in most blocks, and nothing at most places of the others; this tells without trying.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from decretparse.scan.alphabet import Features, WordClass
from decretparse.scan.pattern import CLASSES, Atom, Notation, atoms

OPTIONAL = ("?", "*", "{0", "{,")
GROUPS = ("(?:", "(?>")
NOTHING: WordClass = frozenset()


@dataclass(frozen=True, slots=True)
class Needs:
    """A match begins with one of `first`, unless it may be `empty`, and has, or looks at, one of each of `all_of`."""

    first: WordClass
    empty: bool
    all_of: Sequence[WordClass]


EDGE = Needs(NOTHING, True, ())


@dataclass(frozen=True, slots=True)
class Analyst:
    """Reads the needs of patterns; `frequency` tells which of several classes is most often missing."""

    notation: Notation
    frequency: Counter[Features]
    _found: dict[str, Needs] = field(default_factory=dict)
    _counts: dict[WordClass, int] = field(default_factory=dict)

    def needs(self, pattern: str) -> Needs:
        """What a pattern needs."""
        found = self._found.get(pattern)
        if found is None:
            found = self._found[pattern] = self._group(iter(atoms(pattern)))
        return found

    def _group(self, rest: Iterator[Atom]) -> Needs:
        """Reads up to the bracket that closes."""
        alternatives: list[list[Needs]] = [[]]
        for atom in rest:
            kind, value = atom
            if kind == "close" or value == ")":
                break
            if value == "|":
                alternatives.append([])
            elif value.startswith(OPTIONAL):
                alternatives[-1].append(Needs(alternatives[-1].pop().first, True, ()))
            elif value != "+" and kind != "repeat":
                alternatives[-1].append(self._element(atom, rest))
        return self._either([_sequence(elements) for elements in alternatives])

    def _element(self, atom: Atom, rest: Iterator[Atom]) -> Needs:
        kind, value = atom
        if kind in CLASSES:
            members = self.notation.members(atom)
            return Needs(members, False, (members,))
        if kind == "part":
            return self.needs(self.notation.part(value))
        if value in "^$":
            return EDGE
        if value == ".":
            return Needs(frozenset(self.notation.inventory.known), False, ())
        inner = self._group(rest)
        if kind != "look" or value in GROUPS:
            return inner
        return EDGE if "!" in value else Needs(NOTHING, True, inner.all_of)

    def _either(self, alternatives: Sequence[Needs]) -> Needs:
        if len(alternatives) == 1:
            return alternatives[0]
        first = NOTHING.union(*(needs.first for needs in alternatives))
        empty = any(needs.empty for needs in alternatives)
        if not all(needs.all_of for needs in alternatives):
            return Needs(first, empty, ())
        rarest = (min(needs.all_of, key=self._count) for needs in alternatives)
        return Needs(first, empty, (NOTHING.union(*rarest),))

    def _count(self, members: WordClass) -> int:
        found = self._counts.get(members)
        if found is None:
            counts = (count for features, count in self.frequency.items() if features in members)
            found = self._counts[members] = sum(counts)
        return found


def _sequence(elements: Sequence[Needs]) -> Needs:
    first = NOTHING
    for needs in elements:
        first |= needs.first
        if not needs.empty:
            break
    return Needs(first, all(needs.empty for needs in elements), [each for needs in elements for each in needs.all_of])
