"""What a comparison comes to."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from decretparse.model import Confidence


@dataclass(slots=True)
class Counts:
    """How many facts were read rightly, read though not annotated, and annotated but not read."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        self.right += right
        self.extra += found - right
        self.missed += wanted - right

    @property
    def precision(self) -> float:
        return _share(self.right, self.right + self.extra)

    @property
    def recall(self) -> float:
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        return _share(2 * self.right, 2 * self.right + self.extra + self.missed)


@dataclass(slots=True)
class Marked:
    """Facts that a document marks with one level of confidence, and how many of them are right."""

    facts: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        return _share(self.right, self.facts)


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of a text that is missed, extra or read otherwise, in words for people."""

    text: str
    problem: str
    fact: str

    def __str__(self) -> str:
        return f"{self.text}: {self.problem}: {self.fact}"


@dataclass(slots=True)
class Outcome:
    """Sums over texts.

    `of_matched` says, of the facts that were matched, how many (right, all) agree in a further respect. `wanted` is the
    number of annotated units, relations and attributions: the facts that have a level of confidence. `differences` are
    facts missed or extra, `disagreements` those matched that differ in a further respect.
    """

    figures: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    of_matched: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    by_confidence: dict[Confidence, Marked] = field(default_factory=lambda: defaultdict(Marked))
    wanted: int = 0
    differences: list[Difference] = field(default_factory=list)
    disagreements: list[Difference] = field(default_factory=list)

    def mark(self, facts: Iterable[tuple[Confidence, bool]]) -> None:
        """Counts facts by their confidence; each with whether it is right."""
        for confidence, right in facts:
            marked = self.by_confidence[confidence]
            marked.facts += 1
            marked.right += right

    def share_right(self, respect: str) -> float:
        return _share(self.of_matched[respect][True], self.of_matched[respect].total())

    def share_of_wanted(self, confidence: Confidence) -> float:
        """The share of the annotated facts that were read rightly with this confidence."""
        return _share(self.by_confidence[confidence].right, self.wanted)


def _share(part: int, whole: int) -> float:
    """The part of the whole; nothing of nothing is all of it."""
    return part / whole if whole else 1.0
