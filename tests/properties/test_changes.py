"""Typography and layout do not change what is read; HYPOTHESIS_PROFILE=nightly tries every change on every text."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from decretparse import parse
from tests.corpus.cases import ROOT, case_files, read_cases
from tests.properties.changes import CHANGES
from tests.properties.readings import reading

GOLD = Path(__file__).parents[3] / "shared" / "gold"
SAMPLE = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "nightly" else 10


@cache
def texts() -> Mapping[str, str]:
    """The corpus and, where they are at hand, other annotated texts."""
    cases = {f"{path.stem}::{case.title}": case.text for path in case_files() for case in read_cases(path)}
    files = sorted([*ROOT.joinpath("reference").glob("*.txt"), *GOLD.glob("*/*.txt")])
    return cases | {f"{path.parent.name}/{path.stem}": path.read_bytes().decode() for path in files}


@cache
def unchanged(name: str, confidence: bool) -> dict[str, list[Any]]:
    return reading(parse(texts()[name]), confidence=confidence)


@pytest.mark.parametrize("name", CHANGES)
def test_the_same_is_read(name: str) -> None:
    change = CHANGES[name]
    # A line behind a list goes on with its unit by inference; without the blank line it is of the last item.
    confidence = name != "no blank lines"
    for label in list(texts())[list(CHANGES).index(name) % SAMPLE :: SAMPLE]:
        changed = change(texts()[label])
        if changed != texts()[label]:
            got, wanted = reading(parse(changed), confidence=confidence), unchanged(label, confidence)
            differing = {part: (wanted[part], got[part]) for part in wanted if got[part] != wanted[part]}
            assert not differing, f"{label}\n{changed}"
