"""Sentences that change another text: "L'article 7 de l'arrêté du 3 mai 2004 est remplacé par …"."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import cast

from decretparse.grammar.meanings import form_of
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


def amendments(
    text: str, shape: Outline, paragraphs: Iterable[Paragraph], cited: Sequence[Sequence[Citation]]
) -> list[Amendment]:
    """The amendments of a text, but those that stand in quoted provisions."""
    others = [citation for citation in chain.from_iterable(cited) if citation.text_kind is not None]
    if not others:
        return []
    starts = [citation.start for citation in others]
    own = (paragraph for paragraph in paragraphs if not shape.blocks[paragraph.root].quoted and paragraph.phrases)
    found: list[Amendment] = []
    for paragraph in own:
        first, last = paragraph.phrases[0].start, paragraph.phrases[-1].end
        inside = others[bisect_left(starts, first) : bisect_left(starts, last)]
        found += (Amendment(paragraph.root, *each) for each in _of_paragraph(text, paragraph.phrases, inside))
    return found


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
    if "passive" not in phrase.parts:
        return False
    form = form_of(text[slice(*phrase.parts["passive"])], "participle")
    return form is not None and form.lemma in _participles()


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
