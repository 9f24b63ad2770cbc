"""Where the scorer that the rules were first made with is at hand, it gives the same figures."""

import importlib.util
import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from decretparse import Document, parse
from decretparse.evaluation import evaluate, reference_files, reference_text

GOLD = Path(__file__).parents[3] / "shared" / "gold"

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="needs ../shared/gold")

parsed = cache(parse)


def damaged(text: str) -> Document:
    """A document in which a third of the facts is wrong or lost, so that there are differences to count."""
    document = parsed(text)
    return document.model_copy(
        update={
            "units": tuple(
                unit.model_copy(update={"name": unit.name + " de Metz"}) if number % 3 == 0 else unit
                for number, unit in enumerate(document.units)
            ),
            "relations": document.relations[::2],
            "attributions": tuple(
                task.model_copy(update={"end": task.end - 5, "text": task.text[:-5]}) if number % 3 == 0 else task
                for number, task in enumerate(document.attributions)
                if len(task.text) > 6
            ),
            "references": document.references[1:],
        }
    )


@cache
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", GOLD / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(folder: Path, read: Any) -> tuple[dict[str, tuple[int, int, int]], dict[str, list[int]], int]:
    """The scorer's counts, agreements and number of texts without a difference."""
    tallies: Any = defaultdict(scorer().Tally)
    errors: list[str] = []
    facts: dict[str, list[bool]] = defaultdict(list)
    clean = 0
    for path in sorted(folder.rglob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        text = path.with_name(f"{name}.txt").read_bytes().decode()
        before = len(errors)
        data = json.loads(read(text).model_dump_json())
        scorer().score_one(text, json.loads(path.read_text("utf-8")), data, name, tallies, errors, facts)
        clean += len(errors) == before
    counts = {name: (tally.tp, tally.fp, tally.fn) for name, tally in tallies.items()}
    return counts, {name: [sum(found), len(found)] for name, found in facts.items() if name != "offsets"}, clean


@pytest.mark.parametrize("read", [parsed, damaged], ids=["parsed", "damaged"])
@pytest.mark.parametrize("folder", ["seeds", "drafted", "real", "whole"])
def test_the_same_figures(folder: str, read: Any) -> None:
    report = evaluate(map(reference_text, reference_files(GOLD / folder)), read)
    outcome = report.outcome
    counts = {name: (each.right, each.extra, each.missed) for name, each in outcome.figures.items()}
    agreements = {name: [found[True], found.total()] for name, found in outcome.of_matched.items()}
    wanted_counts, wanted_agreements, clean = scored(GOLD / folder, read)
    assert counts == wanted_counts
    assert agreements == {name: found for name, found in wanted_agreements.items() if found[1]}
    # A reference that is missed is a difference here, and was none there.
    assert report.without_difference <= clean
