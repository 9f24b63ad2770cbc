"""Citations of legal texts: what is quoted, what is told of it, what is none, and that no text takes long."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decretparse.grammar.citations import citations
from decretparse.grammar.reference import ArticleRange, Citation, find_citations
from decretparse.lexicon.files import grammar_text
from decretparse.syntax.lalr import terminals
from tests.timing import LONGEST, seconds


def marked(text: str) -> str:
    """The text with its citations between braces."""
    for citation in reversed(find_citations(text)):
        text = f"{text[: citation.start]}{{{text[citation.start : citation.end]}}}{text[citation.end :]}"
    return text


def the_citation(text: str) -> Citation:
    (citation,) = find_citations(text)
    return citation


@pytest.mark.parametrize(
    "text",
    [
        # articles
        "Il tient le registre prévu à l'{article L. 314-2}.",
        "les agents mentionnés aux {articles R.* 122-4 et R. * 122-5} ;",
        "dans les cas du 3° de l'{article LO 263-1}.",
        "au II de l'{article 1er}",
        "à l'{article 1<sup>er</sup>}, paragraphe 2",
        "en application de l'{article 5 bis A}",
        "l'{article premier du présent décret}",
        "voir {art. 3 et 4 du même arrêté}.",
        "sans préjudice de l'{article 8 ci-après}",
        "(voir {article R. 21-3})",
        "aux {articles 12 à 15, 17 et 19 (2° et 3°) du décret du 4 mars 1987} ;",
        "au premier alinéa de l'{article 9, deuxième alinéa, de la loi du 4 mars 1987}",
        "les {articles L. 31-2 et suivants du code des transports} relatifs aux bacs",
        "l'{article 14 de l'annexe II au code général des impôts}",
        "les {articles L. 1431-1 à L. 1431-9 de ce code}",
        "l'{article 41 de la convention précitée}",
        "l'{article 3} et 5 agents ; l'{article L. 3 ou L. 5}",
        # codes
        "Vu le {code de l'expropriation pour cause d'utilité publique} ;",
        "le chapitre II du titre Ier du livre III du {code forestier}",
        "prévues par le {code des marchés publics} et par le cahier des charges",
        "à l'{article 3 du titre II du livre IV du code du travail},",
        "visé à l'{article L. 16 du livre des procédures fiscales}",
        # texts, their dates, numbers and titles
        "au sens du {décret du 14 mai 1991 susvisé}, le bureau",
        "Vu la {loi n° 83-8 du 7 janvier 1983 modifiée portant statut des bacs}, notamment son {article 29} ;",
        "Vu la {loi modifiée du 16 avril 1979 fixant le statut général des fonctionnaires} ;",
        "Vu le {règlement grand-ducal du 9 août 1993 portant organisation du cadastre} ;",
        "L'{arrêté du 3 mars 1999 portant création d'un bureau des cartes} est abrogé.",
        "le {décret n° 2005-12 du 4 janvier 2005 relatif aux bacs et à l'organisation du port}.",
        "en vertu de la {loi organique n° 98-1 du 3 mars 1998}",
        "l'{ordonnance du 7 janvier 1959 précitée} fixe",
        "par l'{arrêté du ministre de la mer du 3 mai 2001} ;",
        "l'{arrêté interministériel du\n3 mai 2001}.",
        "la {loi des 16-24 août 1790 sur l'organisation judiciaire} ;",
        "la {loi du 28 pluviôse an VIII}",
        "la {loi de finances pour 1998} ;",
        "la {loi no 84-16 du 11 janvier 1984}",
        "aux dispositions du {décret susvisé}.",
        "du {règlement (UE) 2016/679 du Parlement européen et du Conseil du 27 avril 2016 relatif à la vie privée}.",
        "la {directive 95/46/CE du 24 octobre 1995}",
        "prévu par le {traité sur l'Union européenne}",
        "la {convention de Berne du 9 septembre 1886 sur les archives du Rhin}, et",
        "selon l'{article 72 de la Constitution}",
        "({décret n° 99-1 du 3 mai 1999 relatif aux ports}) et",
        # a Markdown link: whole inside a citation, left out at its end
        "l'{article 5 de la [loi du 2 mai 2012](/eli/2012/05/02) fixant le régime des gardes} est complété",
        "par la [{loi du 2 mai 2012}](/eli/2012/05/02).",
        # several texts
        "aux {articles L. 1 et L. 2 du code de la route} et à l'{article 5 de la loi n° 84-16 du 11 janvier 1984}",
        "les {articles L. 12 du code du travail} et {L. 34-1 à L. 34-5 du code de la mutualité}",
        "les {décrets n° 85-2 du 3 mai 1985} et {n° 86-4 du 6 juin 1986 susvisés}",
        "régis par le {décret du 3 mai 1985 relatif aux bacs} et par l'{arrêté du 6 juin 1986}",
        "la {loi du 2 mai 1941 relative à la marine} et du titre III du livre V du {code du travail}",
        # none
        "Le directeur est chargé de l'exécution du présent arrêté.",
        "Ils sont nommés par arrêté du ministre chargé de la mer, à compter du 1er janvier 2005.",
        "Un décret en Conseil d'Etat fixe la liste des bacs.",
        "les lois et règlements, les textes réglementaires et les directives données par le chef de service",
        "la gestion des articles contrôlés, du code de bonnes pratiques et des codes postaux",
        "la constitution du dossier et la convention conclue avec la commune",
        # headings and the text's own title
        "Article 12",
        "# Article R. 421-3",
        "Art. 4. - Le bureau du courrier reçoit les plis.",
        "Décret n° 2004-8 du 2 août 2004 relatif à l'Ecole des passeurs",
        "Arrêté du 9 mai 2008 portant organisation du service des bacs",
        "remplacé par les dispositions suivantes :\n\n« Art. 7. - Le bureau est supprimé. »",
    ],
)
def test_quotation(text: str) -> None:
    assert marked(text.replace("{", "").replace("}", "")) == text


def test_code_with_articles() -> None:
    citation = the_citation("aux articles R. 3111-4 à R. 3111-9, R. 3112-2 bis et suivants du Code de la défense")
    assert citation.text_kind == "code"
    assert citation.title == "code de la défense"
    assert citation.identifier == "LEGITEXT000006071307"
    assert citation.articles == (ArticleRange("R. 3111-4", "R. 3111-9"), ArticleRange("R. 3112-2 bis", None))


def test_act() -> None:
    citation = the_citation("le décret n° 2001-12 du 1er mai 2001 relatif à\nla navigation ;")
    assert (citation.text_kind, citation.number, citation.date) == ("décret", "2001-12", "2001-05-01")
    assert citation.title == "relatif à la navigation"
    assert citation.identifier is None


def test_article_of_this_text() -> None:
    assert the_citation("à l'article 3").text_kind is None


@pytest.mark.parametrize("text", ["la loi du 28 pluviôse an VIII", "la loi du 31 février 1998"])
def test_date_that_the_calendar_does_not_have(text: str) -> None:
    assert the_citation(text).date is None


def test_code_not_in_force_has_no_identifier() -> None:
    assert the_citation("le code des marchés publics").identifier is None


def test_identifiers_are_legitext() -> None:
    assert all(re.fullmatch(r"LEGITEXT\d{12}", identifier) for identifier in citations().codes.values())


def test_every_word_of_the_lexicon_is_in_the_grammar() -> None:
    known = terminals(grammar_text("reference.lark"))
    assert {word.name for word in citations().words} | citations().otherwise.keys() <= known


# fmt: off
WORDS = [
    "article", "articles", "art.", "Art.", "L.", "R.*", "3", "12", "1er", "bis", "A", "à", "et", ",", "ou", "(2°)",
    "II", "alinéa", "du", "de", "la", "l'", "des", "au", "code", "loi", "lois", "décret", "décrets", "arrêté", "n°",
    "84-16", "susvisé", "ci-dessus", "modifiée", "relatif", "relatives", "[", "](/eli/x)", "]", ".", ";", ":", "même",
    "présent", "«", "»", "Constitution", "convention", "ministre", "Conseil", "annexe", "titre", "livre", "suivants",
    "İ", "code de la route", "du 3 mai 2001", "n° 84-16", "de l'annexe II au", "et n° 3-4", "et du 4 juin 1990",
    "R. 5 à R. 8", "[loi du 3 mai 2001](/x)", "relatif à la pêche", "du présent", "du titre Ier du", "\n", "\n\n",
    "(UE) 2016/679",
]
# fmt: on


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.sampled_from([" ", ""]))
def test_any_mixture_is_read(words: list[str], joint: str) -> None:
    text = joint.join(words)
    end = 0
    for citation in find_citations(text):
        assert end <= citation.start < citation.end <= len(text)
        end = citation.end


@pytest.mark.parametrize(
    "unit",
    [
        ", 1", "1", "(", " ", " et L. 3", "article 3 (", "article ", "loi n° 1 ", "-1", "[loi du 3 mai 2001](", ", 2°",
        "loi du 3 mai 2001 portant a ", "arrêté du ministre ", "convention de Xa ", " bis", " et n° 1", "du titre II ",
    ],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    length = 200_000
    text = "les articles 1" + unit * (length // len(unit))
    assert seconds(lambda: find_citations(text)) < LONGEST
