"""Writes the rule files as rules over the alphabet."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby
from operator import or_

from decretparse.lexicon.features import adverb_phrases
from decretparse.scan.alphabet import Alphabet, Features, Inventory, WordClass
from decretparse.scan.needs import NOTHING, Analyst
from decretparse.scan.pattern import Notation, PatternError
from decretparse.scan.rulebook import QUALIFIER_FILE, RuleBook
from decretparse.scan.rulefile import RuleEntry, RuleFile, identity, read_rules
from decretparse.scan.rules import TARGET, Choice, Offers, Pattern, Rule, Verdict, Way
from decretparse.scan.ruleset import MOST_NEEDS, RuleSet
from decretparse.scan.tape import Outcome
from decretparse.scan.vocabulary import inventory, judged_features, lexicon, token_features
from decretparse.scan.words import words
from decretparse.syntax.phrase import EACH
from decretparse.text.characters import APOSTROPHE

CONTEXT_FILES = ("context.toml",)
PHRASE_FILES = ("phrases.toml", "units.toml")
NAMED = re.compile(r"\(\?P<(\w+)>")


def write_rules() -> RuleBook:
    """The rules of all files; this takes half a second."""
    context = [_adverbs(), *map(read_rules, CONTEXT_FILES)]
    phrases = [read_rules(name) for name in PHRASE_FILES]
    qualifiers = read_rules(QUALIFIER_FILE)
    files = [*context, *phrases, qualifiers]
    known = lexicon([*context, *phrases], qualifiers)
    kinds = inventory(known.values(), files)
    alphabet = Alphabet(known, kinds, _uses(files, kinds))
    frequency = _frequency(files, alphabet)

    def rules(*files: RuleFile) -> list[Rule]:
        return [rule for file in files for rule in _Writer(file, alphabet, kinds, frequency).rules()]

    *qualifying, last = rules(qualifiers)
    assert isinstance(last, Choice)
    return RuleBook(
        alphabet,
        RuleSet(rules(*context), alphabet),
        RuleSet(rules(*phrases), alphabet),
        RuleSet(qualifying, alphabet),
        last,
    )


def _adverbs() -> RuleFile:
    """Adverbs of more than one word count as one; they come before all other rules."""
    phrases = sorted(adverb_phrases(), key=len, reverse=True)
    pattern = "|".join(f"({phrase.replace(APOSTROPHE, APOSTROPHE + ' ')})" for phrase in phrases)
    entry: RuleEntry = {"example": "", "phrase": "adverb", "features": ["adverb"], "pattern": pattern}
    return RuleFile("", {}, {}, [entry], {}, {})


def _uses(files: Sequence[RuleFile], kinds: Inventory) -> Counter[WordClass]:
    """How often each class of words is written in the rules."""
    uses: Counter[WordClass] = Counter()
    for file in files:
        notation = Notation(file.parts, file.sets, kinds)
        for entry in file.entries:
            uses.update(notation.classes(entry["pattern"]))
    return uses


def _frequency(files: Sequence[RuleFile], alphabet: Alphabet) -> Counter[Features]:
    """How often words of the same features come up, by the examples that the rules give."""
    examples = [entry["example"].lower() for file in files for entry in file.entries]
    found = (key for example in examples for key in words(example, 0, len(example)).keys)
    features_of = {symbol: features for features, symbol in alphabet.symbol_of.items()}
    return Counter(features_of[alphabet.symbol(key)] for key in found)


class _Writer:
    """Writes the rules of one file in the alphabet."""

    def __init__(self, file: RuleFile, alphabet: Alphabet, kinds: Inventory, frequency: Counter[Features]) -> None:
        self.file = file
        self.alphabet = alphabet
        self.notation = Notation(file.parts, file.sets, kinds)
        self.analyst = Analyst(self.notation, frequency)
        self._readings: dict[str, Mapping[str, str]] = {}

    def rules(self) -> Iterator[Rule]:
        """The file's rules in order; those that follow each other under one `scan` are one."""
        entries = enumerate(self.file.entries)
        for _, members in groupby(entries, key=lambda member: member[1].get("scan", member[0])):
            together = list(members)
            entry = together[0][1]
            yield self.verdict(entry) if "verdict" in entry else self.making(together)

    def verdict(self, entry: RuleEntry) -> Verdict:
        """The rule that judges a word."""
        readings = self.readings(entry["verdict"])
        return Verdict(entry["verdict"], self.pattern(entry["pattern"], self.regex(entry)), readings)

    def readings(self, verdict: str) -> Mapping[str, str]:
        """What each symbol becomes under a verdict that changes it."""
        found = self._readings.get(verdict)
        if found is None:
            symbol_of = self.alphabet.symbol_of
            found = self._readings[verdict] = {
                symbol: reading
                for features, symbol in symbol_of.items()
                if (reading := symbol_of.get(judged_features(features, verdict), symbol)) != symbol
            }
        return found

    def making(self, members: Sequence[tuple[int, RuleEntry]]) -> Way | Choice:
        """The rule that makes a token."""
        ways = [self.way(index, entry) for index, entry in members]
        if len(ways) == 1:
            return ways[0]
        needs = [self.analyst.needs(entry["pattern"]) for _, entry in members]
        return Choice(
            Pattern(self.alphabet.written(NOTHING.union(*(each.first for each in needs)))),
            ways,
            self.takers([each.first for each in needs]),
            self.takers([each.second for each in needs]),
            self.takers([each.alone for each in needs]),
        )

    def takers(self, classes: Sequence[WordClass]) -> Offers:
        """Which of several ways take a symbol, by the class that each takes."""
        ways: Counter[int] = Counter()
        for place, members in enumerate(reversed(classes)):
            ways[self.alphabet.trait(members)] |= 1 << place
        return Offers(ways, self.alphabet.traits)

    def way(self, index: int, entry: RuleEntry) -> Way:
        """One of the ways to make a token."""
        source, names = _numbered(self.regex(entry))
        target = next((group for group, name in names if name == TARGET), 0)
        of_cases = self.file.cases
        parts = [(group, name) for group, name in names if group != target and name not in of_cases]
        cases = [
            (group, self.outcome(index, {**entry, "token": of_cases[name]}))
            for group, name in names
            if name in of_cases
        ]
        pattern = self.pattern(entry["pattern"], source)
        return Way(pattern, self.outcome(index, entry), target, parts, cases, entry.get("again", False))

    def outcome(self, index: int, entry: RuleEntry) -> Outcome:
        """What a rule makes of words."""
        symbol = self.alphabet.symbol_of[token_features(entry)]
        terminal = entry.get("token") or entry.get("phrase", "")
        return Outcome(identity(self.file, index), symbol, terminal, entry.get("lemma"))

    def regex(self, entry: RuleEntry) -> str:
        """The regular expression of a rule; PatternError where it would be about two things."""
        source = self.notation.regex(entry["pattern"], self.alphabet)
        if source.count(f"(?P<{TARGET}>") > 1:
            raise PatternError(f"more than one [ ] in {entry['pattern']!r}")
        return self.guarded(entry["pattern"], source)

    def guarded(self, written: str, regex: str) -> str:
        """A regular expression that first looks at what it must begin with, if it does not begin with just that."""
        needs = self.analyst.needs(written)
        first = self.alphabet.written(needs.first)
        return regex if needs.empty or regex.startswith(first) else f"(?={first})(?:{regex})"

    def pattern(self, written: str, source: str) -> Pattern:
        """The pattern of a rule, with what it needs most."""
        rarest = self.analyst.rarest(self.analyst.needs(written).all_of)[:MOST_NEEDS]
        return Pattern(source, reduce(or_, map(self.alphabet.trait, rarest), 0))


def _numbered(source: str) -> tuple[str, Sequence[tuple[int, str]]]:
    """Takes the names from the groups of a pattern, for it may name two alike; gives each with its group's number.

    Those of one of several differ, so that each has its own.
    """
    names = [(group, f"{name}{group}" if name == EACH else name) for group, name in enumerate(NAMED.findall(source), 1)]
    return NAMED.sub("(", source), names
