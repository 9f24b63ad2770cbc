"""From the bytes of one of DILA's XML files to its record."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from decretparse.sources.decoding import decoded
from decretparse.sources.errors import DoctypeError
from decretparse.sources.legifrance.dates import day
from decretparse.sources.legifrance.records import (
    ArticleRecord,
    Chronicle,
    Markup,
    Period,
    Record,
    SectionRecord,
    SimpleArticle,
    SimpleTextRecord,
    StructLink,
    StructRecord,
    TextContext,
    TextVersionRecord,
)
from decretparse.sources.markup.elements import Element, read_element
from decretparse.sources.source_text import SourceLink

_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_OPAQUE: Final = frozenset({"CONTENU"})
_COMMON = ("META", "META_COMMUN")
_CHRONICLE = ("META", "META_SPEC", "META_TEXTE_CHRONICLE")
_VERSION = ("META", "META_SPEC", "META_TEXTE_VERSION")
_ARTICLE = ("META", "META_SPEC", "META_ARTICLE")


def parse_member(data: bytes) -> Record | None:
    """The record of a file; None for a root that holds no text of law, such as a journal's table of contents.

    Raises a `SourceError` for bytes that are no UTF-8, for a DOCTYPE and for elements nested too deep; what is not
    well-formed is read as far as it goes.
    """
    text = decoded(data)
    if _DOCTYPE.search(text):
        raise DoctypeError
    root = read_element(text, _OPAQUE)
    if root is None or root.name not in _READERS:
        return None
    return _READERS[root.name](root)


# --- One file of several ----------------------------------------------------------------------------------------------


def _article(root: Element) -> Record | None:
    identifier = root.words_at(*_COMMON, "ID")
    if identifier is None:
        return None
    about = root.find(*_ARTICLE) or root
    return ArticleRecord(
        identifier=identifier,
        number=about.words_at("NUM"),
        eli=root.words_at(*_COMMON, "ID_ELI"),
        period=_period(about.words_at("ETAT"), about.words_at("DATE_DEBUT"), about.words_at("DATE_FIN")),
        context=_context(root),
        body=_markup(root, "BLOC_TEXTUEL", "CONTENU"),
        links=tuple(_links(root.find("LIENS"))),
    )


def _section(root: Element) -> Record | None:
    identifier = root.words_at("ID")
    if identifier is None:
        return None
    children = root.find("STRUCTURE_TA")
    return SectionRecord(
        identifier=identifier,
        title=root.words_at("TITRE_TA") or "",
        children=tuple(_struct_links(children.children if children else ())),
    )


def _struct(root: Element) -> Record | None:
    chronicle = _chronicle(root)
    if chronicle is None:
        return None
    children = root.find("STRUCT")
    return StructRecord(
        chronicle=chronicle,
        children=tuple(_struct_links(children.children if children else ())),
        period=next(_own_periods(root, chronicle.identifier), Period()),
    )


def _own_periods(root: Element, identifier: str) -> Iterator[Period]:
    """The period of the text itself, told among those of its other forms."""
    for version in _all(root, "VERSIONS", "VERSION"):
        for link in (child.attributes for child in version.children):
            if link.get("id") == identifier:
                yield _period(version.attributes.get("etat"), link.get("debut"), link.get("fin"))


def _version(root: Element) -> Record | None:
    chronicle = _chronicle(root)
    if chronicle is None:
        return None
    about = root.find(*_VERSION) or root
    return TextVersionRecord(
        chronicle=chronicle,
        title=about.words_at("TITREFULL") or about.words_at("TITRE"),
        period=_period(about.words_at("ETAT"), about.words_at("DATE_DEBUT"), about.words_at("DATE_FIN")),
        visas=_markup(root, "VISAS", "CONTENU"),
        body=_markup(root, "TEXTE", "BLOC_TEXTUEL", "CONTENU"),
        signatories=_markup(root, "SIGNATAIRES", "CONTENU"),
        links=tuple(_links(about.find("LIENS"))),
    )


def _chronicle(root: Element) -> Chronicle | None:
    identifier = root.words_at(*_COMMON, "ID")
    if identifier is None:
        return None
    about = root.find(*_CHRONICLE) or root
    return Chronicle(
        identifier=identifier,
        cid=about.words_at("CID") or identifier,
        eli=root.words_at(*_COMMON, "ID_ELI"),
        nature=root.words_at(*_COMMON, "NATURE"),
        nor=about.words_at("NOR"),
        signed=day(about.words_at("DATE_TEXTE")),
    )


def _context(root: Element) -> TextContext:
    text = root.find("CONTEXTE", "TEXTE")
    if text is None:
        return TextContext()
    given = text.attributes
    titles = [title for title in text.children if title.name == "TITRE_TXT"]
    own = [title for title in titles if title.attributes.get("id_txt") == given.get("cid")]
    title = max(own or titles, key=lambda each: each.attributes.get("debut", ""), default=None)
    return TextContext(
        cid=given.get("cid") or None,
        nor=given.get("nor") or None,
        nature=given.get("nature") or None,
        signed=day(given.get("date_signature")),
        title=title.words if title is not None else None,
        sections=tuple(title.words or "" for title in text.walk() if title.name == "TITRE_TM"),
    )


# --- JORFSIMPLE -------------------------------------------------------------------------------------------------------


def _simple(root: Element) -> Record | None:
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
        visas=_markup(root, "VISAS"),
        body=_markup(root, "BLOC_TEXTUEL"),
        signatories=_markup(root, "SIGNATAIRES"),
    )
    return SimpleTextRecord(version, tuple(_simple_articles(root)))


def _simple_articles(root: Element) -> Iterator[SimpleArticle]:
    waiting: list[tuple[Element, tuple[str, ...]]] = [(root, ())]
    while waiting:
        element, sections = waiting.pop()
        if element.name == "ARTICLE":
            body = _markup(element, "BLOC_TEXTUEL")
            yield SimpleArticle(element.words_at("NUM"), element.words_at("ID_ELI"), body, sections)
            continue
        title = next((words for name in ("TITRE_TA", "TITRE_TM") if (words := element.words_at(name))), None)
        above = (*sections, title) if title else sections
        waiting += ((child, above) for child in reversed(element.children))


# --- What several files have ------------------------------------------------------------------------------------------


def _markup(element: Element, *path: str) -> Markup:
    """The inside of the element at a path, or of the CONTENU in it."""
    found = element.find(*path)
    if found is None:
        return Markup()
    found = found.find("CONTENU") or found
    return Markup(found.raw[found.start : found.end], found.start)


def _all(element: Element, *path: str) -> Iterator[Element]:
    """The children of the last name of a path."""
    parent = element.find(*path[:-1])
    return (child for child in (parent.children if parent else ()) if child.name == path[-1])


def _period(state: str | None, start: str | None, end: str | None) -> Period:
    return Period(state or None, day(start), day(end))


def _struct_links(elements: Iterable[Element]) -> Iterator[StructLink]:
    for element in elements:
        given = element.attributes
        period = _period(given.get("etat"), given.get("debut"), given.get("fin"))
        if element.name == "LIEN_ART":
            yield StructLink("article", given.get("id", ""), given.get("num", ""), period)
        elif element.name == "LIEN_SECTION_TA":
            yield StructLink("section", given.get("id", ""), element.words or "", period)


def _links(element: Element | None) -> Iterator[SourceLink]:
    for link in element.children if element else ():
        given = link.attributes
        identifier = given.get("id") or given.get("cidtexte") or None
        kind, direction = given.get("typelien") or None, given.get("sens") or None
        yield SourceLink(link.words or "", identifier=identifier, kind=kind, direction=direction)


_READERS: Final[Mapping[str, Callable[[Element], Record | None]]] = {
    "ARTICLE": _article,
    "SECTION_TA": _section,
    "TEXTELR": _struct,
    "TEXTE_VERSION": _version,
    "TEXTE": _simple,
}
