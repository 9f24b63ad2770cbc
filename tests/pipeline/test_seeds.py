"""Beside what the scorer compares: what the seed articles say, where they are at hand."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from decretparse import Document, parse

SEEDS = Path(__file__).parents[3] / "shared" / "gold" / "seeds"
EXPECTED = tomllib.loads(Path(__file__).with_name("seeds.toml").read_text("utf-8"))
MARKS = {"finite": "", "infinitive": " -", "noun": " ~"}

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not shipped")


@pytest.fixture(params=EXPECTED, scope="module")
def seed(request: pytest.FixtureRequest) -> tuple[Document, dict[str, Any]]:
    return parse((SEEDS / f"{request.param}.txt").read_text("utf-8")), EXPECTED[request.param]


def test_actions(seed: tuple[Document, dict[str, Any]]) -> None:
    document, expected = seed
    found = []
    for task in document.attributions:
        actions = ", ".join(action.lemma + MARKS[action.form] for action in task.actions)
        found.append(f"{task.start} {actions}".strip())
    assert found == expected["actions"]


def test_modality(seed: tuple[Document, dict[str, Any]]) -> None:
    document, expected = seed
    assert [task.start for task in document.attributions if task.modality == "may"] == expected["may"]
    assert not [task for task in document.attributions if task.modality == "must"]


def test_offices(seed: tuple[Document, dict[str, Any]]) -> None:
    document, expected = seed
    posts = [unit for unit in document.units if unit.nature == "post"]
    assert [f"{post.id} {post.office_of}" for post in posts if post.office_of is not None] == expected["offices"]


def test_nothing_is_listed_under_an_introduction_or_happens_or_is_amended(
    seed: tuple[Document, dict[str, Any]],
) -> None:
    document, _ = seed
    assert not [task for task in document.attributions if task.lead]
    assert not document.events
    assert not [article for article in document.articles if article.amends is not None]
