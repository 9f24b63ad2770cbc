"""A predicate with its subject, and the change that it tells."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from decretparse.grammar.anaphors import anaphor
from decretparse.grammar.changes.words import ChangeKind, date_since
from decretparse.grammar.mentions import mentions
from decretparse.grammar.tree import Branch, is_tree, phrases, span_of
from decretparse.syntax.facts import Bearer, Mention, Span, place_of
from decretparse.syntax.phrase import UNITS, Phrase


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


@dataclass(frozen=True, slots=True)
class Sentence:
    """One predicate of a sentence: its subject, and from where to where the sentence goes."""

    text: str
    subject: tuple[Bearer, ...]
    predicate: Branch
    span: Span

    def change(
        self, kind: ChangeKind, units: tuple[Bearer, ...], into: Mention | None = None, called: Span | None = None
    ) -> Change:
        """The change that it tells of these units."""
        since = date_since(self.text, *self.span)
        start, end = span_of(self.predicate.children) or self.span
        if self.subject and self.subject == units[: len(self.subject)]:
            start = min(start, place_of(self.subject[0])[0])
        listed = tuple(unit.phrase for unit in units if isinstance(unit, Mention) and unit.phrase[0] >= end)
        return Change(kind, units, ((start, end), *listed), into, called, since)


def subject_of(text: str, element: Branch) -> tuple[Bearer, ...]:
    """Whom a statement speaks of."""
    first = element.children[0]
    if is_tree(first, "pronoun"):
        return (anaphor(text, first.children[0].span),)
    if not is_tree(first, "subject"):
        return ()
    units = [child for child in first.children if is_tree(child, "unit")]
    return tuple(named_at(text, [next(phrases([unit])) for unit in units]))


def named_at(text: str, found: Sequence[Phrase]) -> Iterator[Mention]:
    """The units that some phrases name."""
    for phrase in found:
        if phrase.terminal in UNITS:
            yield from mentions(text, phrase)
