"""Batches: many texts or whole archives converted into a folder."""

import importlib.util
import json
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import click
from rich.console import Console

from decretparse.batch.engines import DaskEngine, Engine, LocalEngine
from decretparse.batch.inputs import is_archive
from decretparse.batch.manifest import Manifest
from decretparse.batch.options import Options
from decretparse.batch.prepare import ERRORS, Plan
from decretparse.batch.run import OutputError, Run
from decretparse.batch.supervisor import WorkerError
from decretparse.cli import exits, streams
from decretparse.cli.progress import stage
from decretparse.cli.tally import counted
from decretparse.sources.recognise import Format
from decretparse.writers.diagnostics import SEVERITIES

_FACTS = ("texts", "articles", "units", "relations", "attributions")
_SHOWN = 10

EngineName: TypeAlias = Literal["local", "dask", "none"]


@dataclass(frozen=True, slots=True)
class Machine:
    """On what a batch runs; `engine` `none` only cuts the shards, for others to convert."""

    engine: EngineName
    jobs: int
    scheduler: str | None


def run(
    inputs: Sequence[Path], out: Path, options: Options, form: Format | None, machine: Machine, *, resume: bool
) -> int:
    """Converts into the folder `out`; gives the exit code."""
    console = streams.err()
    _must_have(options, machine)
    begun = time.monotonic()
    batch = Run(inputs, out, options, form)
    try:
        manifest = batch.finished() if resume else None
        if manifest is None:
            plan = _prepared(batch, inputs, resume, console)
            if machine.engine == "none":
                console.print(f"shards to convert: {plan.shards}", soft_wrap=True)
                return exits.ALL_WELL
            _convert(batch, plan, _engine(machine), console)
            manifest = batch.finish(plan)
    except (OutputError, WorkerError) as error:
        streams.complain(str(out), str(error), console)
        return exits.NOTHING_READ
    except OSError as error:
        streams.complain(error.filename or str(out), f"cannot be written: {error.strerror}", console)
        return exits.NOTHING_READ
    _show_errors(out, manifest, console)
    console.print(_summary(manifest, time.monotonic() - begun), soft_wrap=True)
    return _exit_code(manifest)


def _must_have(options: Options, machine: Machine) -> None:
    """Says which extra is missing."""
    if machine.engine == "dask" and not machine.scheduler:
        raise click.UsageError("--engine dask needs --scheduler ADDRESS.")
    for wanted, module, extra in (
        (options.format == "parquet", "pyarrow", "parquet"),
        (machine.engine == "dask", "distributed", "dask"),
    ):
        if wanted and importlib.util.find_spec(module) is None:
            raise click.UsageError(f"this needs {module}: install decretparse[{extra}].")


def _engine(machine: Machine) -> Engine:
    if machine.engine == "dask":
        return DaskEngine(machine.scheduler or "")
    return LocalEngine(machine.jobs)


def _prepared(batch: Run, inputs: Sequence[Path], resume: bool, console: Console) -> Plan:
    total = sum(path.stat().st_size * (2 if is_archive(path) else 1) for path in inputs if path.is_file())
    with stage("reading", total, console) as shown:
        return batch.prepare(resume=resume, report=shown.advance)


def _convert(batch: Run, plan: Plan, engine: Engine, console: Console) -> None:
    begun = time.monotonic()
    totals: Counter[str] = Counter()
    with stage("converting", plan.shards, console) as shown:
        for done in batch.convert(plan, engine):
            totals += Counter(done.counts)
            rate = totals["texts"] / max(1e-3, time.monotonic() - begun)
            shown.advance(1, f"{counted(totals['texts'], 'text')}, {rate:.0f} a second")


def _show_errors(out: Path, manifest: Manifest, console: Console) -> None:
    """The first of what was left out; errors.jsonl has all."""
    if not manifest.quarantined:
        return
    with (out / ERRORS).open(encoding="utf-8") as lines:
        for line, _ in zip(lines, range(_SHOWN), strict=False):
            left = json.loads(line)
            name = "/".join(filter(None, (left["input"], left["member"] or left["text"])))
            streams.complain(name, f"{left['code']}: {left['reason']}", console)


def _summary(manifest: Manifest, seconds: float) -> str:
    counts, read = manifest.counts, manifest.read
    lines = [
        ", ".join(counted(counts.get(fact, 0), fact.removesuffix("s")) for fact in _FACTS),
        f"diagnostics: {', '.join(counted(counts.get(severity, 0), severity) for severity in SEVERITIES)}",
    ]
    if read.get("article"):
        lines.append(
            f"archives: {counted(read['article'], 'article')}, {read.get('ruled-out', 0)} of them ruled out; "
            f"files passed over: {read.get('passed-over', 0)}"
        )
    if manifest.quarantined:
        lines.append(f"left out, see {ERRORS}: {manifest.quarantined}")
    articles = read.get("article", 0) + read.get("simple", 0)
    rates = [f"{counts.get('texts', 0) / max(1e-3, seconds):.1f} texts a second"]
    rates += [f"{articles / max(1e-3, seconds):.0f} articles a second"] if articles else []
    return "\n".join((*lines, f"{seconds:.1f} s, {', '.join(rates)}"))


def _exit_code(manifest: Manifest) -> int:
    if manifest.quarantined and not manifest.counts.get("texts"):
        return exits.NOTHING_READ
    return exits.INCOMPLETE if manifest.quarantined or manifest.counts.get("error") else exits.ALL_WELL
