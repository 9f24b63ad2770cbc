"""How it is said who directs a unit, and what is attached to it."""

from collections.abc import Callable, Sequence
from functools import partial

from tests.drafter.choices import Choices
from tests.drafter.layout import Layout, write_list
from tests.drafter.organisation import Unit
from tests.drafter.page import Page
from tests.drafter.words import words


def is_directed(page: Page, choices: Choices, unit: Unit, subject: Callable[[], None]) -> None:
    """« La direction est dirigée par un ingénieur, assisté d'un adjoint. »"""
    if choices.pick("direction", ["is directed", "at the head"]) == "at the head":
        page.say("à la tête ")
        page.name(unit, "de")
        page.say(" est placé ")
        _posts(page, choices, unit, "un")
    else:
        subject()
        page.say(" est ")
        directed(page, choices, unit, words().phrases["headed"])
    page.end()


def directed(page: Page, choices: Choices, unit: Unit, ways: Sequence[str] = ()) -> None:
    """« dirigée par un ingénieur, assisté d'un adjoint »"""
    by = choices.pick("directed", ways or [*words().phrases["headed"], *words().phrases["entrusted"]])
    page.say(by.format(e=unit.e) + " ")
    _posts(page, choices, unit, "d'un" if by.endswith("direction") else "un")


def _posts(page: Page, choices: Choices, unit: Unit, form: str) -> None:
    chief = unit.chief
    assert chief is not None
    page.name(chief, "d'un" if form == "d'un" else "un")
    page.relate("headed_by", chief, unit)
    if not unit.deputies:
        return
    page.say(choices.pick("assisted", [", assisté ", ", secondé "]))
    for place, deputy in enumerate(unit.deputies):
        page.say(" et " if place else "")
        page.name(deputy, "d'un")
        page.relate("assists", deputy, chief)


def is_attached(page: Page, choices: Choices, layout: Layout, unit: Unit) -> None:
    """« Le laboratoire est rattaché à la direction. », « Sont rattachés à la direction : » and a list"""
    for other in unit.attached:
        page.relate("attached_to", other, unit)
    way = choices.pick("attachment", ["each", "inverted list"] + ["inverted"] * (len(unit.attached) == 1))
    if way == "each":
        for place, other in enumerate(unit.attached):
            page.begin(" " if place else "")
            page.name(other, "le")
            by = choices.pick("attached", words().phrases["attached"])
            page.say(f" {by.format(e=other.e).rpartition(' ')[0]} ")
            page.name(unit, "a" if by.endswith("à") else "de")
            page.end()
        return
    e = unit.attached[0].e
    page.say(f"est rattaché{e} " if len(unit.attached) == 1 else "sont rattachés ")
    page.name(unit, "a")
    if way == "inverted":
        page.say(" ")
        page.name(unit.attached[0], "un")
        page.end()
    else:
        write_list(page, layout, 0, [partial(_item, page, other) for other in unit.attached])


def _item(page: Page, unit: Unit, end: str) -> None:
    page.name(unit, "le")
    page.say(end)
