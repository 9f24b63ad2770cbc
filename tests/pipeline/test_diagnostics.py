"""Each code of the table is documented, and its text raises it."""

from collections.abc import Mapping
from typing import Any

import pytest

from decretparse import parse
from tests.pipeline.page import FOLDER, example, pages, table

ENTRIES = table()


@pytest.mark.parametrize(("code", "entry"), ENTRIES.items(), ids=list(ENTRIES))
def test_the_example_raises_its_code(code: str, entry: Mapping[str, Any]) -> None:
    found = parse(example(entry)).diagnostics
    assert (code, entry["severity"], entry["hint"]) in {(each.code, each.severity, each.hint) for each in found}


@pytest.mark.parametrize("code", [code for code, entry in ENTRIES.items() if "instead" in entry])
def test_the_mended_text_does_not_raise_it(code: str) -> None:
    assert code not in {each.code for each in parse(ENTRIES[code]["instead"]).diagnostics}


def test_the_pages_say_what_the_table_says() -> None:
    for path, content in pages().items():
        assert path.read_text("utf-8") == content, "run python -m tests.pipeline.page"


def test_every_page_is_that_of_a_code() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(ENTRIES)


def test_messages_are_filled_and_short() -> None:
    for entry in ENTRIES.values():
        for found in parse(example(entry)).diagnostics:
            assert "{" not in found.message
            assert len(found.message) < 250


CORRECT = """\
# Article 1

La direction des ports comprend deux bureaux :
1° Le bureau du fret ;
2° Le bureau des quais, dirigé par un ingénieur.

Elle est assistée d'une cellule « bilan carbone ».

# Article 2

Le bureau du fret prépare les marchés. Il en suit l'exécution.
Le bureau des quais est chargé :
- de l'entretien des quais ;
- du suivi des travaux ;
- 2° bis de la tenue des registres.
"""


def test_a_correct_text_raises_nothing() -> None:
    assert not parse(CORRECT).diagnostics
