"""The words of changes (`lexicon/events.toml`), and from when a sentence says that something holds."""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias, cast

from decretparse.grammar.citations import citations
from decretparse.kept import kept
from decretparse.lexicon.files import load_toml

ChangeKind: TypeAlias = Literal["created", "abolished", "renamed", "merged", "transferred"]

DATE = re.compile(r"(\d{1,2})\D*?\s+(\w+)\s+(\d{4})")


class ChangeWords(NamedTuple):
    """The verbs of changes by their participles, and the patterns of what stands with them."""

    participles: Mapping[str, ChangeKind]
    takes: frozenset[str]
    becomes: frozenset[str]
    article: re.Pattern[str]
    name: re.Pattern[str]
    the_new: re.Pattern[str]
    ends: re.Pattern[str]
    now: re.Pattern[str]
    called: re.Pattern[str]
    hint: re.Pattern[str]
    fused: re.Pattern[str]
    each: re.Pattern[str]
    into: re.Pattern[str]
    since: re.Pattern[str]


@kept
def change_words() -> ChangeWords:
    """The words of changes."""
    table = cast(Mapping[str, Mapping[str, object]], load_toml("lexicon/events.toml"))

    def pattern(part: str, name: str) -> re.Pattern[str]:
        return re.compile(cast(str, table[part][name]))

    return ChangeWords(
        participles={
            lemma: cast(ChangeKind, kind)
            for kind, entry in table.items()
            for lemma in cast(Sequence[str], entry.get("participles", ()))
        },
        takes=frozenset(cast(Sequence[str], table["renamed"]["takes"])),
        becomes=frozenset(cast(Sequence[str], table["renamed"]["becomes"])),
        article=pattern("renamed", "article"),
        name=pattern("renamed", "name"),
        the_new=pattern("renamed", "the_new"),
        ends=pattern("renamed", "ends"),
        now=pattern("renamed", "now"),
        called=pattern("renamed", "called"),
        hint=pattern("hint", "words"),
        fused=pattern("merged", "from"),
        each=pattern("merged", "each"),
        into=pattern("merged", "into"),
        since=pattern("dates", "from"),
    )


def date_since(text: str, start: int, end: int) -> dt.date | None:
    """From when something holds, where the words of a sentence say it."""
    found = change_words().since.search(text, start, end)
    date = DATE.fullmatch(found["date"]) if found else None
    return citations().date(date[1], date[2], date[3]) if date else None
