"""Reads the qualifiers of a block: with whom, within what limits, save what and on whose behalf something is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from decretparse.lexicon.files import load_toml
from decretparse.scan.rulebook import QUALIFIER_FILE, load_rules
from decretparse.scan.rules import Choice, Rule, apply_all
from decretparse.scan.scanner import judged
from decretparse.scan.tape import Bundle, Span, Tape

MARKER = "marker"
BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class QualifierPhrase:
    """A qualifier at `text[start:end]`; `bodies` are the spans of the bodies that it names, without determiners."""

    kind: str
    start: int
    end: int
    bodies: tuple[Span, ...]


def find_qualifiers(text: str, start: int, end: int, opaque: Sequence[Span] = ()) -> list[QualifierPhrase]:
    """The qualifiers of `text[start:end]`; `opaque` spans (citations) are read as one word each.

    Guarantees: (1) in order, none inside another; (2) bodies lie in order within their phrase; (3) linear time.
    """
    found = _of_stretch(text, start, end, opaque)
    return found
