"""Tells the line breaks that an editor put inside a sentence from those of the text."""

import re
from collections.abc import Sequence

from decretparse.outline import shapes

_CLINGING = ";,.:)»"
_FIRST_WORD = re.compile(r"(?:« )?\S+(?: [»;:!?])*")  # with the marks that no line break parts from it
_COMPLEMENTS = frozenset({"contracted", "plural"})
_SUBJECTS = frozenset({"definite", "indefinite", "pronoun"})
WIDEST = 110
NARROWEST = 50
_WRAPPED_SHARE = 0.95
_SLACK = 2  # a letter may have become two since: œ, a ligature
_ODD_SHARE = 0.02  # a few lines stand out: their last word could not be cut


def wrap_width(lengths: Sequence[int]) -> int:
    """The width at which a text's lines were wrapped, 0 where they were not."""
    narrow = [length for length in lengths if length <= WIDEST]
    if not lengths or len(narrow) < _WRAPPED_SHARE * len(lengths):
        return 0
    width = sorted(narrow)[-1 - int(_ODD_SHARE * len(narrow))]
    return width if width >= NARROWEST else 0


def goes_on(text: str, before: tuple[int, int], line: tuple[int, int], point: str, width: int) -> bool:
    """Whether the words of `line` go on with the sentence of the line `before`, which ends in `point`."""
    start, end = line
    first = text[start]
    if first in _CLINGING:
        return True
    if point == ";" or (point == "," and shapes.heads_more(text, start, end)):
        return False  # « …; et » ends an item, « …, | et au niveau local : » begins more of them
    if shapes.dangles(text, *before) or (first.isdigit() and shapes.abbreviates(text, *before)):
        return True
    if point not in ("", ","):
        return False
    if shapes.in_bracket(text, *before):
        return True
    length = before[1] - before[0]
    if first.islower() or first in "([":
        if length >= NARROWEST:
            return length <= WIDEST or not point
        return not shapes.opener(text, start, end).group and not _is_next_unit(text, before, line, point)
    if first.isupper() and shapes.opener(text, start, end).group in _SUBJECTS:
        return False  # « Chaque service … » begins a sentence, « Conseil d'État » need not
    word = _FIRST_WORD.match(text, start, end)
    if word is None or width == 0 or length < NARROWEST or word.group().endswith(":"):
        return False  # « Missions : » begins something
    return length + 1 + len(word.group()) > width - _SLACK


def _is_next_unit(text: str, before: tuple[int, int], line: tuple[int, int], point: str) -> bool:
    """« service des prêts, | service des dons, »: does the line open with the same unit's noun as the one before?"""
    one, other = (shapes.opener(text, *span) for span in (before, line))
    return point == "," and shapes.likeness(one, other) == shapes.Likeness.HEAD and shapes.may_name_unit(other)


def completes_name(text: str, item: tuple[int, int], line: tuple[int, int], point: str) -> bool:
    """« ― le bureau des digues | d'amont ; »: does a line that only completes a noun go on with an item's unit?"""
    if point or not text[line[0]].islower() or shapes.is_sentence(text, *item) or shapes.is_sentence(text, *line):
        return False
    return shapes.may_name_unit(shapes.opener(text, *item)) and shapes.opener(text, *line).group in _COMPLEMENTS


def names_go_on(text: str, before: tuple[int, int], line: tuple[int, int], point: str) -> bool:
    """« Le bureau des digues | | et des quais (D 2) »: is a name that stands alone cut in two by a blank line?"""
    if not text[line[0]].islower() or point not in ("", ","):
        return False
    if max(before[1] - before[0], line[1] - line[0]) > WIDEST or text[line[1] - 1] in ",;:.":
        return False
    opening = shapes.opener(text, *before)
    named = opening.group == "definite" and shapes.names_unit(opening)
    return (
        named
        and not shapes.opener(text, *line).group
        and not any(shapes.is_sentence(text, *part) for part in (before, line))
    )
