"""Each code of the table is documented, and its text raises it."""

from collections.abc import Mapping
from typing import Any

import pytest

from decretparse import parse
from tests.pipeline.page import PAGE, example, page, table

ENTRIES = table()


@pytest.mark.parametrize(("code", "entry"), ENTRIES.items(), ids=list(ENTRIES))
def test_the_example_raises_its_code(code: str, entry: Mapping[str, Any]) -> None:
    found = parse(example(entry)).diagnostics
    assert (code, entry["severity"], entry["hint"]) in {(each.code, each.severity, each.hint) for each in found}


def test_the_page_says_what_the_table_says() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python -m tests.pipeline.page"


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
