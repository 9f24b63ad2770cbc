"""DILA's files as records."""

import datetime as dt

import pytest

from decretparse.sources.errors import DoctypeError, NotUtf8Error, TooDeepError
from decretparse.sources.legifrance.members import parse_member
from decretparse.sources.legifrance.records import (
    ArticleRecord,
    Period,
    SectionRecord,
    SimpleTextRecord,
    StructRecord,
    TextVersionRecord,
)
from tests.sources.sample_files import record, sample


def test_a_consolidated_article() -> None:
    article = record("legi/LEGIARTI000000000121.xml")
    assert isinstance(article, ArticleRecord)
    assert (article.identifier, article.number, article.eli) == ("LEGIARTI000000000121", "1", None)
    assert article.period == Period("VIGUEUR", dt.date(2014, 7, 1), None)
    assert article.context.cid == "JORFTEXT000000000100"
    assert article.context.sections == ("TITRE Ier : DE L'ORGANISATION", "Chapitre Ier : Les bureaux")
    assert (article.context.nor, article.context.signed) == ("PHRX0800001A", dt.date(2008, 5, 9))
    assert "Le service des phares comprend" in article.body.raw
    raw = sample("legi/LEGIARTI000000000121.xml").decode()
    assert raw[article.body.start :].startswith(article.body.raw)
    (link,) = article.links
    assert (link.identifier, link.kind, link.direction) == ("LEGIARTI000000000201", "MODIFIE", "cible")


def test_an_empty_number_and_an_empty_element() -> None:
    article = record("legi/LEGIARTI000000000124.xml")
    assert isinstance(article, ArticleRecord)
    assert article.number is None
    assert article.context.sections == ()


def test_an_article_of_the_journal_has_no_period() -> None:
    article = record("jorf/JORFARTI000000000302.xml")
    assert isinstance(article, ArticleRecord)
    assert article.period == Period()
    assert article.context.cid == "JORFTEXT000000000300"
    assert article.eli is not None
    assert article.eli.endswith("article_2")
    assert article.context.title is not None
    assert "consolidé" not in article.context.title
    assert article.period.holds(None)
    assert article.period.holds(dt.date(1900, 1, 1))


def test_a_section_a_plan_and_a_version() -> None:
    section = record("legi/LEGISCTA000000000111.xml")
    assert isinstance(section, SectionRecord)
    assert [child.identifier[-3:] for child in section.children] == ["121", "120", "122"]
    plan = record("legi/struct_LEGITEXT000000000101.xml")
    assert isinstance(plan, StructRecord)
    assert [child.kind for child in plan.children] == ["section", "section", "article"]
    assert plan.period == Period("VIGUEUR", dt.date(2008, 5, 12), None)
    version = record("legi/version_LEGITEXT000000000101.xml")
    assert isinstance(version, TextVersionRecord)
    assert version.chronicle.cid == plan.chronicle.cid == "JORFTEXT000000000100"
    assert version.title == "Arrêté du 9 mai 2008 portant organisation du service des phares"
    assert "notices" not in version.visas.raw


def test_the_plan_of_a_text_of_the_journal() -> None:
    plan = record("jorf/struct_JORFTEXT000000000300.xml")
    assert isinstance(plan, StructRecord)
    assert plan.period == Period()


def test_a_simple_text() -> None:
    text = record("jorfsimple/JORFTEXT000000000500.xml")
    assert isinstance(text, SimpleTextRecord)
    assert [article.number for article in text.articles] == ["1", "2", None]
    assert text.articles[0].sections == ("Titre Ier : De la mission", "Chapitre Ier : Composition")
    assert text.articles[2].sections == ()


def test_a_simple_text_cut_short() -> None:
    text = record("jorfsimple/cut_short.xml")
    assert isinstance(text, SimpleTextRecord)
    assert [article.number for article in text.articles] == ["1"]
    assert text.version.chronicle.nor == "PHRX2600006A"


@pytest.mark.parametrize(
    "data",
    [
        sample("jorf/JORFCONT000000000400.xml"),
        sample("jorf/versions.xml"),
        b"<ID>JORFTEXT000000000300</ID>",
        b"<html><body>x</body></html>",
        b"<ARTICLE><META/></ARTICLE>",
        b"<TEXTELR/>",
        b"<SECTION_TA/>",
        b"<TEXTE/>",
        b"",
        b"no tag at all",
    ],
)
def test_other_files_are_no_record(data: bytes) -> None:
    assert parse_member(data) is None


def test_what_is_refused() -> None:
    with pytest.raises(NotUtf8Error, match="byte 0xe9 at offset 12"):
        parse_member(b"<ARTICLE>caf\xe9</ARTICLE>")
    with pytest.raises(DoctypeError):
        parse_member(b'<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">]><ARTICLE>&lol;</ARTICLE>')
    with pytest.raises(TooDeepError):
        parse_member(b"<ARTICLE>" + b"<TM>" * 1_000)


def test_entities_are_not_declared() -> None:
    article = parse_member(b"<ARTICLE><META><META_COMMUN><ID>A&lol;&amp;</ID></META_COMMUN></META></ARTICLE>")
    assert isinstance(article, ArticleRecord)
    assert article.identifier == "A&lol;&"


@pytest.mark.parametrize("written", ["", "2999-01-01", "2999-13-45", "hier"])
def test_dates_that_are_none(written: str) -> None:
    head = "<ARTICLE><META><META_COMMUN><ID>A</ID></META_COMMUN><META_SPEC><META_ARTICLE>"
    article = parse_member(f"{head}<DATE_FIN>{written}</DATE_FIN></META_ARTICLE></META_SPEC></META></ARTICLE>".encode())
    assert isinstance(article, ArticleRecord)
    assert article.period.end is None
