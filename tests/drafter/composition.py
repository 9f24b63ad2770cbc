"""How it is said which units a unit has."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import groupby

from tests.drafter import items
from tests.drafter.choices import Choices
from tests.drafter.layout import Layout, write_list
from tests.drafter.organisation import Unit
from tests.drafter.page import Page
from tests.drafter.words import Form, words

_INLINE = 5
_FOR_CLASSES = {"list", "inline", "outre list", "outre inline", "also"}  # where « trois antennes » may stand


@dataclass(slots=True)
class Composer:
    """Writes compositions; `composed` are the units whose components were told, `acted` those whose tasks were.

    `last` is the unit whose relative ended the last of them, if one did: a pronoun behind it may stand for that one.
    """

    page: Page
    choices: Choices
    layout: Layout
    composed: set[Unit] = field(default_factory=set)
    acted: set[Unit] = field(default_factory=set)
    last: Unit | None = None

    def compose(self, unit: Unit, subject: Callable[[], None]) -> None:
        """« La direction comprend : ― le bureau A ; ― le bureau B. »"""
        self.composed.add(unit)
        self.relate(unit)
        self.last = None
        way = self.choices.pick("components", self.ways(unit.children))
        if way in ("membership", "enumeration"):
            self.page.begin()
            self.members(unit, way)
            return
        subject()
        phrases = words().phrases
        verb = self.choices.pick("verb", [*phrases["composes"], *phrases["composed_of"]])
        self.page.say(" " + verb.format(e=unit.e))
        self.components(unit, way, verb in phrases["composed_of"])

    def relate(self, unit: Unit) -> None:
        for child in unit.children:
            self.page.relate("part_of", child, unit)

    def ways(self, children: Sequence[Unit]) -> list[str]:
        ways = ["list"]
        if len(children) <= _INLINE:
            ways.append("inline")
        if len(children) > 1:
            ways += ["outre list", "outre inline", "also"]
        if len(children) > 1 and len({child.head for child in children}) == 1:
            ways += ["counted inline", "counted list", "class list"]
            if all(child.takes_of and child.acronym is None for child in children):
                ways += ["shared head", "shared list"]
        if self.class_at_end(children):
            ways.append("both")
        if 1 < len(children) <= _INLINE and not any(child.is_twin for child in children):
            ways.append("membership")
            if len({child.head for child in children}) == 1:
                ways.append("enumeration")
        return [way for way in ways if way in _FOR_CLASSES] if any(child.count > 1 for child in children) else ways

    def members(self, unit: Unit, way: str) -> None:
        """« Le bureau A et le bureau B font partie de … », « Les bureaux de … sont au nombre de deux : … »"""
        page, children = self.page, unit.children
        if way == "enumeration":
            page.say(f"les {words().plural(children[0].head.words)} ")
            page.name(unit, "de")
            page.say(f" sont au nombre de {words().numbers[len(children)]} :")
            self.inline(children, "le")
            return
        for place, child in enumerate(children):
            page.say("" if not place else " et " if place == len(children) - 1 else ", ")
            page.name(child, "le")
        page.say(f" {self.choices.pick('membership', ['font partie', 'composent'])} ")
        page.name(unit, "de" if page.text.endswith("partie ") else "le")
        page.end()

    def class_at_end(self, children: Sequence[Unit]) -> int:
        """How many of the last units have the same head, where others come before them."""
        lengths = [len(list(group)) for _, group in groupby(children, key=lambda child: child.head)]
        return lengths[-1] if 1 < len(lengths) <= _INLINE and lengths[-1] > 1 else 0

    def components(self, unit: Unit, way: str, of: bool) -> None:
        children = unit.children
        if way in ("outre list", "outre inline"):
            self.beside(children, way == "outre inline", of)
        elif way == "inline":
            self.inline(children, self.form(children, of))
        elif way == "also":
            self.inline(children[:1], self.form(children[:1], of))
            self.page.begin(" ")
            also = self.choices.pick("also", ["comprend également", "comprend en outre", "comporte aussi"])
            self.page.say(f"{unit.it} {also}")
            self.inline(children[1:], self.form(children[1:], False))
        elif way == "both":
            last = self.class_at_end(children)
            self.inline(children[:-last], self.form(children[:-last], of), end="", joined=False)
            self.page.say(f" et{self.counted(children[-last:], of)}")
            self.list(children[-last:], 0, "le")
        elif way == "list":
            self.list(children, 0, self.form(None, of))
        else:
            self.same_heads(children, way, of)

    def beside(self, children: Sequence[Unit], inline: bool, of: bool) -> None:
        """« comprend, outre le bureau A, le bureau B »"""
        self.page.say(", outre ")
        self.page.name(children[0], "le")
        if inline:
            self.page.say(",")
            self.inline(children[1:], self.form(children[1:], of))
        else:
            self.list(children[1:], 0, self.form(None, of))

    def same_heads(self, children: Sequence[Unit], way: str, of: bool) -> None:
        """« les bureaux du budget et des achats », « deux bureaux : le bureau du budget et … »"""
        page, head = self.page, children[0].head
        if way in ("counted inline", "counted list"):
            page.say(self.counted(children, of))
        else:
            page.say(f" {'des' if of else 'les'} {words().plural(head.words)}")
        if way == "shared head":
            for place, child in enumerate(children):
                page.say(" " if not place else " et " if place == len(children) - 1 else ", ")
                page.distributed(child, child.called)
            page.end()
        elif way == "shared list":
            write_list(page, self.layout, 0, [partial(self.shared, child) for child in children])
        elif way == "counted inline":
            page.say(" :")
            self.inline(children, "le")
        else:
            page.say(f" suivant{'e' if head.gender == 'f' else ''}s" if way == "class list" else "")
            self.list(children, 0, "le")

    def counted(self, children: Sequence[Unit], of: bool) -> str:
        """« de trois bureaux »"""
        return f" {'de ' if of else ''}{words().numbers[len(children)]} {words().plural(children[0].head.words)}"

    def form(self, children: Sequence[Unit] | None, of: bool) -> Form:
        """The determiner; inline, « de la division des eaux et des canaux et de la station » is not clear."""
        one = self.choices.pick("determiner", ["definite", "indefinite"]) == "indefinite"
        if of:
            return "d'un" if one or any(" et " in child.called for child in children or ()) else "de"
        return "un" if one else "le"

    def inline(self, children: Sequence[Unit], form: Form, end: str = ".", joined: bool = True) -> None:
        for place, child in enumerate(children):
            final = place == len(children) - 1
            self.page.say(" " if not place else " et " if final and joined else ", ")
            self.page.name(child, form)
            clear = form in ("le", "un") and not final  # « chargé du budget, d'un bureau » is not
            if clear and len(child.tasks) == 1 and items.brief_tail(self.page, self.choices, child):
                self.acted.add(child)
        if end:
            if items.relative_tail(self.page, self.choices, children[-1]):
                self.acted.add(children[-1])
                self.last = children[-1]
            else:
                self.nest_inline(children[-1])
            self.page.end(end)

    def nest_inline(self, unit: Unit) -> None:
        """« et le service B, comprenant le bureau C et le bureau D. »"""
        if 0 < len(unit.children) < _INLINE and unit.chief is None and self.choices.yes("nested inline"):
            self.composed.add(unit)
            self.relate(unit)
            self.page.say(", comprenant")
            self.inline(unit.children, "le", end="")

    def list(self, children: Sequence[Unit], depth: int, form: Form, final: str | None = None) -> None:
        written = [partial(self.item, child, depth, form, child is children[-1]) for child in children]
        write_list(self.page, self.layout, depth, written, final)

    def shared(self, unit: Unit, end: str) -> None:
        self.page.distributed(unit, unit.called)
        self.page.say(end)

    def item(self, unit: Unit, depth: int, form: Form, last: bool, end: str) -> None:
        """« le bureau A, chargé du budget ; », « le service B, qui comprend : » and a list"""
        self.page.name(unit, form)
        after = items.tail(self.page, self.choices, unit) if items.has_tail(unit) else "nothing"
        if after not in ("nothing", "directed"):
            self.acted.add(unit)
        told = last or self.layout.tells_levels(depth)
        if unit.children and depth < 4 and told and self.choices.yes("nested"):
            introduced = items.below(self.choices, unit, after)
            if introduced is not None:
                self.below(unit, depth + 1, *introduced, end)
                return
        self.page.say(end)

    def below(self, unit: Unit, depth: int, introduction: str, of: bool, end: str) -> None:
        self.composed.add(unit)
        self.relate(unit)
        self.page.say(introduction)
        self.list(unit.children, depth, "de" if of else "le", end)
