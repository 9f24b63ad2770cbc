"""The verb lexicon and its conjugation."""

from collections import Counter
from typing import cast
from unicodedata import normalize

import pytest

from decretparse.lexicon.conjugator import VerbForm, conjugate, infinitives, load_verbs
from decretparse.lexicon.files import load_toml

IMPERSONAL = {"falloir"}


def finite(infinitive: str, model: str, tense: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"s": set(), "p": set()}
    for surface, form in conjugate(infinitive, model):
        if form.form == "finite" and form.tense == tense:
            found[form.number].add(surface)
    return found


@pytest.mark.parametrize(
    ("infinitive", "singular", "plural", "future"),
    [
        ("élaborer", "élabore", "élaborent", "élaborera"),
        ("appeler", "appelle", "appellent", "appellera"),
        ("projeter", "projette", "projettent", "projettera"),
        ("acheter", "achète", "achètent", "achètera"),
        ("mener", "mène", "mènent", "mènera"),
        ("gérer", "gère", "gèrent", "gérera"),
        ("intégrer", "intègre", "intègrent", "intégrera"),
        ("déléguer", "délègue", "délèguent", "déléguera"),
        ("atténuer", "atténue", "atténuent", "atténuera"),
        ("créer", "crée", "créent", "créera"),
        ("employer", "emploie", "emploient", "emploiera"),
        ("appuyer", "appuie", "appuient", "appuiera"),
        ("envoyer", "envoie", "envoient", "enverra"),
        ("conserver", "conserve", "conservent", "conservera"),
        ("œuvrer", "oeuvre", "oeuvrent", "oeuvrera"),
        ("établir", "établit", "établissent", "établira"),
        ("intervenir", "intervient", "interviennent", "interviendra"),
        ("tenir", "tient", "tiennent", "tiendra"),
        ("concourir", "concourt", "concourent", "concourra"),
        ("recueillir", "recueille", "recueillent", "recueillera"),
        ("concevoir", "conçoit", "conçoivent", "concevra"),
        ("devoir", "doit", "doivent", "devra"),
        ("pourvoir", "pourvoit", "pourvoient", "pourvoira"),
        ("promouvoir", "promeut", "promeuvent", "promouvra"),
        ("surseoir", "sursoit", "sursoient", "surseoira"),
        ("rendre", "rend", "rendent", "rendra"),
        ("convaincre", "convainc", "convainquent", "convaincra"),
        ("mettre", "met", "mettent", "mettra"),
        ("comprendre", "comprend", "comprennent", "comprendra"),
        ("restreindre", "restreint", "restreignent", "restreindra"),
        ("connaître", "connaît", "connaissent", "connaîtra"),
        ("conduire", "conduit", "conduisent", "conduira"),
        ("instruire", "instruit", "instruisent", "instruira"),
        ("interdire", "interdit", "interdisent", "interdira"),
        ("souscrire", "souscrit", "souscrivent", "souscrira"),
        ("élire", "élit", "élisent", "élira"),
        ("faire", "fait", "font", "fera"),
        ("extraire", "extrait", "extraient", "extraira"),
        ("suivre", "suit", "suivent", "suivra"),
        ("conclure", "conclut", "concluent", "conclura"),
        ("résoudre", "résout", "résolvent", "résoudra"),
        ("être", "est", "sont", "sera"),
        ("avoir", "a", "ont", "aura"),
        ("aller", "va", "vont", "ira"),
    ],
)
def test_third_persons(infinitive: str, singular: str, plural: str, future: str) -> None:
    model = dict(infinitives())[infinitive]
    present = finite(infinitive, model, "present")
    assert singular in present["s"]
    assert plural in present["p"]
    assert future in finite(infinitive, model, "future")["s"]


@pytest.mark.parametrize(
    ("infinitive", "model", "forms"),
    [
        ("charger", "er", {"chargé", "chargée", "chargés", "chargées"}),
        ("mettre", "mettre", {"mis", "mise", "mises"}),
        ("devoir", "devoir", {"dû", "due", "dus", "dues"}),
        ("inclure", "inclure", {"inclus", "incluse", "incluses"}),
        ("conclure", "conclure", {"conclu", "conclue", "conclus", "conclues"}),
        ("dissoudre", "dissoudre", {"dissous", "dissoute", "dissoutes"}),
        ("soumettre", "mettre", {"soumis", "soumise", "soumises"}),
        ("participer", "er", {"participé"}),
        ("pouvoir", "pouvoir", {"pu"}),
    ],
)
def test_participles(infinitive: str, model: str, forms: set[str]) -> None:
    assert {surface for surface, form in conjugate(infinitive, model) if form.form == "participle"} == forms


@pytest.mark.parametrize(
    ("infinitive", "model", "gerund"),
    [
        ("exercer", "er", "exerçant"),
        ("diriger", "er", "dirigeant"),
        ("comprendre", "prendre", "comprenant"),
        ("établir", "ir", "établissant"),
        ("avoir", "avoir", "ayant"),
    ],
)
def test_gerunds(infinitive: str, model: str, gerund: str) -> None:
    assert [surface for surface, form in conjugate(infinitive, model) if form.form == "gerund"] == [gerund]


@pytest.mark.parametrize(
    ("surface", "lemma"),
    [("soit", "être"), ("ait", "avoir"), ("puisse", "pouvoir"), ("finisse", "finir"), ("tienne", "tenir")],
)
def test_subjunctives(surface: str, lemma: str) -> None:
    assert [(form.lemma, form.tense, form.number) for form in load_verbs()[surface]] == [(lemma, "subjunctive", "s")]


def test_subjunctive_is_absent_where_it_is_the_present() -> None:
    assert [form.tense for form in load_verbs()["élabore"]] == ["present"]


def test_both_spellings_of_a_form_are_known() -> None:
    verbs = load_verbs()
    assert {"paie", "paye", "gérera", "gèrera", "connaît", "connait"} <= verbs.keys()


def test_one_surface_may_be_several_forms() -> None:
    assert {form.form for form in load_verbs()["produit"]} == {"finite", "participle"}


def test_a_form_says_all_it_is() -> None:
    assert load_verbs()["chargées"] == (VerbForm("charger", "participle", "p", "f", "-", True),)


@pytest.mark.parametrize("surface", ["contrôle", "programme", "règle", "part", "président", "élève"])
def test_homographs(surface: str) -> None:
    assert all(form.homograph for form in load_verbs()[surface])


@pytest.mark.parametrize("surface", ["contrôlent", "contrôlera", "élabore", "gère", "suit", "organise", "étudie"])
def test_plain_verbs_are_no_homographs(surface: str) -> None:
    assert not any(form.homograph for form in load_verbs()[surface])


@pytest.mark.parametrize("word", ["outre", "entre", "contre", "envers", "externe", "interne", "pendant"])
def test_never_verbs(word: str) -> None:
    assert word not in load_verbs()


def test_a_model_refuses_a_verb_with_another_ending() -> None:
    with pytest.raises(ValueError, match="finir"):
        conjugate("finir", "er")


def test_the_list_is_wide_and_has_no_duplicate() -> None:
    counted = Counter(infinitive for infinitive, _ in infinitives())
    assert len(counted) > 1500
    assert [infinitive for infinitive, count in counted.items() if count > 1] == []


def test_every_verb_has_both_finite_forms() -> None:
    for infinitive, model in infinitives():
        present = finite(infinitive, model, "present")
        assert present["s"], infinitive
        assert present["p"] or infinitive in IMPERSONAL, infinitive


def test_every_model_is_used() -> None:
    conjugation = cast("dict[str, dict[str, object]]", load_toml("lexicon/conjugation.toml"))
    assert conjugation["models"].keys() == {model for _, model in infinitives()}


@pytest.mark.parametrize("name", ["homograph", "invariable"])
def test_marked_verbs_are_in_the_list(name: str) -> None:
    marked = cast("list[str]", load_toml("lexicon/verbs.toml")[name])
    assert set(marked) <= set(dict(infinitives()))


def test_marked_forms_are_forms_of_the_list() -> None:
    table = cast("dict[str, list[str]]", load_toml("lexicon/verbs.toml"))
    surfaces = {surface for infinitive, model in infinitives() for surface, _ in conjugate(infinitive, model)}
    assert set(table["homograph_forms"]) | set(table["never"]) <= surfaces


def test_surfaces_are_normalised() -> None:
    for surface in load_verbs():
        assert surface == normalize("NFC", surface).lower()
        assert "œ" not in surface


def test_action_nouns_name_known_verbs() -> None:
    table = cast("dict[str, dict[str, str]]", load_toml("lexicon/action_nouns.toml"))
    known = dict(infinitives())
    assert len(table["nouns"]) > 400
    assert [verb for verb in table["nouns"].values() if verb not in known] == []
    assert [verb for verb in table["phrases"].values() if verb.split()[0] not in known] == []
