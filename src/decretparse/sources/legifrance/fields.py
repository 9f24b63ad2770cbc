"""What the files of DILA's XML have in common: markup, periods, links."""

from collections.abc import Iterable, Iterator

from decretparse.sources.legifrance.dates import day
from decretparse.sources.legifrance.records import Markup, Period, StructLink
from decretparse.sources.markup.elements import Element
from decretparse.sources.source_text import SourceLink


def markup_at(element: Element, *path: str) -> Markup:
    """The inside of the element at a path, or of the CONTENU in it."""
    found = element.find(*path)
    if found is None:
        return Markup()
    found = found.find("CONTENU") or found
    return Markup(found.raw[found.start : found.end], found.start)


def all_at(element: Element, *path: str) -> Iterator[Element]:
    """The children of the last name of a path."""
    parent = element.find(*path[:-1])
    return (child for child in (parent.children if parent else ()) if child.name == path[-1])


def period_of(state: str | None, start: str | None, end: str | None) -> Period:
    """When something holds, as attributes or elements say it."""
    return Period(state or None, day(start), day(end))


def struct_links(elements: Iterable[Element]) -> Iterator[StructLink]:
    """The articles and sections that a structure names."""
    for element in elements:
        given = element.attributes
        period = period_of(given.get("etat"), given.get("debut"), given.get("fin"))
        if element.name == "LIEN_ART":
            yield StructLink("article", given.get("id", ""), given.get("num", ""), period)
        elif element.name == "LIEN_SECTION_TA":
            yield StructLink("section", given.get("id", ""), element.words or "", period)


def source_links(element: Element | None) -> Iterator[SourceLink]:
    """The texts that a text or an article is linked to."""
    for link in element.children if element else ():
        given = link.attributes
        identifier = given.get("id") or given.get("cidtexte") or None
        kind, direction = given.get("typelien") or None, given.get("sens") or None
        yield SourceLink(link.words or "", identifier=identifier, kind=kind, direction=direction)
