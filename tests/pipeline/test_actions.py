"""What each attribution does, by the verb of the same task."""

import pytest

from decretparse import parse

CASES = [
    ("Le bureau est chargé du courrier et de l'accueil.", [("accueillir", "noun", "accueil")]),
    ("Le bureau est compétent pour préparer le budget.", [("préparer", "infinitive", "préparer")]),
    (
        "La direction comprend un bureau qui prépare le budget.",
        [("préparer", "finite", "prépare")],
    ),
    ("Le bureau est chargé de préparer le budget.", [("préparer", "infinitive", "préparer")]),
    (
        "Le bureau est chargé :\n― de l'élaboration des textes ;\n― du courrier.",
        [("élaborer", "noun", "élaboration")],
    ),
    ("Le bureau assure le suivi des marchés.", [("assurer", "finite", "assure")]),
    (
        "Le bureau prépare et met en oeuvre les plans.",
        [("préparer", "finite", "prépare"), ("mettre en oeuvre", "finite", "met en oeuvre")],
    ),
    (
        "Le bureau est chargé de l'animation et de la coordination du réseau.",
        [("animer", "noun", "animation"), ("coordonner", "noun", "coordination")],
    ),
    (
        "Le bureau a pour mission de recueillir et centraliser les données.",
        [("recueillir", "infinitive", "recueillir"), ("centraliser", "infinitive", "centraliser")],
    ),
    ("Le bureau des prix peut présider le jury.", [("présider", "infinitive", "présider")]),
    ("Le bureau est chargé du courrier.", []),
    ("Le bureau est responsable de la mise en œuvre des plans.", [("mettre en oeuvre", "noun", "mise en œuvre")]),
    (
        "Le bureau est chargé, en liaison avec la direction des ports, de préparer le budget.",
        [("préparer", "infinitive", "préparer")],
    ),
    ("Le bureau comprend une cellule chargée de l'accueil et de la tutelle.", [("accueillir", "noun", "accueil")]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_actions(text: str, expected: list[tuple[str, str, str]]) -> None:
    doc = parse(text)
    found = [(action.lemma, action.form, doc.text_of(action)) for task in doc.attributions for action in task.actions]
    assert found == expected
