"""From the bytes of one of DILA's XML files to its record."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from decretparse.sources.decoding import decoded
from decretparse.sources.errors import DoctypeError
from decretparse.sources.legifrance.dates import day
from decretparse.sources.legifrance.fields import all_at, markup_at, period_of, source_links, struct_links
from decretparse.sources.legifrance.jorfsimple import read_simple_text
from decretparse.sources.legifrance.records import (
    ArticleRecord,
    Chronicle,
    Period,
    Record,
    SectionRecord,
    StructRecord,
    TextContext,
    TextVersionRecord,
)
from decretparse.sources.markup.elements import Element, read_element

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


def _article(root: Element) -> Record | None:
    identifier = root.words_at(*_COMMON, "ID")
    if identifier is None:
        return None
    about = root.find(*_ARTICLE) or root
    return ArticleRecord(
        identifier=identifier,
        number=about.words_at("NUM"),
        eli=root.words_at(*_COMMON, "ID_ELI"),
        period=period_of(about.words_at("ETAT"), about.words_at("DATE_DEBUT"), about.words_at("DATE_FIN")),
        context=_context(root),
        body=markup_at(root, "BLOC_TEXTUEL", "CONTENU"),
        links=tuple(source_links(root.find("LIENS"))),
    )


def _section(root: Element) -> Record | None:
    identifier = root.words_at("ID")
    if identifier is None:
        return None
    children = root.find("STRUCTURE_TA")
    return SectionRecord(
        identifier=identifier,
        title=root.words_at("TITRE_TA") or "",
        children=tuple(struct_links(children.children if children else ())),
    )


def _struct(root: Element) -> Record | None:
    chronicle = _chronicle(root)
    if chronicle is None:
        return None
    children = root.find("STRUCT")
    return StructRecord(
        chronicle=chronicle,
        children=tuple(struct_links(children.children if children else ())),
        period=next(_own_periods(root, chronicle.identifier), Period()),
    )


def _own_periods(root: Element, identifier: str) -> Iterator[Period]:
    """The period of the text itself, told among those of its other forms."""
    for version in all_at(root, "VERSIONS", "VERSION"):
        for link in (child.attributes for child in version.children):
            if link.get("id") == identifier:
                yield period_of(version.attributes.get("etat"), link.get("debut"), link.get("fin"))


def _version(root: Element) -> Record | None:
    chronicle = _chronicle(root)
    if chronicle is None:
        return None
    about = root.find(*_VERSION) or root
    return TextVersionRecord(
        chronicle=chronicle,
        title=about.words_at("TITREFULL") or about.words_at("TITRE"),
        period=period_of(about.words_at("ETAT"), about.words_at("DATE_DEBUT"), about.words_at("DATE_FIN")),
        visas=markup_at(root, "VISAS", "CONTENU"),
        body=markup_at(root, "TEXTE", "BLOC_TEXTUEL", "CONTENU"),
        signatories=markup_at(root, "SIGNATAIRES", "CONTENU"),
        links=tuple(source_links(about.find("LIENS"))),
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


_READERS: Final[Mapping[str, Callable[[Element], Record | None]]] = {
    "ARTICLE": _article,
    "SECTION_TA": _section,
    "TEXTELR": _struct,
    "TEXTE_VERSION": _version,
    "TEXTE": read_simple_text,
}
