"""The drafter's words, and how French joins them: « le », « du », « à l' », « d'élaborer »."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

Form: TypeAlias = Literal["le", "un", "de", "d'un", "a", "ce", "bare"]
Gender: TypeAlias = Literal["m", "f", "p"]

_VOWELS = "aeiouyéèêâîôœhAEIOUYÉÈÊÂÎÔŒH"  # every h of the table is mute
_DETERMINERS: dict[Form, dict[str, str]] = {
    "le": {"m": "le ", "f": "la ", "p": "les ", "elided": "l'"},
    "un": {"m": "un ", "f": "une ", "p": "des "},
    "de": {"m": "du ", "f": "de la ", "p": "des ", "elided": "de l'"},
    "d'un": {"m": "d'un ", "f": "d'une ", "p": "de "},
    "a": {"m": "au ", "f": "à la ", "p": "aux ", "elided": "à l'"},
    "ce": {"m": "ce ", "f": "cette ", "p": "ces ", "elided": "cet "},
    "bare": {"m": "", "f": "", "p": ""},
}


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun with what belongs to it; a plural has no gender here."""

    words: str
    gender: Gender

    def determiner(self, form: Form) -> str:
        if form == "ce" and self.gender == "f":
            return "cette "
        vowel = self.words[0] in _VOWELS and self.gender != "p"
        forms = _DETERMINERS[form]
        return forms["elided"] if vowel and "elided" in forms else forms[self.gender]

    def __call__(self, form: Form) -> str:
        return self.determiner(form) + self.words


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb by its infinitive; `to` when its object takes « à »."""

    lemma: str
    singular: str
    plural: str
    to: bool = False

    @property
    def of(self) -> str:
        return ("d'" if self.lemma[0] in _VOWELS else "de ") + self.lemma


@dataclass(frozen=True, slots=True)
class Words:
    """All the words, each kind in the order of the table."""

    levels: tuple[tuple[Noun, ...], ...]
    alone: tuple[Noun, ...]
    numbers: tuple[str, ...]
    plurals: dict[str, str]
    fields: tuple[Noun, ...]
    adjectives: tuple[tuple[str, str], ...]
    classes: tuple[tuple[str, str], ...]
    titles: tuple[str, ...]
    heads: tuple[str, ...]
    deputies: tuple[str, ...]
    partners: tuple[str, ...]
    objects: tuple[Noun, ...]
    verbs: tuple[Verb, ...]
    actions: tuple[Noun, ...]
    phrases: dict[str, tuple[str, ...]]

    def plural(self, words: str) -> str:
        return self.plurals.get(words, words + "s")


@cache
def words() -> Words:
    """The table of words.toml."""
    table = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    return Words(
        levels=tuple(_nouns(level) for level in table["levels"]),
        alone=_nouns(table["alone"]),
        numbers=tuple(table["numbers"]["list"]),
        plurals=table["plurals"],
        fields=_nouns(table["fields"]),
        adjectives=tuple((masculine, feminine) for masculine, feminine in table["adjectives"]["list"]),
        classes=tuple((masculine, feminine) for masculine, feminine in table["classes"]["list"]),
        titles=tuple(table["titles"]["list"]),
        heads=tuple(table["posts"]["head"]),
        deputies=tuple(table["posts"]["deputy"]),
        partners=tuple(table["partners"]["list"]),
        objects=_nouns(table["objects"]),
        verbs=tuple(_verbs(table["verbs"])),
        actions=_nouns(table["actions"]),
        phrases={name: tuple(phrases) for name, phrases in table["phrases"].items()},
    )


def _nouns(table: dict[Gender, list[str]]) -> tuple[Noun, ...]:
    genders: tuple[Gender, ...] = ("m", "f", "p")
    return tuple(Noun(noun, gender) for gender in genders for noun in table.get(gender, ()))


def _verbs(table: dict[str, Any]) -> list[Verb]:
    regular = [Verb(lemma, lemma[:-1], lemma[:-2] + "ent") for lemma in table["regular"]]
    irregular = [Verb(lemma, *forms) for lemma, forms in table["irregular"].items()]
    return [*regular, *irregular, *(Verb(lemma, *forms, to=True) for lemma, forms in table["to"].items())]
