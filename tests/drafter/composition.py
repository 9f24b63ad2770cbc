"""How it is said which units a unit has."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from tests.drafter import tasks
from tests.drafter.choices import Choices
from tests.drafter.layout import Layout, write_list
from tests.drafter.organisation import Unit
from tests.drafter.page import Page
from tests.drafter.words import Form, words

_NUMBERS = ["", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"]


@dataclass(slots=True)
class Composer:
    """Writes compositions; `done` are the units of which all was said, `acted` those whose tasks were."""

    page: Page
    choices: Choices
    layout: Layout
    done: set[Unit] = field(default_factory=set)
    acted: set[Unit] = field(default_factory=set)

    def compose(self, unit: Unit, subject: Callable[[], None]) -> None:
        """« La direction comprend : ― le bureau A ; ― le bureau B. »"""
        way = self.choices.pick("components", self.ways(unit))
        subject()
        of, form = self.verb(unit)
        if form == "de" and way in ("inline", "outre") and any(" et " in child.called for child in unit.children):
            form = "d'un"  # « de la division des eaux et des canaux et de la station » could be one
        self.components(unit, way, of, form)

    def ways(self, unit: Unit) -> list[str]:
        children = unit.children
        ways = ["list"]
        if len(children) <= 5:
            ways.append("inline")
        if len(children) > 1 and len({child.head for child in children}) == 1:
            ways += ["counted inline", "counted list"]
            if all(child.takes_of and child.acronym is None for child in children):
                ways.append("shared head")
        if len(children) > 1:
            ways.append("outre")
        return ways

    def verb(self, unit: Unit) -> tuple[bool, Form]:
        phrases = words().phrases
        verb = self.choices.pick("verb", [*phrases["composes"], *phrases["composed_of"]])
        self.page.say(" " + verb.format(e=unit.e))
        of = verb in phrases["composed_of"]
        one = self.choices.pick("determiner", ["definite", "indefinite"]) == "indefinite"
        return of, ("d'un" if one else "de") if of else ("un" if one else "le")

    def components(self, unit: Unit, way: str, of: bool, form: Form) -> None:
        page, children = self.page, unit.children
        for child in children:
            page.relate("part_of", child, unit)
        head = children[0].head
        many = words().plural(head.words)
        if way == "outre":
            page.say(", outre ")
            page.name(children[0], "le")
            if self.choices.yes("outre inline"):
                page.say(",")
                self.inline(children[1:], form)
            else:
                self.list(children[1:], 0, form)
        elif way == "inline":
            self.inline(children, form)
        elif way == "shared head":
            page.say(f" {'des' if of else 'les'} {many} ")
            for place, child in enumerate(children):
                page.say("" if not place else " et " if place == len(children) - 1 else ", ")
                page.distributed(child, child.called)
            page.end()
        elif way.startswith("counted"):
            page.say(f" {'de ' if of else ''}{_NUMBERS[len(children)]} {many}")
            if way == "counted list":
                self.list(children, 0, "le")
            else:
                page.say(" :")
                self.inline(children, "le")
        else:
            self.list(children, 0, form)

    def inline(self, children: list[Unit], form: Form) -> None:
        for place, child in enumerate(children):
            self.page.say(" " if not place else " et " if place == len(children) - 1 else ", ")
            self.page.name(child, form)
        self.page.end()

    def list(self, children: list[Unit], depth: int, form: Form, final: str | None = None) -> None:
        items = [partial(self.item, child, depth, form, child is children[-1]) for child in children]
        write_list(self.page, self.layout, depth, items, final)

    def item(self, unit: Unit, depth: int, form: Form, last: bool, end: str) -> None:
        """« le bureau A, chargé du budget ; », « le service B, qui comprend : » and a list"""
        page, choices = self.page, self.choices
        page.name(unit, form)
        if unit.tasks and choices.yes("tasks in items"):
            self.acted.add(unit)
            self.tasks(unit)
        elif unit.children and depth < 4 and (self.layout.tells_levels(depth) or last) and choices.yes("nested"):
            self.done.add(unit)
            self.below(unit, depth + 1, end)
            return
        page.say(end)

    def tasks(self, unit: Unit) -> None:
        page = self.page
        way = self.choices.pick("item tasks", ["charged", "relative", "sentence"])
        if way == "charged":
            page.say(", ")
            tasks.charged(page, self.choices, unit)
        elif way == "relative":
            page.say(", qui ")
            tasks.verbs(page, unit, unit.tasks)
        else:
            page.begin(". ")
            page.say("elle " if unit.e else "il ")
            tasks.verbs(page, unit, unit.tasks)

    def below(self, unit: Unit, depth: int, end: str) -> None:
        """« …, qui comprend : » and a list on the next level"""
        for child in unit.children:
            self.page.relate("part_of", child, unit)
        introductions: dict[str, Form] = {", qui comprend": "le", ", comprenant": "le", ", composé{e}": "de"}
        introduction = self.choices.pick("nested list", list(introductions))
        self.page.say(introduction.format(e=unit.e))
        self.list(unit.children, depth, introductions[introduction], end)
