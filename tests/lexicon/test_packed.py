"""Words and their values in little memory."""

from hypothesis import given
from hypothesis import strategies as st

from decretparse.lexicon.conjugator import load_verbs
from decretparse.lexicon.folding import fold
from decretparse.lexicon.packed import Packed
from decretparse.lexicon.verb_table import unaccented_lemma, verb_forms

WORDS = st.text("abéœ '", max_size=4)


@given(st.dictionaries(WORDS, st.integers(0, 3)), st.lists(WORDS))
def test_it_answers_as_the_dictionary_does(mapping: dict[str, int], words: list[str]) -> None:
    packed = Packed(mapping)
    assert all(packed.get(word) == mapping.get(word) for word in (*mapping, *words))


def test_every_verb_form_is_found_as_it_was_conjugated() -> None:
    assert all(verb_forms(surface) == forms for surface, forms in load_verbs().items())
    assert verb_forms("xyz") == verb_forms("") == ()


def test_a_finite_form_without_its_accents_gives_its_infinitive() -> None:
    assert unaccented_lemma(fold("évalue")) == "évaluer"
    assert unaccented_lemma("évalue") is None
