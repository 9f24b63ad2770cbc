"""A document with all that the writers show."""

from decretparse.model import Attribution, Diagnostic, Document, Post, Qualifier, Relation, Source, Structure
from decretparse.model.vocabulary import RelationKind

TEXT = (
    "La direction des lacs (DL) comprend le bureau des digues et deux bureaux.\n"
    "Elle est dirigée par un directeur, assisté d'un adjoint.\n"
    "Le bureau des digues, placé sous l'autorité de l'adjoint, cure\nles fossés, sauf en hiver.\n"
)


def attribution(unit: str, words: str) -> Attribution:
    start = TEXT.index(words)
    at = TEXT.index("sauf")
    qualifier = Qualifier(kind="exception", text="sauf en hiver", start=at, end=at + 13)
    return Attribution(
        id="a1",
        unit=unit,
        verbs=("curer",),
        text=words,
        start=start,
        end=start + len(words),
        qualifiers=(qualifier,),
        rule="attribution",
        confidence="guessed",
    )


def relation(child: str, kind: RelationKind, parent: str) -> Relation:
    return Relation(id=child + parent, kind=kind, child=child, parent=parent, rule="composition", confidence="stated")


def diagnostic(words: str, **more: str) -> Diagnostic:
    fields = {"code": "a-code", "severity": "warning", "message": "What it says."} | more
    start = TEXT.index(words)
    return Diagnostic.model_validate({**fields, "start": start, "end": start + len(words)})


def document() -> Document:
    read = {"rule": "composition", "confidence": "stated"}
    return Document(
        text=TEXT,
        source=Source(identifier="lacs.txt", sha256="0" * 64),
        units=(
            Structure.model_validate(
                {"id": "direction", "kind": "direction", "name": "direction des lacs", "aliases": ("DL",), **read}
            ),
            Structure.model_validate({"id": "digues", "kind": "bureau", "name": "bureau des digues", **read}),
            Structure.model_validate(
                {"id": "bureaux", "kind": "bureau", "name": "bureaux", "collective": True, **read}
            ),
            Post.model_validate({"id": "directeur", "kind": "directeur", "name": "directeur", **read}),
            Post.model_validate({"id": "adjoint", "kind": "adjoint", "name": "adjoint", **read}),
        ),
        relations=(
            relation("digues", "part_of", "direction"),
            relation("bureaux", "part_of", "direction"),
            relation("directeur", "headed_by", "direction"),
            relation("adjoint", "assists", "directeur"),
            relation("digues", "under_authority_of", "adjoint"),
        ),
        attributions=(attribution("digues", "cure\nles fossés, sauf en hiver"),),
        diagnostics=(
            diagnostic("Elle est dirigée", severity="error", hint="Name it."),
            diagnostic("bureau des digues", severity="info"),
        ),
    )
