"""A run in a process of its own that can be killed: small_shards.py ARCHIVE OUT JOBS."""

import sys
from functools import partial
from pathlib import Path

from decretparse.batch import shards
from decretparse.batch.engines import LocalEngine
from decretparse.batch.options import Options
from decretparse.batch.run import Run
from decretparse.batch.supervisor import Worker

COMMAND = (sys.executable, str(Path(__file__).with_name("worker_with_faults.py")))


def main(archive: Path, out: Path, jobs: int) -> None:
    shards.MOST_ENTRIES = 3
    run = Run([archive], out, Options())
    if run.finished() is None:
        plan = run.prepare(resume=True)
        for _ in run.convert(plan, LocalEngine(jobs, partial(Worker, COMMAND))):
            pass
        run.finish(plan)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
