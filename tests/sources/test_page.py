"""Pages in HTML. No saved page of Légifrance was at hand: these follow descriptions of the site."""

import datetime as dt

import pytest

from decretparse.sources.document import read_document
from decretparse.sources.errors import NoTextError
from decretparse.sources.legifrance.page import read_page
from tests.sources.sample_files import sample
from tests.timing import LONGEST, seconds

PAGE = sample("pages/text.html").decode()


def test_a_saved_page() -> None:
    text = read_page(PAGE, "text.html")
    source = text.source
    assert (source.identifier, source.nor) == ("LEGITEXT000000000901", "PHRX0800009A")
    assert source.uri == "https://www.legifrance.gouv.fr/loda/id/LEGITEXT000000000901"
    assert source.eli == "https://www.legifrance.gouv.fr/eli/arrete/2008/5/9/PHRX0800009A/jo/texte"
    assert source.title == "Arrêté du 9 mai 2008 portant organisation du service des phares"
    for words in ("menus", "scripts", "lecteurs", "Imprimer", "pieds de page", "Version en vigueur"):
        assert words not in text.text
    first, second = (each.article for each in text.articles)
    assert (first.identifier, first.number, first.valid_from) == ("LEGIARTI000000000921", "1", dt.date(2014, 7, 1))
    assert (second.identifier, second.number) == ("LEGIARTI000000000922", "2")
    assert (second.valid_from, second.valid_to) == (dt.date(2008, 5, 12), dt.date(2030, 1, 1))
    assert [each.sections for each in text.articles] == [("Titre Ier : Organisation",)] * 2


def test_the_way_back() -> None:
    text = read_page(PAGE, None)
    document = read_document(text)
    assert [article.identifier for article in document.articles] == ["LEGIARTI000000000921", "LEGIARTI000000000922"]
    unit = document.find("bureau du matériel")
    assert unit is not None
    ((_, start, end),) = text.raw_spans(unit.mentions[0].start, unit.mentions[0].end)
    assert PAGE[start:end] == "bureau du matériel"


def test_a_fragment() -> None:
    text = read_page(sample("pages/fragment.html").decode(), "fragment.html")
    assert text.text.splitlines() == [
        "##### Article 3",
        "",
        "Le bureau du matériel répare les bouées.",
        "",
        "1. Il achète les chaînes\u00a0;",
        "2° Il vend les ancres.",
    ]
    assert text.source.identifier == "fragment.html"
    assert [each.article.number for each in text.articles] == ["3"]


def test_headings_of_any_page() -> None:
    text = read_page("<h1>Un arrêté</h1><h3>Article 2</h3><p>Un.</p><h2></h2><h4>Titre II</h4><p>Deux.</p>", None)
    assert text.text == "# Un arrêté\n\n##### Article 2\n\nUn.\n\n#### Titre II\n\nDeux."
    (article,) = text.articles
    assert text.text[article.article.start : article.article.end] == "##### Article 2\n\nUn.\n\n"


@pytest.mark.parametrize("raw", ["", "<p></p>", "<html><head><title>x</title></head><body><nav>y</nav></body></html>"])
def test_a_page_without_words(raw: str) -> None:
    with pytest.raises(NoTextError):
        read_page(raw, None)


@pytest.mark.parametrize(
    "piece", ["<h1>", "<main>", "<p class='name-article'>", "<h1>a</h1>", "<a id='LEGIARTI000000000921'>x"]
)
def test_hostile_pages_cost_what_their_length_costs(piece: str) -> None:
    assert seconds(lambda: read_page(piece * 5_000 + "x", None)) < LONGEST
