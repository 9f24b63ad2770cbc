"""A page being written: its words, and what they say, with places."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.drafter.organisation import Unit
from tests.drafter.words import Form, words


@dataclass(frozen=True, slots=True)
class Told:
    """An attribution that the page tells of."""

    unit: Unit
    verbs: tuple[str, ...]
    start: int
    end: int
    modality: str


@dataclass(slots=True)
class Page:
    """Words are added at its end."""

    text: str = ""
    mentions: dict[Unit, list[int]] = field(default_factory=dict)
    aliases: dict[Unit, list[str]] = field(default_factory=dict)
    relations: list[tuple[str, Unit, Unit]] = field(default_factory=list)
    tasks: list[Told] = field(default_factory=list)
    capital: bool = False
    listed: bool = False
    opening: str = ""

    def write(self, words: str) -> None:
        """Adds words; each line begins with what opens the lines of the page."""
        self.text += re.sub(r"(\n+)", rf"\1{self.opening}", words) if self.opening else words

    def say(self, words: str) -> None:
        if self.capital and words:
            words, self.capital = words[0].upper() + words[1:], False
        self.write(words)

    def end(self, words: str = ".") -> None:
        """A sentence ends, and not in a list."""
        self.say(words)
        self.listed = False

    def begin(self, words: str = "") -> None:
        """A sentence begins."""
        self.write(words)
        self.capital = True

    def name(self, unit: Unit, form: Form = "le") -> None:
        """« du bureau du budget (BDB) », with its acronym the first time."""
        self.say(_counted(unit, form) if unit.count > 1 else unit.noun.determiner(form))
        first = unit not in self.mentions
        self.mentions.setdefault(unit, []).append(len(self.text))
        self.say(unit.name)
        if first and unit.acronym is not None:
            self.text += f" ({unit.acronym})"
            self.aliases.setdefault(unit, []).append(unit.acronym)

    def slip(self, unit: Unit, words: str) -> None:
        """Names a unit by words a little different from its own."""
        self.mentions[unit].append(len(self.text))
        self.aliases.setdefault(unit, []).append(words)
        self.say(words)

    def distributed(self, unit: Unit, words: str) -> None:
        """« les bureaux [du budget] et … »: the words alone stand for the unit."""
        self.mentions.setdefault(unit, []).append(len(self.text))
        self.say(words)

    def relate(self, kind: str, child: Unit, parent: Unit) -> None:
        self.relations.append((kind, child, parent))

    @contextmanager
    def task(
        self, unit: Unit, verbs: Sequence[str], start: int | None = None, modality: str = "stated"
    ) -> Iterator[None]:
        """What is said within, or since `start`, is quoted as an attribution of the unit."""
        start = len(self.text) if start is None else start
        yield
        self.tasks.append(Told(unit, tuple(verbs), start, len(self.text), modality))


def _counted(unit: Unit, form: Form) -> str:
    """« de trois » [antennes]"""
    return ("de " if form in ("de", "d'un") else "") + words().numbers[unit.count] + " "
