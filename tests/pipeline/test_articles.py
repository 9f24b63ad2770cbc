"""Articles, what they change, and facts that stand in quoted provisions."""

import pytest

from decretparse import parse
from decretparse.model import Article, Source


@pytest.mark.parametrize(
    ("text", "amended"),
    [
        ("L'article 7 de l'arrêté du 3 mai 2004 est remplacé par un article 8.", "article 7 de l'arrêté du 3 mai 2004"),
        (
            "Au premier alinéa de l'article 2 du décret du 3 mai 2004, les mots sont supprimés.",
            "article 2 du décret du 3 mai 2004",
        ),
        (
            "Après l'article 2 du décret du 3 mai 2004, il est inséré un article 2-1.",
            "article 2 du décret du 3 mai 2004",
        ),
        ("L'arrêté du 3 mai 2004 est abrogé.", "arrêté du 3 mai 2004"),
        ("Sont abrogés :\n1° Le décret du 3 mai 2004 ;\n2° Le décret du 4 mai 2004.", "décret du 3 mai 2004"),
        ("Le bureau prépare les marchés prévus à l'article 2 du décret du 3 mai 2004.", None),
        ("L'article 3 ci-dessus est modifié.", None),
    ],
)
def test_the_text_that_an_article_changes(text: str, amended: str | None) -> None:
    (article,) = parse(f"Article 4\n\n{text}").articles
    assert article.number == "4"
    assert (article.amends.text if article.amends else None) == amended


AMENDMENT = """\
Article 1

L'article 2 du décret du 4 mai 2001 est remplacé par les dispositions suivantes :
« Art. 2. - La direction des ports comprend le bureau du fret. Il prépare les marchés. »

Article 2

La direction des eaux comprend le bureau des lacs."""


def test_facts_in_a_quoted_amendment_are_quoted() -> None:
    doc = parse(AMENDMENT)
    assert {unit.name: unit.quoted for unit in doc.units} == {
        "direction des ports": True,
        "bureau du fret": True,
        "direction des eaux": False,
        "bureau des lacs": False,
    }
    assert [relation.quoted for relation in doc.relations] == [True, False]
    assert [article.amends is not None for article in doc.articles] == [True, False]


def test_the_source_is_what_was_given() -> None:
    source = Source(identifier="JORFTEXT000000000001", sha256="0" * 64)
    assert parse("Le bureau.", source=source).source == source
    assert parse("Le bureau.").source.identifier is None


def test_articles_that_the_source_gives_keep_what_it_knows() -> None:
    text = "# Article 1\n\nUn bureau.\n\n# Article 2\n\nL'arrêté du 3 mai 2004 est abrogé.\n\nArticle 9\n\nAnnexé.\n"
    second = text.index("# Article 2")
    known = (
        Article(identifier="LEGIARTI000000000001", eli="eli/1", number="1", state="VIGUEUR", start=0, end=second),
        Article(identifier="LEGIARTI000000000002", start=second, end=len(text)),
    )
    first, last = parse(text, articles=known).articles
    assert first == known[0]
    assert (last.identifier, last.number, last.start, last.end) == (known[1].identifier, "2", second, len(text))
    assert last.amends is not None
    assert last.amends.text == "arrêté du 3 mai 2004"
