"""Why an archive, or a member of one, is refused."""

from typing import ClassVar


class ArchiveError(Exception):
    """What an archive holds cannot be taken; `code` is stable, the message one sentence."""

    code: ClassVar[str]


class DamagedArchiveError(ArchiveError):
    """The archive ends too early, or its bytes are not what they should be; nothing after that can be read."""

    code = "damaged-archive"


class RatioError(ArchiveError):
    """The archive grows more than any honest one when it is decompressed."""

    code = "ratio-too-high"


class MemberTooLargeError(ArchiveError):
    """A member is larger than any file of a legal text."""

    code = "member-too-large"


class NameTooLongError(ArchiveError):
    """A member's name is longer than file systems take."""

    code = "name-too-long"


class UnsupportedMemberError(ArchiveError):
    """A member is stored in a way that no delivery uses, as a sparse file."""

    code = "unsupported-member"
