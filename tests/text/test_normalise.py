"""What normalisation promises, on chosen words and on any string."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decretparse.text import normalise, replace_surrogates

TRICKY = st.text(
    alphabet=st.sampled_from('aeœÆ\u0301\u0327\u00ad\u200b\ufeff\r\n\u2028"“”«»‹’`\u00a0\u202f\t–―\u20111nNº°ﬁ .;')
)
ANY = st.text() | TRICKY


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        ("l’agence", "l'agence"),
        ("mise en œuvre, Œuvres, ex æquo", "mise en oeuvre, OEuvres, ex aequo"),
        ("re\u0301gion", "région"),
        ("sous-di\u00adrec\u00adtion", "sous-direction"),
        ("n\u00ba 3, 1\u00ba, o\u00ba", "n° 3, 1°, o\u00ba"),
        ("un\u00a0;\u202fdeux\ttrois", "un ; deux trois"),
        ("  un  ;\u00a0 deux\t\u200b trois  \n\n    quatre", "  un ; deux trois \n\n    quatre"),
        ("a\r\nb\rc\u2028d\u0085e", "a\nb\nc\nd\ne"),
        ("“A” „B‟ ‹C›", "«A» «B« «C»"),
        ('la division " A " et la "B"', "la division « A » et la «B»"),
        ('l\'unité "A", la "B\n"C"', "l'unité «A», la «B\n«C»"),
        ('le pôle " A, B\n" comprend', "le pôle « A, B\n» comprend"),
        ('"A\n"   B\n"C"', "«A\n«   B\n«C»"),
        ("bureau\u2011relais – – ― − ‒", "bureau-relais – – ― − ‒"),
        ("\ufeffLe bureau", "\nLe bureau"),
        (
            "le régisseur(e), un(e) directeur(trice), les quai(s) (e) et(ou) l'alinéa(ii)",
            "le régisseur, un directeur, les quai (e) et(ou) l'alinéa(ii)",
        ),
    ],
)
def test_spellings(original: str, expected: str) -> None:
    assert normalise(original).text == expected


def test_a_span_of_whole_characters_comes_from_whole_characters() -> None:
    original = "co\u00ad\u0153ur re\u0301gion\r\nfin"
    normalised = normalise(original)
    assert normalised.text == "cooeur région\nfin"
    assert original[slice(*normalised.original_span(0, 6))] == "co\u00ad\u0153ur"
    assert original[slice(*normalised.original_span(7, 13))] == "re\u0301gion"
    assert original[slice(*normalised.original_span(13, 14))] == "\r\n"
    assert original[slice(*normalised.original_span(14, 17))] == "fin"
    assert original[slice(*normalised.original_span(3, 4))] == "\u0153"


def test_a_clean_text_is_given_back_as_it_is() -> None:
    text = "Le bureau « A » élabore l'avis – n° 3 ―\n" * 3
    assert normalise(text).text is text


def test_surrogates_are_replaced_one_for_one() -> None:
    assert replace_surrogates("a\ud800b\udfff") == ("a\ufffdb\ufffd", (1, 3))
    assert replace_surrogates("é") == ("é", ())


@given(ANY)
def test_the_ends_correspond_and_offsets_never_cross(original: str) -> None:
    normalised = normalise(original)
    offsets = [normalised.to_original(offset) for offset in range(len(normalised.text) + 1)]
    assert offsets[0] == 0
    assert offsets[-1] == len(original)
    assert offsets == sorted(offsets)


@given(ANY)
def test_the_spans_of_the_characters_cover_the_original(original: str) -> None:
    normalised = normalise(original)
    covered = 0
    for offset in range(len(normalised.text)):
        start, end = normalised.original_span(offset, offset + 1)
        assert start <= covered <= end
        assert start < end
        covered = end
    assert covered == len(original)


@given(ANY)
def test_normalising_twice_changes_nothing_more(original: str) -> None:
    once = normalise(original)
    twice = normalise(once.text)
    assert twice.text == once.text


@given(ANY)
def test_each_character_comes_from_what_it_is_a_spelling_of(original: str) -> None:
    normalised = normalise(original)
    if len(original) == len(normalised.text):
        return
    for offset, character in enumerate(normalised.text):
        start, end = normalised.original_span(offset, offset + 1)
        assert character in normalise(original[start:end]).text or character in "«»°"
