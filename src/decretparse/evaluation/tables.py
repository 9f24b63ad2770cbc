"""A report as text for people and as JSON for programs."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict

from decretparse.evaluation.run import Report
from decretparse.model import Confidence

_FIGURES = (
    "units",
    "relations",
    "edges",
    "attributions",
    "attributions_exact",
    "attribution_spans",
    "references",
    "qualifiers",
)
_LEVELS: tuple[Confidence, ...] = ("stated", "inferred", "guessed")
_DIGITS = 4


def as_json(report: Report) -> str:
    """All figures, every difference and disagreement."""
    outcome = report.outcome
    content = {
        "texts": report.texts,
        "failed": report.failed,
        "without_difference": report.without_difference,
        "figures": {
            name: {
                "precision": round(counts.precision, _DIGITS),
                "recall": round(counts.recall, _DIGITS),
                "f1": round(counts.f1, _DIGITS),
                "right": counts.right,
                "extra": counts.extra,
                "missed": counts.missed,
            }
            for name, counts in outcome.figures.items()
        },
        "of_matched": {name: round(outcome.share_right(name), _DIGITS) for name in outcome.of_matched},
        "by_confidence": {
            level: {
                "facts": outcome.by_confidence[level].facts,
                "right": outcome.by_confidence[level].right,
                "precision": round(outcome.by_confidence[level].precision, _DIGITS),
                "share_of_annotated": round(outcome.share_of_wanted(level), _DIGITS),
            }
            for level in _LEVELS
        },
        "differences": list(map(asdict, outcome.differences)),
        "disagreements": list(map(asdict, outcome.disagreements)),
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def as_text(report: Report, differences: bool) -> Iterator[str]:
    """The lines of the tables; each difference and disagreement, or how many there are of each sort."""
    outcome = report.outcome
    everything = [*outcome.differences, *outcome.disagreements]
    if differences:
        yield from map(str, everything)
        yield ""
    texts = "1 text" if report.texts == 1 else f"{report.texts} texts"
    yield f"{texts}, {report.failed} failed to parse, {report.without_difference} without any difference"
    yield ""
    yield f"{'':22}{'precision':>10}{'recall':>10}{'F1':>10}{'right':>8}{'extra':>8}{'missed':>8}"
    for name in _FIGURES:
        if name in outcome.figures:
            counts = outcome.figures[name]
            shares = f"{counts.precision:10.3f}{counts.recall:10.3f}{counts.f1:10.3f}"
            yield f"{name:22}{shares}{counts.right:8}{counts.extra:8}{counts.missed:8}"
    if outcome.of_matched:
        shares = ", ".join(f"{name} {outcome.share_right(name):.1%}" for name in outcome.of_matched)
        yield f"right, of what was matched: {shares}"
    yield ""
    yield f"{'units, relations, attributions':32}{'facts':>8}{'right':>8}{'share right':>13}{'of all annotated':>18}"
    for level in _LEVELS:
        marked = outcome.by_confidence[level]
        shares = f"{marked.precision:13.1%}{outcome.share_of_wanted(level):18.1%}"
        yield f"{level:32}{marked.facts:8}{marked.right:8}{shares}"
    if everything and not differences:
        sorts = Counter(each.problem for each in everything).most_common()
        yield ""
        yield "differences (--differences lists them): " + ", ".join(f"{number} {sort}" for sort, number in sorts)
