"""Names of units: when two wordings are one name, and the slug that identifies one."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple, cast

from decretparse.kept import kept
from decretparse.lexicon.action_nouns import load_action_nouns
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.function_words import load_words
from decretparse.lexicon.noun_table import masculines
from decretparse.lexicon.nouns import fold, head_of, singular_of

COMMA = ","
WORDS = re.compile(r"[^\W_]+")
MARKS = re.compile(r"[«»\"“”„]")
LETTER = re.compile(r"(?<![\w.'\u2019])[A-Z](?![\w.'\u2019])")  # the A of « bureau A », no preposition
SLUG_BREAK = re.compile(r"[^a-z0-9]+")
ALIKE = 0.915  # two wordings of one name; names of different units measure 0.63 to 0.88
ALIKE_WORDS = 0.85  # two spellings of one word; « occidentale » and « orientale » measure 0.8
LEAST_WORDS = 3
LONGEST_PLACE = 2


@lru_cache(maxsize=65536)
def key_of(name: str) -> str:
    """The form in which names are the same: no accents, case, quotation marks or double spaces.

    Ordinals are figures, and posts masculine: « la directrice générale » is « le directeur général ».
    """
    return WORDS.sub(_as_compared, _plain(name))


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    """A name without accents, case, quotation marks and double spaces; « n° 4 » is « no 4 »."""
    folded = fold(MARKS.sub(" ", name).replace("\u2019", "'").replace("\u0153", "oe"))
    return " ".join(folded.replace("n\u00b0", "no").split())


def _as_compared(word: re.Match[str]) -> str:
    """« troisième » and « 3ème » are the same: "3e"; and so are « adjointe » and « adjoint »."""
    figures = load_words().ordinal_figures.fullmatch(word.group())
    rank = figures[1] if figures is not None else _ranks().get(word.group())
    return masculines().get(word.group(), word.group()) if rank is None else f"{rank}e"


@kept
def _ranks() -> Mapping[str, int]:
    return {fold(word): rank for word, rank in load_words().ordinals.items()}


def slug(name: str) -> str:
    """The identifier of a name: "département « INSEE Info service »" → "departement-insee-info-service"."""
    return SLUG_BREAK.sub("-", _plain(name)).strip("-") or "x"


@kept
def small_words() -> frozenset[str]:
    """The words that link those of a name; « audit » is the noun there."""
    nouns = load_action_nouns().nouns
    classes = cast(Mapping[str, list[str]], load_toml("lexicon/classes.toml"))
    names = ("de", "du", "des", "to", "au", "definite", "indefinite", "coordination", "possessive", "preposition")
    return frozenset(fold(word).rstrip("'") for name in names for word in classes[name] if word not in nouns)


@kept
def _definite_words() -> frozenset[str]:
    classes = cast(Mapping[str, list[str]], load_toml("lexicon/classes.toml"))
    return frozenset(fold(word).rstrip("'") for name in ("du", "definite") for word in classes[name])


@kept
def _indefinite_words() -> frozenset[str]:
    return frozenset(map(fold, cast(Mapping[str, list[str]], load_toml("lexicon/classes.toml"))["indefinite"]))


@kept
def _plural_links() -> frozenset[str]:
    return frozenset(cast(Mapping[str, list[str]], load_toml("lexicon/classes.toml"))["des"])


@kept
def _owners() -> frozenset[str]:
    return frozenset(cast(Mapping[str, list[str]], load_toml("lexicon/generic.toml")["owners"])["kinds"])


@kept
def _each() -> frozenset[str]:
    return frozenset(map(fold, cast(Mapping[str, list[str]], load_toml("lexicon/classes.toml"))["each"]))


@kept
def _demonstratives() -> frozenset[str]:
    return frozenset(map(fold, cast(Mapping[str, list[str]], load_toml("lexicon/classes.toml"))["demonstrative"]))


@kept
def _deputies() -> frozenset[str]:
    phrases = cast(Mapping[str, list[str]], load_toml("lexicon/compounds.toml"))["after_post"]
    return frozenset(stem(fold(phrase)) for phrase in phrases if " " not in phrase)


def is_ranked(name: str, other: str) -> bool:
    """« le haut fonctionnaire de défense adjoint » is none that « le haut fonctionnaire de défense » may mean."""
    last = stems(name)[-1:]
    return bool(last) and last[0] in _deputies() and last[0] not in stems(other)


def unpointed(name: str) -> str:
    """A name without a demonstrative before it: "direction" for « (les bureaux de) cette direction »."""
    first, _, rest = name.partition(" ")
    return rest if first in _demonstratives() else name


def says_each(name: str) -> bool:
    """Is it a name of several: « le chef de chaque service »?"""
    return not _each().isdisjoint(WORDS.findall(key_of(name)))


@lru_cache(maxsize=65536)
def owner_in(name: str) -> tuple[str, str] | None:
    """A post and what its name says that it is of: "chef", "service des ports" for « chef du service des ports »."""
    matches = list(WORDS.finditer(key_of(name)))
    small = [match.group() in small_words() for match in matches]
    first = next((index for index, is_small in enumerate(small) if is_small), len(small))
    last = next((index for index in range(first, len(small)) if not small[index]), len(small))
    definite = any(match.group() in _definite_words() for match in matches[first:last])
    if not definite or not first or last == len(matches):
        return None
    return key_of(name)[: matches[first - 1].end()], key_of(name)[matches[last].start() :]


def splits(name: str) -> Iterator[tuple[str, str]]:
    """A name parted where small words link it: "bureau du budget" and "service des quais", in all ways."""
    key = key_of(name)
    before = 0
    linked = False
    for match in WORDS.finditer(key):
        small = match.group() in small_words()
        if linked and not small and before:
            yield key[:before], key[match.start() :]
        before = before if small else match.end()
        linked = small


def bare_kind(name: str) -> str | None:
    """The kind of a structure's noun without a name: "service", "direction générale"."""
    head = head_of(name)
    return head.kind if head is not None and head.nature == "structure" and fold(head.kind) == name else None


def stem(word: str) -> str:
    """A word without the mark of its plural."""
    return word.rstrip("sx") or word


@lru_cache(maxsize=65536)
def stems(name: str) -> tuple[str, ...]:
    """The words that carry a name's meaning, without marks of the plural."""
    return tuple(stem(word) for word in WORDS.findall(key_of(name)) if word not in small_words())


class Wording(NamedTuple):
    """What two wordings of a name are compared by."""

    stems: tuple[str, ...]
    general: tuple[str, ...]
    codes: tuple[str, ...]
    joined: str


@lru_cache(maxsize=65536)
def wording(name: str) -> Wording:
    """A name as it is compared with others."""
    words = stems(name)
    codes = [word for word in words if len(word) < 3 or any(letter.isdigit() for letter in word)]
    return Wording(words, _general(words), (*codes, *LETTER.findall(name)), " ".join(words))


@lru_cache(maxsize=65536)
def wordings(name: str, kind: str) -> tuple[Wording, ...]:
    """A unit's name, and where a list left out its noun the name with that noun."""
    own = wording(name)
    left_out = not key_of(name).startswith(key_of(noun_of(kind)))
    return (own, wording(f"{kind} {name}")) if left_out else (own,)


def code_of(name: str, kind: str) -> str | None:
    """The code that a name is but for its noun: "RH 1" of « bureau RH 1 »."""
    noun, _, code = name.partition(" ")
    return code if code.isupper() and key_of(noun) == key_of(kind) else None


def noun_of(kind: str) -> str:
    """« secrétariat » for a « secrétariat général » too, « état » for an « état-major » that lost its hyphen."""
    return kind.replace("-", " ").split(" ")[0]


def same_wording(mine: Wording, theirs: Wording) -> bool:
    """Are these two wordings of one name? They differ in small words, number or a letter, never in a figure or code."""
    if mine.codes != theirs.codes:
        return False
    if mine.stems == theirs.stems or mine.general == theirs.general:
        return True
    if len(mine.stems) != len(theirs.stems) or len(mine.stems) < LEAST_WORDS:
        return False
    # The ratio is 2 M / T: so many letters must be common, whatever their order.
    most = ALIKE * (len(mine.joined) + len(theirs.joined)) / 2
    if min(len(mine.joined), len(theirs.joined)) < most or not all(map(_as_long, mine.stems, theirs.stems)):
        return False
    if (Counter(mine.joined) & Counter(theirs.joined)).total() < most or not all(
        map(_slipped, mine.stems, theirs.stems)
    ):
        return False
    return SequenceMatcher(None, mine.joined, theirs.joined, autojunk=False).ratio() >= ALIKE


def _as_long(one: str, other: str) -> bool:
    """Are two words near enough in length to be spellings of one? Most are told apart by this."""
    return 2 * min(len(one), len(other)) >= ALIKE_WORDS * (len(one) + len(other))


def _slipped(one: str, other: str) -> bool:
    """Is a word the other with a letter or its ending changed? « occidentale » is no slip for « orientale »."""
    return one == other or SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE_WORDS


def initials(name: str) -> str:
    """The capital initials of the words that carry a name's meaning."""
    return "".join(word[0] for word in WORDS.findall(_plain(name)) if word not in small_words()).upper()


def sign_of(name: str) -> str:
    """« UEMO » of « UEMO de Brest »: the initials that stand for a name's noun; a name without such, whole."""
    first = name.split(maxsplit=1)[0]
    return first if sum(map(str.isupper, first)) > 1 else name


def _general(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without an adjective of rank after the first: "secrétariat général" is also called "secrétariat"."""
    head = head_of(" ".join(words[:2])) if len(words) > LEAST_WORDS else None
    return (words[0], *words[2:]) if head is not None and " " in head.kind else words


def prolongs(longer: str, shorter: str) -> bool:
    """Is the longer name the shorter one with what it is of or for?"""
    long, short = key_of(longer), key_of(shorter)
    return long.startswith(short + " ") and WORDS.findall(long[len(short) :])[0] in small_words()


def completes(longer: str, shorter: str) -> bool:
    """Is the longer name the shorter one, a head and its adjectives, with what it is of or for?"""
    return prolongs(longer, shorter) and small_words().isdisjoint(WORDS.findall(key_of(shorter)))


def is_of_one(longer: str, shorter: str) -> bool:
    """Is the longer name the shorter one and the one thing or the things it is of: no « centre de documentation »?"""
    if not completes(longer, shorter):
        return False
    rest = WORDS.findall(key_of(longer)[len(key_of(shorter)) :])
    links = takewhile(lambda word: word in small_words(), rest)
    return any(word in _definite_words() or word in _plural_links() for word in links)


def is_any_of(one: str, several: str) -> bool:
    """Is « directeur d'un atelier » any of the « directeurs des ateliers »?"""
    any_one = any(word in _indefinite_words() for word in WORDS.findall(key_of(one))[1:])
    of_all = any(word in _plural_links() for word in WORDS.findall(key_of(several)))
    return any_one and of_all and stems(in_singular(several)) == stems(in_singular(one))


def says_whose(longer: str, shorter: str) -> bool:
    """Is the longer name the shorter one and whose or where it is (+ "du Conseil général", + "de Metz")?"""
    long, short = key_of(longer), key_of(shorter)
    if not long.startswith(short + " "):
        return False
    rest = whose(long, short)
    head = head_of(rest) if rest else None
    structure = head if head is not None and head.start == 0 and head.nature == "structure" else None
    owner = structure is not None and (not structure.weak or structure.kind in _owners())
    return owner or _is_place(WORDS.findall(longer)[-len(rest.split()) :] if rest else [])


def _is_place(words: Sequence[str]) -> bool:
    """Are these the words of one proper noun: "Metz", "Port" and "Louis", no « Conseil national »?"""
    return 0 < len(words) <= LONGEST_PLACE and all(word[0].isupper() for word in words)


def whose(longer: str, shorter: str) -> str:
    """What the longer name adds to the shorter one, without what links it: "Conseil général" of "bureau du …"."""
    rest = WORDS.findall(key_of(longer)[len(key_of(shorter)) :])
    while rest and rest[0] in small_words():
        rest = rest[1:]
    return " ".join(rest)


def begins_with(name: str, words: str) -> bool:
    """Is a name known by these words, those that it begins with: "direction" of "direction des ports"?"""
    return f"{key_of(name)} ".startswith(f"{words} ")


def in_singular(name: str) -> str:
    """A name's words in the singular."""
    return key_of(" ".join(map(singular_of, name.split())))
