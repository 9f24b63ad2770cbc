"""When one name is a short form of another, by what it leaves out.

A short form has the noun of the name. It may leave out adjectives, « le comité de concertation » for the « comité
régional de concertation », and whatever ends the name, « la délégation à la prévention » for the « délégation à la
prévention des noyades ».
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias, cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import fold
from decretparse.resolve.names import COMMA, key_of, small_words, stem, wording

# How a word stands to the one before: beside it, as its complement, or as one of several.
Join: TypeAlias = Literal["beside", "of", "and"]
# What a short form leaves out: whole complements, or a word or a member of the last one that it keeps.
Cut: TypeAlias = Literal["complements", "within"]

WHOLE_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")  # « médico-social » is one


class _Word(NamedTuple):
    """`form` has its number, which its noun alone may change: « le directeur des ports » is of no one « port »."""

    form: str
    join: Join


@kept
def _coordination() -> frozenset[str]:
    return frozenset(map(fold, cast(dict[str, list[str]], load_toml("lexicon/classes.toml"))["coordination"]))


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[_Word, ...]:
    key = key_of(name)
    found: list[_Word] = []
    join: Join = "beside"
    end = 0
    for match in WHOLE_WORDS.finditer(key):
        word = match.group()
        several = word in _coordination() or COMMA in key[end : match.start()]
        end = match.end()
        if several:
            join = "and"
        elif word in small_words() and join == "beside":
            join = "of"
        if word not in small_words():
            found.append(_Word(word if found else stem(word), join))
            join = "beside"
    return tuple(found)


def cut_of(short: str, long: str) -> Cut | None:
    """What the one name leaves out of the other; None where it is no short form of it."""
    own, words = _words(short), _words(long)
    if not 1 < len(own) < len(words) or own[0].form != words[0].form:
        return None
    if not {each.form for each in words}.issuperset(each.form for each in own):
        return None
    if wording(short).codes != wording(long).codes:
        return None
    end = _end(own, words)
    if end is None:
        # « service central » for « service technique central »
        plain = all(word.join == "beside" for word in words[: len(own) + 1])
        return "within" if plain and _end(own, words, plain) is not None else None
    head_alone = all(word.join == "beside" for word in own)
    whole = end == len(words) or words[end].join == "of" or (head_alone and words[end].join == "beside")
    return "complements" if whole else "within"


def _end(own: Sequence[_Word], words: Sequence[_Word], plain: bool = False) -> int | None:
    """Behind which word the short form ends; None where it leaves out more before that than adjectives.

    What follows these is a complement, unless both are `plain` nouns with adjectives.
    """
    at = 0
    for each in own:
        left_out = False
        while words[at].form != each.form or (left_out and not plain and words[at].join != "of"):
            if words[at].join != "beside" or at == len(words) - 1:
                return None
            at, left_out = at + 1, True
        at += 1
        if at == len(words):
            return at if each is own[-1] else None
    return at
