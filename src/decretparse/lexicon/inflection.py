"""Plurals and feminines of nouns and adjectives, by the endings of `inflection.toml`."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, cast

from decretparse.lexicon.files import load_toml


class Endings(NamedTuple):
    """What replaces an ending, and the words that go their own way."""

    endings: Mapping[str, str]
    words: Mapping[str, str]
    default: str
    longest: int

    def apply(self, word: str) -> str:
        """The word with its ending replaced, the longest that fits."""
        if word in self.words:
            return self.words[word]
        for start in range(max(1, len(word) - self.longest), len(word)):
            replacement = self.endings.get(word[start:])
            if replacement is not None:
                return word[:start] + replacement
        return word + self.default


class Inflection(NamedTuple):
    """The tables of `inflection.toml`."""

    plural: Endings
    feminine: Endings
    invariable_parts: frozenset[str]

    def each_part(self, word: str, endings: Endings) -> str:
        """The word inflected, part by part where it has hyphens."""
        if word in endings.words:
            return endings.words[word]
        if "-" not in word:
            return endings.apply(word)
        return "-".join(part if part in self.invariable_parts else endings.apply(part) for part in word.split("-"))


def _endings(table: Mapping[str, object], endings: str, words: str, default: str) -> Endings:
    found = cast(Mapping[str, str], table[endings])
    return Endings(found, cast(Mapping[str, str], table[words]), cast(str, table[default]), max(map(len, found)))


@cache
def _inflection() -> Inflection:
    table = load_toml("lexicon/inflection.toml")
    return Inflection(
        plural=_endings(table, "plural_endings", "plurals", "default_plural"),
        feminine=_endings(table, "feminine_endings", "feminines", "default_feminine"),
        invariable_parts=frozenset(cast(list[str], table["invariable_parts"])),
    )


@cache
def plural(word: str) -> str:
    """The plural of a singular noun or adjective."""
    inflection = _inflection()
    return inflection.each_part(word, inflection.plural)


def without_plural(word: str) -> str:
    """The singular of a plural that has the ending most have."""
    return word.removesuffix(_inflection().plural.default)


@cache
def feminine(word: str) -> str:
    """The feminine of a masculine singular noun or adjective."""
    inflection = _inflection()
    return inflection.each_part(word, inflection.feminine)
