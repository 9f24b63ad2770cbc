"""Texts that hang or kill their process are left out, and the rest goes on."""

import sys
import threading
import time
from functools import partial
from pathlib import Path

import pytest

from decretparse.batch import shards
from decretparse.batch.engines import LocalEngine
from decretparse.batch.options import Options
from decretparse.batch.run import OutputError, Run
from decretparse.batch.supervisor import Worker, WorkerError, convert_shard
from tests.batch.running import converted, documents, errors, written
from tests.batch.small_shards import COMMAND

GOOD = "Le bureau des cartes comprend un atelier."


def files(folder: Path, **texts: str) -> list[Path]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(f"{text}\n", "utf-8")
    return [folder / f"{name}.txt" for name in sorted(texts)]


def run(inputs: list[Path], out: Path, jobs: int, command: tuple[str, ...] = COMMAND, seconds: float = 60) -> None:
    batch = Run(inputs, out, Options(only="all", seconds=seconds))
    plan = batch.prepare(resume=False)
    for _ in batch.convert(plan, LocalEngine(jobs, partial(Worker, command))):
        pass
    batch.finish(plan)


def test_hangs_deaths_and_failures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHEAP", "1")
    monkeypatch.setattr(shards, "MOST_ENTRIES", 3)
    inputs = files(tmp_path, a=GOOD, b="HANGS", c=GOOD, d="DIES", e="EXITS", f="FAILS", g=GOOD)
    run(inputs, tmp_path / "out", jobs=2, seconds=1)
    assert [document.source.identifier for document in documents(tmp_path / "out")] == ["a.txt", "c.txt", "g.txt"]
    assert [(left["text"], left["code"], left["reason"]) for left in errors(tmp_path / "out")] == [
        ("b.txt", "time-limit", "took more than 1 seconds"),
        ("d.txt", "crash", "the process died 3 times while it was read"),
        ("e.txt", "crash", "the process died 3 times while it was read"),
        ("f.txt", "crash", "mistake in decretparse, please report it: RecursionError: deliberate"),
    ]


def test_the_parser_itself_whatever_the_number_of_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "MOST_ENTRIES", 2)
    inputs = files(tmp_path, **{f"t{number}": f"{GOOD} Le bureau {number} tient un registre." for number in range(7)})
    run(inputs, tmp_path / "two", 2)
    converted(inputs, tmp_path / "here", Options(only="all", seconds=60))
    assert written(tmp_path / "two") == written(tmp_path / "here")
    assert len(documents(tmp_path / "two")) == 7
    assert sum(name.startswith("part-") for name in written(tmp_path / "two")) == 4


def test_a_run_that_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHEAP", "1")
    monkeypatch.setattr(shards, "MOST_ENTRIES", 1)
    workers: list[Worker] = []

    def start() -> Worker:
        workers.append(Worker(COMMAND))
        return workers[-1]

    batch = Run(files(tmp_path, a=GOOD, b="HANGS", c="HANGS"), tmp_path / "out", Options(only="all"))
    converting = iter(batch.convert(batch.prepare(resume=False), LocalEngine(2, start)))
    assert next(converting).counts["texts"] == 1
    before = threading.active_count()
    converting.close()
    for _ in range(100):
        if threading.active_count() < before - 1:
            break
        time.sleep(0.05)
    assert [worker._process for worker in workers] == [None, None]


def test_processes_that_do_not_start(tmp_path: Path) -> None:
    with pytest.raises(WorkerError, match="do not start"):
        run(files(tmp_path, a=GOOD), tmp_path / "out", 1, (sys.executable, "-c", "raise SystemExit(1)"))


def test_a_shard_is_converted_once(tmp_path: Path) -> None:
    batch = Run(files(tmp_path, a=GOOD), tmp_path / "out", Options(only="all"))
    batch.prepare(resume=False)
    (shard,) = (tmp_path / "out" / "work").glob("*.shard.gz")
    done = convert_shard(shard, tmp_path / "out")
    part = tmp_path / "out" / "part-000000.jsonl"
    changed = part.stat().st_mtime_ns
    assert convert_shard(str(shard), str(tmp_path / "out")) == done
    assert part.stat().st_mtime_ns == changed
    assert done.counts["texts"] == 1


def test_a_run_goes_on_only_with_its_own_inputs_and_options(tmp_path: Path) -> None:
    inputs = files(tmp_path, a=GOOD)
    out = tmp_path / "out"
    converted(inputs, out)
    with pytest.raises(OutputError, match="not empty"):
        converted(inputs, out)
    assert Run(inputs, out, Options()).finished() is not None
    with pytest.raises(OutputError, match="other options"):
        Run(inputs, out, Options(only="all")).finished()
    with pytest.raises(OutputError, match="other inputs"):
        Run(files(tmp_path, b=GOOD), out, Options()).finished()


def test_a_process_ends_with_its_master(tmp_path: Path) -> None:
    worker = Worker(COMMAND)
    batch = Run(files(tmp_path, a=GOOD), tmp_path / "out", Options(only="all"))
    batch.prepare(resume=False)
    (shard,) = (tmp_path / "out" / "work").glob("*.shard.gz")
    worker.convert(shard, tmp_path / "out")
    process = worker._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()
    for _ in range(100):
        if process.poll() is not None:
            break
        time.sleep(0.05)
    assert process.returncode == 0
    worker.close()
