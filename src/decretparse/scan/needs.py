"""What a pattern cannot match without: it must begin with a symbol of one class, and have others somewhere.

Most rules find nothing in most blocks, and nothing at most places of the others; this tells without trying.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from decretparse.scan.alphabet import Features, WordClass
from decretparse.scan.pattern import CLASSES, Atom, Notation, atoms

REPEATS = frozenset({"?", "*", "+"})
OPTIONAL = ("?", "*", "{0", "{,")
GROUPS = ("(?:", "(?>")
NOTHING: WordClass = frozenset()


@dataclass(frozen=True, slots=True)
class Needs:
    """A match begins with one of `first`, unless it may be `empty`, and has, or looks at, one of each of `all_of`.

    One of `second` comes next, unless one of `alone` is all.
    """

    first: WordClass
    empty: bool
    all_of: Sequence[WordClass]
    second: WordClass = NOTHING
    alone: WordClass = NOTHING


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
            elif kind == "repeat" or value in REPEATS:
                alternatives[-1].append(_repeated(alternatives[-1].pop(), value))
            else:
                alternatives[-1].append(self._element(atom, rest))
        return self._either([_sequence(elements) for elements in alternatives])

    def _element(self, atom: Atom, rest: Iterator[Atom]) -> Needs:
        kind, value = atom
        if kind in CLASSES:
            members = self.notation.members(atom)
            return Needs(members, False, (members,), alone=members)
        if kind == "part":
            return self.needs(self.notation.part(value))
        if value in "^$":
            return EDGE
        if value == ".":
            members = frozenset(self.notation.inventory.known)
            return Needs(members, False, (), alone=members)
        inner = self._group(rest)
        if kind != "look" or value in GROUPS:
            return inner
        return EDGE if "!" in value else Needs(NOTHING, True, inner.all_of)

    def _either(self, alternatives: Sequence[Needs]) -> Needs:
        if len(alternatives) == 1:
            return alternatives[0]
        return Needs(
            first=NOTHING.union(*(needs.first for needs in alternatives)),
            empty=any(needs.empty for needs in alternatives),
            all_of=self._of_either([self.rarest(needs.all_of) for needs in alternatives]),
            second=NOTHING.union(*(needs.second for needs in alternatives)),
            alone=NOTHING.union(*(needs.alone for needs in alternatives)),
        )

    def _of_either(self, ranked: Sequence[Sequence[WordClass]]) -> Sequence[WordClass]:
        """The rarest that one alternative or another needs, the next rarest, …, of those that need fewer their last."""
        if not all(ranked):
            return ()
        most = max(map(len, ranked))
        return [NOTHING.union(*(own[min(rank, len(own) - 1)] for own in ranked)) for rank in range(most)]

    def rarest(self, classes: Sequence[WordClass]) -> Sequence[WordClass]:
        """Classes of words, first those that come up least."""
        return sorted(classes, key=self._count)

    def _count(self, members: WordClass) -> int:
        found = self._counts.get(members)
        if found is None:
            counts = (count for features, count in self.frequency.items() if features in members)
            found = self._counts[members] = sum(counts)
        return found


def _repeated(needs: Needs, repeat: str) -> Needs:
    """What a pattern needs that may be left out or come again."""
    optional = repeat.startswith(OPTIONAL)
    second = needs.second | needs.first if needs.alone and repeat != "?" else needs.second
    return Needs(needs.first, needs.empty or optional, () if optional else needs.all_of, second, needs.alone)


def _sequence(elements: Sequence[Needs]) -> Needs:
    first, second, empty, alone = NOTHING, NOTHING, True, NOTHING
    for needs in elements:
        if alone:
            second |= needs.first
        if empty:
            first, second = first | needs.first, second | needs.second
        alone = (alone if needs.empty else NOTHING) | (needs.alone if empty else NOTHING)
        empty = empty and needs.empty
    return Needs(first, empty, [each for needs in elements for each in needs.all_of], second, alone)
