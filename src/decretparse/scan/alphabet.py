"""The scanner's alphabet: every word with the same features is written with the same symbol.

A block becomes a string of symbols, one a word, so that patterns over word classes are regular expressions.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from decretparse.lexicon.nouns import fold

Features: TypeAlias = frozenset[str]

FIRST_SYMBOL = 0xE000  # private use: no text's own characters are ever symbols
LAST_SYMBOL = 0xF8FF
TEXT_FEATURE = "t"
INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?")
VERB_ENDING = re.compile(r"(?:[^\W\d_]{2,}(?:[etda]|nt))")
NUMBER = re.compile(r"\d[\d .,]*")


@dataclass(slots=True)
class Alphabet:
    """Symbols for words; grows while it is built, then only read."""

    lexicon: Mapping[str, Features]
    symbol_of: dict[Features, str] = field(default_factory=dict)
    features_of: dict[str, Features] = field(default_factory=dict)
    _known: dict[str, str] = field(default_factory=dict)
    _folded: dict[str, str] = field(default_factory=dict)
    _bearers: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for word, features in self.lexicon.items():
            self._known[word] = self.intern(features)
        for word in self.lexicon:
            self._folded.setdefault(fold(word), self._known[word])
        for shape in SHAPES:
            self.intern(shape)

    def intern(self, features: Features) -> str:
        """The symbol of these features, a new one the first time."""
        symbol = self.symbol_of.get(features)
        if symbol is None:
            code = FIRST_SYMBOL + len(self.symbol_of)
            if code > LAST_SYMBOL:
                raise ValueError("the lexicon has more classes of words than there are symbols")
            symbol = self.symbol_of[features] = chr(code)
            self.features_of[symbol] = features
            for feature in features:
                self._bearers.setdefault(feature, set()).add(symbol)
        return symbol

    def symbol(self, word: str) -> str:
        """The symbol of a word as the text has it.

        Capitals are written without accents, so a capitalised word is also looked up without them.
        """
        known = self._known.get(word)
        if known is not None:
            return known
        lower = word.lower()
        if lower == word:
            return self.symbol_of[shape_of(word)]
        known = self._capitalised(word, lower)
        return known if known is not None else self.symbol_of[shape_of(word)]

    def _capitalised(self, word: str, lower: str) -> str | None:
        known = self._known.get(lower)
        if known is not None:
            return known
        return self._folded.get(fold(word))

    def having(self, wanted: str) -> Iterator[str]:
        """The symbols that answer to an expression: features joined by & (all), each perhaps negated by !."""
        terms = wanted.split("&")
        refused = [self._bearers.get(term[1:], set()) for term in terms if term.startswith("!")]
        asked = [self._bearers.get(term, set()) for term in terms if not term.startswith("!")]
        found = set.intersection(*asked) if asked else set(self.features_of)
        yield from sorted(found.difference(*refused))


def shape_of(word: str) -> Features:
    """The features of a word that the lexicon does not have, from its letters alone."""
    if NUMBER.fullmatch(word):
        return NUMERAL
    if INITIALS.fullmatch(word):
        return ACRONYM
    if not word[0].isalpha():
        return TEXT if word[0].isalnum() else MARK
    if len(word) > 1 and word.isupper():
        return ACRONYM
    if word[0].isupper():
        return CAPITALISED
    return VERB_LIKE if VERB_ENDING.fullmatch(word) else TEXT


TEXT: Features = frozenset({TEXT_FEATURE})
MARK: Features = frozenset({TEXT_FEATURE, "mark"})
NUMERAL: Features = frozenset({TEXT_FEATURE, "num"})
ACRONYM: Features = frozenset({TEXT_FEATURE, "acronym", "cap"})
CAPITALISED: Features = frozenset({TEXT_FEATURE, "cap"})
VERB_LIKE: Features = frozenset({TEXT_FEATURE, "verb_like"})
SHAPES: Iterable[Features] = (TEXT, MARK, NUMERAL, ACRONYM, CAPITALISED, VERB_LIKE)
