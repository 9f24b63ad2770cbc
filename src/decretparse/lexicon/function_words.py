"""The small words around a head noun: determiners, counts, ordinals, pronouns, adverbs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeAlias, cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.folding import tidy

DeterminerKind: TypeAlias = Literal["definite", "indefinite", "demonstrative", "possessive", "distributive", "said"]
PronounKind: TypeAlias = Literal["personal", "demonstrative", "distributive", "pair"]
WordGender: TypeAlias = Literal["m", "f", "-"]
WordNumber: TypeAlias = Literal["s", "p"]
Agreements: TypeAlias = Mapping[str, str]


class DeterminerReading(NamedTuple):
    """One reading of a determiner; `preposition` is what a contracted one contains ("du": "de")."""

    kind: DeterminerKind
    gender: WordGender
    number: WordNumber
    preposition: str


class Pronoun(NamedTuple):
    """A pronoun that can stand for a unit."""

    kind: PronounKind
    gender: WordGender
    number: WordNumber


class Words(NamedTuple):
    """All small words by their tidy surface; several words are joined by one space.

    `ordinal_figures` matches "1re", "2ème"; its first group is the figure. `adverb` matches what ends like an adverb.
    """

    determiners: Mapping[str, tuple[DeterminerReading, ...]]
    pronouns: Mapping[str, Pronoun]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_figures: re.Pattern[str]
    adverb: re.Pattern[str]
    adverbs: frozenset[str]
    adverbial_phrases: frozenset[str]
    conjunctions: frozenset[str]


def _agreement(code: str) -> tuple[WordGender, WordNumber]:
    return cast(WordGender, code[0]), cast(WordNumber, code[1])


def _readings(table: Mapping[str, object]) -> Iterator[tuple[str, DeterminerReading]]:
    plain = cast(Mapping[DeterminerKind, Agreements], table["determiners"])
    contracted = cast(Mapping[str, Mapping[DeterminerKind, Agreements]], table["contracted"])
    for preposition, kinds in {**contracted, "": plain}.items():
        for kind, words in kinds.items():
            for word, code in words.items():
                yield tidy(word), DeterminerReading(kind, *_agreement(code), preposition)


def _determiners(table: Mapping[str, object]) -> Mapping[str, tuple[DeterminerReading, ...]]:
    found: dict[str, tuple[DeterminerReading, ...]] = {}
    for word, reading in _readings(table):
        found[word] = (*found.get(word, ()), reading)
    return MappingProxyType(found)


def _pronouns(table: Mapping[str, object]) -> Mapping[str, Pronoun]:
    groups = cast(Mapping[PronounKind, Agreements], table["pronouns"])
    return MappingProxyType(
        {tidy(word): Pronoun(kind, *_agreement(code)) for kind, words in groups.items() for word, code in words.items()}
    )


def _numbers(table: Mapping[str, object]) -> Mapping[str, int]:
    counts = cast(Mapping[str, Sequence[str]], table["counts"])
    found = {word: value for value, word in enumerate(counts["words"], start=1)}
    found |= {word.replace(" ", "-"): value for word, value in found.items()}
    found[cast(str, counts["feminine_one"])] = 1
    return MappingProxyType(found)


def _ordinals(table: Mapping[str, object]) -> Mapping[str, int]:
    ordinals = cast(Mapping[str, object], table["ordinals"])
    found = {word: rank for rank, word in enumerate(cast(Sequence[str], ordinals["words"]), start=1)}
    return MappingProxyType(found | dict(cast(Mapping[str, int], ordinals["variants"])))


@kept
def load_words() -> Words:
    """The content of `words.toml`, compiled once."""
    table = load_toml("lexicon/words.toml")
    adverbs = cast(Mapping[str, Any], table["adverbs"])
    return Words(
        determiners=_determiners(table),
        pronouns=_pronouns(table),
        numbers=_numbers(table),
        ordinals=_ordinals(table),
        ordinal_figures=re.compile(cast(Mapping[str, str], table["ordinals"])["figures"]),
        adverb=re.compile(adverbs["endings"]),
        adverbs=frozenset(map(tidy, adverbs["words"])),
        adverbial_phrases=frozenset(map(tidy, adverbs["phrases"])),
        conjunctions=frozenset(cast(Sequence[str], load_toml("lexicon/classes.toml")["coordination"])),
    )
