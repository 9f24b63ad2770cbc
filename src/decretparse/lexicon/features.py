"""What the scanner knows of each word: its features, drawn from all the lexicon files."""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import cast

from decretparse.lexicon.action_nouns import load_action_nouns
from decretparse.lexicon.conjugator import VerbForm, load_verbs
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import load_nouns, load_persons, load_words

FORM_FEATURES = {"finite": "finite", "infinitive": "infinitive", "participle": "participle", "gerund": "gerund"}
NONE: frozenset[str] = frozenset()


def word_features(wanted: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Each word of the lexicon with its features; of the features `=lemma` and `w:word` only those `wanted`."""
    features = _verbs(wanted)
    for word, feature in chain(_nouns(), _small_words(), _asked_by_name(wanted)):
        features[word] = features.get(word, NONE) | {feature}
    for spelling, word in cast(Mapping[str, str], load_toml("lexicon/classes.toml")["spelt"]).items():
        features[spelling] = features.get(spelling, NONE) | features.get(word, NONE)
    return features


def _verbs(wanted: Collection[str]) -> dict[str, frozenset[str]]:
    """The features of each verb form; most forms share theirs with many others, so each set is made once."""
    made: dict[tuple[str, str, bool, str], frozenset[str]] = {}

    def features(form: VerbForm) -> frozenset[str]:
        lemma = f"={form.lemma}"
        key = form.form, form.number, form.homograph, lemma if lemma in wanted else ""
        if key not in made:
            made[key] = frozenset(_verb_features(form, wanted))
        return made[key]

    return {surface: NONE.union(*map(features, forms)) for surface, forms in load_verbs().items()}


def _verb_features(form: VerbForm, wanted: Collection[str]) -> Iterator[str]:
    yield FORM_FEATURES[form.form]
    if form.form == "finite":
        yield "singular" if form.number == "s" else "plural"
        if form.homograph:
            yield "homograph"
    if f"={form.lemma}" in wanted:
        yield f"={form.lemma}"


def _asked_by_name(wanted: Collection[str]) -> Iterator[tuple[str, str]]:
    for feature in sorted(wanted):
        if feature.startswith("w:"):
            yield feature.removeprefix("w:"), feature


def _nouns() -> Iterator[tuple[str, str]]:
    for surface, form in load_nouns().items():
        if form.number == "p":
            yield surface, "plural_noun"
        if form.noun.nature == "post":
            yield surface, "post"
            continue
        yield surface, "weak" if form.noun.weak else "structure"
        if form.noun.weak and form.noun.singular in load_action_nouns().nouns:
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
    yield from ((noun, "action") for noun in load_action_nouns().nouns)
    words = load_words()
    yield from ((adverb, "adverb") for adverb in words.adverbs)
    yield from ((count, "num") for count in words.numbers if " " not in count)
    yield from ((ordinal, "ordinal") for ordinal in words.ordinals)


@cache
def adverb_phrases() -> tuple[str, ...]:
    """The adverbs of more than one word: "en outre", "le cas échéant"."""
    return tuple(sorted(load_words().adverbial_phrases))
