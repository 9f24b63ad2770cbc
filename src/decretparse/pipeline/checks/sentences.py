"""Sentences of units that say nothing, or that nothing was read from."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import cast

from decretparse.grammar.clauses import RELATIONS
from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.folding import tidy
from decretparse.lexicon.nouns import load_nouns
from decretparse.outline import Outline
from decretparse.pipeline.clauses import Clauses, Placed
from decretparse.resolve.journal import Journal
from decretparse.resolve.records import Finding
from decretparse.syntax.facts import Span

INTRODUCING = RELATIONS | {"charge", "attribution"}
GENERAL = RELATIONS | {"creation"}
WORD = re.compile(r"[^\W\d_][\w-]*")


def silent_sentences(
    text: str, shape: Outline, clauses: Clauses, read: Collection[int], journal: Journal
) -> Iterator[Finding]:
    """Sentences of units from which nothing was read, and lists that are announced only.

    The list that a frame announces are the paragraphs after it in its article. A sentence of which the resolver made
    nothing, though it was understood, is about no unit after all; a heading states nothing, nor does an item of a list
    that somebody else's sentence introduces.
    """
    framed = clauses.sentences_at(journal.frames)
    silent = {placed.sentence for placed in clauses.touched_by(journal.tried)}
    silent |= {(index, number) for index, number in clauses.numbers() if shape.blocks[index].kind == "heading"}
    told = {placed.sentence for placed in clauses if placed.span[0] in read}
    for sentence in clauses.sentences():
        span = sentence[0].span[0], max(placed.span[1] for placed in sentence)
        empty = sentence[0].sentence not in framed and _announces_only(sentence)
        if empty:
            yield Finding("empty-list", span)
        elif _generic().match(text, *span) and any(placed.clause.rule in GENERAL for placed in sentence):
            yield Finding("generic-statement", span)
        elif not any(placed.span[0] in read for placed in sentence):
            held = sentence[0].holder is not None and sentence[0].holder not in told
            yield from _unread(text, sentence, span, held or sentence[0].sentence in silent)


def _unread(text: str, sentence: Sequence[Placed], span: Span, silent: bool) -> Iterator[Finding]:
    verbs = [placed.clause for placed in sentence if placed.clause.has_verb]
    if not verbs or not (any(clause.names_unit for clause in verbs) or _has_unit_noun(text[slice(*span)])):
        return
    senses = {clause.sense for clause in verbs}
    if "stated" in senses and not silent:
        yield Finding("unparsed-sentence", span)
    elif "generic" in senses:
        yield Finding("generic-statement", span)
    else:
        yield Finding("passed-over", span)


def _announces_only(sentence: Sequence[Placed]) -> bool:
    last = sentence[-1].clause
    return last.opens and not last.items and last.rule in INTRODUCING and last.sense == "stated"


def _has_unit_noun(words: str) -> bool:
    """Is one of some words a noun that heads the name of a unit, whatever else it may mean?"""
    nouns = load_nouns()
    return any((form := nouns.get(tidy(word))) is not None and not form.noun.weak for word in WORD.findall(words))


@kept
def _generic() -> re.Pattern[str]:
    """How a sentence begins that speaks of every unit of a kind: "Dans chaque zone, il est institué …"."""
    table = cast(Mapping[str, Mapping[str, str]], load_toml("lexicon/generic.toml"))
    return re.compile(table["each"]["pattern"])
