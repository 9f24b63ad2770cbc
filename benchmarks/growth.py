"""Whether time stays linear on the worst texts: doubles each and compares.

usage: growth.py [--size CHARACTERS] [--rounds N] [--only PART_OF_A_NAME] [--long-line]

Seconds are CPU seconds, the least of the rounds. A text that takes over 2.5 times as long when it is twice as long, or
that raises an exception, makes the exit code 1. `--long-line` adds one line of 5 MB, which takes a minute.
"""

import argparse
import sys
import time
from collections import Counter

from shapes import SHAPES, Shape, repeated

from decretparse import parse

MOST = 2.5
LONG_LINE = 5_000_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=40_000, help="characters of the shorter text (default: 40,000)")
    parser.add_argument("--rounds", type=int, default=3, help="parses for each figure (default: 3)")
    parser.add_argument("--only", default="", help="a part of a name")
    parser.add_argument("--long-line", action="store_true", help="one line of 2.5 and of 5 MB too")
    options = parser.parse_args()
    parse("Le service comprend le bureau A.")
    print(f"{'text':28}{'seconds':>9}{'twice':>9}{'ratio':>7}  diagnostics")
    rows = [row(name, shape, options.size, options.rounds) for name, shape in SHAPES.items() if options.only in name]
    if options.long_line:
        rows.append(row("one long line", repeated("Le bureau des achats prépare le budget, "), LONG_LINE // 2, 1))
    print(f"{len(rows)} texts, {rows.count(False)} over {MOST} or raising")
    return 0 if all(rows) else 1


def row(name: str, shape: Shape, size: int, rounds: int) -> bool:
    """Prints one line; says whether time stayed linear."""
    try:
        short, _ = seconds(shape(size), rounds)
        long, codes = seconds(shape(2 * size), rounds)
    except Exception as error:  # that nothing raises is what is measured
        print(f"{name:28}{type(error).__name__}: {error}")
        return False
    shown = ", ".join(f"{code} {count}" for code, count in codes.most_common(3))
    print(f"{name:28}{short:9.3f}{long:9.3f}{long / short:7.2f}  {shown}", flush=True)
    return long <= MOST * short


def seconds(text: str, rounds: int) -> tuple[float, Counter[str]]:
    taken = []
    for _ in range(rounds):
        begin = time.process_time()
        document = parse(text)
        taken.append(time.process_time() - begin)
    return min(taken), Counter(found.code for found in document.diagnostics)


if __name__ == "__main__":
    sys.exit(main())
