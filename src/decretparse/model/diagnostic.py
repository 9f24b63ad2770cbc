"""What a reader of the result should know."""

from pydantic import NonNegativeInt

from decretparse.model.base import Model
from decretparse.model.vocabulary import Severity


class Diagnostic(Model):
    """A doubt about the reading or the text, by a stable code; `hint` says what to do about it."""

    code: str
    severity: Severity
    message: str
    start: NonNegativeInt
    end: NonNegativeInt
    hint: str | None = None
