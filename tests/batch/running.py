"""Runs of a batch in this very process, and what they wrote."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from decretparse.batch.conversion import convert_here
from decretparse.batch.manifest import Manifest
from decretparse.batch.options import Options
from decretparse.batch.run import Run
from decretparse.batch.shards import Done
from decretparse.model import Document
from decretparse.sources.archive import LIMITS, Limits


class Here:
    """An engine without processes of its own."""

    def convert(self, shards: Sequence[Path], out: Path) -> Iterator[Done]:
        return (convert_here(shard, out, {}, lambda index: None) for shard in shards)


def converted(inputs: Sequence[Path], out: Path, options: Options | None = None, limits: Limits = LIMITS) -> Manifest:
    """The manifest of a run over these inputs."""
    run = Run(inputs, out, options or Options(), None, limits)
    plan = run.prepare(resume=False)
    for _ in run.convert(plan, Here()):
        pass
    return run.finish(plan)


def documents(out: Path) -> list[Document]:
    """All documents of an output folder, in order."""
    lines = (line for path in sorted(out.glob("part-*.jsonl")) for line in path.read_bytes().splitlines())
    return [Document.model_validate_json(line) for line in lines]


def errors(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "errors.jsonl").read_text("utf-8").splitlines()]


def written(out: Path) -> dict[str, bytes]:
    """Every file of an output folder."""
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file()}
