"""What happens to units."""

import datetime as dt

from pydantic import Field

from decretparse.model.base import Model
from decretparse.model.span import Span
from decretparse.model.vocabulary import Confidence, EventKind


class Event(Model):
    """Units are created, abolished, renamed, merged or transferred.

    `units` are the ids of all units concerned; `into` is the one among them that a renaming or a merger gives or that
    a transfer reaches; `effective_date` is null where the text gives none.
    """

    id: str
    kind: EventKind
    units: tuple[str, ...]
    into: str | None = None
    effective_date: dt.date | None = None
    evidence: tuple[Span, ...] = Field(default=(), repr=False)
    rule: str = Field(repr=False)
    confidence: Confidence = Field(repr=False)
    quoted: bool = Field(default=False, repr=False)
