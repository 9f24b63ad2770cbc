"""The texts that are measured: the reference texts beside the checkout where there are any, else those of corpus/."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from itertools import cycle
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = CHECKOUT.parent / "shared"
MEGABYTE = 1_000_000
CASE = re.compile(r"^=== .*\n(.*?)^---$", re.MULTILINE | re.DOTALL)


def organisational() -> list[str]:
    """Texts that organise an administration, once each."""
    gold = [path.read_bytes().decode("utf-8") for path in sorted((SHARED / "gold").rglob("*.txt"))]
    return gold or list(_corpus())


def ordinary() -> list[str]:
    """About 1 MB of articles of codes, few of them organisational; empty where they are not at hand."""
    packed = SHARED / "bulk" / "codes-9000.jsonl.gz"
    if not packed.exists():
        return []
    with gzip.open(packed, "rt", encoding="utf-8") as lines:
        articles = [json.loads(line)["text"] for line in lines]
    every = max(1, size(articles) // MEGABYTE)
    return articles[::every]


def repeated(texts: list[str], wanted: int) -> list[str]:
    """The texts over and over, until they have the wanted size in bytes."""
    return list(_until(cycle(texts), wanted))


def size(texts: Iterable[str]) -> int:
    return sum(len(text.encode("utf-8")) for text in texts)


def _until(texts: Iterable[str], wanted: int) -> Iterator[str]:
    total = 0
    for text in texts:
        yield text
        total += size([text])
        if total >= wanted:
            return


def _corpus() -> Iterator[str]:
    for path in sorted((CHECKOUT / "corpus").rglob("*.txt")):
        yield from CASE.findall(path.read_text("utf-8"))
