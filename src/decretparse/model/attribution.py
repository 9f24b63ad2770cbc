"""What a unit does, must or may do."""

from pydantic import Field, NonNegativeInt

from decretparse.model.base import Model
from decretparse.model.span import Span
from decretparse.model.vocabulary import ActionForm, Confidence, Modality, QualifierKind


class Action(Model):
    """One thing done, by its lemma: a finite verb, an infinitive or a noun of action."""

    lemma: str
    form: ActionForm
    start: NonNegativeInt
    end: NonNegativeInt


class Qualifier(Model):
    """With whom, within what limits or on whose behalf; `bodies` are those that the phrase names."""

    kind: QualifierKind
    text: str
    bodies: tuple[str, ...] = ()
    start: NonNegativeInt
    end: NonNegativeInt


class Attribution(Model):
    """One thing that the text says of the unit whose id is `unit`.

    `verbs` are the lemmas of the verbs that give it; `lead` the introductions above a lowest item, outermost first.
    """

    id: str
    unit: str
    verbs: tuple[str, ...]
    text: str
    start: NonNegativeInt
    end: NonNegativeInt
    modality: Modality = "stated"
    actions: tuple[Action, ...] = Field(default=(), repr=False)
    qualifiers: tuple[Qualifier, ...] = Field(default=(), repr=False)
    lead: tuple[Span, ...] = Field(default=(), repr=False)
    evidence: tuple[Span, ...] = Field(default=(), repr=False)
    rule: str = Field(repr=False)
    confidence: Confidence = Field(repr=False)
    quoted: bool = Field(default=False, repr=False)
