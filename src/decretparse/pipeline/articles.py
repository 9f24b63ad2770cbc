"""The articles of a text, and which other text each changes."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import cast

from decretparse.grammar.meanings import form_of
from decretparse.grammar.reference import Citation
from decretparse.lexicon.files import load_toml
from decretparse.model import Article, Reference
from decretparse.outline import Outline, OutlineArticle
from decretparse.pipeline.paragraphs import Paragraph
from decretparse.pipeline.references import reference
from decretparse.resolve.places import Places
from decretparse.syntax.phrase import Phrase

SENTENCE_ENDS = frozenset({"FIN"})
AMENDMENTS = "lexicon/amendments.toml"


def articles(
    shape: Outline, paragraphs: Sequence[Paragraph], cited: Sequence[Sequence[Citation]], places: Places
) -> tuple[Article, ...]:
    """The articles; `cited` has the citations of each block."""
    return tuple(_article(article, shape, paragraphs, cited, places) for article in shape.articles)


def _article(
    article: OutlineArticle,
    shape: Outline,
    paragraphs: Sequence[Paragraph],
    cited: Sequence[Sequence[Citation]],
    places: Places,
) -> Article:
    span = places.span((article.start, article.end))
    within = slice(
        bisect_left(paragraphs, article.first_block, key=_root), bisect_left(paragraphs, article.last_block, key=_root)
    )
    own = [paragraph for paragraph in paragraphs[within] if not shape.blocks[paragraph.root].quoted]
    found = [citation for each in cited[article.first_block : article.last_block] for citation in each]
    amended = next(_amended(own, found, places), None)
    return Article(number=article.number, heading=article.heading, start=span.start, end=span.end, amends=amended)


def _root(paragraph: Paragraph) -> int:
    return paragraph.root


def _amended(paragraphs: Sequence[Paragraph], cited: Sequence[Citation], places: Places) -> Iterator[Reference]:
    """The texts that sentences such as "L'article 7 de l'arrêté … est remplacé par …" change."""
    others = [citation for citation in cited if citation.text_kind is not None]
    if not others:
        return
    text = places.text.text
    for paragraph in paragraphs:
        begin = paragraph.phrases[0].start if paragraph.phrases else 0
        end = paragraph.phrases[-1].end if paragraph.phrases else 0
        for phrase in paragraph.phrases:
            if phrase.terminal in SENTENCE_ENDS:
                begin = phrase.end
            elif _amends(phrase, text):
                inside = [citation for citation in others if begin <= citation.start < end]
                citation = next((found for found in inside if _leads_to(text, begin, phrase, found)), None)
                if citation is not None:
                    yield reference(citation, places)


def _amends(phrase: Phrase, text: str) -> bool:
    if "passive" not in phrase.parts:
        return False
    form = form_of(text[slice(*phrase.parts["passive"])], "participle")
    return form is not None and form.lemma in _participles()


def _leads_to(text: str, begin: int, verb: Phrase, citation: Citation) -> bool:
    """Do the words of a sentence before a citation, or those from its verb on, lead straight to it?"""
    start = begin if citation.start < verb.start else verb.end
    return _before().fullmatch(text, start, citation.start) is not None


@cache
def _table() -> Mapping[str, object]:
    return load_toml(AMENDMENTS)


@cache
def _participles() -> frozenset[str]:
    return frozenset(cast(Sequence[str], _table()["participles"]))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(cast(str, _table()["before"]))
