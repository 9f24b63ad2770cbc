"""The tokens of the statement grammar."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from types import MappingProxyType
from typing import TypeAlias

from decretparse.syntax.record import record

Span: TypeAlias = tuple[int, int]
NO_PARTS: Mapping[str, Span] = MappingProxyType({})
EACH = "each"  # what the names of the parts begin with by which a phrase names several units


# The terminals of phrases that name units: as subject or object, after a preposition, with a noun that no list has.
DIRECT = frozenset({"UNITE", "UNITES", "UNITE_DES"})
UNITS = DIRECT | {"UNITE_DE", "UNITE_A"}
UNKNOWN = frozenset({"INCONNU", "INCONNU_DE"})
# Those of layout, which stand for no words.
ITEM_OPEN, ITEM_CLOSE = "ITEM", "FIN_ITEM"
LIST_OF_UNITS, LIST_OF_EITHER, LIST_FROM, LIST_OF_TASKS = "LISTE_UNITES", "LISTE_MIXTE", "LISTE_DE", "LISTE"
LISTS = frozenset({LIST_OF_UNITS, LIST_OF_EITHER, LIST_FROM, LIST_OF_TASKS})


@record
class Phrase:
    """A phrase: its terminal, its characters, the verb it stands for, its named parts."""

    terminal: str
    start: int
    end: int
    lemma: str | None = None
    parts: Mapping[str, Span] = field(default_factory=lambda: NO_PARTS)

    @property
    def span(self) -> Span:
        """Its place in the text."""
        return self.start, self.end

    @property
    def several(self) -> Sequence[Span]:
        """« les bureaux [du budget] et [de la paye] »: what tells one unit each, in their order."""
        return [span for name, span in self.parts.items() if name.startswith(EACH)]
