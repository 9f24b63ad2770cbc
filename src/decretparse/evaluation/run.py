"""Scores a parser on reference texts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from decretparse.evaluation.annotations import ReferenceText
from decretparse.evaluation.comparison import compare
from decretparse.evaluation.outcome import Difference, Outcome
from decretparse.model import Document, Source


@dataclass(slots=True)
class Report:
    """What all texts came to, and how many of them failed to parse or show no difference."""

    texts: int = 0
    failed: int = 0
    without_difference: int = 0
    outcome: Outcome = field(default_factory=Outcome)


def evaluate(texts: Iterable[ReferenceText], parse: Callable[[str], Document]) -> Report:
    """How right the documents are that `parse` gives; an exception counts as a document without facts."""
    report = Report()
    for reference in texts:
        report.texts += 1
        before = len(report.outcome.differences)
        compare(reference, _document(reference, parse, report), report.outcome)
        report.without_difference += len(report.outcome.differences) == before
    return report


def _document(reference: ReferenceText, parse: Callable[[str], Document], report: Report) -> Document:
    try:
        return parse(reference.text)
    except Exception as error:  # a mistake of the parser costs one text, and shows in the figures
        report.failed += 1
        problem = Difference(reference.name, "the parse failed", f"{type(error).__name__}: {error}")
        report.outcome.differences.append(problem)
        return Document(text=reference.text, source=Source(sha256=""))
