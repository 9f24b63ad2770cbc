"""Lines of a text with some of their words underlined, as a compiler shows them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from decretparse.model import Document, Spanned
from decretparse.writers.lines import Lines
from decretparse.writers.visible import visible

_TAB = 4
_WIDTH = 110
_BEFORE = 40
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line, or the part of a long one that matters, and the marks to print below it; `number` is the line's."""

    number: int
    words: str
    marks: str


@dataclass(frozen=True, slots=True)
class _Cell:
    """A character as it is shown, so many columns wide."""

    shown: str
    width: int
    marked: bool


def excerpts(document: Document, lines: Lines, place: Spanned) -> Iterator[Excerpt]:
    """The first lines that the place covers; blank lines inside it are left out."""
    first, _ = lines.position(place.start)
    last, _ = lines.position(max(place.start, place.end - 1))
    found = 0
    for number in range(first, last + 1):
        line = lines.span(number)
        words = document.text_of(line)
        if number > first and not words.strip():
            continue
        indent = len(words) - len(words.lstrip())
        start = place.start if number == first else line.start + indent
        yield _excerpt(number, words, range(start - line.start, max(place.end, place.start + 1) - line.start))
        found += 1
        if found == _MOST_LINES:
            return


def _excerpt(number: int, words: str, marked: range) -> Excerpt:
    cells = list(_cells(words, marked))
    if marked.start >= len(cells):
        cells.append(_Cell(" ", 1, True))
    shown = _window(cells, marked.start)
    marks = "".join(("^" if cell.marked else " ") * cell.width for cell in shown)
    return Excerpt(number, "".join(cell.shown for cell in shown).rstrip(), marks.rstrip())


def _cells(words: str, marked: range) -> Iterator[_Cell]:
    column = 0
    for index, character in enumerate(words):
        width = _TAB - column % _TAB if character == "\t" else cell_len(visible(character))
        shown = " " * width if character == "\t" else visible(character)
        yield _Cell(shown, width, index in marked)
        column += width


def _window(cells: Sequence[_Cell], start: int) -> list[_Cell]:
    """What fits around the cell at `start`, with an ellipsis where something was cut off."""
    if sum(cell.width for cell in cells) <= _WIDTH:
        return list(cells)
    left = _reach(cells, range(start - 1, -1, -1), _BEFORE)
    used = sum(cell.width for cell in cells[start - left : start])
    right = _reach(cells, range(start, len(cells)), _WIDTH - used)
    window = list(cells[start - left : start + right])
    ellipsis = _Cell("…", 1, False)
    return [ellipsis] * (left < start) + window + [ellipsis] * (start + right < len(cells))


def _reach(cells: Sequence[_Cell], indices: range, room: int) -> int:
    """How many of the cells at these indices fit into the room."""
    for count, index in enumerate(indices):
        room -= cells[index].width
        if room < 0:
            return count
    return len(indices)
