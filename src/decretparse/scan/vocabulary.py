"""What the scanner can meet: the features of words as they are written, of words judged and of tokens."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from decretparse.lexicon.features import word_features
from decretparse.lexicon.inflection import plural
from decretparse.scan.alphabet import (
    CAPITAL,
    CAPITALISED,
    LETTER,
    SINGULAR,
    TEXT,
    TOKEN_FEATURE,
    WORD_FEATURE,
    Features,
    Inventory,
    shape_of,
)
from decretparse.scan.rulefile import RuleEntry, RuleFile, asked_for
from decretparse.scan.words import BRACKET, QUOTED, QUOTED_UNIT, REFERENCE, STOP

OPAQUE_FEATURES = {
    REFERENCE: {"reference"},
    QUOTED: {"quoted"},
    QUOTED_UNIT: {"quoted", "acronym"},  # it names a unit without any other noun, as initials do
    BRACKET: {"bracket"},
    STOP: {"stop", "closing", "w:."},
}

OPEN = frozenset({"homograph", "participle", "t", CAPITAL})  # what a word that is judged a verb may have been
VERB_FEATURES = frozenset({"finite", "singular", "plural", "homograph", "main", "subordinate", "negated", CAPITAL})


class Judgement(NamedTuple):
    """What a verdict takes away from a word and what it gives; `of` are the words that it may be about."""

    takes: Features
    gives: Features
    of: Features = frozenset({"finite"})


VERDICTS: Mapping[str, Judgement] = {
    "noun": Judgement(VERB_FEATURES, frozenset({"t"})),
    "participle": Judgement(VERB_FEATURES, frozenset({"participle"})),
    "verb": Judgement(OPEN | {"infinitive", "subordinate"}, frozenset({"finite", "main"})),
    "subordinate": Judgement(OPEN | {"main"}, frozenset({"subordinate"})),
    "negated": Judgement(OPEN | {"main"}, frozenset({"negated"})),
    "ends_name": Judgement(
        frozenset(), frozenset({"ends_name"}), of=frozenset({"participle", "gerund", "num", "bounds", "to", "au"})
    ),
}
# The verdicts that leave nothing of what a word was.
REPLACED: Mapping[str, Features] = {"text": TEXT, "letter": LETTER, "name": CAPITALISED}
# A verb that goes on with a relative is the same whichever it is: so no symbol for each is needed.
COORDINATED: Features = frozenset({"finite", "subordinate", "coordinated"})


def lexicon(files: Sequence[RuleFile], qualifiers: RuleFile) -> Mapping[str, Features]:
    """The features of all words that are known, those included that only a rule file knows."""
    wanted = {literal for file in files for literal in asked_for(file)}
    own = set(asked_for(qualifiers))
    known = word_features(wanted | {literal for literal in own if literal.startswith("=")})
    features = dict(known)
    for word, feature in _class_members(qualifiers, sorted(own)):
        for written in (word,) if word in known else (word, word.capitalize()):
            features[written] = features.get(written, shape_of(written)) | {feature}
    seen = {word: seen_as(word, found) for word, found in features.items()}
    return seen | {word: frozenset(opaque) for word, opaque in OPAQUE_FEATURES.items()}


def seen_as(word: str, found: Features) -> Features:
    """The features with those of the letters; a word that only patterns know, by its name, is else a plain one."""
    named_only = all(feature.startswith(WORD_FEATURE) for feature in found)
    return found | (shape_of(word) & (SINGULAR if named_only else SINGULAR - TEXT))


def inventory(words: Collection[Features], files: Sequence[RuleFile]) -> Inventory:
    """All that a word can be, before and after it is judged, and all that can be made of words."""
    # A verb written with a capital begins a sentence or a name: which, its neighbours tell.
    capitals = [features | {CAPITAL} for features in words if "finite" in features]
    found = Inventory([*words, *capitals, *(token_features(entry) for file in files for entry in file.entries)])
    for verdict, judgement in VERDICTS.items():
        for word in [features for features in found.known if features & judgement.of]:
            found.add(judged_features(word, verdict))
    found.add(COORDINATED)
    return found


def judged_features(features: Features, verdict: str) -> Features:
    """What a word is after a verdict."""
    if verdict == "coordinated":
        return COORDINATED if "finite" in features else features
    if verdict in REPLACED:
        return REPLACED[verdict]
    judgement = VERDICTS[verdict]
    return (features - judgement.takes) | judgement.gives


def token_features(entry: RuleEntry) -> Features:
    """What the token is that a rule makes."""
    own = frozenset(entry.get("features", ()))
    if "token" not in entry:
        return own
    return own | {entry["token"], TOKEN_FEATURE}


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
