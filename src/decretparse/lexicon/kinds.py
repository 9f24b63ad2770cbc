"""The kind of a unit: the longest known head that its name begins with."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple, TypeAlias, cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.folding import fold, tidy
from decretparse.lexicon.function_words import load_words
from decretparse.lexicon.inflection import feminine, plural
from decretparse.lexicon.noun_table import (
    FormGender,
    FormNumber,
    Nature,
    NounForm,
    load_compounds,
    load_nouns,
    noun_form,
    singular_of,
)

WORD = re.compile(r"[^\s'\u2019,;:.()\[\]\"\u00ab\u00bb\u201c\u201d]+['\u2019]?")
# A kind and what stands before it are never longer.
MOST_WORDS = 12

Key: TypeAlias = tuple[str, ...]
Tables: TypeAlias = Mapping[str, Sequence[str]]


class Head(NamedTuple):
    """The kind that a name begins with, as name[start:end] has it, and what its words show.

    `weak` and `body` as for the noun; a compound is never weak.
    """

    kind: str
    start: int
    end: int
    nature: Nature
    number: FormNumber
    gender: FormGender
    weak: bool
    body: bool


class _Compound(NamedTuple):
    kind: str
    nature: Nature
    number: FormNumber
    gender: FormGender
    body: bool


@kept
def _tables() -> Tables:
    return cast(Tables, load_toml("lexicon/compounds.toml"))


def _key(words: Sequence[str]) -> Key:
    return tuple(fold(word) for word in words)


def _key_of(words: Sequence[re.Match[str]]) -> Key:
    return _key([word.group() for word in words])


def _apply_where_free(words: Sequence[str], change: Callable[[str], str]) -> tuple[str, ...]:
    """The words changed, save the links and what follows them."""
    links = _tables()["links"]
    bound = {spot for spot, word in enumerate(words) if word in links}
    return tuple(word if {spot, spot - 1} & bound else change(word) for spot, word in enumerate(words))


def _variants(compound: str, nature: Nature) -> Iterator[tuple[Key, _Compound]]:
    words = tuple(WORD.findall(compound))
    noun = next(form.noun for word in words if (form := load_nouns().get(word)))
    genders: dict[FormGender, tuple[str, ...]] = {noun.gender: words}
    if nature == "post" and noun.gender == "m":
        genders["f"] = _apply_where_free(words, feminine)
    for gender, singular in genders.items():
        kind = " ".join(singular).replace("' ", "'")
        yield _key(singular), _Compound(kind, nature, "s", gender, noun.body)
        yield _key(_apply_where_free(singular, plural)), _Compound(kind, nature, "p", gender, noun.body)


@kept
def _compounds() -> Mapping[Key, _Compound]:
    found: dict[Key, _Compound] = {}
    for compound, nature in load_compounds().items():
        for key, variant in _variants(compound, nature):
            found.setdefault(key, variant)
    return MappingProxyType(found)


@cache
def _longest() -> int:
    return max(map(len, _compounds()))


@kept
def _adjectives_before_head() -> frozenset[str]:
    singular = [form for word in _tables()["before_head"] for form in (word, feminine(word))]
    return frozenset(fold(form) for word in singular for form in (word, plural(word)))


def _stands_before_head(word: str) -> bool:
    words = load_words()
    return (
        tidy(word) in words.ordinals
        or fold(word) in _adjectives_before_head()
        or words.ordinal_figures.fullmatch(tidy(word)) is not None
    )


def _compound_at(words: Sequence[re.Match[str]], first: int) -> Head | None:
    key = _key_of(words[first : first + _longest()])
    for size in range(len(key), 1, -1):
        found = _compounds().get(key[:size])
        if found is not None:
            start, end = words[first].start(), words[first + size - 1].end()
            return Head(found.kind, start, end, found.nature, found.number, found.gender, False, found.body)
    return None


@kept
def _ranks() -> Mapping[Key, tuple[str, FormGender]]:
    """The forms of what any post takes with it: the singular and the gender that it shows."""
    found: dict[Key, tuple[str, FormGender]] = {}
    for phrase in _tables()["after_post"]:
        words = tuple(WORD.findall(phrase))
        genders: dict[FormGender, tuple[str, ...]] = {"f": _apply_where_free(words, feminine), "m": words}
        if genders["f"] == words:
            genders = {"mf": words}
        for gender, singular in genders.items():
            found[_key(singular)] = found[_key(_apply_where_free(singular, plural))] = " ".join(singular), gender
    return MappingProxyType(found)


def _structure_after(words: Sequence[re.Match[str]], noun: str) -> str | None:
    """The bare structure that a post takes with it, its link before it: « de bureau »."""
    if noun not in _tables()["before_structure"] or len(words) < 2:
        return None
    link, complement = tidy(words[0].group()), noun_form(words[1].group())
    if link not in _tables()["before_structure_links"] or complement is None or complement.noun.nature != "structure":
        return None
    return link + ("" if link.endswith("'") else " ") + complement.singular


def _noun_head(words: Sequence[re.Match[str]], form: NounForm) -> Head:
    kind, end, noun = form.singular, words[0].end(), form.noun
    structure = _structure_after(words[1:], noun.singular)
    if structure is not None:
        kind, end = f"{kind} {structure}", words[2].end()
    return Head(kind, words[0].start(), end, noun.nature, form.number, form.gender, noun.weak, noun.body)


def _with_ranks(head: Head, following: Sequence[re.Match[str]]) -> Head:
    """A post's head with the ranks that follow it."""
    if head.nature != "post":
        return head
    for size in (2, 1):
        taken = following[:size]
        rank = _ranks().get(_key_of(taken))
        if rank is not None:
            words, gender = rank
            shown = gender if head.gender == "mf" else head.gender
            longer = head._replace(kind=f"{head.kind} {words}", end=taken[-1].end(), gender=shown)
            return _with_ranks(longer, following[len(taken) :])
    return head


def _leading_words(name: str) -> list[re.Match[str]]:
    """The words up to the first punctuation between two of them: « chef, adjoint au directeur » is a « chef »."""
    words: list[re.Match[str]] = []
    for word in islice(WORD.finditer(name), MOST_WORDS):
        if words and name[words[-1].end() : word.start()].strip():
            break
        words.append(word)
    return words


def _head_at(words: Sequence[re.Match[str]], first: int) -> Head | None:
    if first == len(words):
        return None
    compound = _compound_at(words, first)
    if compound is not None:
        return compound
    later = _head_at(words, first + 1) if _stands_before_head(words[first].group()) else None
    if later is not None:
        return later
    form = noun_form(words[first].group())
    return None if form is None else _noun_head(words[first:], form)


@lru_cache(maxsize=1 << 14)
def head_of(name: str) -> Head | None:
    """The longest known head that the name begins with, after ordinals and adjectives before the noun.

    None when the name begins with no known noun.
    """
    words = _leading_words(name)
    head = _head_at(words, 0)
    return None if head is None else _with_ranks(head, [word for word in words if word.start() >= head.end])


def kind_of(name: str) -> tuple[str, int]:
    """The kind that a name begins with, and how many characters of the name end with it.

    The kind is in lower case, singular, with its accents. An unknown head gives the name's first word; an empty
    name gives ("", 0).
    """
    head = head_of(name)
    if head is not None:
        return head.kind, head.end
    word = WORD.search(name)
    return (singular_of(tidy(word.group())), word.end()) if word else ("", 0)


@kept
def _things() -> frozenset[str]:
    return frozenset(cast(Tables, load_toml("lexicon/standing.toml")["things"])["kinds"])


def is_thing(kind: str) -> bool:
    """Is it what a demonstrative never means a unit by: « Ces projets »?"""
    return kind in _things()
