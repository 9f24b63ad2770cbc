"""Whole texts: the articles that describe an organisation."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeAlias

from hypothesis import strategies as st

from tests.drafter.choices import Choices
from tests.drafter.composition import Composer
from tests.drafter.direction import directed, is_attached, is_directed
from tests.drafter.layout import Layout, layout
from tests.drafter.organisation import Unit, organisations
from tests.drafter.page import Page
from tests.drafter.tasks import perform

# Writes a sentence, told whether its subject names the unit; the function given writes that subject.
Statement: TypeAlias = Callable[[bool, Callable[..., None]], None]

_HEADINGS = {
    "Art. 2. -": "Art. {}. - ",
    "Article 2": "Article {}\n\n",
    "# Article 2": "# Article {}\n\n",
    "Article 2 - ": "Article {} - ",
}


_AMENDMENT = (
    "Article 2\n\n"
    "L'article 3 de l'arrêté du 4 mai 2001 susvisé est remplacé par les dispositions suivantes :\n\n"
    "« Art. 3. - "
)


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
            statements = list(self.statements(unit))
            if statements:
                self.article()
                self.describe(unit, statements)
            if unit.attached:
                self.page.begin("\n\n")
                is_attached(self.page, self.choices, self.layout, unit)

    def statements(self, unit: Unit) -> Iterator[Statement]:
        """What is still to be said."""
        if unit.children and unit not in self.composer.composed:
            yield lambda named, subject: self.composer.compose(unit, subject)
        if unit.tasks and unit not in self.composer.acted:
            yield partial(perform, self.page, self.choices, self.layout, unit)

    def describe(self, unit: Unit, statements: Sequence[Statement]) -> None:
        if len(statements) > 1 and self.choices.yes("tasks first"):
            statements = statements[::-1]
        new = True
        if self.undirected(unit) and self.choices.yes("directed first"):
            is_directed(self.page, self.choices, unit, partial(self.page.name, unit, "le"))
            new = self.pause(person=True)
        for statement in statements:
            subject = self.choices.pick("subject", ["name"] if new else self.subjects(unit))
            statement(subject == "name", partial(self.subject, unit, subject))
            new = statement is not statements[-1] and self.pause()
        if self.undirected(unit):
            self.pause()
            is_directed(self.page, self.choices, unit, partial(self.page.name, unit, "le"))

    def pause(self, person: bool = False) -> bool:
        """Between two sentences on the same unit; true when the next one must name it."""
        breaks = ["\n", "\n\n"] if self.page.listed else ["\n", "\n\n", " "]
        self.page.begin(self.choices.pick("between statements", breaks))
        return person

    def subjects(self, unit: Unit) -> list[str]:
        others = {child.head for child in unit.children}
        last = self.composer.last
        pronoun = [] if last is not None and last.it == unit.it else ["pronoun"]
        return ["name", *pronoun] if unit.head in others else ["name", *pronoun, "this", "short"]

    def undirected(self, unit: Unit) -> bool:
        """Has it a head of whom nothing was said?"""
        return unit.chief is not None and unit.chief not in self.page.mentions

    def name(self, unit: Unit) -> None:
        """« le bureau de l'accueil et des ports », or, by a slip, « le bureau de l'accueil des ports »."""
        known = unit in self.page.mentions and unit not in self.page.aliases
        if known and unit.slip is not None and self.choices.yes("slip"):
            self.page.say(unit.noun.determiner("le"))
            self.page.slip(unit, unit.slip)
        else:
            self.page.name(unit, "le")

    def subject(self, unit: Unit, way: str, verb: bool = True) -> None:
        """The subject of a sentence; a list without a `verb` has one with nothing aside."""
        if way == "pronoun":
            self.page.say(unit.it)
        elif way == "name":
            self.name(unit)
            if verb and self.undirected(unit) and self.choices.yes("directed aside"):
                self.page.say(", ")
                directed(self.page, self.choices, unit)
                self.page.say(",")
        else:
            self.page.say(unit.head("ce" if way == "this" else "le"))

    def article(self) -> None:
        first = not self.page.mentions
        if self.articles == "one":
            self.page.begin("" if first else self.choices.pick("between units", ["\n\n", "\n"]))
            return
        self.page.begin(("" if first else "\n\n") + _HEADINGS[self.articles].format(self.number))
        self.number += 1


@st.composite
def pages(draw: st.DrawFn, most: int = 60, left_out: tuple[str, ...] = ()) -> tuple[Page, Choices]:
    """A page drawn, and the choices made."""
    choices = Choices(draw, left_out)
    quoted = choices.pick("quoted", ["no", "no", "no", "once", "each line"])
    page = Page("" if quoted == "no" else _AMENDMENT)
    page.opening = "« " if quoted == "each line" else ""
    articles = choices.pick("articles", ["one", *_HEADINGS]) if quoted == "no" else "one"
    Drafter(page, choices, layout(choices, quoted != "each line"), articles).write(draw(organisations(most)))
    page.text += "" if quoted == "no" else " »"
    return page, choices
