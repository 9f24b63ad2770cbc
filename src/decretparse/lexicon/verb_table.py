"""Looks verb forms up: what is asked of them while texts are read."""

from functools import lru_cache
from typing import TypeAlias

from decretparse.kept import kept
from decretparse.lexicon.conjugator import VerbForm, load_verbs
from decretparse.lexicon.folding import fold
from decretparse.lexicon.packed import Packed

# What the forms of many verbs have in common: all but their lemma.
Kinds: TypeAlias = tuple[tuple[object, ...], ...]


@lru_cache(maxsize=1 << 12)
def verb_forms(surface: str) -> tuple[VerbForm, ...]:
    """The verb forms that a word in lower case may be."""
    lemmas, kinds = _tables()
    known = lemmas.get(surface)
    if known is None:
        return ()
    return tuple(VerbForm._make((lemma, *kind)) for lemma, kind in zip(known, kinds.get(surface) or (), strict=True))


@lru_cache(maxsize=1 << 10)
def unaccented_lemma(word: str) -> str | None:
    """The infinitive of a finite form, by this without its accents: capitals have lost theirs in « Evalue »."""
    return _unaccented().get(word)


@kept
def _tables() -> tuple[Packed[tuple[str, ...]], Packed[Kinds]]:
    verbs = load_verbs()
    lemmas = {surface: tuple(form.lemma for form in forms) for surface, forms in verbs.items()}
    kinds = {surface: tuple(tuple(form[1:]) for form in forms) for surface, forms in verbs.items()}
    return Packed(lemmas), Packed(kinds)


@kept
def _unaccented() -> Packed[str]:
    finite = {
        fold(surface): form.lemma for surface, forms in load_verbs().items() for form in forms if form.form == "finite"
    }
    return Packed(finite)
