"""Where facts stand: from spans of the normalised text to spans of the text as it was given."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from decretparse.model import Span as TextSpan
from decretparse.syntax.facts import Span
from decretparse.text import NormalisedText


@dataclass(frozen=True, slots=True)
class Places:
    """`original` is the text as given, `text` its normalised form, `blocks` where each block of that begins."""

    original: str
    text: NormalisedText
    blocks: Sequence[int]
    _known: dict[Span, TextSpan] = field(default_factory=dict)

    def given(self, span: Span) -> Span:
        """Where it stands in the text as given."""
        return self.text.original_span(*span)

    def quote(self, span: Span) -> str:
        start, end = self.given(span)
        return self.original[start:end]

    def name(self, span: Span) -> str:
        return on_one_line(self.quote(span))

    def spans(self, spans: Iterable[Span]) -> tuple[TextSpan, ...]:
        """What stands at one place shares its span."""
        return tuple(self._shared(span) for span in dict.fromkeys(spans) if span[0] < span[1])

    def _shared(self, span: Span) -> TextSpan:
        found = self._known.get(span)
        if found is None:
            start, end = self.given(span)
            found = self._known[span] = TextSpan.trusted(start=start, end=end)
        return found

    def same_block(self, one: Span, other: Span) -> bool:
        return block_at(self.blocks, one[0]) == block_at(self.blocks, other[0])

    def adjacent(self, one: Span, other: Span) -> bool:
        """Does no word stand between the two?"""
        first, second = sorted((one, other))
        return not any(character.isalnum() for character in self.text.text[first[1] : second[0]])


def block_at(starts: Sequence[int], offset: int) -> int:
    """Which of the blocks that begin at `starts` holds a character."""
    return bisect_right(starts, offset) - 1


def hull(one: Span, other: Span) -> Span:
    """From the beginning of the one to the end of the other, whichever comes first."""
    return min(one[0], other[0]), max(one[1], other[1])


def on_one_line(name: str) -> str:
    """A name as directories write it, however its text is laid out: one plain space between two words."""
    return " ".join(name.split())
