"""Which of the posts that a list names sit there, and which are posts of the unit."""

import pytest

from decretparse.grammar.reader.announced import who_sits
from decretparse.grammar.reader.terms import Membership, Sitting
from decretparse.syntax.facts import Mention, Nature


def named(kind: str, nature: Nature = "post") -> Mention:
    span = (0, len(kind))
    return Mention(span, span, kind, kind, nature, "s", "m", "indefinite", bare=True)


PRESIDENT, SECRETARY, KEEPER, BINDER = map(named, ("président", "secrétaire", "conservateur", "relieur"))
GREFFE, CABINET = named("greffe", "structure"), named("cabinet", "structure")


@pytest.mark.parametrize(
    ("listed", "whole", "expected"),
    [
        ((PRESIDENT, SECRETARY), "atelier", "all"),
        ((PRESIDENT, KEEPER), "atelier", "officers"),
        ((KEEPER, BINDER, SECRETARY), "atelier", "none"),
        ((PRESIDENT, SECRETARY), "cabinet", "none"),
        ((PRESIDENT, SECRETARY, GREFFE), "atelier", "none"),
        ((), "atelier", "none"),
    ],
)
def test_officers_sit_but_staff_works(listed: tuple[Mention, ...], whole: str, expected: Sitting) -> None:
    membership = Membership("part_of", (named(whole, "structure"),), (0, 0), "composition")
    assert who_sits(listed, membership) == expected
