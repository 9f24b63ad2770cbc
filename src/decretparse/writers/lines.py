"""Offsets as lines and columns."""

import re
from bisect import bisect_right

from decretparse.model import Span

_LINE_END = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a text; lines and columns count from 1, columns in code points."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        self._ends = []
        for end in _LINE_END.finditer(text):
            self._ends.append(end.start())
            self._starts.append(end.end())
        self._ends.append(len(text))

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of an offset."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, line: int) -> Span:
        """The place of a line, without what ends it."""
        return Span(start=self._starts[line - 1], end=self._ends[line - 1])
