"""What the scanner knows of each word: its features, drawn from all the lexicon files."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import cast

from decretparse.lexicon.conjugator import VerbForm, load_verbs
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import load_nouns, load_persons, load_words

FORM_FEATURES = {"finite": "finite", "infinitive": "infinitive", "participle": "participle", "gerund": "gerund"}


def word_features(wanted: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Each word of the lexicon with its features; of the features `=lemma` and `w:word` only those `wanted`."""
    features: defaultdict[str, set[str]] = defaultdict(set)
    for source in (_verbs(wanted), _nouns(), _small_words()):
        for word, feature in source:
            features[word].add(feature)
    for feature in wanted:
        if feature.startswith("w:"):
            features[feature.removeprefix("w:")].add(feature)
    for spelling, word in cast(Mapping[str, str], load_toml("lexicon/classes.toml")["spelt"]).items():
        features[spelling] |= features[word]
    return {word: frozenset(found) for word, found in features.items()}


def _verbs(wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    for surface, forms in load_verbs().items():
        for form in forms:
            yield from ((surface, feature) for feature in _verb_features(form, wanted))


def _verb_features(form: VerbForm, wanted: Collection[str]) -> Iterator[str]:
    yield FORM_FEATURES[form.form]
    if form.form == "finite":
        yield "singular" if form.number == "s" else "plural"
        if form.homograph:
            yield "homograph"
    if f"={form.lemma}" in wanted:
        yield f"={form.lemma}"


def _nouns() -> Iterator[tuple[str, str]]:
    for surface, form in load_nouns().items():
        if form.number == "p":
            yield surface, "plural_noun"
        if form.noun.nature == "post":
            yield surface, "post"
            continue
        yield surface, "weak" if form.noun.weak else "structure"
        if form.noun.weak and form.noun.singular in action_nouns():
            yield surface, "act"
        if form.noun.body:
            yield surface, "body"
    for surface in load_persons():
        yield surface, "person"


def _small_words() -> Iterator[tuple[str, str]]:
    for name, members in load_toml("lexicon/classes.toml").items():
        if not isinstance(members, list):
            continue
        yield from ((word, name) for word in cast(list[str], members))
    yield from ((noun, "action") for noun in action_nouns())
    words = load_words()
    yield from ((adverb, "adverb") for adverb in words.adverbs)
    yield from ((count, "num") for count in words.numbers if " " not in count)
    yield from ((ordinal, "ordinal") for ordinal in words.ordinals)


@cache
def action_nouns() -> Mapping[str, str]:
    """The verb of each noun of action: "élaboration" → "élaborer"."""
    return cast(Mapping[str, str], load_toml("lexicon/action_nouns.toml")["nouns"])


@cache
def adverb_phrases() -> tuple[str, ...]:
    """The adverbs of more than one word: "en outre", "le cas échéant"."""
    return tuple(sorted(load_words().adverbial_phrases))
