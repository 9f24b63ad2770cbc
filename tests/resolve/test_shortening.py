"""Tests of when one name is a short form of another."""

import pytest

from decretparse.resolve.shortening import cut_of


@pytest.mark.parametrize(
    ("short", "long", "cut"),
    [
        ("comité de secours", "comité provincial de secours", "complements"),
        ("office central", "office central pour la police des étangs", "complements"),
        ("délégation à la mer", "délégation interministérielle à la mer et aux lacs", "within"),
        ("chef du service", "chef du service des tamis et des cribles", "complements"),
        ("comité de secours", "comité de secours provincial", "within"),
        ("bureau du budget", "bureau du budget, des achats et de la paye", "within"),
        ("mission d'audit", "mission permanente d'audit et de conseil des ports", "within"),
        ("service central", "service technique central", "within"),
        ("service social", "service médico-social des ports", None),
        ("conseil scientifique", "conseil technique et scientifique", None),
        ("bureau du budget", "bureau d'appui du budget", None),
        ("bureau des achats", "bureau du budget et des achats", None),
        ("bureau", "bureau du budget", None),
        ("bureau du budget", "bureau du budget", None),
        ("section des ports", "section 2 des ports", None),
        ("service des ports", "bureau des ports et des phares", None),
    ],
)
def test_what_a_short_form_leaves_out(short: str, long: str, cut: str | None) -> None:
    assert cut_of(short, long) == cut
