"""The lexicon of citations: the words that cite legal texts, and what the names in them stand for."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml


class Table(BaseModel):
    """A table of the lexicon; it is checked when it is read, and kept as it was read."""

    model_config = ConfigDict(defer_build=True)


class Needs(Table):
    """The words one of which must follow a word, and what the word is where none does."""

    needs: frozenset[str] = frozenset()
    leads_to: frozenset[str] = frozenset()
    otherwise: str | None = None


class Word(Needs):
    """A kind of word: how it is written and what may stand beside it."""

    name: str
    pattern: str
    opens: bool = False
    after: frozenset[str] = frozenset()
    head: frozenset[str] = frozenset()
    until: str | None = None


class OtherCodes(Table):
    """Codes that are cited but not in force."""

    names: tuple[str, ...]


class Citations(Table):
    """`lexicon/citations.toml`: names are looked up as they are written, whatever their case."""

    enumeration: frozenset[str]
    triggers: tuple[str, ...]
    months: tuple[str, ...]
    republican_months: tuple[str, ...]
    month_spellings: Mapping[str, str]
    kinds: Mapping[str, str]
    patterns: Mapping[str, str | tuple[str, ...]]
    words: tuple[Word, ...]
    otherwise: Mapping[str, Needs]
    codes: Mapping[str, str]
    other_codes: OtherCodes
    named_texts: Mapping[str, str]

    def kind(self, noun: str) -> str:
        """The kind of text that a noun or a name stands for."""
        return self._kind_by_name.get(_caseless(noun), noun)

    def kind_of_name(self, name: str) -> str:
        """The kind of a text cited by its name: that of the name, or of its first word."""
        return self._kind_by_name.get(_caseless(name)) or self.kind(name.split()[0])

    def code_name(self, written: str) -> str:
        """The name of a code as the lexicon writes it."""
        return self._code_by_name.get(_caseless(written), written)

    def month(self, name: str) -> int | None:
        """The number of a month; none for one of the Republic."""
        name = _caseless(name)
        name = self.month_spellings.get(name, name)
        return self.months.index(name) + 1 if name in self.months else None

    def date(self, day: str, month: str, year: str) -> dt.date | None:
        """A date as a text writes it; none for a day that the calendar does not have."""
        number = int(month) if month.isdigit() else self.month(month)
        try:
            return dt.date(int(year), number, int(day)) if number is not None else None
        except ValueError:
            return None

    @cached_property
    def _kind_by_name(self) -> dict[str, str]:
        return {_caseless(name): kind for name, kind in [*self.kinds.items(), *self.named_texts.items()]}

    @cached_property
    def _code_by_name(self) -> dict[str, str]:
        return {_caseless(name): name for name in [*self.codes, *self.other_codes.names]}


@kept
def citations() -> Citations:
    """The lexicon of citations."""
    return Citations.model_validate(load_toml("lexicon/citations.toml"))


def _caseless(name: str) -> str:
    """A name as names are compared."""
    return " ".join(name.casefold().split())
