"""The statements of a paragraph that tell of changes."""

import re
from collections.abc import Iterator, Sequence

from decretparse.grammar.changes.creations import creation, set_up
from decretparse.grammar.changes.renamings import named_anew, renaming
from decretparse.grammar.changes.sentence import Change, Sentence, named_at, subject_of
from decretparse.grammar.changes.words import change_words
from decretparse.grammar.meanings import passive_lemma, verb_number
from decretparse.grammar.mentions import mentions
from decretparse.grammar.tree import (
    Branch,
    content_of,
    core_of,
    is_tree,
    items_below,
    items_of,
    phrases,
    span_of,
    words,
)
from decretparse.syntax.facts import Mention, Omitted
from decretparse.syntax.phrase import DIRECT, Phrase

WORD = re.compile(r"\w+")


def find_changes(tree: Branch, text: str) -> list[Change]:
    """The changes that a paragraph's statements tell of, in the order of the text."""
    if change_words().hint.search(text, *tree.span) is None:
        return []
    return [change for sentence in sentences(text, content_of(tree)) for change in changes_in(sentence)]


def sentences(text: str, elements: Sequence[Branch]) -> Iterator[Sentence]:
    """Each predicate of the statements among some elements and in the lists under them."""
    start: int | None = None
    waiting = list(reversed(elements))
    while waiting:
        element = waiting.pop()
        if element.data in ("lead", "fronted"):
            start = start if start is not None else next((phrase.start for phrase in phrases([element])), None)
            continue
        span = span_of(element.children) if element.data in ("statement", "remark") else None
        if span is not None:
            span = (span[0] if start is None else start, span[1])
            subject = subject_of(text, element)
            predicates = (core_of(child) for child in element.children if is_tree(child, "predicate"))
            yield from (Sentence(text, subject, predicate, span) for predicate in predicates)
        start = None
        waiting += reversed([each for item in items_below(element.children) for each in content_of(item)])


def changes_in(sentence: Sentence) -> Iterator[Change]:
    """The changes that a predicate tells of."""
    rule, phrase = sentence.predicate.data, sentence.predicate.head
    if rule == "creation":
        yield from creation(sentence)
    elif rule == "attachment":
        yield from set_up(sentence)
    elif rule == "attribution" and "passive" in phrase.parts:
        yield from passive(sentence, phrase)
    elif rule == "attribution" and "verb" in phrase.parts:
        yield from renaming(sentence, phrase.parts["verb"])
    elif rule == "denial":
        verb = WORD.match(sentence.text, phrase.start, phrase.end)
        if verb is not None:
            yield from renaming(sentence, verb.span())


def passive(sentence: Sentence, phrase: Phrase) -> Iterator[Change]:
    """« est supprimé », « est transféré au service A », « sont fusionnés »."""
    kind = change_words().participles.get(passive_lemma(sentence.text, phrase) or "")
    if kind is None and "verb" in phrase.parts:
        yield from renaming(sentence, phrase.parts["verb"])
    if kind is None or kind == "created":
        return
    units = sentence.subject or tuple(listed(sentence))
    if not units or not agrees(sentence, phrase):
        return
    if "modal" in phrase.parts and all(isinstance(unit, Mention) and unit.bare for unit in units):
        return  # « Le groupement peut être dissous »: whichever it is
    if kind == "renamed":
        yield from named_anew(sentence, units, phrase.end)
    else:
        into = result(sentence, phrase) if kind == "merged" else goal(sentence) if kind == "transferred" else None
        yield sentence.change(kind, (*units, into) if into else units, into)


def agrees(sentence: Sentence, verb: Phrase) -> bool:
    """Can the units named be what changes? « un navire » is any, and none where the verb is plural."""
    subject = sentence.subject
    number = verb_number(sentence.text, verb)
    plural = len(subject) > 1 or any(not isinstance(bearer, Omitted) and bearer.number == "p" for bearer in subject)
    vague = any(isinstance(bearer, Mention) and bearer.determiner == "indefinite" for bearer in subject)
    return not subject or (not vague and number in (None, "p" if plural else "s"))


def goal(sentence: Sentence) -> Mention | None:
    """« Le bureau est transféré au service des ports »: where it goes."""
    targets = [phrase for phrase in words(sentence.predicate.children[1:]) if phrase.terminal == "UNITE_A"]
    return next(named_at(sentence.text, targets), None)


def result(sentence: Sentence, verb: Phrase) -> Mention | None:
    """« A et B sont fusionnés en un service C »: what they give."""
    marker = change_words().into.search(sentence.text, verb.end, sentence.span[1])
    if marker is None:
        return None
    after = [phrase for phrase in words(sentence.predicate.children[1:]) if phrase.start >= marker.start()]
    return next(named_at(sentence.text, after), None)


def listed(sentence: Sentence) -> Iterator[Mention]:
    """« Sont supprimés le bureau A et le bureau B », « Sont supprimés : ― le bureau A ; … »"""
    nodes = sentence.predicate.children
    yield from named_at(sentence.text, [phrase for phrase in words(nodes[1:]) if phrase.terminal in DIRECT])
    for item in items_of(nodes):
        first = next(phrases(content_of(item)), None)
        if first is not None and first.terminal in DIRECT:
            yield from mentions(sentence.text, first)
