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
NIGHTLY = os.environ.get("HYPOTHESIS_PROFILE") == "nightly"
PHASES = [phase for phase in Phase if phase != Phase.shrink or NIGHTLY]
# What is not wholly read every time is looked at by night: one text in seventy of those with many units, and lists in
# lists without any mark.
MOST_UNITS = 60 if NIGHTLY else 8
LEFT_TO_THE_NIGHT = () if NIGHTLY else ("mark: none",)

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")


@settings(phases=PHASES, print_blob=False)
@given(pages(most=MOST_UNITS, left_out=LEFT_TO_THE_NIGHT))
def test_what_was_written_is_read(drawn: tuple[Page, Choices]) -> None:
    compare(*drawn)


def compare(page: Page, choices: Choices) -> None:
    found = differences(page, parse(page.text))
    if found:
        pytest.fail("\n".join([page.text, "", *found, "", *dict.fromkeys(choices.taken)]), pytrace=False)
