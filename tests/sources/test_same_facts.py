"""A text says the same whether it comes as plain text, in DILA's XML, in an answer of the API or on a page."""

import html
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import decretparse
from decretparse.model import Document
from decretparse.sources.document import read_document
from decretparse.sources.reading import read_source

TEXTS = sorted((Path(__file__).parents[2] / "corpus" / "reference").glob("*.txt"))


def paragraphs(text: str, line: str, opening: str, closing: str, between: str) -> str:
    """A text as HTML: what stands around a paragraph, between two of them and between two lines of one."""
    found = (part.strip() for part in re.split(r"\n\s*\n", text))
    lines = ([html.escape(each.strip(), quote=False) for each in part.split("\n")] for part in found if part)
    return between.join(f"{opening}{line.join(each)}{closing}" for each in lines)


def in_paragraphs(text: str) -> str:
    return paragraphs(text, "<br clear='none'/>", "<p align='left'>", "</p>", "")


def as_xml(document: Document) -> bytes:
    body = paragraphs(document.text, "<br/>\n   ", "   ", "", "<br/>\n<br/>")
    head = "<META><META_COMMUN><ID>LEGIARTI000000000001</ID></META_COMMUN></META>"
    return f"<ARTICLE>{head}<BLOC_TEXTUEL><CONTENU>{body}</CONTENU></BLOC_TEXTUEL></ARTICLE>".encode()


def as_page(document: Document) -> bytes:
    menu = "<header><p>Le bureau des menus comprend une cellule.</p></header>"
    return f"<!doctype html><body>{menu}<main>{in_paragraphs(document.text)}</main></body>".encode()


def as_answer(document: Document) -> bytes:
    """Each article by itself, with the headings after it; the last one first in the list."""
    starts = [article.start for article in document.articles]
    ends = [*starts[1:], len(document.text)]
    articles = [
        {
            "id": f"LEGIARTI{index:012}",
            "num": article.number,
            "intOrdre": index,
            "content": in_paragraphs(without_heading(document.text[article.start : end])),
        }
        for index, (article, end) in enumerate(zip(document.articles, ends, strict=True))
    ]
    before = document.text[: starts[0]]
    return json.dumps({"visa": in_paragraphs(before), "articles": articles[::-1], "sections": []}).encode()


def without_heading(words: str) -> str:
    return re.sub(r"\A(?:#+ )?(?:Article|ARTICLE) \S+\n", "", words)


def facts(document: Document) -> tuple[list[str], list[tuple[str, ...]], list[tuple[str, str]]]:
    def spaced(words: str) -> str:
        return " ".join(words.split())

    names = {unit.id: spaced(unit.name) for unit in document.units}
    return (
        sorted(names.values()),
        sorted((each.kind, names[each.child], names[each.parent]) for each in document.relations),
        sorted((names[each.unit], spaced(each.text)) for each in document.attributions),
    )


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_format_gives_the_same_facts(path: Path) -> None:
    document = decretparse.parse(path.read_text("utf-8"))
    ways: tuple[Callable[[Document], bytes], ...] = (as_xml, as_page, as_answer)
    for way in ways:
        assert facts(read_document(read_source(way(document)))) == facts(document), way.__name__
