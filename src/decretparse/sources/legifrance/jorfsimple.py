"""A text of JORFSIMPLE: all of it in one file."""

from collections.abc import Iterator

from decretparse.sources.legifrance.dates import day
from decretparse.sources.legifrance.fields import markup_at
from decretparse.sources.legifrance.records import (
    Chronicle,
    Period,
    Record,
    SimpleArticle,
    SimpleTextRecord,
    TextVersionRecord,
)
from decretparse.sources.markup.elements import Element


def read_simple_text(root: Element) -> Record | None:
    """A flat head, then articles at any depth; an excerpt has neither all of its head nor all of its end tags."""
    identifier = root.words_at("ID")
    if identifier is None:
        return None
    chronicle = Chronicle(
        identifier=identifier,
        cid=root.words_at("CID") or identifier,
        eli=root.words_at("ID_ELI"),
        nature=root.words_at("NATURE"),
        nor=root.words_at("NOR"),
        signed=day(root.words_at("DATE_TEXTE")),
    )
    version = TextVersionRecord(
        chronicle=chronicle,
        title=root.words_at("TITREFULL") or root.words_at("TITRE"),
        period=Period(),
        visas=markup_at(root, "VISAS"),
        body=markup_at(root, "BLOC_TEXTUEL"),
        signatories=markup_at(root, "SIGNATAIRES"),
    )
    return SimpleTextRecord(version, tuple(_simple_articles(root)))


def _simple_articles(root: Element) -> Iterator[SimpleArticle]:
    waiting: list[tuple[Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, sections = waiting.pop()
        if element.name == "ARTICLE":
            body = markup_at(element, "BLOC_TEXTUEL")
            yield SimpleArticle(element.words_at("NUM"), element.words_at("ID_ELI"), body, sections)
            continue
        title = next((words for name in ("TITRE_TA", "TITRE_TM") if (words := element.words_at(name))), None)
        above = (*sections, title) if title else sections
        waiting += ((child, above) for child in reversed(element.children))
