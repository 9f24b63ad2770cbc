"""The actions that a task's words name: "préparer le budget", "l'animation et la coordination du réseau"."""

from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from decretparse.lexicon.action_nouns import load_action_nouns
from decretparse.lexicon.folding import tidy
from decretparse.scan.alphabet import Features
from decretparse.scan.loading import load_rules
from decretparse.scan.tape import Span
from decretparse.scan.words import Words, words
from decretparse.syntax.record import record

Form: TypeAlias = Literal["infinitive", "noun"]

LINKS = ("de", "du", "des", "to", "au")
CONTRACTED = {"du": "de", "au": "to"}
JOINS = frozenset({"coordination", "comma"})
SKIPPED = frozenset({"adverb"})
DETERMINERS = frozenset({"definite", "indefinite", "possessive", "demonstrative", "num"})
BEFORE_INFINITIVES = DETERMINERS | {"clitic"}


@record
class ActionPhrase:
    """An action at `text[start:end]`: its verb, whether an infinitive or a noun says it."""

    lemma: str
    form: Form
    start: int
    end: int


@record
class _Head:
    """An action found: the words before it ("du", "à la", none) tell which later nouns are coordinated with it."""

    action: ActionPhrase
    link: str
    determined: bool
    after: int


def find_actions(text: str, start: int, end: int, opaque: Sequence[Span] = ()) -> list[ActionPhrase]:
    """The actions of a task whose words, after its verb, are `text[start:end]`.

    1. The first stands at the beginning, or after a comma that ends what is put in between.
    2. The others are coordinated with it: infinitives wherever they stand, nouns only where they open in the same way.
    3. In what completes an action, nothing is one.
    """
    return [head.action for head in _Reader(words(text, start, end, opaque)).heads()]


class _Reader:
    def __init__(self, found: Words) -> None:
        alphabet = load_rules().alphabet
        self.words = found.keys
        self.starts, self.ends = found.starts, found.ends
        self.features: list[Features] = [alphabet.features_of[alphabet.symbol(key)] for key in found.keys]

    def heads(self) -> Iterator[_Head]:
        first = self.first()
        if first is None:
            yield from self.later(self.opening(), 0)
            return
        yield first
        yield from self.later(first, first.after)

    def later(self, first: _Head | None, at: int) -> Iterator[_Head]:
        """Those coordinated with the first, or with what stands in its place."""
        last = at
        while first is not None and at < len(self.words):
            joined = self.joined(at)
            if joined == at:
                at += 1
                continue
            head = self.head(joined)
            if head is not None and self.goes_with(head, first, immediate=at == last):
                yield head
                at = last = head.after
            else:
                at = joined

    def opening(self) -> _Head | None:
        """« du courrier et de l'accueil »: how a task opens whose first noun names no action."""
        at = self.past(0, SKIPPED)
        link = self.link(at)
        determined = link in CONTRACTED or (bool(link) and self.past(at + 1, DETERMINERS) > at + 1)
        nothing = ActionPhrase("", "noun", 0, 0)
        return _Head(nothing, CONTRACTED.get(link, link), True, 0) if determined else None

    def first(self) -> _Head | None:
        head = self.head(0)
        if head is not None or not self.words or self.words[0] == ":":
            return head
        for index, features in enumerate(self.features):
            if "comma" in features:
                head = self.head(index + 1)
                if head is not None and (head.link or head.determined):
                    return head
        return None

    def joined(self, at: int) -> int:
        """Where the words begin that a comma or conjunction at `at` joins on; `at` itself where there is none."""
        while at < len(self.words) and self.features[at] & JOINS:
            at += 1
        return at

    def goes_with(self, head: _Head, first: _Head, *, immediate: bool) -> bool:
        if head.action.form != first.action.form:
            return False
        if head.action.form == "infinitive":
            return head.link in ("", first.link)
        if not head.link and not head.determined:
            return immediate
        return (head.link, head.determined) == (first.link, first.determined)

    def head(self, at: int) -> _Head | None:
        """The action that begins at `at`, after what links and determines it."""
        at = self.past(at, SKIPPED)
        link = self.link(at)
        if link:
            at = self.past(at + 1, SKIPPED)
        noun = self.past(at, DETERMINERS)
        determined = noun > at or link in CONTRACTED
        return self.infinitive(self.past(at, BEFORE_INFINITIVES), link) or self.noun(
            noun, CONTRACTED.get(link, link), determined
        )

    def past(self, at: int, skipped: frozenset[str]) -> int:
        while at < len(self.words) and self.features[at] & skipped and not self.features[at] & JOINS:
            at += 1
        return at

    def link(self, at: int) -> str:
        if at >= len(self.words):
            return ""
        links = (*LINKS, "preposition") if at == 0 else LINKS
        return next((link for link in links if link in self.features[at]), "")

    def infinitive(self, at: int, link: str) -> _Head | None:
        if at >= len(self.words) or "infinitive" not in self.features[at]:
            return None
        lemma = tidy(self.words[at])
        for support in load_action_nouns().supports.get(lemma, ()):
            size = len(support.split(" "))
            if self.spelt(at, size) == support:
                return self.made(support, "infinitive", at, size, link, False)
        return self.made(lemma, "infinitive", at, 1, link, False)

    def noun(self, at: int, link: str, determined: bool) -> _Head | None:
        nouns = load_action_nouns()
        for size in range(nouns.longest, 0, -1):
            lemma = nouns.lemmas.get(self.spelt(at, size))
            if lemma is not None:
                return self.made(lemma, "noun", at, size, link, determined)
        return None

    def spelt(self, at: int, size: int) -> str:
        """Words as the lexicon writes them; an elided one is glued to the next."""
        return " ".join(tidy(word) for word in self.words[at : at + size]).replace("' ", "'")

    def made(self, lemma: str, form: Form, at: int, size: int, link: str, determined: bool) -> _Head:
        last = min(at + size, len(self.words)) - 1
        return _Head(ActionPhrase(lemma, form, self.starts[at], self.ends[last]), link, determined, last + 1)
