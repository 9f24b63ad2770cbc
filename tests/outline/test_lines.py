"""Kinds of lines, wraps, titles, articles, quotations."""

import pytest

from decretparse.outline import outline
from decretparse.outline.classify import is_execution_clause, line_kind
from decretparse.outline.patterns import line_patterns, table
from decretparse.text import normalise
from tests.outline.shape import shape


@pytest.mark.parametrize(
    ("kind", "example"), [(pattern.kind, example) for pattern in line_patterns() for example in pattern.examples]
)
def test_each_pattern_reads_its_examples(kind: str, example: str) -> None:
    found = line_kind(normalise(example).text, in_preamble=True)
    assert found is not None
    assert found.terminal == kind


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("TITRE Ier", "TITRE Ier"),
        ("Section 2 : Direction des quais", "Direction des quais"),
        ("Section 3. - Le personnel", "Le personnel"),
        ("TITRE III ORGANISATION DES SERVICES", "ORGANISATION DES SERVICES"),
    ],
)
def test_a_division_is_told_from_its_title(line: str, words: str) -> None:
    found = line_kind(line, in_preamble=False)
    assert found is not None
    assert line[found.label :] == words


@pytest.mark.parametrize("example", table()["execution"]["examples"])
def test_execution_clauses(example: str) -> None:
    assert is_execution_clause(example)


@pytest.mark.parametrize(
    ("text", "number", "heading"),
    [
        ("# Article 2\n\nLe service.", "2", None),
        ("Article R. 421-3\n\nL'école.", "R. 421-3", None),
        ("ARTICLE PREMIER\nLe service gère.", "1er", None),
        ("Art. 1er. - Le bureau gère.", "1er", None),
        ("Art. 12 bis. ― Le bureau gère.", "12 bis", None),
        ("Article unique. - Le bureau gère.", "unique", None),
        ("Art. 6. Service « Achats »\n\nCe service gère.", "6", "Service « Achats »"),
        ("Article 3\nMissions\n\nLe service gère.", "3", "Missions"),
        ("##### Article L. 12-1\n\nLe service gère.", "L. 12-1", None),
        ("**Article 4**\n\nLe service gère.", "4", None),
        ("Article R722-5\n----\nLe service gère.", "R722-5", None),
        ("# Article Annexe 2-4\n\nLe service gère.", "Annexe 2-4", None),
    ],
)
def test_article_headings(text: str, number: str, heading: str | None) -> None:
    made = outline(normalise(text).text)
    assert [(article.number, article.heading) for article in made.articles] == [(number, heading)]
    assert made.blocks[0].kind == "heading"


@pytest.mark.parametrize("text", ["L'article 2 est abrogé.", "Article 2 de la loi du 3 mai :", "Article par article"])
def test_no_article_headings(text: str) -> None:
    assert [article.number for article in outline(text).articles] == [None]


def test_a_markdown_heading_that_numbers_no_article() -> None:
    made = outline("## TITRE Ier\n\n##### Article\n\nLe service gère.\n\n##### Article 2\n\nLe bureau gère.\n")
    assert [article.number for article in made.articles] == [None, "2"]


def test_an_article_ends_where_a_division_begins() -> None:
    text = (
        "TITRE Ier\nDISPOSITIONS GENERALES\n\nArticle 1er\n\nA gère.\n\nTITRE II\nLE CONSEIL\n\nArticle 2\n\nB gère.\n"
    )
    made = outline(text)
    assert [text[article.start : article.end].split("\n")[0] for article in made.articles] == [
        "Article 1er",
        "Article 2",
    ]
    assert "TITRE II" not in text[made.articles[0].start : made.articles[0].end]
    assert shape(text)[:2] == ["H TITRE Ier", "H DISPOSITIONS GENERALES"]


def test_a_whole_text() -> None:
    assert shape(
        "Arrêté du 9 mai 2008 portant organisation de la direction\n\nLe ministre de la navigation,\n\n"
        "Vu le décret du 15 mai 1987 ;\n\nVu l'avis du comité,\n\nArrête :\n\n"
        "Art. 1er. - La direction gère. \n\n"
        "Art. 2. - Le directeur est chargé de l'exécution du présent arrêté.\n\n"
        "Fait à Paris, le 9 mai 2008.\n\nPour le ministre et par délégation :\nLe secrétaire général,\nJ. Lormont\n"
    ) == [
        "H Arrêté du 9 mai 2008 portant organisation de la direction",
        "F Le ministre de la navigation,",
        "V Vu le décret du 15 mai 1987 ;",
        "V Vu l'avis du comité,",
        "F Arrête :",
        "H Art. 1er. -",
        "P La direction gère.",
        "H Art. 2. -",
        "F Le directeur est chargé de l'exécution du présent arrêté.",
        "F Fait à Paris, le 9 mai 2008.",
        "F Pour le ministre et par délégation :",
        "F Le secrétaire général,",
        "F J. Lormont",
    ]


def test_wrapped_lines_are_joined() -> None:
    assert shape(
        "Art. 6. - L'Institut d'océanographie côtière comprend un secrétariat général,\n"
        "deux laboratoires et un musée. Il est dirigé par un directeur.\n\n"
        "Art. 7. - Le conseil d'orientation de l'Institut comprend, outre le\ndirecteur :\n"
        "1o trois chercheurs élus par leurs pairs ;\n2o deux élus locaux.\n"
    ) == [
        "H Art. 6. -",
        "P L'Institut d'océanographie côtière comprend un secrétariat général, deux laboratoires et un musée. "
        "Il est dirigé par un directeur.",
        "H Art. 7. -",
        "P Le conseil d'orientation de l'Institut comprend, outre le directeur :",
        "  - [1o] trois chercheurs élus par leurs pairs ;",
        "  - [2o] deux élus locaux.",
    ]


def test_a_dash_that_a_wrap_put_at_the_start_of_a_line_closes_its_aside() -> None:
    assert shape(
        "La direction des phares comprend, outre le bureau des feux ― de terre ou de mer\n"
        "― et le pôle des balises, un atelier, une réserve et une bibliothèque, et elle\n"
        "assure la garde des côtes.\n"
    ) == [
        "P La direction des phares comprend, outre le bureau des feux ― de terre ou de mer "
        "― et le pôle des balises, un atelier, une réserve et une bibliothèque, et elle "
        "assure la garde des côtes.",
    ]


def test_a_dash_behind_a_line_that_had_room_for_it_opens_an_item() -> None:
    assert shape(
        "La direction des phares ― feux et balises\n"
        "― assure la garde des côtes, l'entretien des bouées et la conduite des navires\n"
        "― tient la bibliothèque.\n"
    ) == [
        "P La direction des phares ― feux et balises",
        "- [―] assure la garde des côtes, l'entretien des bouées et la conduite des navires",
        "- [―] tient la bibliothèque.",
    ]


def test_titles_and_bare_lists_of_a_page() -> None:
    assert shape(
        "«« retour\n\nPartager sur Facebook | Imprimer\n\n[20/09/2010]\n\n1. Le pôle « Ressources »\n\n"
        "Le pôle gère les moyens.\n\nLes Missions\n\nLa Mission Canal\nLe Bureau des Temps\n"
    ) == [
        "X «« retour",
        "X Partager sur Facebook | Imprimer",
        "X [20/09/2010]",
        "H [1.] Le pôle « Ressources »",
        "P Le pôle gère les moyens.",
        "H Les Missions",
        "  - La Mission Canal",
        "  - Le Bureau des Temps",
    ]


def test_quotations_with_a_mark_on_each_line() -> None:
    assert shape(
        "L'article 6 est complété par un B et un C ainsi rédigés :\n« B. - La sous-direction A comprend :\n"
        '« - le bureau X ;\n« - le bureau Y. « C. - La sous-direction B comprend :\n« - la cellule "eaux". »\n'
        "Article 2\nLe décret est abrogé.\n"
    ) == [
        "P L'article 6 est complété par un B et un C ainsi rédigés :",
        "«P [B. -] La sous-direction A comprend :",
        "  «- [-] le bureau X ;",
        "  «- [-] le bureau Y.",
        "«P [C. -] La sous-direction B comprend :",
        "  «- [-] la cellule «eaux». »",
        "H Article 2",
        "P Le décret est abrogé.",
    ]


def test_a_quotation_with_one_opening_mark() -> None:
    lines = shape(
        "L'article 7 est remplacé par les dispositions suivantes :\n\n« Art. 7. - La direction comprend :\n\n"
        "- le bureau X ;\n\n- le bureau Y. »\n\nIl en est fait mention au Journal officiel.\n"
    )
    assert lines == [
        "P L'article 7 est remplacé par les dispositions suivantes :",
        "«H Art. 7. -",
        "«P La direction comprend :",
        "  «- [-] le bureau X ;",
        "  «- [-] le bureau Y. »",
        "P Il en est fait mention au Journal officiel.",
    ]


def test_replaced_words_are_no_quotation() -> None:
    line = "I. - A l'article 3, les mots : « du directeur » sont remplacés par les mots : « du préfet »."
    assert shape(line) == [f"P [I. -] {line[5:]}"]


def test_front_matter_details_and_tables() -> None:
    assert [
        line[0] for line in shape("---\nNuméro: 1\n---\n\nLe bureau gère.\n\n<details>\n\nX\n</details>\n| a | b |\n")
    ] == [*"XPXXT"]
