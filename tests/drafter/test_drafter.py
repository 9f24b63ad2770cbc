"""A text that was written from an organisation is read as that organisation."""

import os

import pytest
from hypothesis import Phase, given, settings

from decretparse import parse
from tests.drafter.choices import Choices
from tests.drafter.comparison import differences
from tests.drafter.drafting import pages
from tests.drafter.page import Page

# What fails is made smaller at night only: it takes minutes.
PHASES = [phase for phase in Phase if phase != Phase.shrink or os.environ.get("HYPOTHESIS_PROFILE") == "nightly"]


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@settings(phases=PHASES, print_blob=False)
@given(pages())
def test_what_was_written_is_read(drawn: tuple[Page, Choices]) -> None:
    page, choices = drawn
    found = differences(page, parse(page.text))
    if found:
        pytest.fail("\n".join([page.text, "", *found, "", *dict.fromkeys(choices.taken)]), pytrace=False)
