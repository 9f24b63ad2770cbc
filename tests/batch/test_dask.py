"""A real scheduler with two worker processes, one of which is killed in the middle."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from decretparse.batch import shards
from decretparse.batch.engines import DaskEngine
from decretparse.batch.options import Options
from decretparse.batch.run import Run
from tests.batch.running import converted, documents, written

pytest.importorskip("distributed")
pytestmark = [pytest.mark.filterwarnings("ignore"), pytest.mark.skipif(os.name != "posix", reason="sends signals")]

TEXTS = 24


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler."""
    known = tmp_path / "scheduler.json"
    process = started("distributed.cli.dask_scheduler", "--port", "0", "--no-dashboard", "--scheduler-file", known)
    try:
        for _ in range(600):
            if known.exists() and known.read_text():
                break
            time.sleep(0.1)
        yield json.loads(known.read_text())["address"]
    finally:
        process.kill()
        process.wait()


def started(module: str, *arguments: str | Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", module, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def worker(scheduler: str, folder: Path) -> "subprocess.Popen[bytes]":
    options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", folder)
    return started("distributed.cli.dask_worker", scheduler, *options)


def test_nothing_is_lost_and_nothing_comes_twice(
    scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shards, "MOST_ENTRIES", 2)
    inputs = []
    for number in range(TEXTS):
        inputs.append(tmp_path / f"text-{number:02}.txt")
        inputs[-1].write_text(f"Le bureau {number} comprend une cellule des cartes et un atelier.\n", "utf-8")
    converted(inputs, tmp_path / "here", Options(only="all"))

    run = Run(inputs, tmp_path / "out", Options(only="all"))
    plan = run.prepare(resume=False)
    workers = [worker(scheduler, tmp_path / f"worker-{number}") for number in range(2)]
    try:
        done = []
        for each in run.convert(plan, DaskEngine(scheduler)):
            done.append(each.shard)
            if len(done) == 3:
                workers[0].send_signal(signal.SIGKILL)
    finally:
        for process in workers:
            process.kill()
            process.wait()
    run.finish(plan)
    assert sorted(done) == list(range(TEXTS // 2))
    assert len(documents(tmp_path / "out")) == TEXTS
    assert written(tmp_path / "out") == written(tmp_path / "here")
