"""From archives and files to shards of whole texts; nothing is extracted, and memory does not grow with the input."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import compress
from pathlib import Path

from pydantic import Field

from decretparse.batch.index import Index
from decretparse.batch.inputs import HashedFile, InputFile, described, is_archive, oldest_first, unreadable
from decretparse.batch.marks import Marks
from decretparse.batch.options import Options
from decretparse.batch.passes import Passes
from decretparse.batch.quarantine import Quarantined, code_of
from decretparse.batch.shards import Entry, EntryFile, ShardWriter, replaced
from decretparse.model.base import Model
from decretparse.sources.archive import LIMITS, ArchiveError, Limits, Member, MemberTooLargeError, Refused, members
from decretparse.sources.decoding import decoded
from decretparse.sources.errors import SourceError
from decretparse.sources.recognise import Format, recognise

PLAN = "plan.json"
ERRORS = "errors.jsonl"
_INDEX = "index.sqlite"

Report = Callable[[int], None]


class Plan(Model):
    """What was found in the input, and in how many shards it was cut.

    `read` counts DILA's files by kind, the articles that were ruled out, and what was passed over or replaced.
    """

    options: Options
    inputs: tuple[InputFile, ...]
    read: dict[str, int] = Field(default_factory=dict)
    shards: int


@dataclass(slots=True)
class Preparation:
    """How shards are made in a folder that is theirs; `report` is told of each stretch of bytes gone through."""

    folder: Path
    options: Options
    form: Format | None = None
    limits: Limits = LIMITS
    report: Report = lambda length: None
    _inputs: list[InputFile] = field(default_factory=list)

    def plan(self, paths: Sequence[Path]) -> Plan:
        """Writes the shards and, when they are there, the plan."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in self.folder.iterdir():
            left.unlink()
        archives = oldest_first(path for path in paths if is_archive(path))
        files = [path for path in paths if path not in set(archives)]
        writer = ShardWriter(self.folder, self.options)
        with closing(Index(self.folder / _INDEX)) as index, replaced(self.folder / ERRORS) as errors:
            marks = Marks(self.folder)
            if self.options.only == "all":
                marks.want_all()
            passes = Passes(index, marks, self.options, self.limits, errors, Counter(), several=len(archives) > 1)
            xml = [path for path in files if self._is_part_of_a_text(path, passes, writer)]
            self._through_archives(archives, xml, passes)
            for text, kept in passes.entries():
                held = tuple(EntryFile(file.name, file.input, file.data.decode()) for file in kept)
                writer.add(Entry("records", text, held))
            writer.close()
        for left in (self.folder / _INDEX, *self.folder.glob("*.marks")):
            left.unlink()
        return self._written(passes.read, writer.shards)

    def _written(self, read: Counter[str], shards: int) -> Plan:
        inputs = tuple(sorted(self._inputs, key=lambda file: (file.name, file.sha256)))
        plan = Plan(options=self.options, inputs=inputs, read=dict(sorted(read.items())), shards=shards)
        with replaced(self.folder / PLAN) as stream:
            stream.write(plan.model_dump_json(indent=1).encode())
        return plan

    def _is_part_of_a_text(self, path: Path, passes: Passes, writer: ShardWriter) -> bool:
        """Whether a file must wait for others; a text by itself goes to a shard at once."""
        try:
            self._inputs.append(described(path))
            if path.stat().st_size > self.limits.member:
                raise MemberTooLargeError(f"more than {self.limits.member} bytes")
            data = path.read_bytes()
            form = self.form or recognise(data, path.name)
            if form != Format.XML:
                decoded(data)
                file = EntryFile(path.name, path.name, data.decode())
                writer.add(Entry("file", path.name, (file,), self.form))
        except OSError as error:
            passes.refuse(unreadable(path, error))
        except SourceError as error:
            passes.refuse(Quarantined(input=path.name, code=code_of(error), reason=str(error)))
        except ArchiveError as error:
            passes.refuse(Quarantined(input=path.name, code=error.code, reason=str(error)))
        else:
            self.report(len(data))
            return form == Format.XML
        return False

    def _through_archives(self, archives: Sequence[Path], xml: Sequence[Path], passes: Passes) -> None:
        sound = [
            (path, rank) for rank, path in reversed(list(enumerate(archives))) if self._is_sound(path, rank, passes)
        ]
        newest = len(archives)
        passes.look_through(_loose(xml), "", newest)
        passes.keep(compress(_loose(xml), passes.marks.chosen(newest)), "")
        for path, rank in sound:
            with HashedFile(path) as stream:
                passes.keep(self._reported(stream, passes.marks.chosen(rank)), path.name)

    def _is_sound(self, path: Path, rank: int, passes: Passes) -> bool:
        """The first pass; an archive that cannot be read to its end gives nothing at all."""
        before = passes.read.copy()
        try:
            with HashedFile(path) as stream:
                try:
                    passes.look_through(self._reported(stream), path.name, rank)
                finally:
                    self._inputs.append(stream.described())
        except ArchiveError as error:
            passes.index.forget(rank)
            passes.read = before
            passes.refuse(Quarantined(input=path.name, code=error.code, reason=str(error)))
            return False
        return True

    def _reported(self, stream: HashedFile, chosen: Iterator[bool] | None = None) -> Iterator[Member | Refused]:
        before = 0
        for member in members(stream, self.limits, chosen):
            if stream.done != before:
                self.report(stream.done - before)
                before = stream.done
            yield member


def _loose(paths: Sequence[Path]) -> Iterator[Member]:
    return (Member(path.as_posix(), path.read_bytes()) for path in paths)
