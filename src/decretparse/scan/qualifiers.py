"""Reads the qualifiers of a block: with whom, within what limits, save what and on whose behalf something is done."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import fold
from decretparse.scan.loading import load_rules
from decretparse.scan.rulebook import QUALIFIER_FILE
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


def find_qualifiers(text: str, tape: Tape, opaque: Sequence[Span] = ()) -> list[QualifierPhrase]:
    """The qualifiers among judged words of a text, which are changed; `opaque` spans count as one word each.

    Guarantees: (1) in order, none inside another; (2) bodies lie within their phrase, in order and apart; (3) what
    stands in brackets or quotation marks is read by itself, once.
    """
    enclosed = list(_enclosed(tape))
    found = list(_read(tape))
    inner = [
        phrase
        for first, last in _outside(found, enclosed)
        if has_qualifiers(text, first, last, triggers())
        for phrase in _read(judged(text, first + 1, last - 1, opaque))
    ]
    return sorted([*found, *inner], key=lambda phrase: phrase.start)


def _outside(phrases: Sequence[QualifierPhrase], spans: Sequence[Span]) -> Iterator[Span]:
    """The spans that begin in none of the phrases."""
    starts = [phrase.start for phrase in phrases]
    for span in spans:
        before = bisect_right(starts, span[0])
        if before == 0 or phrases[before - 1].end <= span[0]:
            yield span


def _enclosed(tape: Tape) -> Iterator[Span]:
    """The stretches in brackets and quotation marks, which the tape has as one word each."""
    for match in _enclosing().finditer(tape.symbols):
        yield tape.starts[match.start()], tape.ends[match.start()]


@cache
def _enclosing() -> re.Pattern[str]:
    return re.compile(f"[{load_rules().alphabet.with_any(ENCLOSED)}]")


def _read(tape: Tape) -> Iterator[QualifierPhrase]:
    book = load_rules()
    book.qualifying.apply(tape)
    for bundle in book.qualifiers.find(tape):
        kind = bundle.outcome.terminal
        start, end = tape.starts[bundle.first], tape.ends[bundle.last - 1]
        yield QualifierPhrase(kind, start, end, tuple(_bodies(kind, bundle, tape)))


def _bodies(kind: str, bundle: Bundle, tape: Tape) -> Iterator[Span]:
    tokens = _body_tokens()[kind]
    for index in range(bundle.first, bundle.last):
        inner = tape.bundles[index]
        if inner is not None and inner.outcome.terminal in tokens:
            yield tape.starts[index], tape.ends[index]


@kept
def _body_tokens() -> Mapping[str, frozenset[str]]:
    """The tokens that count as bodies in each kind of qualifier."""
    table = cast(Mapping[str, Sequence[str]], load_toml(QUALIFIER_FILE)["bodies"])
    return {kind: frozenset(tokens) for kind, tokens in table.items()}


def has_qualifiers(text: str, start: int, end: int, triggers: Iterable[str]) -> bool:
    """May `text[start:end]` have qualifiers? Most blocks have none of the words that open one."""
    lowered = text[start:end].lower()
    return any(map(lowered.__contains__, triggers))


def triggers_in(text: str) -> Sequence[str]:
    """The words of a text that may open qualifiers."""
    lowered = text.lower()
    return [word for word in triggers() if word in lowered]


@kept
def triggers() -> Sequence[str]:
    """All words that may open qualifiers."""
    words = cast(Sequence[str], load_toml(QUALIFIER_FILE)["triggers"])
    return sorted({spelt for word in words for spelt in (word, fold(word))})
