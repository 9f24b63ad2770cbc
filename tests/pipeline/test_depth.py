"""Texts that go on and on, or deeper and deeper."""

import pytest

from decretparse import parse
from tests.timing import LONGEST, seconds


def nested(levels: int) -> str:
    return "".join(f"{'  ' * level}- le bureau {level} comprend :\n" for level in range(levels))


def test_lists_are_read_down_to_fifty_levels() -> None:
    doc = parse(nested(40))
    assert len(doc.relations) == 39
    assert not [found for found in doc.diagnostics if found.code == "list-too-deep"]


def test_five_thousand_levels_are_read_flat() -> None:
    levels = 5_000
    doc = parse("".join(f"{'  ' * (level % 200)}- le bureau {level} :\n" for level in range(levels)))
    assert len(doc.blocks) == levels
    doc = parse("".join("\t" * level + "- la cellule :\n" for level in range(1_000)))
    assert any(found.code == "list-too-deep" for found in doc.diagnostics)


@pytest.mark.parametrize(
    "text",
    [
        "," * 10_000,
        "et " * 10_000,
        "notamment, " * 10_000,
        "« " * 10_000,
        "(" * 10_000,
        ":" * 10_000,
        ";\n" * 10_000,
        "il " * 10_000,
        "comprend " * 10_000,
        "composé du bureau " * 5_000,
        "qui prépare " * 10_000,
        "le bureau A, chargé " * 3_000,
        "- " * 10_000,
        "1° " * 10_000,
        "a\n" * 10_000,
        "\n" * 10_000,
        "bureau" * 150_000,
        "Le chef, bureau " + "grand " * 10_000 + "le",
        "La direction comprend le bureau A et " * 27_000,
    ],
    ids=lambda text: text[:20].strip(),
)
def test_any_text_is_read_in_good_time(text: str) -> None:
    assert seconds(lambda: parse(text)) < LONGEST + len(text) / 20_000
