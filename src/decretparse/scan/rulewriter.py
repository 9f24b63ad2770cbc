"""Writes the rule files as rules over the alphabet."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import groupby
from operator import or_

from decretparse.lexicon.features import adverb_phrases
from decretparse.scan.alphabet import Alphabet, Features, Inventory, WordClass
from decretparse.scan.needs import Analyst
from decretparse.scan.pattern import Notation
from decretparse.scan.rulebook import QUALIFIER_FILE, RuleBook
from decretparse.scan.rulefile import RuleEntry, RuleFile, identity, read_rules
from decretparse.scan.rules import TARGET, Choice, Outcome, Pattern, Rule, Verdict
from decretparse.scan.vocabulary import inventory, judged_features, lexicon, token_features
from decretparse.scan.words import words

CONTEXT_FILES = ("context.toml",)
PHRASE_FILES = ("phrases.toml", "units.toml")
APOSTROPHE = "'"


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

    def rules(file: RuleFile) -> tuple[Rule, ...]:
        return tuple(_Writer(file, alphabet, kinds, frequency).rules())

    return RuleBook(
        alphabet,
        tuple(rule for file in context for rule in rules(file)),
        tuple(rule for file in phrases for rule in rules(file)),
        rules(qualifiers),
        {
            identity(file, index): entry["lemma"]
            for file in phrases
            for index, entry in enumerate(file.entries)
            if "lemma" in entry
        },
    )


def _adverbs() -> RuleFile:
    """Adverbs of more than one word count as one; they come before all other rules."""
    phrases = sorted(adverb_phrases(), key=len, reverse=True)
    pattern = "|".join(f"({phrase.replace(APOSTROPHE, APOSTROPHE + ' ')})" for phrase in phrases)
    return RuleFile("", {}, {}, [{"example": "", "phrase": "adverb", "features": ["adverb"], "pattern": pattern}], {})


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
    return Counter(alphabet.features_of[alphabet.symbol(key)] for key in found)


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
            yield self.verdict(entry) if "verdict" in entry else self.choice(together)

    def verdict(self, entry: RuleEntry) -> Verdict:
        """The rule that judges a word."""
        readings = self.readings(entry["verdict"])
        return Verdict(entry["verdict"], self.pattern(entry["pattern"], self.regex(entry)), readings)

    def readings(self, verdict: str) -> Mapping[str, str]:
        """What each symbol becomes under a verdict."""
        found = self._readings.get(verdict)
        if found is None:
            symbol_of = self.alphabet.symbol_of
            found = self._readings[verdict] = {
                symbol: symbol_of.get(judged_features(features, verdict), symbol)
                for features, symbol in symbol_of.items()
            }
        return found

    def choice(self, members: Sequence[tuple[int, RuleEntry]]) -> Choice:
        """The rule that makes a token."""
        outcomes: dict[str, Outcome] = {}
        sources: list[str] = []
        for index, entry in members:
            group = f"r{index}"
            source, names = _numbered(self.regex(entry), group)
            sources.append(f"(?P<{group}>{source})")
            target = next((inner for inner, name in names.items() if name == TARGET), group)
            named = {inner: name for inner, name in names.items() if inner != target}
            symbol = self.alphabet.symbol_of[token_features(entry)]
            outcomes[group] = Outcome(identity(self.file, index), symbol, target, named)
        written, source = "|".join(entry["pattern"] for _, entry in members), "|".join(sources)
        return Choice(self.pattern(written, self.guarded(written, source) if len(members) > 1 else source), outcomes)

    def regex(self, entry: RuleEntry) -> str:
        """The regular expression of a rule."""
        return self.guarded(entry["pattern"], self.notation.regex(entry["pattern"], self.alphabet))

    def guarded(self, written: str, regex: str) -> str:
        """A regular expression that first looks at what it must begin with."""
        needs = self.analyst.needs(written)
        return regex if needs.empty else f"(?={self.alphabet.written(needs.first)})(?:{regex})"

    def pattern(self, written: str, source: str) -> Pattern:
        """The pattern of a rule, with what it needs."""
        return Pattern(source, reduce(or_, map(self.alphabet.trait, self.analyst.needs(written).all_of), 0))


def _numbered(source: str, prefix: str) -> tuple[str, Mapping[str, str]]:
    """Gives each group of a pattern a name of its own, for a regular expression takes no name twice."""
    names: dict[str, str] = {}

    def rename(match: re.Match[str]) -> str:
        group = f"{prefix}_{len(names)}"
        names[group] = match.group(1)
        return f"(?P<{group}>"

    return re.sub(r"\(\?P<(\w+)>", rename, source), names
