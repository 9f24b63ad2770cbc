"""Tells which lines stand inside a quoted amendment: « Art. 7. - … »."""

import re
from dataclasses import dataclass

from decretparse.kept import kept
from decretparse.outline.patterns import table

_MARKS = re.compile("[«»]")
_OPENING = re.compile(r"«\s*")
_NOTHING_AFTER = re.compile(r"[\s.;,]*$")
_INTRODUCTION_LENGTH = 200
_STOPS = frozenset(":;.")


@kept
def _introduction() -> re.Pattern[str]:
    return re.compile(table()["amendment"]["introduction"])


def announces(text: str, start: int, end: int) -> bool:
    """Whether the words text[start:end] announce quoted provisions."""
    last_words = text[max(start, end - _INTRODUCTION_LENGTH) : end]
    return last_words.endswith(":") and _introduction().search(last_words) is not None


def unclosed(text: str, start: int, end: int) -> bool:
    """Whether the quotation that opens at `start` goes on to the end, or closes there."""
    depth = 0
    for match in _MARKS.finditer(text, start, end):
        depth += 1 if match.group() == "«" else -1
        if depth == 0:
            return bool(_NOTHING_AFTER.match(text, match.end(), end))
    return True


def quoted_parts(text: str, start: int, end: int, quoted: bool) -> list[tuple[int, int]]:
    """Cuts a line where quoted provisions begin: after the words that announce them, or after a quoted sentence."""
    cuts = [start]
    for match in _OPENING.finditer(text, start + 1, end):
        before = text[max(start, match.start() - _INTRODUCTION_LENGTH) : match.start()].rstrip()
        if before[-1:] not in _STOPS or not unclosed(text, match.start(), end):
            continue
        if quoted or announces(before, 0, len(before)):
            cuts.append(match.start())
            quoted = True
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def without_close(text: str, start: int, end: int) -> int:
    """Where the words of a quoted line end: before the mark that closes the quotation, unless a stop parts them."""
    balance = text.count("«", start, end) - text.count("»", start, end)
    if balance >= 0 or text[end - 1] != "»":
        return end
    words_end = start + len(text[start : end - 1].rstrip())
    return end if text[words_end - 1] in _STOPS else words_end


@dataclass(slots=True)
class Quotation:
    """Follows the lines of a text; each line of a quotation may open with its own mark, or the first alone."""

    inside: bool = False
    lines: int = 0
    each_line_opens: bool = True

    def enter(self, text: str, start: int, end: int, announced: bool, finished: bool) -> int | None:
        """The offset of the words of a quoted line, None for a line that is not quoted.

        `announced`: the line before announced a quotation; `finished`: it ended a sentence or an item.
        """
        opens = text[start] == "«"
        if opens and (announced or self.lines) and unclosed(text, start, end):
            self.inside = True
        elif self.lines > 1 and self.each_line_opens and finished and not opens:
            self.inside = False
        if not self.inside:
            self.leave()
            return None
        self.lines += 1
        self.each_line_opens = self.each_line_opens and opens
        match = _OPENING.match(text, start, end)
        body = match.end() if match else start
        self.inside = not self._closes(text, body, end)
        return body

    def leave(self) -> None:
        """End the quotation."""
        self.inside, self.lines, self.each_line_opens = False, 0, True

    @staticmethod
    def _closes(text: str, start: int, end: int) -> bool:
        depth = 0
        for match in _MARKS.finditer(text, start, end):
            depth += 1 if match.group() == "«" else -1
            if depth < 0:
                return True
        return False
