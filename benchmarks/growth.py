"""Whether time stays linear on the worst texts: doubles each and compares.

usage: growth.py [--size CHARACTERS] [--rounds N] [--only PART_OF_A_NAME] [--long-line]

Seconds are CPU seconds, the least of the rounds. A text that takes over 2.5 times as long when it is twice as long, or
that raises an exception, makes the exit code 1. `--long-line` adds one line of 5 MB, which takes a minute.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from decretparse import parse

Shape: TypeAlias = Callable[[int], str]

MOST = 2.5
LONG_LINE = 5_000_000


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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=40_000, help="characters of the shorter text (default: 40,000)")
    parser.add_argument("--rounds", type=int, default=3, help="parses for each figure (default: 3)")
    parser.add_argument("--only", default="", help="a part of a name")
    parser.add_argument("--long-line", action="store_true", help="one line of 2.5 and of 5 MB too")
    options = parser.parse_args()
    parse("Le service comprend le bureau A.")
    print(f"{'text':28}{'seconds':>9}{'twice':>9}{'ratio':>7}  diagnostics")
    rows = [row(name, shape, options.size, options.rounds) for name, shape in SHAPES.items() if options.only in name]
    if options.long_line:
        rows.append(row("one long line", repeated("Le bureau des achats prépare le budget, "), LONG_LINE // 2, 1))
    print(f"{len(rows)} texts, {rows.count(False)} over {MOST} or raising")
    return 0 if all(rows) else 1


def row(name: str, shape: Shape, size: int, rounds: int) -> bool:
    """Prints one line; says whether time stayed linear."""
    try:
        short, _ = seconds(shape(size), rounds)
        long, codes = seconds(shape(2 * size), rounds)
    except Exception as error:  # that nothing raises is what is measured
        print(f"{name:28}{type(error).__name__}: {error}")
        return False
    shown = ", ".join(f"{code} {count}" for code, count in codes.most_common(3))
    print(f"{name:28}{short:9.3f}{long:9.3f}{long / short:7.2f}  {shown}", flush=True)
    return long <= MOST * short


def seconds(text: str, rounds: int) -> tuple[float, Counter[str]]:
    taken = []
    for _ in range(rounds):
        begin = time.process_time()
        document = parse(text)
        taken.append(time.process_time() - begin)
    return min(taken), Counter(found.code for found in document.diagnostics)


if __name__ == "__main__":
    sys.exit(main())
