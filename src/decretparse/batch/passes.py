"""The two passes over DILA's files: which texts are wanted, then all files of those texts."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO

from decretparse.batch.index import Index, KeptFile
from decretparse.batch.inputs import deleted_paths, path_in_delivery
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
    that the newest delivery must be looked through first. `several` says whether there is more than one.
    """

    index: Index
    options: Options
    limits: Limits
    errors: BinaryIO
    read: Counter[str]
    several: bool = False

    def look_through(self, members: Members, source: str, rank: int) -> None:
        """The first pass: notes the texts of which something may describe an organisation."""
        gone: list[str] = []
        for member in members:
            if isinstance(member, Refused):
                self._refuse(source, member.name, member.error.code, str(member.error))
            elif _is_list_of_deletions(member.name):
                gone += deleted_paths(member.data)
            elif self._is_current(member.name, rank):
                self._look_at(member, source)
                if self.several:
                    self.index.supersede((path_in_delivery(member.name),), rank)
        # What this delivery has itself is not gone.
        self.index.supersede(gone, rank)

    def keep(self, members: Members, source: str, rank: int) -> None:
        """The second pass: keeps the files of the texts that are wanted."""
        for member in members:
            if isinstance(member, Refused):
                continue
            raw = _raw(member)
            if raw is None or not self._is_wanted(raw) or self._is_too_large(raw, member.data):
                continue
            if not self.several or not self.index.is_out_of_date(path_in_delivery(member.name), rank):
                self._keep(raw, member, source)

    def entries(self) -> Iterator[tuple[str, list[KeptFile]]]:
        """The texts that are wanted, each with all its files."""
        return self.index.texts()

    def refuse(self, quarantined: Quarantined) -> None:
        """Notes what is left out."""
        self.errors.write(quarantined.model_dump_json().encode() + b"\n")

    def _is_current(self, name: str, rank: int) -> bool:
        if self.several and self.index.is_out_of_date(path_in_delivery(name), rank):
            self.read["superseded"] += 1
            return False
        return True

    def _look_at(self, member: Member, source: str) -> None:
        raw = _raw(member)
        if raw is None:
            self._pass_over(member, source)
            return
        self.read[raw.kind] += 1
        if self._is_too_large(raw, member.data):
            self._refuse(source, member.name, "article-too-large", f"more than {self.limits.article} bytes of text")
        elif self.options.only == "all" or raw.kind not in _MAY_SPEAK:
            return
        elif load_prefilter().may_describe_an_organisation(body(member.data)):
            self.index.want(raw.group)
        else:
            self.read["ruled-out"] += raw.kind == "article"

    def _pass_over(self, member: Member, source: str) -> None:
        if declares_a_document_type(member.data) and member.name.endswith(".xml"):
            self._refuse(source, member.name, "doctype", str(DoctypeError()))
        else:
            self.read["passed-over"] += 1

    def _is_wanted(self, raw: RawMember) -> bool:
        return self.options.only == "all" or self.index.is_wanted(raw.group)

    def _is_too_large(self, raw: RawMember, data: bytes) -> bool:
        return raw.kind == "article" and len(data) > self.limits.article and len(body(data)) > self.limits.article

    def _keep(self, raw: RawMember, member: Member, source: str) -> None:
        try:
            decoded(member.data)
        except SourceError as error:
            self._refuse(source, member.name, code_of(error), str(error))
            return
        self.index.keep(raw.group, path_in_delivery(member.name), KeptFile(member.name, source, member.data))

    def _refuse(self, source: str, name: str, code: str, reason: str) -> None:
        self.refuse(Quarantined(input=source, member=name, code=code, reason=reason))


def _raw(member: Member) -> RawMember | None:
    if not member.name.endswith(".xml"):
        return None
    return raw_member(member.data, PurePosixPath(member.name).stem)


def _is_list_of_deletions(name: str) -> bool:
    return name.endswith(".dat") and PurePosixPath(name).name.startswith(format_words()["delivery"]["deletions"])
