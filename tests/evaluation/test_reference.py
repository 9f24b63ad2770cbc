"""The reference texts that come with the project: what the documentation says of them can be checked by anyone."""

import pytest

from decretparse import parse
from decretparse.evaluation import Report, evaluate, reference_files, reference_text
from tests.corpus.cases import ROOT

FILES = list(reference_files(ROOT / "reference"))
LEAST = {
    "units": 0.99,
    "relations": 0.99,
    "attributions": 0.99,
    "attributions_exact": 0.99,
    "references": 0.99,
    "qualifiers": 0.99,
}


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate(map(reference_text, FILES), parse)


def test_every_text_is_annotated() -> None:
    texts = {path.stem for path in (ROOT / "reference").glob("*.txt")}
    assert texts == {path.name.removesuffix(".gold.json") for path in FILES}


def test_every_text_is_parsed(report: Report) -> None:
    assert (report.texts, report.failed) == (len(FILES), 0)


@pytest.mark.parametrize("figure", LEAST)
def test_figures_stay_above_their_floor(report: Report, figure: str) -> None:
    assert report.outcome.figures[figure].f1 >= LEAST[figure]
