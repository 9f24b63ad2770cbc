"""The same text read in eight threads gives the same, from the very first parse of a process on."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from decretparse import parse
from tests.corpus.cases import ROOT

TEXT = ROOT / "texts" / "direction-des-voies-d-eau.txt"
THREADS = 8


def in_threads(text: str) -> set[str]:
    """All that eight threads give, which begin together and give way to each other as often as they can."""
    barrier = Barrier(THREADS)

    def read(number: int) -> str:
        barrier.wait()
        return parse(text).model_dump_json()

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(THREADS) as threads:
            return set(threads.map(read, range(THREADS)))
    finally:
        sys.setswitchinterval(interval)


def test_threads_give_the_same() -> None:
    text = TEXT.read_text("utf-8")
    assert in_threads(text) == {parse(text).model_dump_json()}


def test_the_first_parse_of_a_process_may_be_in_threads() -> None:
    code = f"from pathlib import Path; from {__name__} import *; print(*in_threads(TEXT.read_text('utf-8')), sep='\\n')"
    command = [sys.executable, "-X", "utf8", "-c", code]
    result = subprocess.run(command, capture_output=True, check=True, cwd=ROOT.parent, encoding="utf-8")
    assert result.stdout.splitlines() == [parse(TEXT.read_text("utf-8")).model_dump_json()]
