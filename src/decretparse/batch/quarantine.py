"""What was left out, and why."""

from decretparse.model.base import Model
from decretparse.sources.errors import DoctypeError, NotUtf8Error, SourceError, TooDeepError, UnknownFormatError

_CODES: dict[type[SourceError], str] = {
    DoctypeError: "doctype",
    NotUtf8Error: "not-utf-8",
    TooDeepError: "too-deep",
    UnknownFormatError: "unknown-format",
}


class Quarantined(Model):
    """An input, a member of an archive or a text that gave no document; a line of errors.jsonl.

    `input` is the file that was given, `member` the file inside it, `text` the identifier of the text it belongs to.
    """

    input: str | None = None
    member: str | None = None
    text: str | None = None
    code: str
    reason: str


def code_of(error: SourceError) -> str:
    """The stable code of what a reader refuses."""
    return _CODES.get(type(error), "unreadable")
