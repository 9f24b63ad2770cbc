"""Archives as a stream of members, never extracted to disk: tar.gz as DILA delivers it."""

from decretparse.sources.archive.errors import (
    ArchiveError,
    DamagedArchiveError,
    MemberTooLargeError,
    NameTooLongError,
    RatioError,
    UnsupportedMemberError,
)
from decretparse.sources.archive.limits import LIMITS, Limits
from decretparse.sources.archive.tar import Member, Refused, members

__all__ = [
    "LIMITS",
    "ArchiveError",
    "DamagedArchiveError",
    "Limits",
    "Member",
    "MemberTooLargeError",
    "NameTooLongError",
    "RatioError",
    "Refused",
    "UnsupportedMemberError",
    "members",
]
