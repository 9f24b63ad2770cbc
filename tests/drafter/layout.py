"""Lists on the page: their marks, their indents, how their items end."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from tests.drafter.choices import Choices
from tests.drafter.page import Page

# Writes an item and what ends it.
Item: TypeAlias = Callable[[str], None]

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMANS = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_MARKS: dict[str, Callable[[int], str]] = {
    "hyphen": lambda place: "- ",
    "dash": lambda place: "– ",
    "bar": lambda place: "― ",
    "bullet": lambda place: "• ",
    "degree": lambda place: f"{place + 1}° ",
    "letter": lambda place: f"{_LETTERS[place]}) ",
    "letter and hyphen": lambda place: f"{_LETTERS[place]} - ",
    "little roman": lambda place: f"{_ROMANS[place].lower()}) ",
    "number": lambda place: f"{place + 1}. ",
    "capital": lambda place: f"{_LETTERS[place].upper()}. - ",
    "capital and bracket": lambda place: f"{_LETTERS[place].upper()}) ",
    "roman": lambda place: f"{_ROMANS[place]}. - ",
    "brackets": lambda place: f"({place + 1}) ",
    "none": lambda place: "",
}
_LEVELS = 6
_RUN_ON = _MARKS.keys() - {"none"}  # marks of which several may stand on one line


@dataclass(frozen=True, slots=True)
class Layout:
    """How all lists of a text look; `marks` has one for each level."""

    marks: tuple[str, ...]
    indented: bool
    end: str
    final: str
    last_but_one: str
    spacing: str
    colon: str

    def tells_levels(self, depth: int) -> bool:
        """Is a list on the next level seen to be one?"""
        if "none" in self.marks:
            return False
        return self.indented or self.marks[depth + 1] not in self.marks[: depth + 1]


def layout(choices: Choices, unmarked: bool) -> Layout:
    """A layout drawn; its items may have no mark where `unmarked`."""
    if choices.pick("marks", ["distinct", "equal"]) == "equal":
        marks = [choices.pick("mark", [mark for mark in _MARKS if unmarked or mark != "none"])] * _LEVELS
    else:
        marks = []
        for _ in range(_LEVELS):
            marks.append(choices.pick("mark", [mark for mark in _MARKS if mark not in marks and mark != "none"]))
    one_line = set(marks[:2]) <= _RUN_ON and choices.yes("several items a line")
    ends = [" ;", ";", ",", ".", "nothing"]
    if one_line or "none" in marks:
        ends = ends[:2]
    end = choices.pick("item ends", ends)
    return Layout(
        marks=tuple(marks),
        indented=not one_line and "none" not in marks and choices.yes("indented"),
        end="" if end == "nothing" else end,
        final="" if end == "nothing" else ".",
        last_but_one=choices.pick("last but one", ["", " et"]) if end in (" ;", ";", ",") else "",
        spacing=" " if one_line else choices.pick("between items", ["\n", "\n\n"]),
        colon=choices.pick("colon", [" :", ":"]),
    )


def write_list(page: Page, layout: Layout, depth: int, items: Sequence[Item], final: str | None = None) -> None:
    """The items of a list; the last one ends with `final`, or as texts of this layout do."""
    page.say(layout.colon)
    indent = "  " * depth if layout.indented else ""
    for place, item in enumerate(items):
        page.say(layout.spacing + indent + _MARKS[layout.marks[depth]](place))
        left = len(items) - 1 - place
        end = layout.end + layout.last_but_one if left == 1 else layout.end
        item(end if left else layout.final if final is None else final)
    page.listed = True
