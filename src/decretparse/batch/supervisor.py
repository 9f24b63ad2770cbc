"""Shards converted in a process of their own, which may hang or die without harm to anything but one text."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread, local
from typing import Any

from decretparse.batch.quarantine import Quarantined
from decretparse.batch.shards import Done, read_done, read_entries, read_head

COMMAND = (sys.executable, "-m", "decretparse.batch.worker")
START_SECONDS = 300.0
# Whoever is killed from outside is tried again; a text that was being read each time is to blame.
TRIES = 3
STARTS = 20


class WorkerError(Exception):
    """A shard cannot be converted at all, whatever it holds."""


class Worker:
    """A process that converts one shard after another, started when it is needed and again when it has died."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
        self._is_closed = False

    def convert(self, shard: Path, folder: Path) -> Done:
        """Converts a shard into the output folder, unless that was done.

        A text that takes longer than it may, or during which the process died several times, is quarantined.
        """
        finished = read_done(shard)
        if finished is not None:
            return finished
        _, options = read_head(shard)
        deaths: Counter[int] = Counter()
        skip: dict[int, Quarantined] = {}
        while not self._is_closed:
            ended = self._attempt(shard, folder, skip, options.seconds)
            if isinstance(ended, Done):
                return ended
            index, in_time = ended
            deaths[index] += 1
            if not in_time and index >= 0:
                skip[index] = _left(shard, index, "time-limit", f"took more than {options.seconds:g} seconds")
            elif index < 0 and deaths[index] >= STARTS:
                raise WorkerError("the processes that read texts do not start")
            elif index >= 0 and deaths[index] >= TRIES:
                skip[index] = _left(shard, index, "crash", f"the process died {TRIES} times while it was read")
        raise WorkerError("stopped")

    def close(self) -> None:
        """Ends the process for good, and what another thread waits for."""
        self._is_closed = True
        self._end()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):
                    stream.close()

    def _attempt(
        self, shard: Path, folder: Path, skip: dict[int, Quarantined], seconds: float
    ) -> Done | tuple[int, bool]:
        """What came of the shard; where the process hung or died, the entry it was at and whether it was in time."""
        index = -1
        limit = START_SECONDS
        try:
            if self._process is None:
                self._start()
                if self._answers.get(timeout=START_SECONDS) is None:
                    raise BrokenPipeError
            self._ask(shard, folder, skip)
            while (answer := self._answers.get(timeout=limit)) is not None:
                if "done" in answer:
                    return Done.model_validate(answer["done"])
                if "failed" in answer:
                    raise WorkerError(answer["failed"])
                index, limit = answer["at"], seconds
        except Empty:
            self._end()
            return index, False
        except BrokenPipeError:
            pass
        self._end()
        return index, True

    def _start(self) -> None:
        self._answers = SimpleQueue()
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # An interrupt is for the master, who ends this process.
            start_new_session=os.name == "posix",
        )
        Thread(target=_listen, args=(self._process, self._answers), daemon=True).start()
        if self._is_closed:
            self._end()
            raise WorkerError("stopped")

    def _ask(self, shard: Path, folder: Path, skip: dict[int, Quarantined]) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        request = {
            "shard": str(shard.resolve()),
            "folder": str(folder.resolve()),
            "skip": {index: left.model_dump() for index, left in skip.items()},
        }
        self._process.stdin.write(json.dumps(request).encode() + b"\n")
        self._process.stdin.flush()


_own = local()


def convert_shard(shard: str | Path, folder: str | Path) -> Done:
    """Converts a shard into the output folder; whoever does it, and however often, the result is the same.

    Each thread keeps a process for the shards that follow.
    """
    worker: Worker | None = getattr(_own, "worker", None)
    if worker is None:
        worker = _own.worker = Worker()
    return worker.convert(Path(shard), Path(folder))


def _listen(process: "subprocess.Popen[bytes]", answers: "SimpleQueue[dict[str, Any] | None]") -> None:
    """Hands on what the process says, and that it has ended."""
    assert process.stdout is not None
    with suppress(ValueError, OSError):
        for line in process.stdout:
            if line.endswith(b"\n"):
                answers.put(json.loads(line))
    answers.put(None)


def _left(shard: Path, index: int, code: str, reason: str) -> Quarantined:
    entry = next(entry for at, entry in enumerate(read_entries(shard)) if at == index)
    return Quarantined(input=entry.files[0].input, text=entry.name, code=code, reason=reason)
