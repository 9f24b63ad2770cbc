"""The two passes over DILA's files: which texts are wanted, then all files of those texts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from decretparse.batch.index import Index, KeptFile
from decretparse.batch.inputs import deleted_paths, path_in_delivery
from decretparse.batch.marks import Marks
from decretparse.batch.options import Options
from decretparse.batch.prefilter import body, load_prefilter
from decretparse.batch.quarantine import Quarantined, code_of
from decretparse.batch.raw_member import RawMember, declares_a_document_type, raw_member
from decretparse.sources.archive import Limits, Member, Refused
from decretparse.sources.decoding import decoded
from decretparse.sources.errors import DoctypeError, SourceError
from decretparse.sources.format_words import format_words

_MAY_SPEAK = frozenset({"article", "version", "simple"})

Members = Iterable[Member | Refused]


@dataclass(slots=True)
class Passes:
    """Both passes over one delivery after the other; what is refused goes to `errors`, what is met is counted.

    `rank` tells newer deliveries from older ones. A file that a newer one replaces or deletes is as if not there, so
    that the newest delivery must be looked through first. `several` says whether there is more than one. `source` is
    the name of the delivery, empty for files that stand by themselves.
    """

    index: Index
    marks: Marks
    options: Options
    limits: Limits
    errors: BinaryIO
    read: Counter[str]
    several: bool = False

    def look_through(self, members: Members, source: str, rank: int) -> None:
        """The first pass: notes what each file is part of, and which texts may describe an organisation."""
        gone: list[str] = []
        self.marks.note(rank, (self._part_of(member, source, rank, gone) for member in members))
        # What this delivery has itself is not gone.
        self.index.supersede(gone, rank)

    def keep(self, members: Members, source: str) -> None:
        """The second pass: keeps the files of the texts that are wanted, of those that `marks` choose."""
        for member in members:
            if isinstance(member, Member):
                raw = _raw(member)
                if raw is not None and self._is_wanted(raw) and not self._is_too_large(raw, member.data):
                    self._keep(raw, member, source)

    def entries(self) -> Iterator[tuple[str, list[KeptFile]]]:
        """The texts that are wanted, each with all its files."""
        return self.index.texts()

    def refuse(self, quarantined: Quarantined) -> None:
        """Notes what is left out."""
        self.errors.write(quarantined.model_dump_json().encode() + b"\n")

    def _part_of(self, member: Member | Refused, source: str, rank: int, gone: list[str]) -> str | None:
        """What a file is part of, if it is of any use."""
        if isinstance(member, Refused):
            self._refuse(source, member.name, member.error.code, str(member.error))
            return None
        if _is_list_of_deletions(member.name):
            gone += deleted_paths(member.data)
            return None
        if self.several and not self._is_current(member.name, rank):
            return None
        return self._look_at(member, source)

    def _is_current(self, name: str, rank: int) -> bool:
        path = path_in_delivery(name)
        if self.index.is_out_of_date(path, rank):
            self.read["superseded"] += 1
            return False
        self.index.supersede((path,), rank)
        return True

    def _look_at(self, member: Member, source: str) -> str | None:
        raw = _raw(member)
        if raw is None:
            self._pass_over(member, source)
            return None
        self.read[raw.kind] += 1
        if self._is_too_large(raw, member.data):
            self._refuse(source, member.name, "article-too-large", f"more than {self.limits.article} bytes of text")
            return None
        if self.options.only == "organisation" and raw.kind in _MAY_SPEAK:
            words = body(member.data)
            if words and load_prefilter().may_describe_an_organisation(words):
                for wanted in {raw.text, raw.part}:
                    self.index.want(wanted)
                    self.marks.want(wanted)
            else:
                self.read["ruled-out"] += raw.kind == "article"
        return raw.part

    def _pass_over(self, member: Member, source: str) -> None:
        if declares_a_document_type(member.data) and member.name.endswith(".xml"):
            self._refuse(source, member.name, "doctype", str(DoctypeError()))
        else:
            self.read["passed-over"] += 1

    def _is_wanted(self, raw: RawMember) -> bool:
        return self.options.only == "all" or self.index.is_wanted(raw.part)

    def _is_too_large(self, raw: RawMember, data: bytes) -> bool:
        return raw.kind == "article" and len(data) > self.limits.article and len(body(data)) > self.limits.article

    def _keep(self, raw: RawMember, member: Member, source: str) -> None:
        try:
            decoded(member.data)
        except SourceError as error:
            self._refuse(source, member.name, code_of(error), str(error))
            return
        self.index.keep(
            raw.text, path_in_delivery(member.name), KeptFile(member.name, source or member.name, member.data)
        )

    def _refuse(self, source: str, name: str, code: str, reason: str) -> None:
        self.refuse(Quarantined(input=source or name, member=name if source else None, code=code, reason=reason))


def _raw(member: Member) -> RawMember | None:
    name = member.name
    return raw_member(member.data, name[name.rfind("/") + 1 : -4]) if name.endswith(".xml") else None


def _is_list_of_deletions(name: str) -> bool:
    return name.endswith(".dat") and format_words()["delivery"]["deletions"] in name
