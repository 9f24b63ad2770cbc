"""What the words of each task say beside its bearer: its verb's place, its actions and its qualifiers."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter
from typing import TypeAlias

from decretparse.pipeline.actions import Words, block_at, own_details
from decretparse.pipeline.clauses import Clauses
from decretparse.pipeline.paragraphs import Paragraph
from decretparse.pipeline.qualified import qualified, qualifier
from decretparse.resolve.build import TaskDetails
from decretparse.resolve.places import Places
from decretparse.resolve.records import ResolvedTask
from decretparse.scan.qualifiers import QualifierPhrase, find_qualifiers
from decretparse.syntax.facts import Span, Task


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
        phrases = sorted((phrase for phrase in paragraph.phrases if phrase.start < phrase.end), key=attrgetter("start"))
        text, blocks = self.places.text.text, self.places.blocks
        words = Words(text, phrases, [phrase.start for phrase in phrases], self.cited, blocks)
        for found in tasks:
            wording = _wording(found.task)
            if wording not in self._own:
                self._own[wording] = own_details(found.task, words, self.places)
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
        for place, phrases in qualified(tasks, found_in, clauses).items():
            qualifiers = tuple(qualifier(phrase, self.places) for phrase in phrases)
            own[place] = replace(own[place], qualifiers=qualifiers)
        return {index: own[place] for place, indexes in by_place.items() for index in indexes}

    def _blocks(self, tasks: Sequence[ResolvedTask]) -> set[int]:
        """The blocks in which something of the tasks stands."""
        offsets = {offset for found in tasks for offset in (found.task.start, *(start for start, _ in found.task.lead))}
        offsets |= {span[0] for found in tasks for span in found.task.evidence}
        return {block_at(self.places.blocks, offset) for offset in offsets}


_Wording: TypeAlias = tuple[int, int, bool, tuple[str, ...]]


def _wording(task: Task) -> _Wording:
    """What a task's details follow from."""
    return task.start, task.end, bool(task.lead), task.verbs
