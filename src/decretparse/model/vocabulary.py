"""The closed vocabularies of a document."""

from typing import Literal, TypeAlias

Nature: TypeAlias = Literal["structure", "post"]

RelationKind: TypeAlias = Literal["part_of", "attached_to", "under_authority_of", "headed_by", "assists"]

QualifierKind: TypeAlias = Literal["liaison", "reservation", "exception", "on_behalf_of"]

EventKind: TypeAlias = Literal["created", "abolished", "renamed", "merged", "transferred"]

# `stated`: the words say it. `inferred`: a pronoun, a short form, a list's inheritance or a wording had to be
# resolved, and one candidate stood out. `guessed`: several did.
Confidence: TypeAlias = Literal["stated", "inferred", "guessed"]

Modality: TypeAlias = Literal["stated", "may", "must"]

ActionForm: TypeAlias = Literal["finite", "infinitive", "noun"]

# `error`: a fact is probably missing or wrong. `warning`: the text contradicts itself. `info`: worth knowing.
Severity: TypeAlias = Literal["error", "warning", "info"]

BlockKind: TypeAlias = Literal[
    "heading",
    "paragraph",
    "list_item",
    "quoted",
    "visa",
    "formula",
    "table",
    "furniture",
    "blank",
]
