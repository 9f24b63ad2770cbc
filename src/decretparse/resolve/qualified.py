"""Gives each qualifier to the task that it bears on."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Protocol, TypeAlias, TypeVar

from decretparse.resolve.resolver import ResolvedTask
from decretparse.syntax.facts import Span

SENTENCE_END = ". "


class QualifierLike(Protocol):
    """A qualifier phrase: its place in the normalised text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Place: TypeAlias = Span
Phrase = TypeVar("Phrase", bound=QualifierLike)


def by_task(text: str, phrases: Sequence[Phrase], tasks: Sequence[ResolvedTask]) -> Mapping[Place, list[Phrase]]:
    """The qualifiers of each task, by the task's span: those it quotes, else those that stand before it in its sentence.

    A qualifier that coordinated tasks share goes to the first of them; one that stands by no task is left out.
    """
    places = sorted({(found.task.start, found.task.end) for found in tasks})
    given: dict[Place, list[Phrase]] = {}
    for phrase in phrases:
        place = _place(text, phrase, places)
        if place is not None:
            given.setdefault(place, []).append(phrase)
    return given


def _place(text: str, phrase: QualifierLike, places: Sequence[Place]) -> Place | None:
    """The span of the task that quotes the phrase; else the next one in the sentence."""
    following = bisect_left(places, (phrase.start + 1, 0))
    for start, end in reversed(places[max(0, following - 40) : following]):
        if start <= phrase.start and phrase.end <= end:
            return start, end
    if following == len(places):
        return None
    start, end = places[following]
    return (start, end) if SENTENCE_END not in text[phrase.end : start] else None
