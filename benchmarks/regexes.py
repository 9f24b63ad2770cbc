"""Whether every regular expression of the package stays linear: drives each with strings made to slow it down.

usage: regexes.py [--size CHARACTERS] [--long CHARACTERS] [--only PART_OF_A_PATTERN]

The patterns are those that are given long texts while texts of all sorts are parsed, each in the ways in which it is
used (match, search, finditer …), on repeats of its own pieces, of pairs of them and of common marks, with an end that
makes the last match fail. Twice the length may take 2.5 times as long. Those that may be given a whole text, and not
at most a thousand words at a time as the rules are, are then driven with a megabyte of what was slowest. Seconds are
CPU seconds; what takes less than `FLOOR` does not count.
"""

import argparse
import os
import re
import sys
import time
from collections import deque
from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
from typing import Any, NamedTuple

from shapes import SHAPES
from texts import organisational

MOST = 2.5
FLOOR = 0.02
PIECES = 14
MARKS = ["a", "A", "1", " ", "\n", "-", ".", ",", "(", "«", "l'", "a ", "1.", "A. ", ", a", "é ", "A-a"]
LITERAL = re.compile(r"[^\W_]{2,}|[\ue000-\uf8ff]")
DRIVEN = {
    **{name: name for name in ("match", "search", "fullmatch", "finditer")},
    **dict.fromkeys(("findall", "sub", "subn", "split"), "finditer"),
}
SAMPLE = 24_000
BOUNDED = 1_500  # a pattern that never sees more than this, of texts of SAMPLE characters, is given no more
PIECE = 1_000  # words of a text that the rules are given at a time
SLOWEST = 4
LOOKS = 5
NEAR_MISS = "\x01"


class Watched:
    """A compiled pattern that notes which of its methods are used, and the longest text that it is given."""

    def __init__(self, pattern: Any) -> None:
        self._pattern = pattern
        self.methods: set[str] = set()
        self.longest = 0

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._pattern, name)
        if name not in DRIVEN:
            return method
        self.methods.add(DRIVEN[name])

        def noting(*arguments: Any, **options: Any) -> Any:
            text, *window = arguments[1:2] if name in ("sub", "subn") else arguments
            start, end = (*window, 0, len(text))[:2] if len(window) != 1 else (window[0], len(text))
            self.longest = max(self.longest, min(end, len(text)) - start)
            return method(*arguments, **options)

        return noting


class Found(NamedTuple):
    """What a piece takes, repeated to some length and to twice that."""

    piece: str
    short: float
    long: float

    @property
    def over(self) -> bool:
        return self.long > FLOOR and self.long > MOST * self.short


def compiled() -> dict[str, Watched]:
    """Every pattern that the package compiles and uses, by its text."""
    found: dict[str, Watched] = {}

    def watch(module: Any) -> None:
        compile_ = module.compile

        def recorded(pattern: Any, *arguments: Any, **options: Any) -> Any:
            result = compile_(pattern, *arguments, **options)
            if not str(sys._getframe(1).f_globals["__name__"]).startswith("decretparse"):
                return result
            return found.setdefault(result.pattern, Watched(result))

        module.compile = recorded

    watch(re)
    from decretparse.kept import values  # after the watch has begun

    values.user_cache_path = lambda *_, **__: Path(os.devnull)  # what was kept is compiled already
    from decretparse import parse

    for shape in SHAPES.values():
        parse(shape(SAMPLE))
    for text in organisational()[:40]:
        parse(text)
    return {text: pattern for text, pattern in found.items() if pattern.longest > (0 if of_symbols(text) else BOUNDED)}


def of_symbols(pattern: str | bytes) -> bool:
    """Whether a pattern is one over symbols of words, such as those of the rule files."""
    return isinstance(pattern, str) and any("\ue000" <= character <= "\uf8ff" for character in pattern)


def adversaries(pattern: str) -> list[str]:
    """What to repeat: pieces of the pattern, pairs of them, and marks."""
    pieces = list(dict.fromkeys(LITERAL.findall(pattern)))
    chosen = [*pieces[:PIECES], *pieces[-PIECES // 2 :]]
    symbols = of_symbols(pattern)
    joint = "" if symbols else " "
    pairs = [one + joint + other + joint for one, other in pairwise(chosen)]
    return list(dict.fromkeys([*(piece + joint for piece in chosen), *pairs, *([] if symbols else MARKS)]))


def driven(piece: str, length: int) -> str:
    """The piece over and over; symbols as the patterns are given them, with what runs on too long cut short."""
    from decretparse.scan.temper import tempered  # after the watch has begun

    text = piece * (length // len(piece)) + NEAR_MISS
    return tempered(text) if of_symbols(piece) else text


def seconds(pattern: Watched, text: str) -> float:
    """For one use of the pattern in each way that the package uses it."""
    begin = time.process_time()
    for method in pattern.methods:
        found = getattr(pattern, method)(text)
        if method == "finditer":
            deque(found, maxlen=0)
    return time.process_time() - begin


def slow(pattern: Watched, size: int, long: int) -> Iterator[Found]:
    taken: dict[str, float] = {}
    for piece in adversaries(pattern.pattern):
        found = doubled(pattern, piece, size)
        taken[piece] = found.long
        if found.over:
            yield found
    if pattern.longest > PIECE:
        for piece in sorted(taken, key=taken.__getitem__)[-SLOWEST:]:
            found = doubled(pattern, piece, long // 2)
            if found.over:
                yield found


def doubled(pattern: Watched, piece: str, size: int) -> Found:
    """What a text takes, and one twice as long; more looks tell slow moments of the machine from a slow pattern."""
    texts = [driven(piece, length) for length in (size, 2 * size)]
    found = Found(piece, *(seconds(pattern, text) for text in texts))
    for _ in range(LOOKS):
        if not found.over:
            break
        found = Found(
            piece, *(min(before, seconds(pattern, text)) for before, text in zip(found[1:], texts, strict=True))
        )
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=20_000, help="characters of the shorter text (default: 20,000)")
    parser.add_argument("--long", type=int, default=1_000_000, help="of the longest text (default: 1,000,000)")
    parser.add_argument("--only", default="", help="a part of a pattern")
    options = parser.parse_args()
    patterns = {text: pattern for text, pattern in compiled().items() if options.only in text}
    over = 0
    for text, pattern in patterns.items():
        found = list(islice(slow(pattern, options.size, options.long), 2))
        over += bool(found)
        for piece, short, long in found:
            print(f"{short:8.3f}{long:8.3f}{long / short:6.1f}  {piece!r:24} {text[:110]!r}", flush=True)
    whole = sum(pattern.longest > PIECE for pattern in patterns.values())
    print(f"{len(patterns)} patterns, {whole} of them with {options.long} characters, {over} over {MOST} somewhere")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
