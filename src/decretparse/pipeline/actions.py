"""The verb of a task and the actions that its words name."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decretparse.grammar.meanings import JOINED, joined_lemmas, verb_phrase_lemma, verb_span
from decretparse.model import Action, ActionForm
from decretparse.resolve.build import TaskDetails
from decretparse.resolve.places import Places
from decretparse.scan.actions import find_actions
from decretparse.syntax.facts import Span, Task
from decretparse.syntax.phrase import Phrase

VERBS = frozenset({"VERBE", "QUI_VERBE"})
CHARGES = frozenset({"EST_CHARGE", "CHARGE", "EST_CONFIE"})
FINITE_CHARGES = frozenset({"EST_CHARGE", "EST_CONFIE"})
VERB_PARTS = ("verb", "then", "passive", "support", "reflexive")
INFINITIVE_PARTS = ("infinitive", "support")


@dataclass(frozen=True, slots=True)
class Words:
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


def own_details(task: Task, words: Words, places: Places) -> TaskDetails:
    """Where the verb of a task stands, and the actions that its words name."""
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


def _lemma(phrase: Phrase, words: Words) -> str:
    return verb_phrase_lemma(words.text, phrase)


def _verb_action(phrase: Phrase, words: Words, places: Places) -> Iterator[Action]:
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


def _named_actions(start: int, end: int, words: Words, places: Places) -> tuple[Action, ...]:
    cited = words.cited[block_at(words.blocks, start)]
    inside = [span for span in cited if span[0] < end and span[1] > start]
    found = find_actions(words.text, start, end, inside)
    return tuple(_action(each.lemma, each.form, (each.start, each.end), places) for each in found)


def _action(lemma: str, form: ActionForm, place: Span, places: Places) -> Action:
    start, end = places.given(place)
    return Action.trusted(lemma=lemma, form=form, start=start, end=end)


def block_at(blocks: Sequence[int], offset: int) -> int:
    """The block that a place is in, by where each begins."""
    return max(0, bisect_right(blocks, offset) - 1)
