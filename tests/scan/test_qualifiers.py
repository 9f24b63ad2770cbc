from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decretparse.lexicon.files import load_toml
from decretparse.scan.qualifiers import QualifierPhrase, find_qualifiers, has_qualifiers, triggers_in
from decretparse.scan.scanner import judged
from decretparse.scan.tape import Span
from tests.timing import LONGEST, seconds


def qualifiers(text: str, start: int, end: int, opaque: Sequence[Span] = ()) -> list[QualifierPhrase]:
    if not has_qualifiers(text, start, end, triggers_in(text)):
        return []
    return find_qualifiers(text, judged(text, start, end, opaque), opaque)


def read(text: str) -> list[tuple[str, str, list[str]]]:
    return [
        (found.kind, text[found.start : found.end], [text[start:end] for start, end in found.bodies])
        for found in qualifiers(text, 0, len(text))
    ]


def only(text: str) -> tuple[str, list[str]]:
    [(_, phrase, bodies)] = read(text)
    return phrase, bodies


@pytest.mark.parametrize(
    ("text", "kind", "phrase", "bodies"),
    [
        (
            "Il trace, en liaison étroite avec la direction des phares, les cartes.",
            "liaison",
            "en liaison étroite avec la direction des phares",
            ["direction des phares"],
        ),
        (
            "En lien, s'il y a lieu, avec les diocèses, il restaure les vitraux.",
            "liaison",
            "En lien, s'il y a lieu, avec les diocèses",
            ["diocèses"],
        ),
        ("Il suit, de concert avec les douanes, les ports.", "liaison", "de concert avec les douanes", ["douanes"]),
        (
            "Il agit avec le concours financier de l'Etat.",
            "liaison",
            "avec le concours financier de l'Etat",
            ["Etat"],
        ),
        (
            "Il statue après avis conforme du conseil des mines.",
            "liaison",
            "après avis conforme du conseil des mines",
            ["conseil des mines"],
        ),
        ("Il les vend à la demande de ceux-ci.", "liaison", "à la demande de ceux-ci", []),
        ("Il les vend sur leur demande.", "liaison", "sur leur demande", []),
        (
            "Elle participe, avec la direction du budget, aux négociations.",
            "liaison",
            "avec la direction du budget",
            ["direction du budget"],
        ),
        (
            "Sous réserve des compétences dévolues au comptoir de Lorient, il fixe les cours.",
            "reservation",
            "Sous réserve des compétences dévolues au comptoir de Lorient",
            ["comptoir de Lorient"],
        ),
        (
            "Il dépense dans la limite des crédits qui lui sont ouverts.",
            "reservation",
            "dans la limite des crédits qui lui sont ouverts",
            [],
        ),
        (
            "Il loue les salles dans les limites fixées par le tarif.",
            "reservation",
            "dans les limites fixées par le tarif",
            [],
        ),
        (
            "Il gère les agents, à l'exception de ceux qui relèvent du cabinet.",
            "exception",
            "à l'exception de ceux qui relèvent du cabinet",
            ["cabinet"],
        ),
        (
            "Il taxe les navires, sauf en ce qui concerne les barques.",
            "exception",
            "sauf en ce qui concerne les barques",
            [],
        ),
        ("Il tient les comptes (hors paie).", "exception", "hors paie", []),
        (
            "Il achète pour le compte de l'ensemble des services.",
            "on_behalf_of",
            "pour le compte de l'ensemble des services",
            ["services"],
        ),
        ("Il plaide en leur nom et pour leur compte.", "on_behalf_of", "en leur nom et pour leur compte", []),
        ("Pour le compte dudit bureau, il paie.", "on_behalf_of", "Pour le compte dudit bureau", ["bureau"]),
    ],
)
def test_each_kind(text: str, kind: str, phrase: str, bodies: list[str]) -> None:
    assert read(text) == [(kind, phrase, bodies)]


@pytest.mark.parametrize(
    "text",
    [
        "Il assure la liaison avec les régions et la coordination avec les ports.",
        "Il travaille en partenariat.",
        "Il classe les dossiers en lien avec les attentes du public.",
        "Il paie sous réserve que les comptes soient rendus, sauf si le préfet s'y oppose.",
        "Il suit les études réalisées en partenariat avec les universités.",
        "Il suit la carte, définie par le ministre avec l'appui du bureau des plans.",
        "Il négocie avec les exploitants le prix des places.",
        "Il réforme les wagons hors d'usage.",
        "Il satisfait à la demande des riverains.",
        "Il conseille des entreprises en relation avec les ports.",
        "Il signe, pour ce qui la concerne, les conventions.",
    ],
)
def test_what_is_none(text: str) -> None:
    assert read(text) == []


def test_a_comma_closes_an_aside_before_the_verb_s_own_complement() -> None:
    text = "Il conçoit, en liaison avec les préfets de région, les schémas et les plans."
    assert only(text) == ("en liaison avec les préfets de région", ["préfets de région"])
    text = "Il est chargé, en liaison avec la direction du budget, de la paye et de la retraite."
    assert only(text) == ("en liaison avec la direction du budget", ["direction du budget"])


def test_without_a_comma_a_new_noun_phrase_closes_it() -> None:
    text = "Il prépare en liaison avec la direction du budget les textes de tutelle."
    assert only(text)[0] == "en liaison avec la direction du budget"
    text = "Il est chargé en liaison avec la direction du budget de la tutelle des ports."
    assert only(text)[0] == "en liaison avec la direction du budget"


def test_a_coordinated_verb_closes_it() -> None:
    text = "Il dresse, avec l'appui des ports, la carte en liaison avec les phares et en assure la vente."
    assert [phrase for _, phrase, _ in read(text)] == ["avec l'appui des ports", "en liaison avec les phares"]


def test_a_list_of_partners_goes_on_past_its_commas() -> None:
    text = "Il suit les vols, en relation avec la DGX, les autres directions du ministère et les ports concernés."
    assert only(text)[1] == ["DGX", "autres directions du ministère", "ports concernés"]


def test_the_subject_after_a_fronted_qualifier_is_no_partner() -> None:
    text = "En liaison avec la direction des ports, le bureau des phares et le bureau des cartes assurent la veille."
    assert only(text)[0] == "En liaison avec la direction des ports"


def test_a_name_keeps_its_coordinated_complements() -> None:
    text = "Il agit en liaison avec la direction générale de la forêt, de l'eau et des paysages."
    assert only(text)[1] == ["direction générale de la forêt, de l'eau et des paysages"]
    text = "Il agit en liaison avec les postes diplomatiques et consulaires."
    assert only(text)[1] == ["postes diplomatiques et consulaires"]


def test_shared_complements_go_with_the_last_body() -> None:
    assert only("En liaison avec les autres directions et services compétents, il agit.")[1] == [
        "autres directions",
        "services compétents",
    ]


def test_what_completes_a_body_is_in_the_phrase_and_not_in_the_name() -> None:
    text = "Il agit en liaison avec le conseil mentionné à l'annexe II du statut."
    assert only(text) == ("en liaison avec le conseil mentionné à l'annexe II du statut", ["conseil"])
    text = "Il agit en partenariat avec l'Institut de la carte (IC), qui lui fournit les fonds."
    assert only(text)[1] == ["Institut de la carte"]
    text = "Il agit au bénéfice des agences, principalement celles situées dans les îles."
    assert only(text)[0] == "au bénéfice des agences, principalement celles situées dans les îles"
    text = "Il agit en liaison avec le ministère chargé de la mer."
    assert only(text)[1] == ["ministère chargé de la mer"]


def test_several_reserved_competences_name_several_bodies() -> None:
    text = "Sous réserve des attributions confiées au cabinet, à l'agence comptable et à l'inspection, il agit."
    assert only(text)[1] == ["cabinet", "agence comptable", "inspection"]


def test_two_markers_are_two_qualifiers() -> None:
    assert [phrase for _, phrase, _ in read("Il nomme sur proposition du maire et après avis du conseil.")] == [
        "sur proposition du maire",
        "après avis du conseil",
    ]
    assert only("Il agit en liaison avec le maire et avec le préfet.")[1] == ["maire", "préfet"]


def test_positions_are_those_of_the_text() -> None:
    text = "Au nom du roi. Il agit au nom du maire. Fin"
    start, end = text.index("Il"), text.index(" Fin")
    place = text.index("au nom")
    body = text.index("maire")
    assert qualifiers(text, start, end) == [
        QualifierPhrase("on_behalf_of", place, body + len("maire"), ((body, body + len("maire")),))
    ]


def test_a_citation_is_read_as_one_word() -> None:
    text = "Il agit sans préjudice des dispositions de l'article 8 et le fait savoir."
    start = text.index("article 8")
    [found] = qualifiers(text, 0, len(text), [(start, start + len("article 8"))])
    assert text[found.start : found.end] == "sans préjudice des dispositions de l'article 8"


PIECES = [
    "en liaison avec ", "la direction ", "de la paye", ", ", "et ", "après avis du conseil ", "qui suit ", "hors ",
    "( ", "à l'exception de ", "ceux ", "relevant ", "pour le compte des ", "compétences ", "dévolues à ", "sauf ",
    ". ", "; ", "notamment ", "autres ", "l'ensemble des ", "services ", "prépare ", "« ", " »", ") ",
    "sous réserve de ", "avec ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_gives_phrases_in_order_with_bodies_inside(text: str) -> None:
    found = qualifiers(text, 0, len(text))
    at = 0
    for phrase in found:
        assert at <= phrase.start < phrase.end <= len(text)
        at = phrase.end
        inner = phrase.start
        for start, end in phrase.bodies:
            assert inner <= start < end <= phrase.end
            inner = end


@pytest.mark.parametrize("unit", ["en liaison avec la direction, ", "autre ", "hors ", "de la mer, ", "(", "et de "])
def test_the_time_is_linear(unit: str) -> None:
    text = "Il agit en liaison avec la direction " + unit * (20_000 // len(unit))
    assert seconds(lambda: qualifiers(text, 0, len(text))) < LONGEST


def test_every_opening_word_has_a_trigger() -> None:
    table = load_toml("qualifiers.toml")
    triggers = table["triggers"]
    for rule in table["rule"]:  # type: ignore[attr-defined]
        if rule.get("scan") == "marker":
            for example in rule["example"].split(" · "):
                assert any(trigger in example for trigger in triggers), example  # type: ignore[attr-defined]
