"""What a bracket behind a unit's name, or a colon behind a count, lists by bare names.

« le service des ports (bureau des quais et bureau des feux) », « sont au nombre de deux : Nord et Sud »
"""

import re
from collections.abc import Iterator, Sequence

from decretparse.grammar.determiners import OPENING, number_of
from decretparse.lexicon.nouns import head_of, load_words
from decretparse.syntax.facts import Span
from decretparse.syntax.phrase import DIRECT, Phrase

WORD = re.compile(r"[,;]|[^\W\d_]+")
MARKS = frozenset(",;")
SEVERAL = 2


def names_in_bracket(text: str, phrase: Phrase, bracket: Span) -> Sequence[Span]:
    """« trois bureaux (personnel, budget, affaires juridiques) »: as many names as are counted, or none."""
    return counted_names(text, _inside(bracket), number_of(phrase, text))


def counted_names(text: str, span: Span, number: int | None) -> Sequence[Span]:
    """The names that commas and conjunctions part, if there are as many of them."""
    names = list(_listed(text, span))
    return names if len(names) >= SEVERAL and len(names) == number else ()


def parts_in_bracket(text: str, phrase: Phrase, bracket: Span) -> Sequence[Phrase]:
    """The units that a bracket says a unit is made of: several or none.

    « au ministère (direction des ports, bureau des quais) » says rather to which part of it something goes.
    """
    whole = phrase.terminal in DIRECT and "count" not in phrase.parts
    found = list(_units(text, bracket)) if whole else []
    return found if len(found) >= SEVERAL else ()


def _units(text: str, bracket: Span) -> Iterator[Phrase]:
    """A stretch that names no unit belongs to the one before: « bureau des quais, des cales et bureau des feux »."""
    opened: list[Span] = []
    for start, end in _listed(text, _inside(bracket)):
        if _names_unit(text[start:end]):
            opened.append((start, end))
        elif not opened:
            return
        else:
            opened[-1] = (opened[-1][0], end)
    for span in opened:
        yield Phrase("UNITE", *span, parts={"named": span})


def _names_unit(words: str) -> bool:
    """« section des quais », but « organisation, surveillance » are as often what is done."""
    head = head_of(words)
    if head is None or head.start or head.nature != "structure":
        return False
    return not head.weak or head.end < len(words)


def _inside(bracket: Span) -> Span:
    return bracket[0] + 1, bracket[1] - 1


def _listed(text: str, span: Span) -> Iterator[Span]:
    """The stretches that commas and conjunctions part, without their determiners."""
    start, end = span
    for match in WORD.finditer(text, start, end):
        if match[0] in MARKS or match[0].lower() in load_words().conjunctions:
            yield from _stretch(text, start, match.start())
            start = match.end()
    yield from _stretch(text, start, end)


def _stretch(text: str, start: int, end: int) -> Iterator[Span]:
    opening = OPENING.match(text, start + _blank(text[start:end]), end)
    if opening is not None and opening.group().lower() in load_words().determiners:
        start = opening.end()
    start += _blank(text[start:end])
    if start < end:
        yield start, start + len(text[start:end].rstrip())


def _blank(words: str) -> int:
    return len(words) - len(words.lstrip())
