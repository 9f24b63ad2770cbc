"""Runs of lines that belong together whatever they say: front matter, folded details, tables in HTML."""

import re
from collections.abc import Iterator

_FRONT_MATTER = re.compile(r"\s*---\n(?:(?!---).*\n){1,200}---[ ]*(?:\n|$)")
_LINE_START = re.compile(r"^", re.MULTILINE)
_ELEMENTS = (("<details", "</details>", "FURNITURE"), ("<table", "</table>", "TABLE"))


def region_lines(text: str) -> dict[int, str]:
    """The terminal of each line that stands in a region, by the line's offset."""
    return {
        match.start(): terminal
        for start, end, terminal in _regions(text)
        for match in _LINE_START.finditer(text, start, end)
        if match.start() < end
    }


def _regions(text: str) -> Iterator[tuple[int, int, str]]:
    front_matter = _FRONT_MATTER.match(text)
    if front_matter:
        yield 0, front_matter.end(), "FURNITURE"
    for opening, closing, terminal in _ELEMENTS:
        start = text.find(opening)
        while start >= 0 and (end := text.find(closing, start)) >= 0:
            yield text.rfind("\n", 0, start) + 1, end + len(closing), terminal
            start = text.find(opening, end)
