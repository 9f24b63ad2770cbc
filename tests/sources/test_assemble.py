"""Articles of one text brought together, in the order of its plan."""

import datetime as dt

import pytest

from decretparse.sources.document import read_document
from decretparse.sources.errors import TooDeepError
from decretparse.sources.legifrance.assemble import assemble, days_of_change, lone_article, simple_text
from decretparse.sources.legifrance.library import IN_FORCE, Versions
from decretparse.sources.legifrance.records import (
    ArticleRecord,
    Chronicle,
    Markup,
    Period,
    SectionRecord,
    SimpleTextRecord,
    StructLink,
    StructRecord,
    TextContext,
)
from decretparse.sources.source_text import SourceText
from tests.sources.sample_files import library, numbers, record, sample

IN_FORCE_NOW = Period("VIGUEUR", dt.date(2000, 1, 1))


def only(texts: list[SourceText]) -> SourceText:
    (text,) = texts
    return text


def test_a_text_in_force() -> None:
    text = only(list(library("legi").texts(IN_FORCE)))
    assert text.text.splitlines()[0] == "# Arrêté du 9 mai 2008 portant organisation du service des phares"
    assert [each.article.identifier for each in text.articles] == [
        "LEGIARTI000000000121",
        "LEGIARTI000000000122",
        "LEGIARTI000000000124",
    ]
    assert "TITRE II" not in text.text  # a section without an article in force
    assert "notes" not in text.text
    assert "notices" not in text.text
    headings = [line for line in text.text.splitlines() if line.startswith("#")]
    assert headings[1:] == [
        "## TITRE Ier : DE L'ORGANISATION",
        "### Chapitre Ier : Les bureaux",
        "##### Article 1",
        "##### Article 2",
        "##### Article",
    ]
    assert text.text.endswith("Le chef du service,\nA. Feu\n")
    source = text.source
    assert (source.identifier, source.cid, source.nor) == (
        "LEGITEXT000000000101",
        "JORFTEXT000000000100",
        "PHRX0800001A",
    )
    assert (source.state, source.valid_from, source.valid_to) == ("VIGUEUR", dt.date(2008, 5, 12), None)
    assert source.uri == "https://www.legifrance.gouv.fr/loda/id/LEGITEXT000000000101"


def test_a_text_on_a_day() -> None:
    texts = library("legi")
    text = only(list(texts.texts(Versions(at=dt.date(2010, 1, 1)))))
    assert numbers(text) == ["1", "2", "3", None]
    assert text.articles[0].article.identifier == "LEGIARTI000000000120"
    assert (text.source.valid_from, text.source.valid_to) == (dt.date(2008, 5, 12), dt.date(2012, 1, 1))
    assert list(texts.texts(Versions(at=dt.date(2008, 5, 11)))) == []


def test_all_versions() -> None:
    found = list(library("legi").texts(Versions(all=True)))
    assert [(text.source.valid_from, text.source.valid_to) for text in found] == [
        (dt.date(2008, 5, 12), dt.date(2012, 1, 1)),
        (dt.date(2012, 1, 1), dt.date(2014, 7, 1)),
        (dt.date(2014, 7, 1), dt.date(2222, 2, 22)),
        (dt.date(2222, 2, 22), None),
    ]
    assert [numbers(text) for text in found] == [
        ["1", "2", "3", None],
        ["1", "2", None],
        ["1", "2", None],
        ["1", "2", "4", None],
    ]


def test_a_text_of_the_journal_is_as_published_on_any_day() -> None:
    texts = library("jorf")
    text = only(list(texts.texts(IN_FORCE)))
    assert numbers(text) == ["1", "2"]
    assert (text.source.state, text.source.valid_from, text.source.date) == (None, None, dt.date(2019, 3, 4))
    assert text.articles[0].article.eli is not None
    assert list(texts.texts(Versions(all=True))) == list(texts.texts(Versions(at=dt.date(1990, 1, 1)))) == [text]


def test_articles_without_a_plan_are_texts_by_themselves() -> None:
    texts = list(library("legi", without=("struct", "LEGISCTA")).texts(IN_FORCE))
    assert [text.source.identifier for text in texts] == [
        "LEGIARTI000000000121",
        "LEGIARTI000000000122",
        "LEGIARTI000000000124",
    ]
    assert texts[0].articles[0].sections == ("TITRE Ier : DE L'ORGANISATION", "Chapitre Ier : Les bureaux")


def test_what_is_not_there_is_left_out() -> None:
    texts = library("legi", without=("LEGIARTI000000000122", "version"))
    text = only(list(texts.texts(IN_FORCE)))
    assert numbers(text) == ["1", None]
    assert text.text.startswith("## TITRE Ier")
    assert text.source.title is None


def test_the_days_on_which_articles_change() -> None:
    texts = library("legi")
    struct = texts.structs["LEGITEXT000000000101"]
    assert days_of_change(struct, texts.sections, texts.articles)[0] == dt.date(2008, 5, 12)
    assert days_of_change(struct, texts.sections, {}) == ()


def test_facts_lead_back_to_the_file() -> None:
    text = only(list(library("legi").texts(IN_FORCE)))
    document = read_document(text)
    unit = document.find("bureau du balisage")
    assert unit is not None
    mention = unit.mentions[0]
    ((name, start, end),) = text.raw_spans(mention.start, mention.end)
    assert sample(f"legi/{name}.xml").decode()[start:end] == "bureau du balisage"


def test_a_document_knows_its_articles_and_is_resolved_as_one() -> None:
    document = read_document(only(list(library("legi").texts(IN_FORCE))))
    first = document.articles[0]
    assert (first.identifier, first.number, first.state) == ("LEGIARTI000000000121", "1", "VIGUEUR")
    assert (first.valid_from, first.valid_to) == (dt.date(2014, 7, 1), None)
    assert document.text_of(first).startswith("##### Article 1\n")
    assert [article.number for article in document.articles] == ["1", "2", None]
    bureau = document.find("bureau du balisage")
    assert bureau is not None
    assert [each.text for each in document.attributions_of(bureau)][1] == "tient le livre des feux"
    assert len(document.find_all("bureau du balisage")) == 1


def test_a_simple_text() -> None:
    found = record("jorfsimple/JORFTEXT000000000500.xml")
    assert isinstance(found, SimpleTextRecord)
    text = simple_text(found)
    assert numbers(text) == ["1", "2", None]
    assert [each.sections for each in text.articles] == [
        ("Titre Ier : De la mission", "Chapitre Ier : Composition"),
        ("Titre Ier : De la mission",),
        (),
    ]
    assert text.text.count("Titre Ier") == 1
    assert "notices" not in text.text


def test_an_abrogated_article_is_read_where_it_is_asked_for() -> None:
    found = record("legi/LEGIARTI000000000123.xml")
    assert isinstance(found, ArticleRecord)
    text = lone_article(found)
    assert text.source.state == text.articles[0].article.state == "ABROGE"
    assert text.text == "##### Article 3\n\nLe bureau des signaux est supprimé.\n"


@pytest.mark.parametrize(
    ("state", "in_force"),
    [
        ("VIGUEUR", True),
        ("VIGUEUR_ETEN", True),
        ("ABROGE_DIFF", True),
        ("VIGUEUR_DIFF", False),
        ("ABROGE", False),
        ("MODIFIE_MORT_NE", False),
    ],
)
def test_states(state: str, in_force: bool) -> None:
    assert Period(state, dt.date(2000, 1, 1)).holds(None) is in_force


def test_without_a_state_the_end_decides() -> None:
    start = dt.date(2000, 1, 1)
    assert Period(None, start).holds(None)
    assert not Period(None, start, dt.date(2010, 1, 1)).holds(None)


def test_a_version_that_was_never_in_force_holds_on_no_day() -> None:
    day = dt.date(2000, 1, 1)
    assert not Period("MODIFIE_MORT_NE", day, day).holds(day)


def article(identifier: str) -> ArticleRecord:
    return ArticleRecord(identifier, "1", None, IN_FORCE_NOW, TextContext(), Markup(f"<p>{identifier}</p>"))


def test_plans_that_lead_in_circles_or_too_deep() -> None:
    inner = StructLink("section", "S", "Titre", IN_FORCE_NOW)
    struct = StructRecord(Chronicle("T", "T"), (inner, StructLink("article", "A", "1", IN_FORCE_NOW)), IN_FORCE_NOW)
    circle = {"S": SectionRecord("S", "Titre", (inner, StructLink("article", "A", "1", IN_FORCE_NOW)))}
    text = assemble(None, struct, circle, {"A": article("A")})
    assert text is not None
    assert text.text == "## Titre\n\n##### Article 1\n\nA\n"
    deep = {
        f"S{n}": SectionRecord(f"S{n}", "", (StructLink("section", f"S{n + 1}", "", IN_FORCE_NOW),)) for n in range(999)
    }
    with pytest.raises(TooDeepError):
        assemble(
            None,
            StructRecord(Chronicle("T", "T"), (StructLink("section", "S0", "", IN_FORCE_NOW),), IN_FORCE_NOW),
            deep,
            {},
        )
