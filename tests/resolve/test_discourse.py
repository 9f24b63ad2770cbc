"""Which of the units named so far a pronoun means."""

import pytest

from decretparse.resolve.discourse import Discourse, OpenFrame
from decretparse.resolve.entities import Entity
from decretparse.syntax.facts import Anaphor, AnaphorForm, Gender, Number


def entity(name: str, gender: Gender, *, collective: bool = False) -> Entity:
    kind = name.split(" ", maxsplit=1)[0]
    return Entity(0, name, kind, "structure", gender, collective, body=False, bare=False)


def pronoun(form: AnaphorForm, gender: Gender, number: Number = "s") -> Anaphor:
    return Anaphor((0, 0), form, number, gender)


DIRECTION, BUREAU, SERVICE = entity("direction A", "f"), entity("bureau B", "m"), entity("service C", "m")
SECTIONS = entity("sections", "f", collective=True)


@pytest.fixture
def discourse() -> Discourse:
    """« La direction A comprend le bureau B et le service C. »"""
    found = Discourse()
    for named in (DIRECTION, BUREAU, SERVICE):
        found.mention(named)
    found.about([DIRECTION])
    return found


def test_a_personal_pronoun_is_the_subject_before_it(discourse: Discourse) -> None:
    assert discourse.antecedent(pronoun("personal", "f")) == ((DIRECTION,), True)


def test_gender_passes_the_subject_over(discourse: Discourse) -> None:
    assert discourse.antecedent(pronoun("personal", "m")) == ((SERVICE,), True)


def test_a_demonstrative_is_the_nearest(discourse: Discourse) -> None:
    assert discourse.antecedent(pronoun("nearest", "m")) == ((SERVICE,), True)


def test_a_plural_is_the_subjects_together(discourse: Discourse) -> None:
    discourse.about([BUREAU, SERVICE])
    assert discourse.antecedent(pronoun("personal", "m", "p")) == ((BUREAU, SERVICE), True)


def test_a_plural_after_one_subject_is_the_class_named_last(discourse: Discourse) -> None:
    discourse.mention(SECTIONS)
    assert discourse.antecedent(pronoun("personal", "f", "p")) == ((SECTIONS,), True)


@pytest.mark.parametrize(
    ("form", "gender", "number", "entities", "forced"),
    [
        ("personal", "f", "s", (DIRECTION,), True),
        ("personal", "m", "s", (SERVICE,), False),
        ("nearest", "f", "s", (DIRECTION,), False),
        ("personal", "f", "p", (DIRECTION,), False),
    ],
)
def test_a_pronoun_that_can_mean_nothing_else(
    discourse: Discourse,
    form: AnaphorForm,
    gender: Gender,
    number: Number,
    entities: tuple[Entity, ...],
    forced: bool,
) -> None:
    assert discourse.leaves_no_choice(pronoun(form, gender, number), entities) is forced


def test_another_that_agrees_leaves_a_choice(discourse: Discourse) -> None:
    discourse.mention(entity("mission D", "f"))
    assert not discourse.leaves_no_choice(pronoun("personal", "f"), (DIRECTION,))


def test_nothing_fits() -> None:
    assert Discourse().antecedent(pronoun("personal", "f")) == ((), False)


def test_no_frame_goes_past_an_article(discourse: Discourse) -> None:
    discourse.frame = OpenFrame((DIRECTION,))
    discourse.new_article()
    assert discourse.frame == OpenFrame()
