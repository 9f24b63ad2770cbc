import pytest
from hypothesis import given
from hypothesis import strategies as st

from decretparse.resolve.names import initials, key_of, same_wording, says_whose, slug, wording


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("département « Cartes Info service »", "departement-cartes-info-service"),
        ("Sous-direction de l’eau", "sous-direction-de-l-eau"),
        ("bureau 2 A", "bureau-2-a"),
        ("service des chefs-d’œuvre", "service-des-chefs-d-oeuvre"),
        ("« »", "x"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(max_size=30))
def test_a_slug_is_never_empty_and_plain(name: str) -> None:
    assert slug(name)
    assert set(slug(name)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def alike(one: str, other: str) -> bool:
    return same_wording(wording(one), wording(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bureau de l'organisation et des méthodes", "bureau de l'organisation des méthodes"),
        ("service des phares et balises", "Service des Phares et Balises"),
        ("direction des affaires maritimes", "direction des affaires maritime"),
        ("secrétariat général de la commission des ports", "secrétariat de la commission des ports"),
    ],
)
def test_wordings_of_one_name(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bureau du budget", "bureau des budgets locaux"),
        ("section 2 des cartes marines", "section 3 des cartes marines"),
        ("bureau A des cartes marines", "bureau B des cartes marines"),
        ("service des ports", "service des phares"),
        ("sous-direction des personnels civils", "sous-direction des personnels militaires"),
    ],
)
def test_names_of_different_units(one: str, other: str) -> None:
    assert not alike(one, other)


@given(st.text(alphabet="abé 12-", max_size=30), st.text(alphabet="abé 12-", max_size=30))
def test_wording_is_symmetric_and_a_name_is_its_own(one: str, other: str) -> None:
    assert alike(one, one)
    assert alike(one, other) == alike(other, one)


@pytest.mark.parametrize(
    ("longer", "shorter", "expected"),
    [
        ("cellule permanente de la direction des ports", "cellule permanente", True),
        ("antenne de Lorient", "antenne", True),
        ("bureau du budget et des achats", "bureau du budget", False),
        ("bureau du budget", "bureau du budget", False),
        ("bureau", "bureau du budget", False),
    ],
)
def test_whose_it_is_makes_no_other_unit(longer: str, shorter: str, expected: bool) -> None:
    assert says_whose(longer, shorter) is expected


def test_names_are_the_same_whatever_their_typography() -> None:
    assert key_of("Bureau  « Cœur » de l’Éco") == key_of("bureau coeur de l'eco")


def test_initials_leave_small_words_out() -> None:
    assert initials("direction des affaires maritimes et de la pêche") == "DAMP"
