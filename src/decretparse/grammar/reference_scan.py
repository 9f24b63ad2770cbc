"""Turns a block into the words of `reference.lark`: those that cite a legal text, and TEXT for all between them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from decretparse.grammar.citations import Citations, Needs, Word, citations
from decretparse.kept import kept

PLAIN = "TEXT"
TITLE_LIMIT = 600
SPACE_LIMIT = 40
PAIRS = (("(", ")"), ("«", "»"), ("“", "”"))
QUOTE = '"'
FRAGMENT = re.compile(r"\{([a-z_]+)\}")
LINE_MARKS = ' \t#*>«"'


class Piece(NamedTuple):
    """A word found in the text: its name, its place and the part of it that is kept."""

    name: str
    start: int
    end: int
    kept: str


class Compiled(NamedTuple):
    """A kind of word, compiled: `group` is the group of the scanner's alternation that holds the kept part."""

    word: Word
    group: int
    until: re.Pattern[str] | None


class Scanner:
    """Finds the words of citations; all that it looks at beyond a word is bounded, so that it is linear."""

    def __init__(self, lexicon: Citations) -> None:
        fragments = _fragments(lexicon)
        self._trigger = re.compile(_trigger_pattern(lexicon.triggers))
        self._needs: dict[str, Needs] = {**{word.name: word for word in lexicon.words}, **lexicon.otherwise}
        self._tail = re.compile(expand(fragments["title_tail"], fragments) + r"\Z", re.IGNORECASE)
        self._enumeration = lexicon.enumeration
        self._openers = frozenset(word.name for word in lexicon.words if word.opens)
        self._kinds: dict[int, Compiled] = {}
        patterns: list[str] = []
        group = 1
        for word in lexicon.words:
            pattern = expand(word.pattern, fragments)
            groups = re.compile(pattern).groups
            until = re.compile(expand(word.until, fragments), re.IGNORECASE) if word.until else None
            self._kinds[group] = Compiled(word, group + 1 if groups else group, until)
            patterns.append(f"({pattern})")
            group += 1 + groups
        self._words = re.compile("|".join(patterns), re.IGNORECASE)

    def pieces(self, text: str) -> Iterator[Piece]:
        """The words that cite, in order, with a PLAIN piece between two that do not touch."""
        position = 0
        while trigger := self._trigger.search(text, position):
            run = self._run(text, trigger.start())
            if not run:
                position = trigger.end()
                continue
            position = run[-1].end
            settled = self._settled(run)
            if any(piece.name in self._openers for piece in settled):
                yield from settled
                yield Piece(PLAIN, position, position, "")

    def _run(self, text: str, position: int) -> list[Piece]:
        """The longest run of words from `position` on, with only white space between them."""
        run: list[Piece] = []
        previous = head = ""
        while piece := self._piece(text, position, previous, head):
            run.append(piece)
            previous = piece.name
            head = previous if previous in self._openers else head
            position = _after_space(text, piece.end)
        return run

    def _piece(self, text: str, position: int, previous: str, head: str) -> Piece | None:
        found = self._words.match(text, position)
        if found is None or found.lastindex is None:
            return None
        kind = self._kinds[found.lastindex]
        if kind.word.after and previous not in kind.word.after:
            return None
        if kind.word.head and head not in kind.word.head:
            return None
        if kind.until is None:
            return Piece(kind.word.name, position, found.end(), found[kind.group])
        end = _end_of_title(text, position, found.end(), kind.until, self._tail)
        return Piece(kind.word.name, position, end, text[position:end])

    def _settled(self, run: list[Piece]) -> list[Piece]:
        """The run without the words whose neighbour is missing, from right to left: a chain hangs on its last word."""
        settled: list[Piece] = []
        follower: str | None = None
        landing: str | None = None
        for piece in reversed(run):
            follower = self._settled_name(piece.name, follower, landing)
            landing = landing if follower in self._enumeration else follower
            settled.append(Piece(follower or PLAIN, piece.start, piece.end, piece.kept))
        settled.reverse()
        return settled

    def _settled_name(self, written: str, follower: str | None, landing: str | None) -> str | None:
        name: str | None = written
        while name is not None and (rule := self._needs.get(name)) is not None:
            if (not rule.needs or follower in rule.needs) and (not rule.leads_to or landing in rule.leads_to):
                return name
            name = rule.otherwise
        return name


@kept
def scanner() -> Scanner:
    """The scanner of the lexicon."""
    return Scanner(citations())


def expand(pattern: str, fragments: Mapping[str, str]) -> str:
    """A pattern of the lexicon as a regular expression: fragments put in, blanks made short runs of white space."""
    while FRAGMENT.search(pattern):
        pattern = FRAGMENT.sub(lambda found: f"(?:{fragments[found[1]]})", pattern)
    return pattern.replace(" ?", r"\s{0,8}").replace(" ", r"\s{1,8}")


def _after_space(text: str, position: int) -> int:
    end = position
    while end < len(text) and text[end].isspace() and end < position + SPACE_LIMIT:
        end += 1
    return end


def opens_line(text: str, start: int, marks: str = "") -> bool:
    """Whether a word with a capital opens a line there, or follows one of the marks."""
    before = text[max(0, start - 8) : start].rstrip(LINE_MARKS)
    at_head = not before and start <= 8
    return text[start].isupper() and (at_head or before.endswith(("\n", *marks)))


def _fragments(lexicon: Citations) -> dict[str, str]:
    names = sorted([*lexicon.codes, *lexicon.other_codes.names], key=len, reverse=True)
    return {
        **{name: _any_of(pattern) for name, pattern in lexicon.patterns.items()},
        "code": _any_name(names),
        "named": _any_name(lexicon.named_texts),
        "kind": _any_name(lexicon.kinds),
        "month": _any_name([*lexicon.months, *lexicon.month_spellings]),
        "republican_month": _any_name(lexicon.republican_months),
    }


def _any_name(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, names)).replace("\\ ", " ")


def _any_of(pattern: str | tuple[str, ...]) -> str:
    return pattern if isinstance(pattern, str) else "|".join(pattern)


def _trigger_pattern(triggers: tuple[str, ...]) -> str:
    """Any initial, then any rest: four times as fast as the words themselves, and a wrong mixture gives no word."""
    initials = "".join(sorted({form for word in triggers for form in (word[0].lower(), word[0].upper())}))
    rests = sorted({rest for word in triggers for rest in (word[1:].lower(), word[1:].upper())}, key=len, reverse=True)
    return rf"\b[{initials}](?:{'|'.join(map(re.escape, rests))})(?!\w)"


def _end_of_title(text: str, start: int, position: int, until: re.Pattern[str], tail: re.Pattern[str]) -> int:
    """Where the title ends: before `until`, before a mark that closes what it did not open, and before its `tail`."""
    limit = min(len(text), position + TITLE_LIMIT)
    found = until.search(text, position, limit)
    title = _balanced(text[start : found.start() if found else limit])
    return start + len(tail.sub("", title.rstrip()))


def _balanced(title: str) -> str:
    """The title up to the first closing mark that nothing in it opens."""
    for opening, closing in PAIRS:
        depth = 0
        for index, character in enumerate(title):
            depth += (character == opening) - (character == closing)
            if depth < 0:
                title = title[:index]
                break
    return title if title.count(QUOTE) % 2 == 0 else title[: title.rindex(QUOTE)]
