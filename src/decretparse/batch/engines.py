"""Who converts the shards: processes of this machine, or a cluster."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path
from queue import SimpleQueue
from typing import Protocol

from decretparse.batch.shards import Done
from decretparse.batch.supervisor import Worker, convert_shard

_RETRIES = 3


class Engine(Protocol):
    """Converts shards in whatever order, and gives what came of each as soon as it is there."""

    def convert(self, shards: Sequence[Path], out: Path) -> Iterator[Done]: ...


class LocalEngine:
    """Processes of this machine, `jobs` at a time; each has a thread that watches it."""

    def __init__(self, jobs: int, start: Callable[[], Worker] = Worker) -> None:
        self._jobs = jobs
        self._start = start

    def convert(self, shards: Sequence[Path], out: Path) -> Iterator[Done]:
        workers = [self._start() for _ in range(min(self._jobs, len(shards)))]
        idle: SimpleQueue[Worker] = SimpleQueue()
        for worker in workers:
            idle.put(worker)

        def converted(shard: Path) -> Done:
            worker = idle.get()
            try:
                return worker.convert(shard, out)
            finally:
                idle.put(worker)

        executor = ThreadPoolExecutor(max(1, len(workers)))
        try:
            futures: list[Future[Done]] = [executor.submit(converted, shard) for shard in shards]
            for future in as_completed(futures):
                yield future.result()
        finally:
            executor.shutdown(wait=False, cancel_futures=True)
            for worker in workers:
                worker.close()


class DaskEngine:
    """The workers of a Dask scheduler; they must see the output folder under the same path."""

    def __init__(self, scheduler: str) -> None:
        self._scheduler = scheduler

    def convert(self, shards: Sequence[Path], out: Path) -> Iterator[Done]:
        from distributed import Client
        from distributed import as_completed as as_they_come

        with Client(self._scheduler, set_as_default=False) as client:
            paths = [str(shard.resolve()) for shard in shards]
            futures = client.map(convert_shard, paths, folder=str(out.resolve()), retries=_RETRIES, pure=False)
            for future in as_they_come(futures, loop=client.loop):
                yield future.result()
