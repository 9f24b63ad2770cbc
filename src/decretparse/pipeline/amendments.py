"""Sentences that change another text: "L'article 7 de l'arrêté du 3 mai 2004 est remplacé par …"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import cast

from decretparse.grammar.meanings import passive_lemma
from decretparse.grammar.reference import Citation
from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.outline import Outline
from decretparse.pipeline.paragraphs import Paragraph
from decretparse.syntax.facts import Span
from decretparse.syntax.phrase import Phrase

AMENDMENTS = "lexicon/amendments.toml"
SENTENCE_END = "FIN"


@dataclass(frozen=True, slots=True)
class Amendment:
    """The text that a sentence of the block `root` changes; `span` runs from its first word to its verb, or beyond."""

    root: int
    citation: Citation
    span: Span


class Amendments:
    """Looks for them paragraph by paragraph; `found` are those of the text, but those in quoted provisions."""

    def __init__(self, text: str, shape: Outline, cited: Sequence[Sequence[Citation]]) -> None:
        self.text = text
        self.shape = shape
        self.found: list[Amendment] = []
        self._others = [citation for citation in chain.from_iterable(cited) if citation.text_kind is not None]
        self._starts = [citation.start for citation in self._others]

    def read(self, paragraph: Paragraph) -> None:
        if not paragraph.phrases or self.shape.blocks[paragraph.root].quoted:
            return
        first, last = paragraph.phrases[0].start, paragraph.phrases[-1].end
        inside = self._others[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        self.found += (Amendment(paragraph.root, *each) for each in _of_paragraph(self.text, paragraph.phrases, inside))


def _of_paragraph(text: str, phrases: Sequence[Phrase], cited: Sequence[Citation]) -> Iterator[tuple[Citation, Span]]:
    if not cited:
        return
    begin = phrases[0].start
    for phrase in phrases:
        if phrase.terminal == SENTENCE_END:
            begin = phrase.end
        elif _amends(phrase, text):
            citation = next((found for found in cited if _leads_to(text, begin, phrase, found)), None)
            if citation is not None:
                yield citation, (begin, phrase.end)


def _amends(phrase: Phrase, text: str) -> bool:
    return passive_lemma(text, phrase) in _participles()


def _leads_to(text: str, begin: int, verb: Phrase, citation: Citation) -> bool:
    """Do the words of a sentence before a citation, or those from its verb on, lead straight to it?"""
    start = begin if citation.start < verb.start else verb.end
    return start <= citation.start and _before().fullmatch(text, start, citation.start) is not None


@kept
def _participles() -> frozenset[str]:
    return frozenset(cast(Sequence[str], load_toml(AMENDMENTS)["participles"]))


@kept
def _before() -> re.Pattern[str]:
    return re.compile(cast(str, load_toml(AMENDMENTS)["before"]))
