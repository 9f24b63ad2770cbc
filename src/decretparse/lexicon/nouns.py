"""Nouns and small words: the one place that the readers import them from."""

from decretparse.lexicon.folding import fold, tidy
from decretparse.lexicon.function_words import DeterminerReading, Pronoun, Words, load_words
from decretparse.lexicon.kinds import Head, head_of, is_thing, kind_of
from decretparse.lexicon.noun_table import (
    Noun,
    NounForm,
    PersonForm,
    load_nouns,
    load_persons,
    noun_form,
    presumed_singular,
    singular_of,
)

__all__ = [
    "DeterminerReading",
    "Head",
    "Noun",
    "NounForm",
    "PersonForm",
    "Pronoun",
    "Words",
    "fold",
    "head_of",
    "is_thing",
    "kind_of",
    "load_nouns",
    "load_persons",
    "load_words",
    "noun_form",
    "presumed_singular",
    "singular_of",
    "tidy",
]
