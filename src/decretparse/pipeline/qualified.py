"""Which task each qualifier belongs to."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from decretparse.model import Qualifier, QualifierKind
from decretparse.pipeline.clauses import Clauses, SentenceId
from decretparse.resolve.places import Places
from decretparse.resolve.records import ResolvedTask
from decretparse.scan.qualifiers import QualifierPhrase
from decretparse.syntax.facts import Span

NEAREST = 8  # tasks that begin before a qualifier, among which the one that quotes it is looked for


def qualified(
    tasks: Sequence[ResolvedTask], phrases: Iterable[QualifierPhrase], clauses: Clauses
) -> Mapping[Span, list[QualifierPhrase]]:
    """The qualifiers of each task, by its place: those it quotes, and those beside it in its sentence."""
    places = sorted({(found.task.start, found.task.end) for found in tasks})
    sentences = _first_of_sentences(tasks, clauses)
    given: dict[Span, list[QualifierPhrase]] = {}
    for phrase in phrases:
        place = _quoting(phrase, places) or _following(phrase, clauses, sentences)
        if place is not None:
            given.setdefault(place, []).append(phrase)
    return given


def _quoting(phrase: QualifierPhrase, places: Sequence[Span]) -> Span | None:
    """The innermost task that quotes a qualifier."""
    following = bisect_left(places, (phrase.start + 1, 0))
    for place in reversed(places[max(0, following - NEAREST) : following]):
        if place[0] <= phrase.start and phrase.end <= place[1]:
            return place
    return None


def _following(
    phrase: QualifierPhrase, clauses: Clauses, sentences: Mapping[SentenceId, Sequence[Span]]
) -> Span | None:
    """The first task of the same sentence that comes after a qualifier."""
    placed = clauses.at(phrase.start)
    if placed is None:
        return None
    return next((place for place in sentences.get(placed.sentence, ()) if place[0] >= phrase.start), None)


def _first_of_sentences(tasks: Sequence[ResolvedTask], clauses: Clauses) -> Mapping[SentenceId, Sequence[Span]]:
    """The tasks of each sentence, in order; those of a list belong to the sentences that introduce it."""
    found: dict[SentenceId, set[Span]] = {}
    for task in (each.task for each in tasks):
        for offset in (task.start, *(start for start, _ in task.lead)):
            placed = clauses.at(offset)
            if placed is not None:
                found.setdefault(placed.sentence, set()).add((task.start, task.end))
    return {sentence: sorted(places) for sentence, places in found.items()}


def qualifier(phrase: QualifierPhrase, places: Places) -> Qualifier:
    """A qualifier in offsets of the text as it was given."""
    start, end = places.given((phrase.start, phrase.end))
    return Qualifier.trusted(
        kind=cast(QualifierKind, phrase.kind),
        text=places.original[start:end],
        bodies=tuple(places.name(body) for body in phrase.bodies),
        start=start,
        end=end,
    )
