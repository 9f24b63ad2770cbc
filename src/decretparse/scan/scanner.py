"""Reads a block: words, then what each is from its neighbours, then the phrase tokens of the statement grammar."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.scan.alphabet import TOKEN_FEATURE
from decretparse.scan.loading import load_rules
from decretparse.scan.tape import Span, Tape
from decretparse.scan.temper import tempered
from decretparse.scan.words import QUOTE_CLOSE, STOP, Words, words
from decretparse.syntax.phrase import NO_PARTS, Phrase
from decretparse.text.characters import APOSTROPHE

TEXT_TERMINAL = "TEXTE"
POINT = "."
CLOSE = "»"  # of a quotation that ends with the block
RUN = "run"


def spelt(text: str, start: int, end: int, opaque: Sequence[Span] = ()) -> Tape:
    """The words of `text[start:end]`, before any rule was applied; `opaque` spans (citations) are one word each."""
    book = load_rules()
    found = _with_stops(text, words(text, start, end, opaque))
    symbols = tempered("".join(map(book.alphabet.symbol, found.keys)))
    return Tape(symbols, found.starts, found.ends, book.alphabet)


def judged(text: str, start: int, end: int, opaque: Sequence[Span] = ()) -> Tape:
    """The same words, each judged from its neighbours: a main verb, or one that only looks so …"""
    tape = spelt(text, start, end, opaque)
    load_rules().context.apply(tape)
    return tape


def tokens_of(tape: Tape) -> list[Phrase]:
    """The tokens that judged words make; the tape is changed.

    Guarantees: (1) any text gives tokens; (2) tokens do not overlap; (3) commas, conjunctions and words that
    only link stand in no token of their own.
    """
    load_rules().phrases.apply(tape)
    return list(_tokens(tape))


def _with_stops(text: str, found: Words) -> Words:
    """Tells the full stops that end a sentence from those of abbreviations, numbers and headings ("2 A. - ")."""
    keys, starts, ends = found
    for index in [index for index, key in enumerate(keys) if key[-1] == POINT][::-1]:
        following = keys[index + 1] if index + 1 < len(keys) else None
        restarts = following in _sentence_openers()
        if keys[index] != POINT:
            # After initials: "l'I.N.S.E.E. Il prépare".
            if restarts:
                keys.insert(index + 1, STOP)
                starts.insert(index + 1, ends[index] - 1)
                ends.insert(index + 1, ends[index])
        elif set(keys[index + 1 : index + 3]) <= {CLOSE} or (
            _begins_sentence(text, starts[index + 1], _is_glued(text, found, index))
            and (restarts or _is_noun(text, found, index) or not _abbreviates(found, index))
        ):
            keys[index] = STOP
    return found


def _begins_sentence(text: str, start: int, glued: bool) -> bool:
    """Does a sentence begin here? The blank before it may be lost, « les publie.Le maire », if it may be `glued`."""
    first = text[start]
    if first == QUOTE_CLOSE:
        return True
    return (glued or text[start - 1].isspace()) and (first.isupper() or first in "«(" or first.isdigit())


def _is_glued(text: str, found: Words, index: int) -> bool:
    """« les publie.Le maire », « nationale.A ce titre »: a whole word before the point, words behind it."""
    before, behind = found.keys[index - 1] if index else "", found.ends[index + 1]
    whole = before.isalpha() and before.islower() and not _abbreviates(found, index)
    return whole and text[behind - 1 : behind] != POINT and text[behind : behind + 1] != POINT


def _abbreviates(found: Words, index: int) -> bool:
    if index == 0 or found.ends[index - 1] != found.starts[index]:
        return False
    return found.keys[index - 1].lower() in _abbreviations()


def _is_noun(text: str, found: Words, index: int) -> bool:
    """« les métiers d'art. Placé … »: behind an apostrophe, and no number after it as in « l'art. 5 »."""
    return index > 1 and found.keys[index - 2].endswith(APOSTROPHE) and not text[found.starts[index + 1]].isdigit()


@kept
def _abbreviations() -> frozenset[str]:
    return frozenset(_table("abbreviations"))


@kept
def _sentence_openers() -> frozenset[str]:
    return frozenset(word.capitalize() for word in _table("sentence_openers"))


def _table(name: str) -> list[str]:
    table = load_toml("lexicon/sentences.toml")[name]
    assert isinstance(table, list)
    return table


def _tokens(tape: Tape) -> Iterator[Phrase]:
    for match in _tokens_and_runs().finditer(tape.symbols):
        first, last = match.span()
        bundle = tape.bundles[first]
        if match.lastgroup == RUN or bundle is None:
            yield from _text(first, last, tape)
            continue
        _, _, terminal, lemma = bundle.outcome
        yield Phrase(terminal, tape.starts[first], tape.ends[first], lemma, bundle.parts or NO_PARTS)


def _text(first: int, last: int, tape: Tape) -> Iterator[Phrase]:
    """One token for a run of plain words, without the commas and conjunctions at its edges."""
    links = _links()
    begin = last - len(tape.symbols[first:last].lstrip(links))
    if begin < last:
        end = begin + len(tape.symbols[begin:last].rstrip(links))
        yield Phrase(TEXT_TERMINAL, tape.starts[begin], tape.ends[end - 1])


@cache
def _tokens_and_runs() -> re.Pattern[str]:
    tokens = load_rules().alphabet.with_any({TOKEN_FEATURE})
    return re.compile(f"[{tokens}]|(?P<{RUN}>[^{tokens}]+)")


@cache
def _links() -> str:
    return load_rules().alphabet.with_any({"comma", "coordination"})
