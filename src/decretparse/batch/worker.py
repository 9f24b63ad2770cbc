"""A process that converts shards for another: requests come in on standard input, a JSON object a line.

A request: {"shard": path, "folder": path, "skip": {index: quarantined}}. The answers: {"ready": true} once, {"at":
index} before each text, then {"done": …}, or {"failed": reason} where a file cannot be read or written.
"""

import json
import os
import sys
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from decretparse.batch.conversion import convert_here
from decretparse.batch.prefilter import load_prefilter
from decretparse.batch.quarantine import Quarantined
from decretparse.lexicon.files import load_toml
from decretparse.pipeline import parse


def main() -> None:
    """Works until standard input ends."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb", buffering=0)
    # What a library prints must not be taken for an answer.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    _warm_up()

    def answer(**fields: object) -> None:
        answers.write(json.dumps(fields).encode() + b"\n")

    answer(ready=True)
    requests: SimpleQueue[str] = SimpleQueue()
    Thread(target=_receive, args=(requests,), daemon=True).start()
    while True:
        request = json.loads(requests.get())
        skip = {int(index): Quarantined.model_validate(left) for index, left in request["skip"].items()}
        try:
            done = convert_here(Path(request["shard"]), Path(request["folder"]), skip, lambda index: answer(at=index))
            answer(done=done.model_dump(mode="json"))
        except OSError as error:
            answer(failed=f"{error.filename or request['shard']}: {error.strerror or error}")
        except Exception as error:  # the shard itself is at fault; another try would end the same
            answer(failed=f"{request['shard']}: {type(error).__name__}: {error}")


def _receive(requests: "SimpleQueue[str]") -> None:
    """Ends the process with its master, whatever it is doing."""
    for line in sys.stdin:
        requests.put(line)
    os._exit(0)


def _warm_up() -> None:
    """Builds the tables, so that no text is charged for them, nor blamed for a process that dies meanwhile."""
    load_prefilter()
    parse(str(load_toml("lexicon/prefilter.toml")["warm_up"]))


if __name__ == "__main__":
    main()
