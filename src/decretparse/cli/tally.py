"""What a run over many texts has read."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from decretparse.cli import exits
from decretparse.model import Diagnostic, Document
from decretparse.writers.diagnostics import SEVERITIES

_FACTS = ("unit", "relation", "attribution")


@dataclass(slots=True)
class Tally:
    """Counts of texts, of what they gave, and of files that gave no text."""

    texts: int = 0
    unreadable: int = 0
    without_text: int = 0
    facts: Counter[str] = field(default_factory=Counter)

    def add(self, document: Document, diagnostics: Iterable[Diagnostic] | None = None) -> None:
        """Counts a document; of its diagnostics, those given."""
        self.texts += 1
        for name, facts in zip(_FACTS, (document.units, document.relations, document.attributions), strict=True):
            self.facts[name] += len(facts)
        counted = document.diagnostics if diagnostics is None else diagnostics
        self.facts.update(diagnostic.severity for diagnostic in counted)

    def exit_code(self) -> int:
        if not self.texts:
            return exits.NOTHING_READ
        return exits.INCOMPLETE if self.unreadable or self.facts["error"] else exits.ALL_WELL

    def __str__(self) -> str:
        read = [counted(self.texts, "text"), *(counted(self.facts[name], name) for name in _FACTS)]
        return "\n".join((", ".join(read), f"diagnostics: {self._severities()}", *self._lost()))

    def doubts(self) -> str:
        """The same without what the texts gave."""
        return "\n".join((f"{counted(self.texts, 'text')}: {self._severities()}", *self._lost()))

    def _severities(self) -> str:
        return ", ".join(counted(self.facts[name], name) for name in SEVERITIES)

    def _lost(self) -> list[str]:
        lost = (("no text of their own", self.without_text), ("could not be read", self.unreadable))
        return [f"{what}: {count}" for what, count in lost if count]


def counted(number: int, noun: str) -> str:
    """One text, two texts …"""
    return f"{number} {noun if number == 1 else noun + 's'}"
