"""Reads the physical lines of a text as drafts of blocks, and joins those that an editor wrapped."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from decretparse.outline.classify import ArticleHeading, article_heading, line_kind, markdown_article, markdown_heading
from decretparse.outline.drafts import Draft
from decretparse.outline.markers import Marker, MarkerReading, quote_as_bullet, read_marker
from decretparse.outline.quotation import Quotation, announces, quoted_parts, without_close
from decretparse.outline.regions import region_lines
from decretparse.outline.shapes import calls_for_number, final_point, in_aside, is_sentence
from decretparse.outline.trim import trimmed
from decretparse.outline.wraps import completes_name, goes_on, names_go_on, wrap_width
from decretparse.text.characters import DASHES

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_UNDERLINE = re.compile(r"-{3,}$|={3,}$")
_TITLE_LENGTH = 120
_JOINABLE = frozenset({"TEXT", "VISA"})
_PREAMBLE_ENDS = frozenset({"ARTICLE", "ENACTING"})


def read_lines(text: str) -> list[Draft]:
    """Drafts that cover the text exactly, in order."""
    return _Reader(text, region_lines(text)).read()


@dataclass(slots=True)
class _Reader:
    text: str
    regions: dict[int, str]
    width: int = 0
    drafts: list[Draft] = field(default_factory=list)
    quotation: Quotation = field(default_factory=Quotation)
    in_preamble: bool = True
    last: Draft | None = None
    last_line: tuple[int, int] = (0, 0)
    following: tuple[int, int] = (0, 0)
    adjacent: bool = False
    seen: set[MarkerReading] = field(default_factory=set)

    def read(self) -> list[Draft]:
        lines = list(self._lines())
        self.width = wrap_width([right - left for _, _, left, right in lines if left < right])
        for (start, end, left, right), (_, _, *following) in pairwise((*lines, (0, 0, 0, 0))):
            self.following = following[0], following[1]
            self._read(start, end, left, right)
            self.last_line = left, right
        return self.drafts

    def _lines(self) -> Iterator[tuple[int, int, int, int]]:
        """Start, end, start of the words and end of the words of each physical line."""
        for match in _LINE.finditer(self.text):
            left, right = trimmed(self.text, *match.span())
            yield match.start(), match.end(), left, right

    def _read(self, start: int, end: int, left: int, right: int) -> None:
        if left == right:
            return self._blank(start, end)
        terminal = self.regions.get(start)
        if terminal:
            return self._region_line(terminal, start, end, left, right)
        if self.last and self.adjacent and _UNDERLINE.match(self.text, left, right):
            return self._underlined(self.last, end)
        if "«" not in self.text[left:right]:
            return self._line(start, end, left, right)
        for part_start, part_end in quoted_parts(self.text, left, right, self.quotation.inside):
            whole = start if part_start == left else part_start, end if part_end == right else part_end
            self._line(*whole, part_start, part_start + len(self.text[part_start:part_end].rstrip()))
        return None

    def _region_line(self, terminal: str, start: int, end: int, left: int, right: int) -> None:
        if self.adjacent and self.last and self.last.terminal == terminal:
            self.last.end, self.last.body_end = end, right
            return
        self._add(Draft(terminal, start, end, left, right))

    def _blank(self, start: int, end: int) -> None:
        self.adjacent = False
        if self.drafts and self.drafts[-1].terminal == "BLANK":
            self.drafts[-1].end = end
            return
        self.drafts.append(Draft("BLANK", start, end, start, start))

    def _add(self, draft: Draft) -> None:
        self.drafts.append(draft)
        self.last, self.adjacent = draft, True
        if draft.terminal in _PREAMBLE_ENDS:
            self.in_preamble = False

    def _underlined(self, title: Draft, end: int) -> None:
        title.end = end
        if title.terminal == "TEXT":
            title.terminal = "TITLE"

    def _line(self, start: int, end: int, left: int, right: int) -> None:
        quoted_words = self._quoted_words(left, right)
        quoted = quoted_words is not None
        words = left if quoted_words is None else quoted_words
        right = right if quoted_words is None else without_close(self.text, words, right)
        markdown = markdown_heading(self.text, words, right) if words < right else None
        left, stop = markdown or (words, right)
        article = (markdown_article if markdown else article_heading)(self.text, left, stop)
        if article:
            return self._article(start, end, left, stop, article, quoted)
        point = final_point(self.text, left, stop)
        if markdown and not (point and is_sentence(self.text, left, stop)):
            named = line_kind(self.text[left:stop], self.in_preamble)
            label = named.label if named is not None and named.terminal == "DIVISION" else 0
            return self._add(Draft("DIVISION", start, end, left + label, stop, quoted=quoted, point=point))
        self._text(start, end, left, stop, left - start, quoted)
        return None

    def _quoted_words(self, left: int, right: int) -> int | None:
        """Where the words of a line begin if it belongs to a quotation."""
        if not self.quotation.inside and not self.quotation.lines and self.text[left] != "«":
            return None
        last = self.last
        announced = last is not None and announces(self.text, last.body_start, last.body_end)
        finished = last is not None and last.point in (".", ";", ":")
        if self.text[left] != "«" and article_heading(self.text, left, right):
            self.quotation.leave()
        return self.quotation.enter(self.text, left, right, announced, finished)

    def _article(self, start: int, end: int, left: int, right: int, article: ArticleHeading, quoted: bool) -> None:
        text, rest = self.text, article.rest
        if rest == right or self._is_title(left, rest, right):
            words = left if rest == right else rest
            self._add(Draft("ARTICLE", start, end, words, right, quoted=quoted, number=article.number, title=rest))
            return
        head = left + len(text[left:rest].rstrip())
        self._add(Draft("ARTICLE", start, rest, left, head, quoted=quoted, number=article.number, title=head))
        self.adjacent = False
        self._text(rest, end, rest, right, 0, quoted)

    def _is_title(self, left: int, start: int, end: int) -> bool:
        """Whether the words behind an article's number are its title: short, no sentence, and not cut by a wrap."""
        point = final_point(self.text, start, end)
        if point or end - start > _TITLE_LENGTH or is_sentence(self.text, start, end):
            return False
        following_start, following_end = self.following
        is_blank = following_start == following_end
        return is_blank or not goes_on(self.text, (left, end), self.following, point, self.width)

    def _text(self, start: int, end: int, left: int, right: int, indent: int, quoted: bool) -> None:
        text = self.text
        marker = self._marker(left, right)
        kind = None if marker or left == right else line_kind(text[left:right], self.in_preamble)
        point = final_point(text, left, right)
        if kind is None and marker is None and self._completes(left, right, quoted):
            return self._join(end, left, right, point)
        body = marker.end if marker else left + (kind.label if kind else 0)
        terminal = kind.terminal if kind else "TEXT"
        return self._add(Draft(terminal, start, end, body, right, marker, indent, quoted, point))

    def _marker(self, left: int, right: int) -> Marker | None:
        """The marker of a line; a capital and a point are one only where they begin or continue a series."""
        marker = None if self._closes_aside(left) else read_marker(self.text, left, right)
        marker = marker or quote_as_bullet(self.text, left, right)
        if marker is None or (self.adjacent and not marker.is_bullet and calls_for_number(self.text, *self.last_line)):
            return None
        likely = {reading for reading in marker.readings if reading.value <= 1 or self._is_next(reading)}
        if not likely and not marker.strong:
            return None
        self.seen |= likely or set(marker.readings)
        return marker

    def _closes_aside(self, left: int) -> bool:
        """Whether a line opens with the dash that closes an aside, and a full line before it had no room for that."""
        last = self.last
        if last is None or not self.adjacent or last.point or self.text[left : left + 1] not in DASHES:
            return False
        full = self.last_line[1] - self.last_line[0] + len(" -") > self.width > 0
        return full and in_aside(self.text, last.body_start, last.body_end)

    def _is_next(self, reading: MarkerReading) -> bool:
        return MarkerReading(reading.family, reading.value - 1) in self.seen

    def _completes(self, left: int, right: int, quoted: bool) -> bool:
        """Whether the words go on with the last draft: a wrapped sentence, or a marker alone on its line."""
        last = self.last
        if last is None or last.terminal not in _JOINABLE or last.quoted != quoted or left == right:
            return False
        if last.body_start >= last.body_end:
            return True
        if self._closes_aside(left):
            return True
        body = (last.body_start, last.body_end)
        if not self.adjacent:
            return names_go_on(self.text, body, (left, right), last.point)
        is_cut = last.marker is not None and completes_name(self.text, body, (left, right), last.point)
        return is_cut or goes_on(self.text, self.last_line, (left, right), last.point, self.width)

    def _join(self, end: int, left: int, right: int, point: str) -> None:
        if self.drafts[-1].terminal == "BLANK":
            self.drafts.pop()
        last = self.drafts[-1]
        if last.body_start >= last.body_end:
            last.body_start = left
        last.end, last.body_end, last.point = end, right, point
        self.adjacent = True
