"""How units stand to each other."""

from pydantic import Field

from decretparse.model.base import Model
from decretparse.model.span import Span
from decretparse.model.vocabulary import Confidence, RelationKind


class Relation(Model):
    """`child` stands in the relation `kind` to `parent`; both are unit ids."""

    id: str
    kind: RelationKind
    child: str
    parent: str
    evidence: tuple[Span, ...] = Field(default=(), repr=False)
    rule: str = Field(repr=False)
    confidence: Confidence = Field(repr=False)
    quoted: bool = Field(default=False, repr=False)
