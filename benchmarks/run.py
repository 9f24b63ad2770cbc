"""Measure speed, import time and memory, beside other parsers in the same run.

usage: run.py [--python PYTHON] [--rounds N]

Seconds are CPU seconds, MB are 10^6 bytes of UTF-8, each figure the median of the rounds and each round a fresh
process. On a shared machine they move by some 40 %: trust the ratios of one run, not figures of two.
"""

import argparse
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import environment
from texts import MEGABYTE, ordinary, organisational, repeated, size

WORKER = Path(__file__).with_name("worker.py")
PEERS = {"bluebell_python": "bluebell-akn, pure Python", "bluebell_rust": "bluebell-akn, Rust", "eyecite": "eyecite"}
DEPENDENCIES = "import lark; from pydantic import BaseModel"


@dataclass(frozen=True, slots=True)
class Measure:
    """What one reader needed for one set of texts."""

    megabytes: float
    seconds: float
    before: float
    peak: float

    @property
    def speed(self) -> float:
        return self.megabytes / self.seconds if self.seconds else float("inf")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", help="the interpreter to measure with; default: the newest found, 3.12 or later")
    parser.add_argument("--rounds", type=int, default=3, help="processes for each figure (default: 3)")
    options = parser.parse_args()
    python = environment.python(options.python)
    version = subprocess.run([python, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    print(f"{version}, {options.rounds} rounds\n")
    print_reading(python, options.rounds)
    print_growth(python, options.rounds)
    print_start(python, options.rounds)
    return 0


def print_reading(python: str, rounds: int) -> None:
    """The speed of all readers on the same texts, interleaved so that a slow minute of the machine meets them all."""
    gold = repeated(organisational(), MEGABYTE)
    print_head("texts that organise an administration", gold)
    readers = {"decretparse": "decretparse", "decretparse_to_json": "decretparse, to JSON"} | PEERS
    taken: dict[str, list[Measure]] = {reader: [] for reader in readers}
    for _ in range(rounds):
        for reader, measures in taken.items():
            measures += filter(None, [measure(python, reader, gold)])
    bluebell = taken["bluebell_python"]
    for reader, label in readers.items():
        print_row(label, taken[reader], bluebell)

    if bulk := ordinary():
        print_head("articles of codes", bulk)
        print_row("decretparse", times(python, "decretparse", bulk, rounds), [])


def print_growth(python: str, rounds: int) -> None:
    """Whether time grows with the text."""
    texts = organisational()
    print_head("one text of")
    sizes = (MEGABYTE, 4 * MEGABYTE)
    taken = [times(python, "decretparse", ["\n\n".join(repeated(texts, wanted))], rounds) for wanted in sizes]
    for wanted, measures in zip(sizes, taken, strict=True):
        print_row(f"{wanted // MEGABYTE} MB", measures, [])
    if all(taken):
        one, four = (median(measure.seconds / measure.megabytes for measure in measures) for measures in taken)
        print(f"  a megabyte of the longer takes {four / one:.2f} times as long")


def print_start(python: str, rounds: int) -> None:
    """What it costs to import the package, and to read a first line with it."""
    print("\nCPU time of a fresh process, in ms")
    rows = {
        "its dependencies (lark, pydantic)": DEPENDENCIES,
        "import decretparse": "import decretparse",
        "import and first parse": "import decretparse; decretparse.parse('Le service comprend un bureau.')",
    }
    for label, code in rows.items():
        print(f"  {label:44}{1000 * median(start_seconds(python, code) for _ in range(2 * rounds + 1)):8.0f}")


def start_seconds(python: str, code: str) -> float:
    timed = f"import time; start = time.process_time()\n{code}\nprint(time.process_time() - start)"
    return float(subprocess.run([python, "-c", timed], capture_output=True, text=True, check=True).stdout)


def times(python: str, reader: str, texts: list[str], rounds: int) -> list[Measure]:
    return [taken for _ in range(rounds) if (taken := measure(python, reader, texts))]


def measure(python: str, reader: str, texts: list[str]) -> Measure | None:
    """One process's figures; None, with the reason on standard error, where the reader is missing or fails."""
    done = subprocess.run(
        [python, str(WORKER), reader], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        print(f"  {reader}: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return None
    return Measure(megabytes=size(texts) / MEGABYTE, **json.loads(done.stdout))


def print_head(title: str, texts: list[str] | None = None) -> None:
    of = f" ({len(texts)} texts, {size(texts) / MEGABYTE:.2f} MB)" if texts else ""
    print(f"\n{title + of:54}{'MB/s':>8}{'peak MB':>9}{'of them reading':>17}{'x bluebell':>12}")


def print_row(label: str, measures: list[Measure], unit: list[Measure]) -> None:
    if not measures:
        print(f"  {label:52}{'not measured':>14}")
        return
    speed = median(taken.speed for taken in measures)
    peak = median(taken.peak for taken in measures)
    reading = median(taken.peak - taken.before for taken in measures)
    ratio = f"{speed / median(taken.speed for taken in unit):12.2f}" if unit else ""
    print(f"  {label:52}{speed:8.3f}{peak:9.0f}{reading:17.0f}{ratio}")


if __name__ == "__main__":
    sys.exit(main())
