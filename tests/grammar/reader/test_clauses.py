"""Where the words of a task begin: with the verb, with what leads the sentence in, with an aside."""

import pytest

from decretparse.grammar.reader.paragraph import read_statements
from decretparse.grammar.tree import content_of
from decretparse.syntax.facts import Task
from tests.grammar.reader.readings import read


def tasks(text: str) -> list[str]:
    return [text[fact.start : fact.end] for fact in read_statements(read(text).tree, text) if isinstance(fact, Task)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le bureau des phares tient le registre et garde le sceau.",
            ["tient le registre", "garde le sceau"],
        ),
        (
            "Sous l'autorité du préfet, le bureau des phares tient le registre et garde le sceau.",
            ["Sous l'autorité du préfet, le bureau des phares tient le registre", "garde le sceau"],
        ),
        (
            "Le bureau des phares prépare et exécute le budget.",
            ["prépare et exécute le budget"],
        ),
        (
            "Le bureau des phares tient le registre et, en liaison avec les ports, garde le sceau.",
            ["tient le registre", "en liaison avec les ports, garde le sceau"],
        ),
        (
            "A ce titre, la garde du sceau est assurée par le bureau des phares.",
            ["A ce titre, la garde du sceau est assurée par le bureau des phares"],
        ),
    ],
)
def test_a_task_is_quoted_from_what_leads_it_in(text: str, expected: list[str]) -> None:
    assert tasks(text) == expected


def test_a_clause_is_over_once_its_predicates_are_read() -> None:
    found = read("Le bureau des phares tient : ― Le bureau des quais comprend deux sections ; ― le registre.")
    before = found.reading.clause
    found.reading.readers.read_content(found.reading, content_of(found.tree), ())
    assert found.reading.clause == before
