"""The end of a run: what was read, what came of it and what was left out, in files that tell no time of day."""

from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from decretparse.batch.inputs import InputFile
from decretparse.batch.options import Options
from decretparse.batch.prepare import ERRORS, PLAN, Plan
from decretparse.batch.quarantine import Quarantined
from decretparse.batch.shards import Done, OutputFile, read_done, replaced, shard_path
from decretparse.model import Document
from decretparse.model.base import Model

MANIFEST = "manifest.json"
WORK = "work"


class Manifest(Model):
    """manifest.json: where it is, the run is complete. `read` counts input files by kind, `counts` what they gave."""

    decretparse: str
    schema_version: str
    options: Options
    inputs: tuple[InputFile, ...]
    read: dict[str, int]
    counts: dict[str, int]
    quarantined: int
    files: tuple[OutputFile, ...]


def read_manifest(out: Path) -> Manifest | None:
    """The manifest of a finished run."""
    path = out / MANIFEST
    return Manifest.model_validate_json(path.read_bytes()) if path.exists() else None


def read_plan(out: Path) -> Plan | None:
    """The plan of a run whose shards are all there."""
    path = out / WORK / PLAN
    return Plan.model_validate_json(path.read_bytes()) if path.exists() else None


def shards(out: Path, plan: Plan) -> list[Path]:
    """The shards of a run, in order."""
    return [shard_path(out / WORK, number) for number in range(plan.shards)]


def finish(out: Path, plan: Plan) -> Manifest:
    """Writes errors.jsonl and the manifest, and removes what is needed no more; all shards must have been converted."""
    counted: Counter[str] = Counter()
    files: list[OutputFile] = []
    for done in _done(out, plan):
        counted += Counter(done.counts)
        files += done.files
    quarantined = _write_errors(out, plan)
    manifest = Manifest(
        decretparse=version("decretparse"),
        schema_version=str(Document.model_fields["schema_version"].default),
        options=plan.options,
        inputs=plan.inputs,
        read=plan.read,
        counts=dict(sorted(counted.items())),
        quarantined=quarantined,
        files=tuple(files),
    )
    with replaced(out / MANIFEST) as stream:
        stream.write(manifest.model_dump_json(indent=1).encode() + b"\n")
    clean_up(out)
    return manifest


def clean_up(out: Path) -> None:
    """Removes the folder of shards, and what processes that were killed left behind."""
    for draft in out.rglob(".*.tmp"):
        draft.unlink(missing_ok=True)
    if (out / WORK).exists():
        for path in (out / WORK).iterdir():
            path.unlink()
        (out / WORK).rmdir()


def _write_errors(out: Path, plan: Plan) -> int:
    """What was left out, in the order of the input; the file is there even where it is empty."""
    count = 0
    with replaced(out / ERRORS) as stream:
        for line in _errors(out, plan):
            stream.write(line)
            count += 1
    return count


def _errors(out: Path, plan: Plan) -> Iterator[bytes]:
    with (out / WORK / ERRORS).open("rb") as before:
        yield from before
    for done in _done(out, plan):
        yield from (_line(left) for left in done.quarantined)


def _line(left: Quarantined) -> bytes:
    return left.model_dump_json().encode() + b"\n"


def _done(out: Path, plan: Plan) -> Iterator[Done]:
    for shard in shards(out, plan):
        done = read_done(shard)
        if done is None:
            raise FileNotFoundError(2, "this shard was not converted", str(shard))
        yield done
