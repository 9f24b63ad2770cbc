"""The scanner's alphabet: every word with the same features is written with the same symbol.

A block becomes a string of symbols, one a word, so that patterns over word classes are regular expressions.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, TypeAlias

from decretparse.lexicon.nouns import fold, load_words, noun_form
from decretparse.lexicon.packed import Packed

Features: TypeAlias = frozenset[str]
WordClass: TypeAlias = frozenset[Features]
State: TypeAlias = tuple[
    Packed[str],
    Packed["Accented"],
    dict[Features, str],
    dict[str, Features],
    dict[str, str],
    dict[str, int],
    frozenset[str],
]

# Ideographs, for private use has too few below U+10000, where regular expressions keep a class in a table. A tape has
# symbols and nothing else, so that none is taken for a character of the text.
FIRST_SYMBOL = 0x4E00
LAST_SYMBOL = 0x9FFF
TEXT_FEATURE = "t"
TOKEN_FEATURE = "token"
CLOSING = "closing"
CAPITAL = "capital"
WORD_FEATURE = "w:"
OF_ONE_WORD = ("=", WORD_FEATURE)  # what the features begin with that say which word or verb it is
INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?")
VERB_ENDING = re.compile(r"(?:[^\W\d_]{2,}(?:[etda]|nt))")
PLURAL_ENDINGS = ("s", "x", "z")
CODE = re.compile(r"\d{1,2}-?[A-Z]{1,3}\d{0,2}")  # « le bureau 2B »
NUMBER = re.compile(r"\d[\d .,]*")


class Accented(NamedTuple):
    """A word with accents, by what it is without: its symbol, and whether no letter but its first has one."""

    symbol: str
    initial_only: bool


class Inventory:
    """All features that a word or token can have together, and which of these answer to an expression.

    Those of words that no lexicon has are always among them.
    """

    def __init__(self, known: Iterable[Features]) -> None:
        self.known: dict[Features, None] = {}
        self._bearers: defaultdict[str, set[Features]] = defaultdict(set)
        for features in chain(known, SHAPES):
            self.add(features)

    def add(self, features: Features) -> None:
        if features in self.known:
            return
        self.known[features] = None
        for feature in features:
            self._bearers[feature].add(features)

    def having(self, wanted: str) -> WordClass:
        """What answers to an expression: features joined by & (all), each perhaps negated by !."""
        terms = wanted.split("&")
        asked = [self._bearers.get(term, set()) for term in terms if not term.startswith("!")]
        refused = [self._bearers.get(term[1:], set()) for term in terms if term.startswith("!")]
        found = set.intersection(*sorted(asked, key=len)) if asked else set(self.known)
        return frozenset(found.difference(*refused))


class Alphabet:
    """The symbols of an inventory, and of words.

    Features that answer to the same classes are neighbours, so that a class is a few ranges of symbols: regular
    expressions of long classes are slow to compile. `uses` has each class with the number of times it is written.

    `symbol_of` is for those who write rules: who reads has the shapes of words alone. `features_of` are the features of
    each symbol, but for those that say which word it is: few differ, so that most are shared.
    """

    def __init__(self, lexicon: Mapping[str, Features], inventory: Inventory, uses: Counter[WordClass]) -> None:
        ordered = _neighbours(inventory.known, uses)
        if FIRST_SYMBOL + len(ordered) > LAST_SYMBOL:
            raise ValueError("the lexicon has more classes of words than there are symbols")
        self.symbol_of = {features: chr(FIRST_SYMBOL + index) for index, features in enumerate(ordered)}
        self._known = Packed({word: self.symbol_of[features] for word, features in lexicon.items()})
        self._accented = Packed(
            {
                folded: Accented(self.symbol_of[lexicon[word]], word[1:] == folded[1:])
                for folded, word in _accented(list(lexicon)).items()
            }
        )
        self.traits = dict.fromkeys(self.symbol_of.values(), 0)
        self.closing = frozenset(map(self.symbol_of.__getitem__, inventory.having(CLOSING)))
        shared: dict[Features, Features] = {}
        kinds = {symbol: _of_kind(features) for features, symbol in self.symbol_of.items()}
        self.features_of = {symbol: shared.setdefault(features, features) for symbol, features in kinds.items()}
        self._with_capital = {
            self.symbol_of[features - {CAPITAL}]: symbol
            for features, symbol in self.symbol_of.items()
            if CAPITAL in features
        }
        self._begin()

    def _begin(self) -> None:
        self.symbol: Callable[[str], str] = lru_cache(maxsize=1 << 14)(self._symbol)
        self._trait_of: dict[WordClass, int] = {}
        self._written: dict[WordClass, str] = {}

    def __getstate__(self) -> State:
        """What reading takes; the rules are written by then."""
        shapes = {features: self.symbol_of[features] for features in SHAPES}
        return (self._known, self._accented, shapes, self.features_of, self._with_capital, self.traits, self.closing)

    def __setstate__(self, state: State) -> None:
        known, accented, self.symbol_of, self.features_of, self._with_capital, self.traits, self.closing = state
        self._known, self._accented = known, accented
        self._begin()

    def with_any(self, features: Set[str]) -> str:
        """The symbols that have one of these features."""
        return "".join(symbol for symbol, own in self.features_of.items() if own & features)

    def trait(self, members: WordClass) -> int:
        """A bit that stands for a class: `traits` has it at each symbol of the class."""
        bit = self._trait_of.get(members)
        if bit is None:
            bit = self._trait_of[members] = 1 << len(self._trait_of)
            for features in members:
                self.traits[self.symbol_of[features]] |= bit
        return bit

    def written(self, members: WordClass) -> str:
        """The character class that these features are, neighbours drawn together."""
        found = self._written.get(members)
        if found is None:
            found = self._written[members] = f"[{_ranges(ord(self.symbol_of[features]) for features in members)}]"
        return found

    def _symbol(self, word: str) -> str:
        """The symbol of a word as the text has it.

        Capitals are written without accents, so a capitalised word is also looked up without them; what its capital
        may mean is a feature of some. A noun joined to another by a hyphen ("directeur-adjoint", "ateliers-relais") is
        one like its first part.
        """
        symbol = self._known.get(word)
        lower = word.lower()
        if symbol is None and lower != word:
            symbol = self._known.get(lower) or self._without_accents(word)
            if symbol in self._with_capital and not word.isupper():
                symbol = self._with_capital[symbol]
        if symbol is None and "-" in word and noun_form(word) is not None:
            return self._symbol(word.partition("-")[0])
        return self.symbol_of[shape_of(word)] if symbol is None else symbol

    def _without_accents(self, word: str) -> str | None:
        """« ETUDES » has lost all accents, « Etudes » but that of its capital: « Finances » are not « financées »."""
        folded = fold(word)
        symbol, initial_only = self._accented.get(folded) or (self._known.get(folded), True)
        if symbol is None or word.isupper() or (initial_only and folded[1:] == word[1:].lower()):
            return symbol
        return None if self.features_of[symbol] & VERBAL else symbol


def _of_kind(features: Features) -> Features:
    return frozenset(each for each in features if not each.startswith(OF_ONE_WORD))


def _accented(words: Sequence[str]) -> Mapping[str, str]:
    """Words by what they are without accents, the first of several; those that have none apart."""
    folded = fold("\n".join(words)).split("\n")
    first = dict(zip(reversed(folded), reversed(words), strict=True))
    return {key: word for key, word in first.items() if key != word}


def _ranges(codes: Iterable[int]) -> str:
    runs: list[list[int]] = []
    for code in sorted(codes):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return "".join(chr(first) if first == last else f"{chr(first)}-{chr(last)}" for first, last in runs)


def _neighbours(known: Iterable[Features], uses: Counter[WordClass]) -> list[Features]:
    """Features in an order that keeps each class together, those used most above all."""
    ranks = dict.fromkeys(known, 0)
    for rank, (members, _) in enumerate(reversed(uses.most_common())):
        for features in members:
            ranks[features] |= 1 << rank
    return sorted(ranks, key=ranks.__getitem__)


def shape_of(word: str) -> Features:
    """The features of a word that the lexicon does not have, from its letters alone."""
    if NUMBER.fullmatch(word):
        return NUMERAL
    if INITIALS.fullmatch(word) or CODE.fullmatch(word):
        return ACRONYM
    if load_words().ordinal_figures.fullmatch(word):
        return ORDINAL
    if not word[0].isalpha():
        return TEXT if word[0].isalnum() else MARK
    if load_words().adverb.fullmatch(word.lower()):
        return ADVERB
    if word.isupper():
        return ACRONYM if len(word) > 1 else LETTER
    if word[0].isupper():
        return CAPITALISED if word[1:].islower() or not word.isalpha() else ACRONYM  # « DGFiP »
    if VERB_ENDING.fullmatch(word):
        return VERB_LIKE
    return TEXT if word.endswith(PLURAL_ENDINGS) else SINGULAR


VERBAL: Features = frozenset({"finite", "participle"})
TEXT: Features = frozenset({TEXT_FEATURE})
MARK: Features = frozenset({TEXT_FEATURE, "mark"})
ORDINAL: Features = frozenset({TEXT_FEATURE, "ordinal"})
NUMERAL: Features = frozenset({TEXT_FEATURE, "num"})
ACRONYM: Features = frozenset({TEXT_FEATURE, "acronym", "cap"})
LETTER: Features = frozenset({TEXT_FEATURE, "cap", "letter"})
CAPITALISED: Features = frozenset({TEXT_FEATURE, "cap"})
ADVERB: Features = frozenset({"adverb"})
SINGULAR: Features = frozenset({TEXT_FEATURE, "unplural"})
VERB_LIKE: Features = SINGULAR | {"verb_like"}
SHAPES: Iterable[Features] = (TEXT, MARK, ORDINAL, NUMERAL, ACRONYM, LETTER, CAPITALISED, ADVERB, SINGULAR, VERB_LIKE)
