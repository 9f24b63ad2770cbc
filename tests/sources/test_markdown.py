"""Markdown of the collections that mirror legal texts."""

import datetime as dt

import pytest

from decretparse.sources.document import read_document
from decretparse.sources.errors import NoTextError
from decretparse.sources.markdown import read_markdown
from tests.sources.sample_files import sample


def test_one_article_stays_as_it_is() -> None:
    raw = sample("markdown/article-r12-3.md").decode()
    text = read_markdown(raw, "article-r12-3.md")
    assert (text.text, text.source.identifier, text.articles) == (raw, "article-r12-3.md", ())
    assert text.raw_spans(2, 9) == (("", 2, 9),)
    assert [article.number for article in read_document(text).articles] == ["R12-3"]


def test_front_matter_of_an_article() -> None:
    raw = sample("markdown/with_references.md").decode()
    text = read_markdown(raw, "x.md")
    source = text.source
    assert (source.identifier, source.state, source.valid_from) == (
        "LEGIARTI000000000600",
        "VIGUEUR",
        dt.date(2008, 5, 12),
    )
    document = read_document(text)
    (article,) = document.articles
    assert (article.identifier, article.number, article.valid_to) == ("LEGIARTI000000000600", "12", None)
    bureau = document.find("bureau des feux")
    assert bureau is not None
    assert [each.text for each in document.attributions_of(bureau)] == [
        "tient, en liaison avec les communes, le livre des feux du\nlittoral"
    ]
    ((_, start, end),) = text.raw_spans(bureau.mentions[-1].start, bureau.mentions[-1].end)
    assert raw[start:end] == "bureau des feux"


def test_a_whole_text() -> None:
    raw = sample("markdown/whole_text.md").decode()
    text = read_markdown(raw, "x.md")
    source = text.source
    assert (source.identifier, source.nature, source.date) == ("reg-1975-06-03-n1", "règlement", dt.date(1975, 6, 3))
    assert (source.uri, source.state) == ("https://example.org/eli/reg/1975/06/03/n1/jo", "in_force")
    document = read_document(text)
    assert [article.number for article in document.articles] == ["1er", "2"]
    assert document.find("division de la navigation") is not None
    (link,) = text.links
    assert (link.label, link.target) == ("navigation", "/eli/loi/1970/01/01/n1/jo")
    assert link.start is not None
    ((_, start, end),) = text.raw_spans(link.start, link.start + len("navigation") + 3)
    assert raw[start:end] == "navigation](/eli/loi/1970/01/01/n1/jo) et"


def test_a_table_of_contents_is_no_text() -> None:
    with pytest.raises(NoTextError):
        read_markdown(sample("markdown/README.md").decode(), "README.md")


def test_old_keyword_marks_are_no_links() -> None:
    raw = "# Article 1\n\nLe bureau [*composition*] comprend (voir [1]) :\n- la cellule A.\n"
    assert read_markdown(raw, None).text == raw
