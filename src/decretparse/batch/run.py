"""A run from its inputs to its manifest; one that was killed goes on where it stopped."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from decretparse.batch.engines import Engine
from decretparse.batch.inputs import InputFile, described
from decretparse.batch.manifest import WORK, Manifest, clean_up, finish, read_manifest, read_plan, shards
from decretparse.batch.options import Options
from decretparse.batch.prepare import Plan, Preparation
from decretparse.batch.shards import Done
from decretparse.sources.archive import LIMITS, Limits
from decretparse.sources.recognise import Format


class OutputError(Exception):
    """The output folder cannot be used; the message says why, in words that follow its name."""


class Run:
    """Inputs, what they are to be converted into, and where."""

    def __init__(
        self,
        inputs: Sequence[Path],
        out: Path,
        options: Options,
        form: Format | None = None,
        limits: Limits = LIMITS,
    ) -> None:
        self._inputs = inputs
        self._out = out
        self._options = options
        self._form = form
        self._limits = limits

    def finished(self) -> Manifest | None:
        """The manifest, if the same run was brought to its end before."""
        manifest = read_manifest(self._out)
        if manifest is not None:
            self._must_agree(manifest.options, manifest.inputs)
            clean_up(self._out)
        return manifest

    def prepare(self, *, resume: bool, report: Callable[[int], None] = lambda length: None) -> Plan:
        """The plan of the run, its shards written; with `resume` that of the run that was killed."""
        if not resume and self._out.exists() and any(self._out.iterdir()):
            raise OutputError("the folder is not empty; --resume goes on with a run that was stopped")
        plan = read_plan(self._out)
        if plan is not None:
            self._must_agree(plan.options, plan.inputs)
            return plan
        self._out.mkdir(parents=True, exist_ok=True)
        work = self._out / WORK
        return Preparation(work, self._options, self._form, self._limits, report).plan(self._inputs)

    def convert(self, plan: Plan, engine: Engine) -> Iterator[Done]:
        """Converts what is left to do; gives what came of each shard, those done before included."""
        return engine.convert(shards(self._out, plan), self._out)

    def finish(self, plan: Plan) -> Manifest:
        """The manifest, when all shards are converted."""
        return finish(self._out, plan)

    def _must_agree(self, options: Options, inputs: Sequence[InputFile]) -> None:
        if options != self._options:
            raise OutputError("holds a run with other options")
        if sorted(map(_key, map(described, self._existing()))) != sorted(map(_key, inputs)):
            raise OutputError("holds a run over other inputs")

    def _existing(self) -> Iterator[Path]:
        return (path for path in self._inputs if path.is_file())


def _key(file: InputFile) -> tuple[str, str]:
    return file.name, file.sha256
