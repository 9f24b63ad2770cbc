"""New names of units: « prend le nom de X », « devient le X », « est désormais dénommée X », « est renommé X »."""

from collections.abc import Iterator

from decretparse.grammar.changes.sentence import Change, Sentence, named_at
from decretparse.grammar.changes.words import change_words
from decretparse.grammar.meanings import lemma_of
from decretparse.grammar.mentions import mentions
from decretparse.grammar.tree import words
from decretparse.syntax.facts import Bearer, Span
from decretparse.syntax.phrase import Phrase

OPENED, CLOSED = "«»"
QUOTES = f"{OPENED}{CLOSED} "


def renaming(sentence: Sentence, verb: Span) -> Iterator[Change]:
    """« prend le nom de X », « devient le X », « est désormais dénommée X »."""
    if not sentence.subject:
        return
    text, (start, end) = sentence.text, sentence.span
    lemma = lemma_of(text[slice(*verb)])
    if lemma in change_words().becomes:
        yield from becoming(sentence, verb)
        return
    if lemma in change_words().takes:
        taken = change_words().name.match(text, verb[1], end)
    else:
        called = change_words().called.search(text, verb[0], end)
        taken = called if called and change_words().now.search(text, start, called.end()) else None
    if taken is not None:
        yield from named_anew(sentence, sentence.subject, taken.end())


def becoming(sentence: Sentence, verb: Span) -> Iterator[Change]:
    """« devient le bureau des licences », but no « devient une direction », which tells its rank alone."""
    found = change_words().the_new.match(sentence.text, verb[1], sentence.span[1])
    objects = [one for one in words(sentence.predicate.children[1:]) if found and one.start == found.end()]
    for new in named_at(sentence.text, objects):
        if new.nature == "structure" and not new.initials:
            yield sentence.change("renamed", (*sentence.subject, new), new)


def named_anew(sentence: Sentence, units: tuple[Bearer, ...], start: int) -> Iterator[Change]:
    """The units have the name that stands from `start` on: that of a unit, or any in quotation marks."""
    text, end = sentence.text, sentence.span[1]
    is_quoted = text[start:end].lstrip().startswith(OPENED)
    name = name_between(text, start, end)
    if name is None:
        return
    found = mentions(text, Phrase("UNITE", *name))
    if found and not found[0].initials:
        yield sentence.change("renamed", (*units, found[0]), found[0])
    elif is_quoted:
        yield sentence.change("renamed", units, called=name)


def name_between(text: str, start: int, end: int) -> Span | None:
    """« l'« Office des phares » »: a name without its article and its quotation marks."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(QUOTES))
    article = change_words().article.match(text, start, end)
    start = article.end() if article else start
    closed = text.find(CLOSED, start, end)
    told = change_words().ends.search(text, start, end)
    name = text[start : min(end if closed < 0 else closed, told.start() if told else end)].rstrip(QUOTES)
    return (start, start + len(name)) if name else None
