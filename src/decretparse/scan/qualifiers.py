"""Reads the qualifiers of a block: with whom, within what limits, save what and on whose behalf something is done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from decretparse.lexicon.files import load_toml
from decretparse.scan.rulebook import QUALIFIER_FILE, load_rules
from decretparse.scan.rules import Choice, apply_all
from decretparse.scan.scanner import judged
from decretparse.scan.tape import Bundle, Span, Tape

ENCLOSED = frozenset({"bracket", "quoted"})


@dataclass(frozen=True, slots=True)
class QualifierPhrase:
    """A qualifier at `text[start:end]`; `bodies` are the spans of the bodies that it names, without determiners."""

    kind: str
    start: int
    end: int
    bodies: tuple[Span, ...]


def find_qualifiers(text: str, start: int, end: int, opaque: Sequence[Span] = ()) -> list[QualifierPhrase]:
    """The qualifiers of `text[start:end]`; `opaque` spans (citations) are read as one word each.

    Guarantees: (1) in order, none inside another; (2) bodies lie within their phrase, in order; (3) linear time.
    """
    tape = judged(text, start, end, opaque)
    enclosed = list(_enclosed(tape))
    found = list(_read(tape))
    inner = [
        phrase
        for first, last in enclosed
        if not any(phrase.start < last and first < phrase.end for phrase in found)
        for phrase in _read(judged(text, first + 1, last - 1, opaque))
    ]
    return sorted([*found, *inner], key=lambda phrase: phrase.start)


def _enclosed(tape: Tape) -> Iterator[Span]:
    """The stretches in brackets and quotation marks, which the tape has as one word each."""
    features_of = load_rules().alphabet.features_of
    for index, symbol in enumerate(tape.symbols):
        if features_of[symbol] & ENCLOSED:
            yield tape.starts[index], tape.ends[index]


def _read(tape: Tape) -> Iterator[QualifierPhrase]:
    *reading, qualifiers = load_rules().qualifiers
    assert isinstance(qualifiers, Choice)
    apply_all(reading, tape)
    for bundle in qualifiers.find(tape):
        kind = bundle.rule.rsplit(".", 1)[0]
        yield QualifierPhrase(kind, tape.starts[bundle.first], tape.ends[bundle.last - 1], tuple(_bodies(kind, bundle, tape)))


def _bodies(kind: str, bundle: Bundle, tape: Tape) -> Iterator[Span]:
    tokens = _body_tokens()[kind]
    for index in range(bundle.first, bundle.last):
        if tape.rules[index].rsplit(".", 1)[0] in tokens:
            yield tape.starts[index], tape.ends[index]


@cache
def _body_tokens() -> Mapping[str, frozenset[str]]:
    """The tokens that count as bodies in each kind of qualifier."""
    table = cast(Mapping[str, Sequence[str]], load_toml(QUALIFIER_FILE)["bodies"])
    return {kind: frozenset(tokens) for kind, tokens in table.items()}
