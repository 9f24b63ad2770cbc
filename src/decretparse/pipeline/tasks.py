"""What the words of each task say beside its bearer: its verb's place, its actions and its qualifiers."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeAlias, cast

from decretparse.grammar.meanings import JOINED, joined_lemmas, verb_phrase_lemma, verb_span
from decretparse.model import Action, ActionForm, Qualifier, QualifierKind
from decretparse.pipeline.clauses import Clauses, SentenceId
from decretparse.pipeline.paragraphs import Paragraph
from decretparse.resolve.build import TaskDetails
from decretparse.resolve.places import Places
from decretparse.resolve.records import ResolvedTask
from decretparse.scan.actions import find_actions
from decretparse.scan.qualifiers import QualifierPhrase, find_qualifiers
from decretparse.syntax.facts import Span, Task
from decretparse.syntax.phrase import Phrase

VERBS = frozenset({"VERBE", "QUI_VERBE"})
CHARGES = frozenset({"EST_CHARGE", "CHARGE", "EST_CONFIE"})
FINITE_CHARGES = frozenset({"EST_CHARGE", "EST_CONFIE"})
NEAREST = 8  # tasks that begin before a qualifier, among which the one that quotes it is looked for
VERB_PARTS = ("verb", "then", "passive", "support", "reflexive")
INFINITIVE_PARTS = ("infinitive", "support")


@dataclass(frozen=True, slots=True)
class _Words:
    """The phrases of a paragraph, in order, and the citations of each block of the text."""

    text: str
    phrases: Sequence[Phrase]
    starts: Sequence[int]
    cited: Sequence[Sequence[Span]]
    blocks: Sequence[int]

    def within(self, start: int, end: int) -> Sequence[Phrase]:
        """The phrases that begin in a stretch, and one that it begins in: « qui [prépare] »."""
        first = bisect_left(self.starts, start)
        if first and self.phrases[first - 1].end > start:
            first -= 1
        return self.phrases[first : bisect_left(self.starts, end)]


class TaskWords:
    """Reads the words of tasks paragraph by paragraph, while their phrases are at hand.

    Tasks of one wording share what is read; which of them a qualifier belongs to is told when all are known.
    """

    def __init__(self, places: Places, cited: Sequence[Sequence[Span]]) -> None:
        self.places = places
        self.cited = cited
        self._own: dict[_Wording, TaskDetails] = {}
        self._qualifiers: dict[int, list[QualifierPhrase]] = {}

    def read(self, paragraph: Paragraph, tasks: Sequence[ResolvedTask]) -> None:
        """Reads the words of the tasks that a paragraph gave."""
        if not tasks:
            return
        # Those that only open and close lists are left out.
        phrases = sorted((phrase for phrase in paragraph.phrases if phrase.start < phrase.end), key=_start)
        text, blocks = self.places.text.text, self.places.blocks
        words = _Words(text, phrases, [phrase.start for phrase in phrases], self.cited, blocks)
        for found in tasks:
            wording = _wording(found.task)
            if wording not in self._own:
                self._own[wording] = _own(found.task, words, self.places)
        for index in sorted(self._blocks(tasks) & paragraph.tapes.keys()):
            self._qualifiers[index] = find_qualifiers(text, paragraph.tapes[index], self.cited[index])

    def details(self, tasks: Sequence[ResolvedTask], clauses: Clauses) -> Mapping[int, TaskDetails]:
        """The details of each task, by its place among them; tasks of one place share them."""
        by_place: dict[Span, list[int]] = {}
        for index, found in enumerate(tasks):
            by_place.setdefault((found.task.start, found.task.end), []).append(index)
        own = {place: self._own[_wording(tasks[indexes[0]].task)] for place, indexes in by_place.items()}
        known = sorted(self._blocks(tasks) & self._qualifiers.keys())
        found_in = chain.from_iterable(self._qualifiers[index] for index in known)
        for place, phrases in _qualified(tasks, found_in, clauses).items():
            qualifiers = tuple(_qualifier(phrase, self.places) for phrase in phrases)
            own[place] = replace(own[place], qualifiers=qualifiers)
        return {index: own[place] for place, indexes in by_place.items() for index in indexes}

    def _blocks(self, tasks: Sequence[ResolvedTask]) -> set[int]:
        """The blocks in which something of the tasks stands."""
        offsets = {offset for found in tasks for offset in (found.task.start, *(start for start, _ in found.task.lead))}
        offsets |= {span[0] for found in tasks for span in found.task.evidence}
        return {_block_at(self.places.blocks, offset) for offset in offsets}


_Wording: TypeAlias = tuple[int, int, bool, tuple[str, ...]]


def _wording(task: Task) -> _Wording:
    """What a task's details follow from."""
    return task.start, task.end, bool(task.lead), task.verbs


def _start(phrase: Phrase) -> int:
    return phrase.start


def _block_at(blocks: Sequence[int], offset: int) -> int:
    return max(0, bisect_right(blocks, offset) - 1)


# --- Verbs and actions ------------------------------------------------------------------------------------------------


def _own(task: Task, words: _Words, places: Places) -> TaskDetails:
    if task.lead:
        return TaskDetails(None, _named_actions(task.start, task.end, words, places))
    inside = words.within(task.start, task.end)
    verbs = [phrase for phrase in inside if phrase.terminal in VERBS and _lemma(phrase, words) in task.verbs]
    if verbs:
        actions = (action for phrase in verbs for action in _verb_action(phrase, words, places))
        return TaskDetails((max(task.start, verbs[0].start), verbs[0].end), tuple(actions))
    charge = next((phrase for phrase in inside if phrase.terminal in CHARGES), None)
    finite = next((phrase for phrase in inside if phrase.terminal in FINITE_CHARGES), None)
    start = charge.end if charge is not None else task.start
    verb = (max(task.start, finite.start), finite.end) if finite is not None else None
    return TaskDetails(verb, _named_actions(start, task.end, words, places))


def _lemma(phrase: Phrase, words: _Words) -> str:
    return verb_phrase_lemma(words.text, phrase)


def _verb_action(phrase: Phrase, words: _Words, places: Places) -> Iterator[Action]:
    """The action of a verb; "est garant de", as "est chargé de", is none."""
    if "attribute" in phrase.parts:
        return
    names = INFINITIVE_PARTS if "infinitive" in phrase.parts else VERB_PARTS
    spans = [phrase.parts[name] for name in names if name in phrase.parts]
    place = (min(start for start, _ in spans), max(end for _, end in spans))
    form: ActionForm = "infinitive" if "infinitive" in phrase.parts else "finite"
    yield _action(_lemma(phrase, words), form, place, places)
    joined = [verb_span(phrase, name) for name in JOINED if name in phrase.parts]
    for lemma, place in zip(joined_lemmas(words.text, phrase)[1:], joined, strict=True):
        yield _action(lemma, form, place, places)


def _named_actions(start: int, end: int, words: _Words, places: Places) -> tuple[Action, ...]:
    cited = words.cited[_block_at(words.blocks, start)]
    inside = [span for span in cited if span[0] < end and span[1] > start]
    found = find_actions(words.text, start, end, inside)
    return tuple(_action(each.lemma, each.form, (each.start, each.end), places) for each in found)


def _action(lemma: str, form: ActionForm, place: Span, places: Places) -> Action:
    start, end = places.given(place)
    return Action.trusted(lemma=lemma, form=form, start=start, end=end)


# --- Qualifiers -------------------------------------------------------------------------------------------------------


def _qualified(
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


def _qualifier(phrase: QualifierPhrase, places: Places) -> Qualifier:
    start, end = places.given((phrase.start, phrase.end))
    return Qualifier.trusted(
        kind=cast(QualifierKind, phrase.kind),
        text=places.original[start:end],
        bodies=tuple(places.name(body) for body in phrase.bodies),
        start=start,
        end=end,
    )
