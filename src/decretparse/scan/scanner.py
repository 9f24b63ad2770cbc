"""Reads a block: words, then what each is from its neighbours, then the phrase tokens of the statement grammar."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from decretparse.lexicon.files import load_toml
from decretparse.scan.rulebook import RuleBook, load_rules
from decretparse.scan.rules import apply_all
from decretparse.scan.tape import Span, Tape
from decretparse.scan.temper import tempered
from decretparse.scan.words import STOP, Word, words
from decretparse.syntax.phrase import NO_PARTS, Phrase

TEXT_TERMINAL = "TEXTE"
POINT = "."


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
    found = list(_with_stops(text, list(words(text, start, end, opaque)), end))
    symbols = tempered("".join([book.alphabet.symbol(word.key) for word in found]))
    return Tape(symbols, [word.start for word in found], [word.end for word in found])


def _with_stops(text: str, found: Sequence[Word], end: int) -> Iterator[Word]:
    """Tells the full stops that end a sentence from those of abbreviations, numbers and headings ("2 A. - ")."""
    for index, word in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        if word.key == POINT:
            ends = following is None or (_begins_sentence(text, following) and not _abbreviates(found, index))
            yield Word(STOP if ends else POINT, word.start, word.end)
            continue
        yield word
        if word.key.endswith(POINT) and following is not None and _restarts(following):
            yield Word(STOP, word.end - 1, word.end)


def _begins_sentence(text: str, word: Word) -> bool:
    first = text[word.start]
    return text[word.start - 1].isspace() and (first.isupper() or first in "«(" or first.isdigit())


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
    features_of = book.alphabet.features_of
    run: list[int] = []
    for index, symbol in enumerate(tape.symbols):
        features = features_of[symbol]
        if "token" not in features:
            run.append(index)
            continue
        yield from _text(run, tape, features_of)
        run = []
        rule = tape.rules[index]
        terminal, parts = rule.rsplit(".", 1)[0], tape.parts[index] or NO_PARTS
        yield Phrase(terminal, tape.starts[index], tape.ends[index], rule, book.lemmas.get(rule), parts)
    yield from _text(run, tape, features_of)


def _text(run: Sequence[int], tape: Tape, features_of: Mapping[str, frozenset[str]]) -> Iterator[Phrase]:
    """One token for a run of plain words, without the commas and conjunctions at its edges."""
    words_only = [index for index in run if not features_of[tape.symbols[index]] & {"comma", "coordination"}]
    if words_only:
        yield Phrase(TEXT_TERMINAL, tape.starts[words_only[0]], tape.ends[words_only[-1]])
