"""Runs that are killed, master or workers, at any moment: after --resume the output is that of a quiet run."""

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from benchmarks.make_archive import Article, Mixture, Text, delivery, write
from tests.batch.running import errors, written

SCRIPT = Path(__file__).with_name("small_shards.py")
KILLS = 10
ARTICLES = 2_000
pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes in /proc")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two thousand articles, of which five in a hundred are of texts that describe an organisation."""
    texts = [
        Text(f"Arrêté {number}", (Article("1", (f"Le bureau {number} comprend la cellule {number}.",)),))
        for number in range(100)
    ]
    ordinary = [f"Le tarif numéro {number} est fixé à {number} euros." for number in range(50)]
    path = tmp_path_factory.mktemp("archive") / "JORF_20260819-003035.tar.gz"
    write(delivery(Mixture(texts, ordinary, ARTICLES, 0.05), "jorf"), path)
    return path


@pytest.fixture(scope="module")
def quiet(archive: Path) -> tuple[dict[str, bytes], float]:
    """What a run gives that nobody disturbs, and how long it takes."""
    out = archive.with_name("quiet")
    begun = time.monotonic()
    assert start(archive, out, 1).wait() == 0
    assert errors(out) == []
    return written(out), time.monotonic() - begun


def start(archive: Path, out: Path, jobs: int = 2) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, str(SCRIPT), str(archive), str(out), str(jobs)], env=os.environ | {"CHEAP": "1"}
    )


def children(pid: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(stat.read_text().rpartition(")")[2].split()[1])
        except OSError:  # it has ended
            continue
        if parent == pid:
            found.append(int(stat.parent.name))
    return found


def test_a_master_that_is_killed(archive: Path, quiet: tuple[dict[str, bytes], float], tmp_path: Path) -> None:
    expected, seconds = quiet
    moments = random.Random(1)
    for _ in range(KILLS):
        master = start(archive, tmp_path / "out")
        time.sleep(moments.uniform(0.05, seconds))
        master.send_signal(signal.SIGKILL)
        master.wait()
    assert start(archive, tmp_path / "out").wait() == 0
    assert written(tmp_path / "out") == expected


def test_workers_that_are_killed(archive: Path, quiet: tuple[dict[str, bytes], float], tmp_path: Path) -> None:
    expected, _ = quiet
    moments = random.Random(2)
    killed = runs = 0
    while killed < KILLS:
        out = tmp_path / f"out-{runs}"
        master = start(archive, out)
        runs += 1
        while killed < KILLS and master.poll() is None:
            time.sleep(moments.uniform(0.05, 0.5))
            workers = children(master.pid)
            if workers:
                with suppress(ProcessLookupError):  # it has just ended by itself
                    os.kill(moments.choice(workers), signal.SIGKILL)
                    killed += 1
        assert master.wait() == 0
        assert written(out) == expected
