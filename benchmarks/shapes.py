"""Texts made to be slow to read; each shape gives one of about the size that is asked for."""

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from string import ascii_uppercase
from typing import TypeAlias

Shape: TypeAlias = Callable[[int], str]


def repeated(piece: str) -> Shape:
    return lambda size: piece * (size // len(piece))


def nested(opening: str, closing: str, inside: str = "le bureau A") -> Shape:
    def text(size: int) -> str:
        depth = size // (len(opening) + len(closing))
        return f"Le service comprend {opening * depth}{inside}{closing * depth}."

    return text


def levels(line: str) -> Shape:
    """Each line stands deeper than the one before; the indents make up most of the text."""

    def text(size: int) -> str:
        return "".join(_until(size, line))

    return text


def _until(size: int, line: str) -> Iterator[str]:
    depth = 0
    while size > 0:
        yield (indented := " " * depth + line)
        size -= len(indented)
        depth += 1


def names(joint: str) -> Shape:
    """A statement with very many components."""

    def text(size: int) -> str:
        found = (f"le bureau {number}" for number in range(size // (len("le bureau 1234") + len(joint))))
        return f"Le service comprend {joint.join(found)}."

    return text


def known_by_initials(size: int) -> str:
    """Very many units of which the text has but the initials, all different."""
    line = "L'A{} est chargé du port.\n"
    letters = map("".join, product(ascii_uppercase, repeat=4))
    return "".join(line.format(initials) for initials, _ in zip(letters, range(size // len(line)), strict=False))


def numbered(form: str) -> Shape:
    """Numbered lines: items, articles, units of one name."""

    def text(size: int) -> str:
        return "".join(form.replace("{}", str(number)) for number in range(1, size // (len(form) + 2)))

    return text


SHAPES: Mapping[str, Shape] = {
    "commas": repeated(","),
    "commas between units": names(", "),
    "« et » between units": names(" et "),
    "semicolons between units": names(" ; "),
    "brackets, nested": nested("(", ")"),
    "brackets, never closed": repeated("(le bureau A "),
    "brackets, never opened": repeated("le bureau A) "),
    "square brackets, nested": nested("[", "]"),
    "guillemets, nested": nested("« ", " »"),
    "guillemets, never closed": repeated("« le bureau A "),
    "guillemets at each line": repeated("« le bureau A\n"),
    "heads without end": repeated("la section des quais est dirigée par un commis, "),
    "straight quotes": repeated('"'),
    "straight quotes apart": repeated('" '),
    "levels by indents": levels("- le bureau A :\n"),
    "levels by colons": repeated("- le bureau A :\n"),
    "levels by markers": repeated("I. - A. - 1° a) - "),
    "items": numbered("{}° le bureau {};\n"),
    "articles": numbered("Art. {}. - Le bureau prépare le budget.\n"),
    "headings": repeated("# Article\n"),
    "combining marks": repeated("\u0301"),
    "letters with marks": repeated("e\u0301\u0327"),
    "ligatures": repeated("œ"),
    "soft hyphens": repeated("a\u00ad "),
    "spaces": repeated(" "),
    "spaces between words": repeated("a    "),
    "spaces and soft hyphens": repeated(" \u00ad"),
    "line breaks": repeated("\n"),
    "carriage returns": repeated("\r"),
    "blank lines with blanks": repeated("  \n"),
    "one letter": repeated("a"),
    "digits": repeated("1"),
    "numbers": repeated("1 000 "),
    "dots": repeated("."),
    "hyphens": repeated("a-"),
    "hyphens and capitals": repeated("Celui-ci"),
    "apostrophes": repeated("l'"),
    "dashes": repeated("- "),
    "initials": repeated("I.N.S.E.E. Il "),
    "initials without end": repeated("A."),
    "annotations": repeated(" *a"),
    "annotations never closed": repeated("[*a "),
    "tables": repeated("| a "),
    "tags": repeated("<br "),
    "comments": repeated("<!-- "),
    "asterisks": repeated("**"),
    "underlines": repeated("---\n"),
    "plain words": repeated("quelques mots sans verbe "),
    "one sentence": repeated("le bureau prépare et suit "),
    "sentences": repeated("Le bureau des achats prépare le budget. "),
    "pronouns": repeated("Elle prépare le budget. "),
    "units of one name": repeated("Il est créé un bureau des achats. "),
    "units of many initials": known_by_initials,
    "units of many names": numbered("Le bureau {} prépare le budget {}.\n"),
    "composed of composed": repeated("composé du bureau B, "),
    "part of part": repeated("du bureau du bureau "),
    "relatives": repeated("dont relève le bureau A, "),
    "exceptions": repeated("à l'exception de "),
    "liaisons": repeated("en liaison avec le bureau A, "),
    "articles cited": repeated("article L. 3, "),
    "ranges of articles": repeated("articles L. 1 à "),
    "laws": repeated("loi n° 84-16 du 11 janvier 1984 relative à "),
    "dates": repeated("du 3 mai 2001 "),
    "visas": repeated("Vu le code du travail ;\n"),
    "signatures": repeated("Fait à Paris, le 3 mai 2001.\n"),
    "wrapped lines": repeated("le bureau des achats, en liaison avec la direction des affaires\n"),
}
