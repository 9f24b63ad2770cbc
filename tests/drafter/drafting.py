"""Whole texts: the articles that describe an organisation."""

from dataclasses import dataclass, field
from functools import partial

from hypothesis import strategies as st

from tests.drafter.choices import Choices
from tests.drafter.composition import Composer
from tests.drafter.layout import Layout, layout
from tests.drafter.organisation import Unit, organisations
from tests.drafter.page import Page
from tests.drafter.tasks import perform


@dataclass(slots=True)
class Drafter:
    """Writes what there is to say of one unit after the other."""

    page: Page
    choices: Choices
    layout: Layout
    articles: str
    number: int = 1
    composer: Composer = field(init=False)

    def __post_init__(self) -> None:
        self.composer = Composer(self.page, self.choices, self.layout)

    def write(self, root: Unit) -> None:
        for unit in root.walk():
            if self.speaks_of(unit):
                self.describe(unit)

    def speaks_of(self, unit: Unit) -> bool:
        left = bool(unit.children) and unit not in self.composer.done
        return left or (bool(unit.tasks) and unit not in self.composer.acted)

    def describe(self, unit: Unit) -> None:
        self.article()
        statements = []
        if unit.children and unit not in self.composer.done:
            statements.append(self.composer.compose)
        if unit.tasks and unit not in self.composer.acted:
            statements.append(partial(perform, self.page, self.choices, self.layout))
        if len(statements) > 1 and self.choices.yes("tasks first"):
            statements.reverse()
        for place, statement in enumerate(statements):
            if place:
                breaks = ["\n", "\n\n"] if self.page.listed else ["\n", "\n\n", " "]
                self.page.begin(self.choices.pick("between statements", breaks))
            subject = self.choices.pick("subject", self.subjects(unit) if place else ["name"])
            statement(unit, partial(self.subject, unit, subject))

    def subjects(self, unit: Unit) -> list[str]:
        others = {child.head for child in unit.children}
        return ["name", "pronoun"] if unit.head in others else ["name", "pronoun", "this", "short"]

    def subject(self, unit: Unit, way: str) -> None:
        if way == "name":
            self.page.name(unit, "le")
        elif way == "pronoun":
            self.page.say("elle" if unit.e else "il")
        else:
            self.page.say(unit.head("ce" if way == "this" else "le"))

    def article(self) -> None:
        first = not self.page.text
        if self.articles == "one":
            self.page.begin("" if first else self.choices.pick("between units", ["\n\n", "\n"]))
            return
        heading = {
            "Art. 2. -": "Art. {}. - ",
            "Article 2": "Article {}\n\n",
            "# Article 2": "# Article {}\n\n",
            "Article 2 - ": "Article {} - ",
        }[self.articles]
        self.page.begin(("" if first else "\n\n") + heading.format(self.number))
        self.number += 1


@st.composite
def pages(
    draw: st.DrawFn, most: int = 60, left_out: tuple[str, ...] = (), forced: tuple[str, ...] = ()
) -> tuple[Page, Choices]:
    """A page drawn, and the choices made."""
    choices = Choices(draw, left_out, forced)
    page = Page()
    articles = choices.pick("articles", ["one", "Art. 2. -", "Article 2", "# Article 2", "Article 2 - "])
    Drafter(page, choices, layout(choices), articles).write(draw(organisations(most)))
    return page, choices
