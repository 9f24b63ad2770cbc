"""Answers of the API. Those of jorf and getArticle are made up after the API's schema: no real one was at hand."""

import datetime as dt
import json

import pytest

from decretparse.sources.errors import NoTextError, TooDeepError, UnknownFormatError
from decretparse.sources.legifrance.answers import read_answer
from decretparse.sources.legifrance.dates import day
from decretparse.sources.source_text import SourceText
from tests.sources.sample_files import numbers, sample


def answer(name: str, **changes: object) -> SourceText:
    return read_answer(json.dumps(json.loads(sample(f"answers/{name}.json")) | changes))


def test_a_whole_text() -> None:
    text = answer("law_decree")
    # neither sections nor articles are in order, and article 3 was abrogated
    assert numbers(text) == ["1", "2", "4", None]
    assert [each.sections for each in text.articles] == [("Titre Ier : Organisation",)] * 2 + [(), ("Annexes",)]
    source = text.source
    assert (source.identifier, source.cid, source.state) == ("LEGITEXT000000000701", "JORFTEXT000000000700", "VIGUEUR")
    assert (source.valid_from, source.valid_to) == (dt.date(2014, 7, 1), None)
    assert "Vu le code de l'eau ;" in text.text
    assert "- le bureau du balisage ;\n- le bureau du matériel." in text.text
    assert "| Feu du môle | 12 milles |" in text.text
    assert "notes" not in text.text
    (link,) = text.articles[0].links
    assert (link.identifier, link.kind, link.direction) == ("LEGIARTI000000000751", "MODIFICATION", "source")


def test_the_way_back_is_a_pointer() -> None:
    text = answer("law_decree")
    start = text.text.index("livre des feux")
    ((pointer, first, last),) = text.raw_spans(start, start + len("livre des feux"))
    assert pointer == "/sections/1/articles/0/content"
    content = json.loads(sample("answers/law_decree.json"))["sections"][1]["articles"][0]["content"]
    assert content[first:last] == "livre des feux"


def test_a_past_version_keeps_articles_that_were_abrogated_since() -> None:
    assert numbers(answer("law_decree", dateFinVersion="2016-01-01")) == ["1", "2", "3", "4", None]


def test_a_text_of_the_journal() -> None:
    text = answer("jorf")
    assert numbers(text) == ["1", "2"]
    assert (text.source.state, text.source.valid_from) == (None, None)


def test_one_article() -> None:
    text = answer("get_article")
    (article,) = text.articles
    assert text.text == "##### Article 2\n\nLe bureau du balisage pose les bouées.\n\nIl tient le livre des feux.\n"
    assert (article.article.valid_from, article.article.valid_to) == (dt.date(2008, 5, 12), None)
    assert text.source.title == "Arrêté du 9 mai 2008 portant organisation du service des phares"
    assert text.source.cid == "JORFTEXT000000000700"


def test_one_article_without_html() -> None:
    whole = json.loads(sample("answers/get_article.json"))
    text = read_answer(json.dumps({"article": whole["article"] | {"texteHtml": None}}))
    assert text.text == "##### Article 2\n\nLe bureau du balisage pose les bouées.\nIl tient le livre des feux.\n"
    start = text.text.index("livre")
    ((pointer, first, last),) = text.raw_spans(start, start + 5)
    assert (pointer, whole["article"]["texte"][first:last]) == ("/article/texte", "livre")


@pytest.mark.parametrize(
    ("written", "date"),
    [
        (904003200000, dt.date(1998, 8, 25)),  # midnight of UTC
        (1210456800000, dt.date(2008, 5, 11)),  # midnight in Paris, in summer
        (1388530800000, dt.date(2014, 1, 1)),  # in winter
        (32472144000000, None),  # 2999-01-01
        (10**30, None),
        (0, dt.date(1970, 1, 1)),
        ("2014-07-01", dt.date(2014, 7, 1)),
        ("2014-07-01T00:00:00.000+0200", dt.date(2014, 7, 1)),
        ("2999-01-01", None),
        (None, None),
    ],
)
def test_days(written: str | int | None, date: dt.date | None) -> None:
    assert day(written) == date


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        "3",
        '{"articles": []}',
        '{"article": {}}',
        '{"articles": [3, null], "sections": {"a": 1}}',
        '{"name": "x"}',
    ],
)
def test_json_without_a_text(text: str) -> None:
    with pytest.raises(NoTextError):
        read_answer(text)


def test_what_is_no_json() -> None:
    with pytest.raises(UnknownFormatError, match="not JSON"):
        read_answer('{"articles": [')


def test_nesting_has_a_limit() -> None:
    with pytest.raises(TooDeepError):
        read_answer("[" * 200_000)
    part = '{"sections": [' * 200 + '{"articles": [{"content": "x"}]}' + "]}" * 200
    with pytest.raises(TooDeepError):
        read_answer(part)


def test_a_lone_surrogate_can_be_written() -> None:
    text = read_answer('{"title": "a\\ud800", "articles": [{"content": "b\\ud800"}]}')
    assert text.source.title == "a\ufffd"
    assert text.source.model_dump_json()
