"""Keeps patterns from running away: what no text has so much of is cut short before they see it.

Patterns look ahead over separators and adverbs, and over whole sentences; on ten thousand commas, or on a megabyte
without a full stop, that would take time that grows faster than the text.
"""

import re
from functools import cache

from decretparse.scan.alphabet import CLOSING, MARK
from decretparse.scan.loading import load_rules
from decretparse.scan.tape import Tape
from decretparse.scan.words import STOP

LONGEST_LINK = 24
LONGEST_SENTENCE = 1_500
POINT = "."
LINKING = frozenset({"adverb", "comma", "coordination", "clitic", "negation"})


def tempered(symbols: str) -> str:
    """The symbols, as many, with what goes on too long put out of the patterns' reach.

    1. Of separators, adverbs and clitics in a row, those after the twenty-fourth become mere marks.
    2. After 1,500 words without an end of sentence, one word is taken for an end.
    """
    if len(symbols) <= LONGEST_LINK:
        return symbols
    runs, sentences, mark, stop = _patterns()
    symbols = runs.sub(lambda run: run[0][:LONGEST_LINK] + mark * (len(run[0]) - LONGEST_LINK), symbols)
    if len(symbols) <= LONGEST_SENTENCE:
        return symbols
    return sentences.sub(lambda sentence: sentence[0][:-1] + stop, symbols)


def cuts(text: str, tape: Tape) -> list[int]:
    """The words of a text that were taken for an end of sentence."""
    if len(tape.symbols) < LONGEST_SENTENCE:
        return []
    *_, stop = _patterns()
    places = (tape.starts[index] for index, symbol in enumerate(tape.symbols) if symbol == stop)
    return [start for start in places if text[start] != POINT]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], str, str]:
    alphabet = load_rules().alphabet
    runs = re.compile(f"[{alphabet.with_any(LINKING)}]{{{LONGEST_LINK + 1},}}")
    sentences = re.compile(f"[^{alphabet.with_any({CLOSING})}]{{{LONGEST_SENTENCE}}}")
    return runs, sentences, alphabet.symbol_of[MARK], alphabet.symbol(STOP)
