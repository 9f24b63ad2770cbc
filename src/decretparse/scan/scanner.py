"""Reads a block: words, then what each is from its neighbours, then the phrase tokens of the statement grammar."""

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache

from decretparse.lexicon.files import load_toml
from decretparse.scan.rulebook import RuleBook, load_rules
from decretparse.scan.rules import apply_all
from decretparse.scan.tape import Span, Tape
from decretparse.scan.temper import tempered
from decretparse.scan.vocabulary import TOKEN_FEATURE
from decretparse.scan.words import STOP, Word, words
from decretparse.syntax.phrase import NO_PARTS, Phrase

TEXT_TERMINAL = "TEXTE"
POINT = "."
RUN = "run"


def scan(text: str, start: int, end: int, opaque: Sequence[Span] = ()) -> list[Phrase]:
    """The tokens of `text[start:end]`, in order; `opaque` spans (citations) are read as one word each.

    Guarantees: (1) any text gives tokens; (2) tokens do not overlap; (3) commas, conjunctions and words that
    only link stand in no token of their own.
    """
    book = load_rules()
    tape = judged(text, start, end, opaque)
    apply_all(book.phrases, tape)
    return list(_tokens(tape, book))


def judged(text: str, start: int, end: int, opaque: Sequence[Span] = ()) -> Tape:
    """The words of `text[start:end]`, each judged from its neighbours: a main verb, or one that only looks so …"""
    book = load_rules()
    tape = _tape(text, start, end, opaque, book)
    apply_all(book.context, tape)
    return tape


def _tape(text: str, start: int, end: int, opaque: Sequence[Span], book: RuleBook) -> Tape:
    found = list(_with_stops(text, list(words(text, start, end, opaque))))
    if not found:
        return Tape("", [], [], book.alphabet)
    keys, starts, ends = zip(*found, strict=True)
    return Tape(tempered("".join(map(book.alphabet.symbol, keys))), list(starts), list(ends), book.alphabet)


def _with_stops(text: str, found: Sequence[Word]) -> Iterator[Word]:
    """Tells the full stops that end a sentence from those of abbreviations, numbers and headings ("2 A. - ")."""
    for index, word in enumerate(found):
        if word.key[-1] != POINT:
            yield word
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        if word.key == POINT:
            ends = following is None or (
                _begins_sentence(text, following) and (_restarts(following) or not _abbreviates(found, index))
            )
            yield Word(STOP if ends else POINT, word.start, word.end)
            continue
        yield word
        if following is not None and _restarts(following):
            yield Word(STOP, word.end - 1, word.end)


def _begins_sentence(text: str, word: Word) -> bool:
    first = text[word.start]
    return text[word.start - 1].isspace() and (first.isupper() or first in "«»(" or first.isdigit())


def _abbreviates(found: Sequence[Word], index: int) -> bool:
    if index == 0 or found[index - 1].end != found[index].start:
        return False
    return found[index - 1].key.lower() in _abbreviations()


def _restarts(word: Word) -> bool:
    """After initials ("l'I.N.S.E.E. Il prépare"): does this word begin a sentence?"""
    return word.key in _sentence_openers()


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(_table("abbreviations"))


@cache
def _sentence_openers() -> frozenset[str]:
    return frozenset(word.capitalize() for word in _table("sentence_openers"))


def _table(name: str) -> list[str]:
    table = load_toml("lexicon/sentences.toml")[name]
    assert isinstance(table, list)
    return table


def _tokens(tape: Tape, book: RuleBook) -> Iterator[Phrase]:
    for match in _tokens_and_runs().finditer(tape.symbols):
        first, last = match.span()
        if match.lastgroup == RUN:
            yield from _text(first, last, tape)
            continue
        rule, parts = tape.rules[first], tape.parts[first] or NO_PARTS
        terminal = rule.rsplit(".", 1)[0]
        yield Phrase(terminal, tape.starts[first], tape.ends[first], rule, book.lemmas.get(rule), parts)


def _text(first: int, last: int, tape: Tape) -> Iterator[Phrase]:
    """One token for a run of plain words, without the commas and conjunctions at its edges."""
    links = _links()
    begin = last - len(tape.symbols[first:last].lstrip(links))
    if begin < last:
        end = begin + len(tape.symbols[begin:last].rstrip(links))
        yield Phrase(TEXT_TERMINAL, tape.starts[begin], tape.ends[end - 1])


@cache
def _tokens_and_runs() -> re.Pattern[str]:
    tokens = _symbols({TOKEN_FEATURE})
    return re.compile(f"[{tokens}]|(?P<{RUN}>[^{tokens}]+)")


@cache
def _links() -> str:
    return _symbols({"comma", "coordination"})


def _symbols(features: Set[str]) -> str:
    """The symbols that have one of these features."""
    return "".join(symbol for symbol, own in load_rules().alphabet.features_of.items() if own & features)
