"""What is created, and from what: « Il est créé un service A par fusion de la direction B et du bureau C »."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from decretparse.grammar.changes.sentence import Change, Sentence
from decretparse.grammar.changes.words import change_words
from decretparse.grammar.meanings import participles_in
from decretparse.grammar.mentions import mentions, named_by
from decretparse.grammar.tree import is_tree, words
from decretparse.lexicon.nouns import head_of
from decretparse.syntax.facts import Bearer, Mention, Omitted, Span
from decretparse.syntax.phrase import DIRECT, Phrase

ASIDE = "INCISE"


def creation(sentence: Sentence) -> Iterator[Change]:
    """« La direction X est créée », « Il est créé un service X par fusion de A et de B »."""
    made = made_by(sentence)
    fused = change_words().fused.search(sentence.text, *sentence.span)
    if fused is not None:
        yield from fusion(sentence, made or sentence.subject, fused.span())
    elif not made and sentence.subject and creates(sentence):
        yield sentence.change("created", sentence.subject)


def set_up(sentence: Sentence) -> Iterator[Change]:
    """« Il est institué auprès du préfet une commission », « Le comité est créé auprès du maire »."""
    made = made_by(sentence) or sentence.subject
    if made and creates(sentence):
        yield sentence.change("created", made)


def made_by(sentence: Sentence) -> tuple[Mention, ...]:
    """The units that a creation names: « une section dénommée « X » » is called X."""
    units = [node for node in sentence.predicate.children[1:] if is_tree(node, "unit")]
    direct = [unit for unit in units if unit.head.terminal in DIRECT]
    return tuple(mention for unit in direct for mention in named_by(sentence.text, unit))


def creates(sentence: Sentence) -> bool:
    """« Le bureau est créé », not « Les associations sont constituées en vue de … »."""
    lemmas = {form.lemma for form in participles_in(sentence.text, sentence.predicate.head)}
    single = all(not isinstance(bearer, Omitted) and bearer.number == "s" for bearer in sentence.subject)
    return single and any(change_words().participles.get(lemma) == "created" for lemma in lemmas)


def fusion(sentence: Sentence, made: Sequence[Bearer], fused: Span) -> Iterator[Change]:
    """« un service X par fusion de A et de B », the other way round where X is new; `fused`: « par fusion »."""
    named = [unit for unit in made if isinstance(unit, Mention)]
    into = next((unit for unit in named if unit.words[0] < fused[0]), None)
    end = sentence.span[1]
    if into is None and named and named[-1].determiner == "indefinite":
        into, end = named[-1], named[-1].phrase[0]
    if into is not None:
        yield sentence.change("merged", (*sources(sentence, fused[1], end), into), into)


def sources(sentence: Sentence, start: int, end: int) -> Iterator[Mention]:
    """« de la régie A, à l'exclusion de …, de la régie B et du service C »: each begins with a unit noun."""
    text = sentence.text
    asides = [found.start - start for found in words(sentence.predicate.children) if found.terminal == ASIDE]
    starts = [
        (match.start(), match.start("unit"))
        for match in change_words().each.finditer(text[start:end])
        if (head := head_of(text[start + match.start("unit") : end])) is not None and head.start == 0
    ]
    for (_, first), (last, _) in pairwise([*starts, (end - start, 0)]):
        stop = min((aside for aside in asides if first < aside < last), default=last)
        name = text[start + first : start + stop].rstrip(" ,;.")
        yield from mentions(text, Phrase("UNITE", start + first, start + first + len(name)))
