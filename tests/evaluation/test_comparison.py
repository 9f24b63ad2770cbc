"""Documents that a parser might give, beside annotations of the same text."""

import json
from typing import Any

import pytest

from decretparse import Document
from decretparse.evaluation import Report, evaluate
from decretparse.evaluation.annotations import annotated
from decretparse.evaluation.names import folded
from decretparse.evaluation.tables import as_json, as_text
from decretparse.model import AnyUnit, Attribution, Confidence, Qualifier, Relation, Source, Structure

TEXT = "La direction des ports comprend le bureau du fret. Elle suit les travaux en cours, sauf en hiver."
ANNOTATIONS = {
    "qualifiers_annotated": True,
    "units": [
        {"id": "dp", "nature": "structure", "kind": "direction", "name": "direction des ports", "aliases": ["DP"]},
        {"id": "bf", "nature": "structure", "kind": "bureau", "name": "bureau du fret"},
    ],
    "relations": [{"kind": "part_of", "child": "bf", "parent": "dp"}],
    "attributions": [
        {
            "unit": "dp",
            "verbs": ["suivre"],
            "text": "suit les travaux en cours, sauf en hiver",
            "qualifiers": [{"kind": "exception", "text": "sauf en hiver", "bodies": []}],
        }
    ],
    "references": [],
}
READ: dict[str, Any] = {"rule": "composition", "confidence": "stated"}


def unit(name: str, identifier: str, **more: Any) -> Structure:
    return Structure(id=identifier, kind=name.split()[0], name=name, **(READ | more))


def task(words: str, bearer: str, confidence: Confidence = "inferred") -> Attribution:
    start = TEXT.index(words)
    hiver = TEXT.index("sauf")
    return Attribution(
        id="a1",
        unit=bearer,
        verbs=("suivre",),
        text=words,
        start=start,
        end=start + len(words),
        qualifiers=(Qualifier(kind="exception", text="sauf en hiver", start=hiver, end=hiver + 13),),
        rule="attribution",
        confidence=confidence,
    )


UNITS: tuple[AnyUnit, ...] = (unit("direction des ports", "d"), unit("bureau du fret", "b"))
PART = Relation(id="r1", kind="part_of", child="b", parent="d", **READ)
TASK = task("suit les travaux en cours, sauf en hiver", "d")


def report(*, units: tuple[AnyUnit, ...] = UNITS, relation: Relation = PART, attribution: Attribution = TASK) -> Report:
    document = Document(
        text=TEXT, source=Source(sha256=""), units=units, relations=(relation,), attributions=(attribution,)
    )
    return evaluate([annotated("a", TEXT, json.dumps(ANNOTATIONS).encode())], lambda text: document)


def counts(of: Report, figure: str) -> tuple[int, int, int]:
    found = of.outcome.figures[figure]
    return found.right, found.extra, found.missed


def test_all_right() -> None:
    found = report()
    assert found.outcome.differences == []
    assert found.without_difference == 1
    assert {counts(found, figure)[1:] for figure in found.outcome.figures} == {(0, 0)}


def test_units_are_matched_by_an_alias() -> None:
    found = report(units=(unit("DP", "d"), UNITS[1]))
    assert counts(found, "units") == (2, 0, 0)
    assert found.outcome.share_right("name verbatim") == 0.5


def test_a_relation_of_another_kind_is_an_edge_all_the_same() -> None:
    found = report(relation=PART.model_copy(update={"kind": "attached_to"}))
    assert (counts(found, "relations"), counts(found, "edges")) == ((0, 1, 1), (1, 0, 0))
    assert [str(each) for each in found.outcome.differences] == [
        "a: relation missed: bf part_of dp",
        "a: relation not annotated: bf attached_to dp",
    ]


def test_an_attribution_needs_its_bearer_and_four_words_in_five() -> None:
    shorter = report(attribution=task("suit les travaux en cours, sauf en", "d"))
    assert (counts(shorter, "attributions"), counts(shorter, "attributions_exact")) == ((1, 0, 0), (0, 1, 1))
    assert counts(report(attribution=task("suit les travaux en cours", "d")), "attributions") == (0, 1, 1)
    other = report(attribution=task(TASK.text, "b"))
    assert (counts(other, "attributions"), counts(other, "attribution_spans")) == ((0, 1, 1), (1, 0, 0))


def test_facts_are_counted_by_their_confidence() -> None:
    found = report(attribution=task("suit les travaux", "d", "guessed")).outcome
    assert (found.wanted, found.by_confidence["stated"].facts, found.by_confidence["stated"].right) == (4, 3, 3)
    assert (found.by_confidence["guessed"].precision, found.share_of_wanted("stated")) == (0, 0.75)


def test_a_parse_that_fails_counts_as_empty() -> None:
    def failing(text: str) -> Document:
        raise ZeroDivisionError("deliberate")

    found = evaluate([annotated("a", TEXT, json.dumps(ANNOTATIONS).encode())], failing)
    assert (found.failed, counts(found, "units")) == (1, (0, 0, 2))
    assert str(found.outcome.differences[0]) == "a: the parse failed: ZeroDivisionError: deliberate"


def test_the_tables() -> None:
    lines = list(as_text(report(relation=PART.model_copy(update={"kind": "assists"})), differences=False))
    assert lines[0] == "1 text, 0 failed to parse, 0 without any difference"
    assert "relations                  0.000     0.000     0.000       0       1       1" in lines
    assert lines[-1] == "differences (--differences lists them): 1 relation missed, 1 relation not annotated"


def test_what_was_read_otherwise_is_listed() -> None:
    bureau = UNITS[1].model_copy(update={"kind": "mission", "aliases": ("BF",)})
    attribution = TASK.model_copy(update={"verbs": ()})
    lines = list(as_text(report(units=(UNITS[0], bureau), attribution=attribution), differences=True))
    assert lines[:5] == [
        "a: other kind: bureau du fret: annotated bureau, read mission",
        "a: other aliases: bureau du fret: annotated none, read BF",
        "a: other verbs: [dp] “suit les travaux en cours, sauf en hiver”: annotated suivre, read none",
        "",
        "1 text, 0 failed to parse, 1 without any difference",
    ]


def test_the_same_as_json() -> None:
    figures = json.loads(as_json(report()))
    assert figures["figures"]["units"] == {
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "right": 2,
        "extra": 0,
        "missed": 0,
    }
    assert figures["by_confidence"]["inferred"] == {
        "facts": 1,
        "right": 1,
        "precision": 1.0,
        "share_of_annotated": 0.25,
    }


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Le Bureau des Œuvres", "bureau des oeuvres"),
        ("mission «\u00a0étiages\u00a0»", 'mission "etiages"'),
        ("l’agence", "agence"),
        ("sous‑direction", "sous-direction"),
        ("bureau du fret,", "bureau  du\nfret"),
    ],
)
def test_names_that_are_the_same(name: str, same: str) -> None:
    assert folded(name) == folded(same)
