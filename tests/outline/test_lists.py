"""Lists: their markers, their introductions, how they nest."""

import pytest

from tests.outline.shape import shape


def test_equal_dashes_nest_by_syntax() -> None:
    assert shape(
        "La direction des ports comprend :\n\n"
        "- le service de l'exploitation, qui comprend :\n"
        "- la sous-direction des dessertes ;\n"
        "- la sous-direction de la sûreté ;\n"
        "- le service des ouvrages, composé :\n"
        "- de la sous-direction des phares ;\n"
        "- de la sous-direction du rivage ;\n"
        "- la mission de la plaisance ;\n"
        "- le bureau des affaires générales.\n"
    ) == [
        "P La direction des ports comprend :",
        "  - [-] le service de l'exploitation, qui comprend :",
        "    - [-] la sous-direction des dessertes ;",
        "    - [-] la sous-direction de la sûreté ;",
        "  - [-] le service des ouvrages, composé :",
        "    - [-] de la sous-direction des phares ;",
        "    - [-] de la sous-direction du rivage ;",
        "  - [-] la mission de la plaisance ;",
        "  - [-] le bureau des affaires générales.",
    ]


def test_a_predicate_split_over_items_of_equal_dashes() -> None:
    assert shape(
        "La direction :\n- comprend :\n- la sous-direction A ;\n- la sous-direction B ;\n"
        "- a autorité sur le service C.\n"
    ) == [
        "P La direction :",
        "  - [-] comprend :",
        "    - [-] la sous-direction A ;",
        "    - [-] la sous-direction B ;",
        "  - [-] a autorité sur le service C.",
    ]


def test_families_nest_and_series_go_on() -> None:
    assert shape(
        "II. ― Elle est organisée comme suit :\n"
        "1° Le service du patrimoine :\n"
        "a) La sous-direction de l'entretien :\n"
        "i) Le bureau des chaussées ;\nii) Le bureau des ouvrages ;\n"
        "b) La sous-direction de l'exploitation ;\n"
        "2° bis La mission des audits ;\n"
        "3° Le secrétariat.\n"
        "III. ― Le service du patrimoine gère les ouvrages.\n"
    ) == [
        "P [II. ―] Elle est organisée comme suit :",
        "  - [1°] Le service du patrimoine :",
        "    - [a)] La sous-direction de l'entretien :",
        "      - [i)] Le bureau des chaussées ;",
        "      - [ii)] Le bureau des ouvrages ;",
        "    - [b)] La sous-direction de l'exploitation ;",
        "  - [2° bis] La mission des audits ;",
        "  - [3°] Le secrétariat.",
        "P [III. ―] Le service du patrimoine gère les ouvrages.",
    ]


def test_a_letter_after_h_is_no_roman_number() -> None:
    items = [f"{letter}) le bureau {letter.upper()} ;" for letter in "abcdefghij"]
    lines = shape("Le service comprend :\n" + "\n".join(items))
    assert lines == ["P Le service comprend :", *(f"  - [{item[:2]}] {item[3:]}" for item in items)]


def test_numbers_that_start_again_and_numbers_that_jump() -> None:
    assert shape(
        "La direction est composée :\n1° De la mission A ;\n3° De la mission B.\n"
        "Elle comprend en outre :\n1° La cellule C ;\n2° La cellule D.\n"
    ) == [
        "P La direction est composée :",
        "  - [1°] De la mission A ;",
        "  - [3°] De la mission B.",
        "P Elle comprend en outre :",
        "  - [1°] La cellule C ;",
        "  - [2°] La cellule D.",
    ]


def test_a_series_goes_on_over_a_paragraph() -> None:
    assert shape(
        "Elle est chargée :\n1° D'élaborer les instructions pour :\n― les organismes extérieurs ;\n― les bureaux.\n"
        "Ces services participent à l'instruction ;\n2° De veiller aux crédits.\n"
    ) == [
        "P Elle est chargée :",
        "  - [1°] D'élaborer les instructions pour :",
        "    - [―] les organismes extérieurs ;",
        "    - [―] les bureaux.",
        "    P Ces services participent à l'instruction ;",
        "  - [2°] De veiller aux crédits.",
    ]


def test_paragraphs_under_an_item() -> None:
    assert shape(
        "Le service comprend :\n\n1. Le bureau des consignes :\n\nIl instruit les demandes.\n\n"
        "Il veille aux consignes.\n\n2. Le bureau des visites :\n\nIl programme les visites.\n"
    ) == [
        "P Le service comprend :",
        "  - [1.] Le bureau des consignes :",
        "    P Il instruit les demandes.",
        "    P Il veille aux consignes.",
        "  - [2.] Le bureau des visites :",
        "    P Il programme les visites.",
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Le service est organisé en bureaux : -bureau A ; -bureau B ; -cellule C.",
            [
                "P Le service est organisé en bureaux :",
                "  - [-] bureau A ;",
                "  - [-] bureau B ;",
                "  - [-] cellule C.",
            ],
        ),
        (
            "Sont placés auprès du chef : 1° le psychologue ; 2° l'inspecteur ; et 3° le pôle.",
            [
                "P Sont placés auprès du chef :",
                "  - [1°] le psychologue ;",
                "  - [2°] l'inspecteur ; et",
                "  - [3°] le pôle.",
            ],
        ),
        (
            "Il comprend : 1° Le bureau A, composé : a) de la section X ; b) de la section Y ; 2° Le bureau B.",
            [
                "P Il comprend :",
                "  - [1°] Le bureau A, composé :",
                "    - [a)] de la section X ;",
                "    - [b)] de la section Y ;",
                "  - [2°] Le bureau B.",
            ],
        ),
        (
            "La division emploi-formation de Saint-Denis - Paris - gère.",
            ["P La division emploi-formation de Saint-Denis - Paris - gère."],
        ),
        ("Le bureau « A : - B » est créé.", ["P Le bureau « A : - B » est créé."]),
        ("M. Martin est nommé.", ["P M. Martin est nommé."]),
    ],
)
def test_items_on_one_line(line: str, expected: list[str]) -> None:
    assert shape(line) == expected


def test_a_lost_marker_and_items_without_markers() -> None:
    assert shape(
        "La sous-direction comprend :\n– le bureau A ;\nle bureau B ;\n– le bureau C.\n\n"
        "Le service comprend *composition* :\n\ndes services centraux ;\n\nune direction des enquêtes.\n\n"
        "Elle dispose d'agents.\n"
    ) == [
        "P La sous-direction comprend :",
        "  - [–] le bureau A ;",
        "  - le bureau B ;",
        "  - [–] le bureau C.",
        "P Le service comprend *composition* :",
        "  - des services centraux ;",
        "  - une direction des enquêtes.",
        "P Elle dispose d'agents.",
    ]


def test_units_without_markers_hold_lists() -> None:
    assert shape(
        "La direction comprend :\n\nLa sous-direction A (D/A), constituée par :\n\n"
        "- le bureau X ;\n\n- le bureau Y.\n\n"
        "La sous-direction B (D/B), constituée par :\n\n- le bureau Z.\n"
    ) == [
        "P La direction comprend :",
        "  - La sous-direction A (D/A), constituée par :",
        "    - [-] le bureau X ;",
        "    - [-] le bureau Y.",
        "  - La sous-direction B (D/B), constituée par :",
        "    - [-] le bureau Z.",
    ]


def test_indentation_nests() -> None:
    assert shape("Le service :\n- le bureau A\n    - la section 1\n    - la section 2\n- le bureau B\n") == [
        "P Le service :",
        "  - [-] le bureau A",
        "    - [-] la section 1",
        "    - [-] la section 2",
        "  - [-] le bureau B",
    ]


def test_paragraph_numbers_on_their_own_lines() -> None:
    assert shape(
        "(1)\n\nL'état-major est dirigé par un chef.\n\n"
        "(2)\n\nLa division comprend :\n\n1. un bureau ;\n2. une cellule.\n"
    ) == [
        "P [(1)] L'état-major est dirigé par un chef.",
        "P [(2)] La division comprend :",
        "  - [1.] un bureau ;",
        "  - [2.] une cellule.",
    ]


def test_depth_is_no_problem() -> None:
    text = "".join(f"- le service {number}, qui comprend :\n" for number in range(5000))
    lines = shape(text)
    assert len(lines) == 5000
    assert lines[-1].startswith("  " * 4998)
