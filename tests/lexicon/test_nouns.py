"""The nouns, the kinds of units, and the small words."""

from collections.abc import Mapping
from typing import cast

import pytest

from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import (
    DeterminerReading,
    fold,
    head_of,
    kind_of,
    load_nouns,
    load_persons,
    load_words,
    noun_form,
    singular_of,
)

KINDS = [
    ("directions régionales de l'industrie", "direction régionale"),
    ("direction générale des canaux", "direction générale"),
    ("Direction Générale des Services", "direction générale"),
    ("DIRECTION GENERALE DES IMPOTS", "direction générale"),
    ("direction centrale du service des poudres", "direction"),
    ("direction nationale des enquêtes", "direction"),
    ("sous-directions", "sous-direction"),
    ("deuxième sous-direction", "sous-direction"),
    ("1ère sous-direction", "sous-direction"),
    ("nouveau bureau du courrier", "bureau"),
    ("Bureau 2 A. - Implantations", "bureau"),
    ("secrétariat permanent du comité", "secrétariat"),
    ("secrétariat général adjoint", "secrétariat général adjoint"),
    ("services centraux", "service"),
    ("Ecole nationale des haras", "école"),
    ("quartiers généraux", "quartier général"),
    ("états-majors de zone", "état-major"),
    ("agence comptable", "agence comptable"),
    ("archives départementales", "archives"),
    ("directeur général adjoint chargé des ponts", "directeur général adjoint"),
    ("directrices générales adjointes", "directrice générale adjointe"),
    ("secrétaire générale", "secrétaire générale"),
    ("directeur central", "directeur"),
    ("hauts fonctionnaires de défense", "haut fonctionnaire"),
    ("chargés de mission", "chargé de mission"),
    ("chef de bureau", "chef de bureau"),
    ("chef d\u2019état-major adjoint", "chef d'état-major adjoint"),
    ("cheffe de cabinet", "cheffe de cabinet"),
    ("chef du bureau du budget", "chef"),
    ("responsable de pôle", "responsable"),
    ("commandant en second", "commandant"),
    ("ingénieurs en chef", "ingénieur en chef"),
    ("ingénieur principal", "ingénieur"),
    ("premier président de la cour", "premier président"),
    ("déléguée à la qualité", "déléguée"),
    ("garde des sceaux", "garde des sceaux"),
    ("chef, adjoint au directeur", "chef"),
    ("second bureau", "bureau"),
    ("second du navire", "second"),
    ("« direction » générale", "direction"),
    ("directeurs-adjoints", "directeur-adjoint"),
    ("Secrétaire-Général", "secrétaire-général"),
]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_kind_is_the_longest_known_head_in_the_singular(name: str, kind: str) -> None:
    assert kind_of(name)[0] == kind


def test_kind_ends_where_its_words_end() -> None:
    name = "directions régionales de l'industrie"
    assert name[: kind_of(name)[1]] == "directions régionales"
    head = head_of("deuxième sous-direction du budget")
    assert head is not None
    assert "deuxième sous-direction du budget"[head.start : head.end] == "sous-direction"


def test_unknown_head_gives_its_first_word() -> None:
    assert kind_of("Zzyzx de la mer") == ("zzyzx", 5)
    assert head_of("Zzyzx de la mer") is None
    assert kind_of("") == ("", 0)


@pytest.mark.parametrize("word", ["premier", "adjoint", "chef de", "'", "\u0301", "direction"])
def test_long_repetitions_end(word: str) -> None:
    name = " ".join([word] * 5000)
    assert 0 <= kind_of(name)[1] <= len(name)


def test_head_tells_nature_number_and_gender() -> None:
    head = head_of("secrétaires générales des préfectures")
    assert head is not None
    assert (head.nature, head.number, head.gender) == ("post", "p", "f")
    relay = head_of("relais départementaux")
    assert relay is not None
    assert relay.number == "sp"


@pytest.mark.parametrize(
    ("surface", "singular", "number"),
    [
        ("bureaux", "bureau", "p"),
        ("hôpitaux", "hôpital", "p"),
        ("plates-formes", "plate-forme", "p"),
        ("directrice", "directeur", "s"),
        ("sous-préfètes", "sous-préfet", "p"),
        ("vice-présidentes", "vice-président", "p"),
        ("médecins-conseils", "médecin-conseil", "p"),
        ("porte-parole", "porte-parole", "sp"),
        ("cheffes", "chef", "p"),
    ],
)
def test_forms_lead_to_their_noun(surface: str, singular: str, number: str) -> None:
    form = load_nouns()[surface]
    assert (form.noun.singular, form.number) == (singular, number)


@pytest.mark.parametrize("written", ["DEPARTEMENT", "Département", "DÉPARTEMENTS", "Ecole", "Etat-major", "PREFET"])
def test_capitals_may_lack_accents(written: str) -> None:
    assert noun_form(written) is not None


@pytest.mark.parametrize("written", ["charge", "délègue", "prefet\u0301s", "conseille", "directement"])
def test_other_words_are_no_nouns(written: str) -> None:
    assert noun_form(written) is None


def test_decomposed_accents_and_ligatures_are_the_same_word() -> None:
    assert noun_form("e\u0301cole") is noun_form("école")
    assert fold("C\u0153ur d\u2019\u00c9tat") == "coeur d'etat"


def test_flags() -> None:
    nouns = load_nouns()
    assert nouns["mission"].noun.weak
    assert not nouns["bureau"].noun.weak
    assert nouns["comités"].noun.body
    assert not nouns["cabinet"].noun.body
    assert "direction générale" in nouns["direction"].noun.compounds


def test_persons_are_no_heads() -> None:
    assert "membres" in load_persons()
    assert noun_form("membres") is None
    assert load_persons()["sénatrices"].singular == "sénatrice"


@pytest.mark.parametrize(
    ("word", "singular"),
    [
        ("régionales", "régionale"),
        ("Généraux", "Général"),
        ("BUREAUX", "BUREAU"),
        ("navals", "naval"),
        ("départementaux", "départemental"),
        ("administratives", "administrative"),
        ("services", "service"),
        ("relais", "relais"),
        ("travaux", "travaux"),
    ],
)
def test_singulars(word: str, singular: str) -> None:
    assert singular_of(word) == singular


def test_each_structure_is_listed_once() -> None:
    table = cast(Mapping[str, Mapping[str, list[str]]], load_toml("lexicon/structures.toml"))
    words = [word for gender in ("feminine", "masculine") for listed in table[gender].values() for word in listed]
    assert len(words) == len(set(words)) > 300


def test_each_post_is_listed_once() -> None:
    table = cast(Mapping[str, list[str]], load_toml("lexicon/posts.toml"))
    words = [word for group in ("gendered", "epicene", "masculine", "feminine") for word in table[group]]
    assert len(words) == len(set(words)) >= 200
    assert set(table["weak"]) <= set(words)


@pytest.mark.parametrize("name", ["structures", "posts"])
def test_examples_belong_to_weak_nouns(name: str) -> None:
    table = cast(Mapping[str, Mapping[str, str]], load_toml(f"lexicon/{name}.toml"))
    assert all(load_nouns()[word].noun.weak for word in table["example"])


def test_determiners_have_all_their_readings() -> None:
    determiners = load_words().determiners
    assert determiners["la"] == (DeterminerReading("definite", "f", "s", ""),)
    assert {reading.preposition for reading in determiners["des"]} == {"", "de"}
    assert determiners["audit"][0].kind == "said"
    assert determiners["chaque"][0].kind == "distributive"
    assert determiners["leurs"] == (DeterminerReading("possessive", "-", "p", ""),)


def test_numbers_and_ordinals() -> None:
    words = load_words()
    assert words.numbers["vingt et un"] == words.numbers["vingt-et-un"] == 21
    assert words.numbers["une"] == 1
    assert [words.numbers[word] for word in ("soixante et onze", "quatre-vingts", "cent")] == [71, 80, 100]
    assert words.ordinals["première"] == 1
    assert words.ordinals["neuvième"] == 9
    found = [words.ordinal_figures.fullmatch(text) for text in ("1re", "1ère", "1er", "2e", "3ème", "2nde")]
    assert [match.group(1) for match in found if match] == ["1", "1", "1", "2", "3", "2"]


def test_pronouns_and_adverbs() -> None:
    words = load_words()
    assert (words.pronouns["celles-ci"].gender, words.pronouns["celles-ci"].number) == ("f", "p")
    assert words.pronouns["ce dernier"].kind == "demonstrative"
    assert "notamment" in words.adverbs
    assert "en outre" in words.adverbial_phrases
