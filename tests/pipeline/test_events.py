"""What happens to units, and from when."""

import pytest

from decretparse import parse

CASES = [
    ("Il est créé un bureau du fret.", [("created", ("bureau-du-fret",), None, None)]),
    (
        "Le bureau du fret est créé à compter du 1er mai 2004.",
        [("created", ("bureau-du-fret",), None, "2004-05-01")],
    ),
    ("La cellule du fret est supprimée.", [("abolished", ("cellule-du-fret",), None, None)]),
    (
        "Sont supprimés, à partir du 2 juin 2004 :\n― le bureau du fret ;\n― la cellule des quais.",
        [("abolished", ("bureau-du-fret", "cellule-des-quais"), None, "2004-06-02")],
    ),
    (
        "La direction des eaux est créée par fusion de la direction des mers et des îles, du service des lacs et du "
        "bureau des étangs.",
        [
            (
                "merged",
                ("direction-des-mers-et-des-iles", "service-des-lacs", "bureau-des-etangs", "direction-des-eaux"),
                "direction-des-eaux",
                None,
            )
        ],
    ),
    (
        "Le bureau du fret et le bureau des quais sont fusionnés en un bureau des ports.",
        [("merged", ("bureau-du-fret", "bureau-des-quais", "bureau-des-ports"), "bureau-des-ports", None)],
    ),
    (
        "La mission du fret prend le nom de service des transports.",
        [("renamed", ("mission-du-fret", "service-des-transports"), "service-des-transports", None)],
    ),
    (
        "Le bureau du fret est désormais dénommé bureau des transports.",
        [("renamed", ("bureau-du-fret", "bureau-des-transports"), "bureau-des-transports", None)],
    ),
    (
        "Le bureau du fret est transféré à la direction des quais.",
        [("transferred", ("bureau-du-fret", "direction-des-quais"), "direction-des-quais", None)],
    ),
    ("L'article 3 du décret du 4 mai 2001 est abrogé.", []),
    ("Les associations sont constituées en vue de la chasse.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_events(text: str, expected: list[tuple[str, tuple[str, ...], str | None, str | None]]) -> None:
    doc = parse(text)
    found = [
        (event.kind, event.units, event.into, event.effective_date and event.effective_date.isoformat())
        for event in doc.events
    ]
    assert found == expected
    assert not doc.attributions
    assert all(event.evidence and event.rule == "event" for event in doc.events)
