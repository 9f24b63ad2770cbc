"""Reads the rule files into rules over the alphabet."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypedDict, cast

from decretparse.lexicon.features import adverb_phrases, word_features
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.inflection import plural
from decretparse.scan.alphabet import Alphabet, Features, shape_of
from decretparse.scan.pattern import TARGET, WORD_FEATURE, Parts, literals, translate
from decretparse.scan.rules import Choice, Outcome, Rule, Verdict
from decretparse.scan.words import BRACKET, QUOTED, REFERENCE, STOP

CONTEXT_FILES = ("context.toml",)
PHRASE_FILES = ("phrases.toml", "units.toml")
QUALIFIER_FILE = "qualifiers.toml"
TOKEN_FEATURE = "token"
OPAQUE_FEATURES = {REFERENCE: {"reference"}, QUOTED: {"quoted"}, BRACKET: {"bracket"}, STOP: {"stop", "closing", "w:."}}

# What each verdict takes away from a word, and what it gives.
VERB_FEATURES = frozenset({"finite", "singular", "plural", "homograph", "main", "subordinate", "negated"})
VERDICTS: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    "noun": (VERB_FEATURES, frozenset({"t"})),
    "participle": (VERB_FEATURES, frozenset({"participle"})),
    "verb": (frozenset({"homograph", "participle", "t", "infinitive"}), frozenset({"finite", "main"})),
    "subordinate": (frozenset({"homograph", "participle", "t", "main"}), frozenset({"subordinate"})),
    "negated": (frozenset({"homograph", "participle", "t", "main"}), frozenset({"negated"})),
}
PLAIN: Features = frozenset({"t"})


class RuleEntry(TypedDict, total=False):
    """One [[rule]] of a rule file."""

    example: str
    pattern: str
    verdict: str
    phrase: str
    token: str
    lemma: str
    scan: str
    features: list[str]


@dataclass(frozen=True, slots=True)
class RuleBook:
    """The alphabet, the rules in order (what each word is, then which words make a token), the lemmas of some."""

    alphabet: Alphabet
    context: tuple[Rule, ...]
    phrases: tuple[Rule, ...]
    qualifiers: tuple[Rule, ...]
    lemmas: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule file as it was read."""

    name: str
    parts: Mapping[str, str]
    sets: Mapping[str, Sequence[str]]
    entries: Sequence[RuleEntry]
    classes: Mapping[str, Sequence[str]]


@cache
def load_rules() -> RuleBook:
    """The rules of all files; about 0.2 s, once."""
    context = [_read(name) for name in CONTEXT_FILES]
    phrases = [_read(name) for name in PHRASE_FILES]
    qualifiers = _read(QUALIFIER_FILE)
    alphabet = _alphabet([*context, *phrases], qualifiers)
    return RuleBook(
        alphabet,
        (_adverbs(alphabet), *(rule for file in context for rule in _rules(file, alphabet))),
        tuple(rule for file in phrases for rule in _rules(file, alphabet)),
        tuple(_rules(qualifiers, alphabet)),
        {
            identity(file, index): entry["lemma"]
            for file in phrases
            for index, entry in enumerate(file.entries)
            if "lemma" in entry
        },
    )


def identity(file: RuleFile, index: int) -> str:
    """A rule's name: its token (or verdict) and its place in the file."""
    entry = file.entries[index]
    return f"{entry.get('token') or entry.get('phrase') or entry.get('verdict', '')}.{index + 1}"


def _read(name: str) -> RuleFile:
    content = load_toml(name)
    return RuleFile(
        name,
        cast(Mapping[str, str], content.get("parts", {})),
        cast(Mapping[str, Sequence[str]], content.get("sets", {})),
        cast(Sequence[RuleEntry], content.get("rule", [])),
        {name: _members(content, name) for name in cast(Mapping[str, object], content.get("classes", {}))},
    )


def _members(content: Mapping[str, object], name: str) -> Sequence[str]:
    """The words of one of a file's classes; `[more]` names a file whose nouns belong to it too."""
    own = cast(Mapping[str, Sequence[str]], content["classes"])[name]
    more = cast(Mapping[str, str], content.get("more", {})).get(name)
    return own if more is None else [*own, *cast(Mapping[str, object], load_toml(more)["nouns"])]


def _alphabet(files: Sequence[RuleFile], qualifiers: RuleFile) -> Alphabet:
    wanted = {literal for file in files for literal in _literals(file)}
    for phrase in adverb_phrases():
        wanted.update(literals(phrase.replace("'", "' ")))
    own = set(_literals(qualifiers))
    features = dict(word_features(wanted | {literal for literal in own if literal.startswith("=")}))
    for word, feature in _class_members(qualifiers, sorted(own)):
        features[word] = features.get(word, shape_of(word)) | {feature}
    for word, opaque in OPAQUE_FEATURES.items():
        features[word] = frozenset(opaque)
    alphabet = Alphabet(features)
    for file in (*files, qualifiers):
        for entry in file.entries:
            alphabet.intern(_token_features(entry))
    for verdict in ("noun", "participle", "verb", "subordinate", "negated"):
        for verb in [features for features in alphabet.symbol_of if "finite" in features]:
            alphabet.intern(_judged(verb, verdict))
    return alphabet


def _literals(file: RuleFile) -> Iterator[str]:
    for pattern in (*file.parts.values(), *(entry["pattern"] for entry in file.entries)):
        yield from literals(pattern)
    for members in file.sets.values():
        yield from members


def _class_members(file: RuleFile, asked: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The words of a file's own classes, singular and plural, and those that it asks for by name.

    To the other files these words stay what they were: a word that they do not know keeps the features of its shape.
    """
    for literal in asked:
        if literal.startswith(WORD_FEATURE):
            yield literal.removeprefix(WORD_FEATURE), literal
    for name, members in file.classes.items():
        for member in members:
            yield from ((member, name), (plural(member), name))


def _judged(features: Features, verdict: str) -> Features:
    if verdict == "text":
        return PLAIN
    taken, given = VERDICTS[verdict]
    return (features - taken) | given


def _token_features(entry: RuleEntry) -> Features:
    own = frozenset(entry.get("features", ()))
    if "token" not in entry:
        return own
    return own | {entry["token"], TOKEN_FEATURE}


def _adverbs(alphabet: Alphabet) -> Rule:
    """Adverbs of more than one word count as one; they come before all other rules."""
    phrases = sorted(adverb_phrases(), key=len, reverse=True)
    pattern = "|".join(f"({phrase.replace(chr(39), chr(39) + ' ')})" for phrase in phrases)
    symbol = alphabet.intern(frozenset({"adverb"}))
    return Choice(
        re.compile(f"(?P<r0>{translate(pattern, Parts({}, {}, {}), alphabet)})"),
        (Outcome("adverb", symbol, "r0", "r0", {}),),
    )


def _rules(file: RuleFile, alphabet: Alphabet) -> Iterator[Rule]:
    parts = Parts(file.parts, file.sets, {})
    index = 0
    while index < len(file.entries):
        entry = file.entries[index]
        if "verdict" in entry:
            yield _verdict(entry, parts, alphabet)
            index += 1
            continue
        last = index + 1
        while "scan" in entry and last < len(file.entries) and file.entries[last].get("scan") == entry["scan"]:
            last += 1
        yield _choice(file, range(index, last), parts, alphabet)
        index = last


def _verdict(entry: RuleEntry, parts: Parts, alphabet: Alphabet) -> Verdict:
    readings = {
        symbol: alphabet.symbol_of.get(_judged(features, entry["verdict"]), symbol)
        for symbol, features in alphabet.features_of.items()
    }
    return Verdict(entry["verdict"], re.compile(translate(entry["pattern"], parts, alphabet)), readings)


def _choice(file: RuleFile, indexes: Iterable[int], parts: Parts, alphabet: Alphabet) -> Choice:
    outcomes: list[Outcome] = []
    sources: list[str] = []
    for index in indexes:
        entry = file.entries[index]
        prefix = f"r{index}"
        source, names = _numbered(translate(entry["pattern"], parts, alphabet), prefix)
        sources.append(f"(?P<{prefix}>{source})")
        target = next((group for group, name in names.items() if name == TARGET), prefix)
        named = {group: name for group, name in names.items() if group != target}
        outcomes.append(Outcome(identity(file, index), alphabet.intern(_token_features(entry)), prefix, target, named))
    return Choice(re.compile("|".join(sources)), tuple(outcomes))


def _numbered(source: str, prefix: str) -> tuple[str, Mapping[str, str]]:
    """Gives each group of a pattern a name of its own, for a regular expression takes no name twice."""
    names: dict[str, str] = {}

    def rename(match: re.Match[str]) -> str:
        group = f"{prefix}_{len(names)}"
        names[group] = match.group(1)
        return f"(?P<{group}>"

    return re.sub(r"\(\?P<(\w+)>", rename, source), names
