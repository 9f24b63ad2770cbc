"""What happens to units: they are created, abolished, renamed, merged or transferred (`lexicon/events.toml`)."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias, cast

from decretparse.grammar.anaphors import anaphor
from decretparse.grammar.meanings import lemma_of, participles_in, passive_lemma, verb_number
from decretparse.grammar.mentions import mentions, named_by
from decretparse.grammar.reference_scan import citations
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
from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import head_of
from decretparse.syntax.facts import Bearer, Mention, Omitted, Span, place_of
from decretparse.syntax.phrase import DIRECT, UNITS, Phrase

ChangeKind: TypeAlias = Literal["created", "abolished", "renamed", "merged", "transferred"]

QUOTES = "«» "
WORD = re.compile(r"\w+")
DATE = re.compile(r"(\d{1,2})\D*?\s+(\w+)\s+(\d{4})")


@dataclass(frozen=True, slots=True)
class Change:
    """A change of `units`, read from the words at `evidence`, those with the verb first.

    `into` is what they give or where they go, `called` the words of a new name that names no unit by itself; `since` is
    from when.
    """

    kind: ChangeKind
    units: tuple[Bearer, ...]
    evidence: tuple[Span, ...]
    into: Mention | None = None
    called: Span | None = None
    since: dt.date | None = None


class _Words(NamedTuple):
    participles: Mapping[str, ChangeKind]
    takes: frozenset[str]
    article: re.Pattern[str]
    name: re.Pattern[str]
    now: re.Pattern[str]
    called: re.Pattern[str]
    hint: re.Pattern[str]
    fused: re.Pattern[str]
    each: re.Pattern[str]
    into: re.Pattern[str]
    since: re.Pattern[str]


@kept
def _words() -> _Words:
    table = cast(Mapping[str, Mapping[str, object]], load_toml("lexicon/events.toml"))

    def pattern(part: str, name: str) -> re.Pattern[str]:
        return re.compile(cast(str, table[part][name]))

    return _Words(
        participles={
            lemma: cast(ChangeKind, kind)
            for kind, entry in table.items()
            for lemma in cast(Sequence[str], entry.get("participles", ()))
        },
        takes=frozenset(cast(Sequence[str], table["renamed"]["takes"])),
        article=pattern("renamed", "article"),
        name=pattern("renamed", "name"),
        now=pattern("renamed", "now"),
        called=pattern("renamed", "called"),
        hint=pattern("hint", "words"),
        fused=pattern("merged", "from"),
        each=pattern("merged", "each"),
        into=pattern("merged", "into"),
        since=pattern("dates", "from"),
    )


def find_changes(tree: Branch, text: str) -> list[Change]:
    """The changes that a paragraph's statements tell of, in the order of the text."""
    if _words().hint.search(text, *tree.span) is None:
        return []
    return list(_Changes(text).content(content_of(tree)))


def date_since(text: str, start: int, end: int) -> dt.date | None:
    """From when something holds, where the words of a sentence say it."""
    found = _words().since.search(text, start, end)
    date = DATE.fullmatch(found["date"]) if found else None
    return citations().date(date[1], date[2], date[3]) if date else None


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A predicate with its subject, and where its sentence begins and ends."""

    subject: tuple[Bearer, ...]
    predicate: Branch
    span: Span


class _Changes:
    """Reads the statements of one paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text

    def content(self, elements: Sequence[Branch]) -> Iterator[Change]:
        start: int | None = None
        waiting = list(reversed(elements))
        while waiting:
            element = waiting.pop()
            if element.data in ("lead", "fronted"):
                start = start if start is not None else _first(element)
                continue
            if element.data in ("statement", "remark"):
                yield from self.statement(element, start)
            start = None
            waiting += reversed([each for item in items_below(element.children) for each in content_of(item)])

    def statement(self, element: Branch, start: int | None) -> Iterator[Change]:
        span = span_of(element.children)
        if span is None:
            return
        span = (span[0] if start is None else start, span[1])
        subject = self.subject(element)
        for child in element.children:
            if is_tree(child, "predicate"):
                yield from self.predicate(_Sentence(subject, core_of(child), span))

    def subject(self, element: Branch) -> tuple[Bearer, ...]:
        first = element.children[0]
        if is_tree(first, "pronoun"):
            return (anaphor(self.text, first.children[0].span),)
        if not is_tree(first, "subject"):
            return ()
        units = [child for child in first.children if is_tree(child, "unit")]
        return tuple(self.named(next(phrases([unit])) for unit in units))

    def named(self, found: Iterator[Phrase]) -> Iterator[Mention]:
        for phrase in found:
            if phrase.terminal in UNITS:
                yield from mentions(self.text, phrase)

    def made(self, predicate: Branch) -> tuple[Mention, ...]:
        """The units that a creation names: « une section dénommée « X » » is called X."""
        units = [node for node in predicate.children[1:] if is_tree(node, "unit")]
        direct = [unit for unit in units if unit.head.terminal in DIRECT]
        return tuple(mention for unit in direct for mention in named_by(self.text, unit))

    def predicate(self, sentence: _Sentence) -> Iterator[Change]:
        predicate = sentence.predicate
        if predicate.data == "creation":
            yield from self.creation(sentence)
        elif predicate.data == "attachment":
            yield from self.set_up(sentence)
        elif predicate.data == "attribution":
            phrase = predicate.head
            if "passive" in phrase.parts:
                yield from self.passive(sentence, phrase)
            elif "verb" in phrase.parts:
                yield from self.renaming(sentence, phrase.parts["verb"])
        elif predicate.data == "denial":
            first = predicate.head
            verb = WORD.match(self.text, first.start, first.end)
            if verb is not None:
                yield from self.renaming(sentence, verb.span())

    def creation(self, sentence: _Sentence) -> Iterator[Change]:
        """« La direction X est créée », « Il est créé un service X par fusion de A et de B »."""
        made = self.made(sentence.predicate) or sentence.subject
        fused = _words().fused.search(self.text, *sentence.span)
        if fused is None:
            if made and made == sentence.subject and self.creates(sentence):
                yield self.change("created", made, sentence)
            return
        named = [unit for unit in made if isinstance(unit, Mention)]
        into = next((unit for unit in named if unit.words[0] < fused.start()), None)
        end = sentence.span[1]
        if into is None and named and named[-1].determiner == "indefinite":
            # « Il est créé, par fusion de A et de B, un service X »
            into, end = named[-1], named[-1].phrase[0]
        if into is not None:
            yield self.change("merged", (*self.sources(fused.end(), end), into), sentence, into)

    def set_up(self, sentence: _Sentence) -> Iterator[Change]:
        """« Il est institué auprès du préfet une commission », « Le comité est créé auprès du maire »."""
        made = self.made(sentence.predicate) or sentence.subject
        if made and self.creates(sentence):
            yield self.change("created", made, sentence)

    def sources(self, start: int, end: int) -> Iterator[Mention]:
        """« de la direction A, de la direction B et du service C »: each begins with a unit noun."""
        starts = [
            (match.start(), match.start("unit"))
            for match in _words().each.finditer(self.text[start:end])
            if (head := head_of(self.text[start + match.start("unit") : end])) is not None and head.start == 0
        ]
        for (_, first), (last, _) in pairwise([*starts, (end - start, 0)]):
            words = self.text[start + first : start + last].rstrip(" ,;.")
            yield from mentions(self.text, Phrase("UNITE", start + first, start + first + len(words), "UNITE"))

    def creates(self, sentence: _Sentence) -> bool:
        """« Le bureau est créé », not « Les associations sont constituées en vue de … »."""
        lemmas = {form.lemma for form in participles_in(self.text, sentence.predicate.head)}
        single = all(not isinstance(bearer, Omitted) and bearer.number == "s" for bearer in sentence.subject)
        return single and any(_words().participles.get(lemma) == "created" for lemma in lemmas)

    def passive(self, sentence: _Sentence, phrase: Phrase) -> Iterator[Change]:
        kind = _words().participles.get(passive_lemma(self.text, phrase) or "")
        if kind is None and "verb" in phrase.parts:
            yield from self.renaming(sentence, phrase.parts["verb"])
        if kind is None or kind == "created":
            return
        units = sentence.subject or tuple(self.listed(sentence.predicate))
        if not units or not self.agrees(phrase, sentence.subject):
            return
        if "modal" in phrase.parts and all(isinstance(unit, Mention) and unit.bare for unit in units):
            return  # « Le groupement peut être dissous »: whichever it is
        after = words(sentence.predicate.children[1:])
        if kind == "transferred":
            into = next(self.named(found for found in after if found.terminal == "UNITE_A"), None)
            yield self.change(kind, (*units, into) if into else units, sentence, into)
        elif kind == "merged":
            yield self.merger(sentence, units, after, phrase.end)
        elif kind == "renamed":
            yield from self.named_anew(sentence, units, phrase.end)
        else:
            yield self.change(kind, units, sentence)

    def agrees(self, verb: Phrase, subject: Sequence[Bearer]) -> bool:
        """Can the units named be what changes? « un navire » is any, and none where the verb is plural."""
        number = verb_number(self.text, verb)
        plural = len(subject) > 1 or any(not isinstance(bearer, Omitted) and bearer.number == "p" for bearer in subject)
        vague = any(isinstance(bearer, Mention) and bearer.determiner == "indefinite" for bearer in subject)
        return not subject or (not vague and number in (None, "p" if plural else "s"))

    def merger(self, sentence: _Sentence, units: tuple[Bearer, ...], after: Sequence[Phrase], start: int) -> Change:
        marker = _words().into.search(self.text, start, sentence.span[1])
        into = next(self.named(found for found in after if found.start >= marker.start()), None) if marker else None
        return self.change("merged", (*units, into) if into else units, sentence, into)

    def listed(self, predicate: Branch) -> Iterator[Mention]:
        """« Sont supprimés le bureau A et le bureau B », « Sont supprimés : ― le bureau A ; … »"""
        inline = (phrase for phrase in words(predicate.children[1:]) if phrase.terminal in DIRECT)
        yield from self.named(inline)
        for item in items_of(predicate.children):
            first = next(phrases(content_of(item)), None)
            if first is not None and first.terminal in DIRECT:
                yield from mentions(self.text, first)

    def renaming(self, sentence: _Sentence, verb: Span) -> Iterator[Change]:
        """« prend le nom de X », « est désormais dénommée X »."""
        if not sentence.subject:
            return
        end = sentence.span[1]
        if lemma_of(self.text[slice(*verb)]) in _words().takes:
            taken = _words().name.match(self.text, verb[1], end)
        else:
            called = _words().called.search(self.text, verb[0], end)
            taken = called if called and _words().now.search(self.text, sentence.span[0], called.end()) else None
        if taken is not None:
            yield from self.named_anew(sentence, sentence.subject, taken.end())

    def named_anew(self, sentence: _Sentence, units: tuple[Bearer, ...], start: int) -> Iterator[Change]:
        words = self.text[start : sentence.span[1]]
        is_quoted = words.lstrip().startswith(QUOTES[0])
        start += len(words) - len(words.lstrip(QUOTES))
        article = _words().article.match(self.text, start, sentence.span[1])
        start = article.end() if article else start
        new = self.text[start : sentence.span[1]]
        end = start + (new.index("»") if "»" in new else len(new))
        end = start + len(self.text[start:end].rstrip(QUOTES))
        if end <= start:
            return
        found = mentions(self.text, Phrase("UNITE", start, end, "UNITE"))
        into = found[0] if found and not found[0].initials else None
        if into is None and is_quoted:
            yield self.change("renamed", units, sentence, called=(start, end))
        elif into is None:
            return
        else:
            yield self.change("renamed", (*units, into), sentence, into)

    def change(
        self,
        kind: ChangeKind,
        units: tuple[Bearer, ...],
        sentence: _Sentence,
        into: Mention | None = None,
        called: Span | None = None,
    ) -> Change:
        since = date_since(self.text, *sentence.span)
        start, end = span_of(sentence.predicate.children) or sentence.span
        if sentence.subject and sentence.subject == units[: len(sentence.subject)]:
            start = min(start, place_of(sentence.subject[0])[0])
        listed = tuple(unit.phrase for unit in units if isinstance(unit, Mention) and unit.phrase[0] >= end)
        return Change(kind, units, ((start, end), *listed), into, called, since)


def _first(tree: Branch) -> int | None:
    return next((phrase.start for phrase in phrases([tree])), None)
