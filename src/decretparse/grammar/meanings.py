"""What verbs mean: lemmas, support verbs, passives (`lexicon/meanings.toml`)."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple, cast

from decretparse.kept import kept
from decretparse.lexicon.action_nouns import load_action_nouns
from decretparse.lexicon.conjugator import Form, VerbForm, load_verbs
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import fold, noun_form, singular_of
from decretparse.lexicon.verb_table import unaccented_lemma, verb_forms
from decretparse.syntax.facts import LinkKind, Modality, Number, Span
from decretparse.syntax.phrase import Phrase

JOINED = ("second", "last")  # the parts of a phrase that are verbs coordinated to its first one
BEFORE_INFINITIVE = 2  # how many clitics may stand before an infinitive
VOWELS = frozenset("aehiouy")
BRACKETS = "() .;"


class Meanings(NamedTuple):
    """What verbs make of their subjects: which ones lead (head, assist …), say nothing, or have their bearer as agent.

    `unsaid` is the verb of a task that has none of its own, `copula` is être; `modalities` tell may from must.
    """

    leads: Mapping[str, LinkKind]
    chairs: frozenset[str]
    chairmen: frozenset[str]
    silent: frozenset[str]
    objectless: frozenset[str]
    gathers: frozenset[str]
    subject_bears: frozenset[str]
    agent_bears: frozenset[str]
    roles: frozenset[str]
    holds: frozenset[str]
    held: re.Pattern[str]
    council: frozenset[str]
    offices: frozenset[str]
    territories: frozenset[str]
    layouts: frozenset[str]
    layout_titles: frozenset[str]
    rubrics: frozenset[str]
    duties: Mapping[str, str]
    masculine: Mapping[str, str]
    abstract: tuple[str, ...]
    telling: frozenset[str]
    announced: tuple[str, ...]
    in_turn: frozenset[str]
    void: frozenset[str]
    unsaid: str
    copula: str
    reflexive: str
    reflexive_elided: str
    modalities: Mapping[str, Modality]


@kept
def meanings() -> Meanings:
    """The tables of `meanings.toml`."""
    table = cast(Mapping[str, Mapping[str, Any]], load_toml("lexicon/meanings.toml"))
    return Meanings(
        leads={verb: cast(LinkKind, kind) for kind, verbs in table["leads"].items() for verb in verbs},
        chairs=frozenset(table["chairs"]["verbs"]),
        chairmen=frozenset(table["chairs"]["posts"]),
        silent=frozenset(table["silent"]["verbs"]),
        objectless=frozenset(table["objectless"]["verbs"]),
        gathers=frozenset(table["gathers"]["verbs"]),
        subject_bears=frozenset(table["passive"]["bearer_is_subject"]),
        agent_bears=frozenset(table["passive"]["bearer_is_agent"]),
        roles=frozenset(table["roles"]["nouns"]),
        holds=frozenset(table["held"]["verbs"]),
        held=re.compile(table["held"]["pattern"]),
        council=frozenset(table["council"]["posts"]),
        offices=frozenset(table["offices"]["kinds"]),
        territories=frozenset(cast(list[str], load_toml("lexicon/classes.toml")["territory"])),
        abstract=tuple(table["abstract"]["endings"]),
        telling=frozenset(table["abstract"]["nouns"]),
        announced=tuple(table["announced"]["endings"]),
        in_turn=frozenset(table["in_turn"]["words"]),
        void=frozenset(table["void"]["items"]),
        layouts=frozenset(table["layouts"]["kinds"]),
        layout_titles=frozenset(table["layouts"]["titles"]),
        rubrics=frozenset(table["layouts"]["rubrics"]),
        duties=table["duties"],
        masculine=table["masculine"],
        unsaid=table["unsaid"]["verb"],
        copula=table["words"]["copula"],
        reflexive=table["words"]["reflexive"],
        reflexive_elided=table["words"]["reflexive_elided"],
        modalities=table["modalities"],
    )


def is_void(item: str) -> bool:
    """Does an item only keep the place of one: « (Abrogé) »? Or has it no word: the » that ends a quotation?"""
    return item.strip(BRACKETS).lower() in meanings().void or not any(map(str.isalnum, item))


@lru_cache(maxsize=1 << 12)
def form_of(word: str, form: Form) -> VerbForm | None:
    """What the lexicon says of a word as a verb of the given form."""
    return next((found for found in verb_forms(word.lower()) if found.form == form), None)


def in_turn(text: str, span: Span) -> bool:
    """« sont rattachés respectivement »: the first to the first, the second to the second?"""
    return not meanings().in_turn.isdisjoint(text[slice(*span)].lower().replace(",", " ").split())


def participles_in(text: str, phrase: Phrase) -> list[VerbForm]:
    """What the words of a phrase are as participles."""
    words = text[slice(*phrase.span)].replace("'", " ").split()
    return [form for word in words if (form := form_of(word, "participle")) is not None]


@lru_cache(maxsize=1 << 12)
def lemma_of(word: str) -> str:
    """The infinitive of a finite verb; a verb that no list has is taken for one in -er."""
    found = form_of(word, "finite")
    lemma = found.lemma if found else unaccented_lemma(fold(word))
    return lemma or _guessed(word.lower())


def _guessed(word: str) -> str:
    stem = word.removesuffix("nt").removesuffix("e")
    return f"{stem}er"


def verb_number(text: str, phrase: Phrase) -> Number | None:
    """The number of a phrase's finite verb, "peut" in « peut préparer »."""
    part = phrase.parts.get("modal") or phrase.parts.get("verb")
    found = form_of(text[slice(*part)], "finite") if part else None
    return found.number if found is not None and found.number != "-" else None


def passive_lemma(text: str, phrase: Phrase) -> str | None:
    """The infinitive of the participle after être: "assurer" in « est assurée »."""
    form = form_of(text[slice(*phrase.parts["passive"])], "participle") if "passive" in phrase.parts else None
    return form.lemma if form is not None else None


def verb_phrase_lemma(text: str, phrase: Phrase) -> str:
    """The lemma of a verb with what belongs to it: "mettre en oeuvre", "faire réaliser", "être associé"."""

    def part(name: str) -> str:
        return _spelt(text[slice(*phrase.parts[name])])

    support = f" {part('support')}" if "support" in phrase.parts else ""
    passive = f" {masculine_participle(part('passive'))}" if "passive" in phrase.parts else ""
    if "infinitive" in phrase.parts:
        return part("infinitive") + passive + support
    lemma = lemma_of(part("verb")) if "verb" in phrase.parts else meanings().copula
    if "then" in phrase.parts:
        return f"{lemma} {part('then')}"
    if passive:
        return lemma + passive
    if "attribute" in phrase.parts:
        return f"{lemma} {masculine(part('attribute'))}"
    if "reflexive" in phrase.parts:
        before = meanings().reflexive_elided if fold(lemma[0]) in VOWELS else meanings().reflexive
        return before + lemma
    return lemma + support


def charge_lemma(text: str, phrase: Phrase) -> str:
    """The lemma of a charge: "être chargé", "avoir pour mission" in « a pour principales missions », "incomber"."""
    if "told" in phrase.parts:
        return lemma_of(text[slice(*phrase.parts["told"])])
    lemma = phrase.lemma or meanings().unsaid
    words = [_spelt(text[slice(*phrase.parts[name])]) for name in ("by", "duty") if name in phrase.parts]
    return " ".join([lemma, *(meanings().duties.get(word, word) for word in words)])


def joined_lemmas(text: str, phrase: Phrase) -> tuple[str, ...]:
    """The lemmas of verbs that one phrase joins: « qui prépare, suit et tient à jour », « peut préparer et suivre »."""
    others = (verb_span(phrase, name) for name in JOINED if name in phrase.parts)
    words = (text[slice(*span)].lower().split(maxsplit=1) for span in others)
    finite = "infinitive" not in phrase.parts
    joined = (" ".join([lemma_of(verb) if finite else verb, *support]) for verb, *support in words)
    return verb_phrase_lemma(text, phrase), *joined


def infinitive_at(text: str, start: int, end: int) -> tuple[str, ...]:
    """The infinitive that words begin with, after their clitics: "mettre en place" in « les mettre en place »."""
    words = text[start:end].lower().replace("'", " ").split()
    at = next((at for at, word in enumerate(words[: BEFORE_INFINITIVE + 1]) if form_of(word, "infinitive")), None)
    if at is None:
        return (meanings().unsaid,)
    rest = " ".join(words[at:]) + " "
    after = words[at + 1] if at + 1 < len(words) else ""
    if words[at] == meanings().copula and form_of(after, "participle"):
        return (f"{words[at]} {masculine_participle(after)}",)  # « être chargée de proposer un tarif »
    supports = load_action_nouns().supports.get(words[at], ())
    return (next((support for support in supports if rest.startswith(f"{support} ")), words[at]),)


def verb_span(phrase: Phrase, name: str) -> Span:
    """A coordinated verb with what belongs to it: « tient à jour »."""
    start, end = phrase.parts[name]
    return start, phrase.parts.get(f"{name}_support", (start, end))[1]


@lru_cache(maxsize=1 << 12)
def _spelt(words: str) -> str:
    """The words of a verb as the lexicon has them."""
    return " ".join(_respelt().get(word, word) for word in words.lower().split())


@kept
def _respelt() -> Mapping[str, str]:
    """Words of a support verb that a text may spell otherwise: "mise en uvre"."""
    return cast(Mapping[str, str], load_toml("lexicon/classes.toml")["spelt"])


def masculine_participle(word: str) -> str:
    """The masculine singular of a participle: "associées" → "associé"."""
    form = form_of(word, "participle")
    if form is None:
        return word
    return next((surface for surface in _participles().get(form.lemma, ()) if word.startswith(surface)), word)


@kept
def _participles() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for surface, forms in load_verbs().items():
        for form in forms:
            if form.form == "participle" and form.gender in ("m", "-") and form.number in ("s", "-"):
                found[form.lemma] = (*found.get(form.lemma, ()), surface)
    return found


def masculine(word: str) -> str:
    """The masculine singular of a noun or adjective after être: "correspondante" → "correspondant"."""
    singular = singular_of(word)
    known = noun_form(singular)
    if known is not None:
        return known.noun.singular
    bare = singular.removesuffix("s")
    for feminine, ending in meanings().masculine.items():
        if bare.endswith(feminine):
            return bare.removesuffix(feminine) + ending
    return bare if bare in meanings().roles else singular
