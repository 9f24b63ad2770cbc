"""How a line opens and ends: what tells items that look alike, sentences and titles apart."""

import re
from enum import IntEnum
from typing import NamedTuple

from decretparse.kept import kept
from decretparse.lexicon.action_nouns import load_action_nouns, opens_as_act
from decretparse.lexicon.conjugator import load_verbs
from decretparse.lexicon.nouns import noun_form
from decretparse.lexicon.packed import Packed
from decretparse.outline.patterns import table

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*'?")
_OPAQUE = re.compile(r"«[^»]*»|\([^)]*\)")
_TAIL = 80
_DIRECT = {"definite", "indefinite", "plural"}
_INFINITIVE = "infinitive"
_AS_PLURAL = {"indefinite", "contracted"}


class Opener(NamedTuple):
    """The class of the words an item opens with, and its head noun in lower case."""

    group: str
    head: str


class Likeness(IntEnum):
    """How alike two openers are: neither has a preposition, both open with like words, with the same noun too."""

    NONE = 0
    CASE = 1
    GROUP = 2
    HEAD = 4


@kept
def _opener_pattern() -> re.Pattern[str]:
    words = table()["openers"]
    groups = "|".join(
        f"(?P<{name}>{words[name]})" for name in ("plural", "indefinite", "to", "contracted", "definite", "pronoun")
    )
    return re.compile(rf"(?:{groups})?(?:{words['before_head']})*(?P<infinitive>{words['infinitive']})?", re.IGNORECASE)


class _Openings(NamedTuple):
    joined: re.Pattern[str]
    thus: re.Pattern[str]
    more: re.Pattern[str]
    label: re.Pattern[str]
    label_alone: re.Pattern[str]


@kept
def _openings() -> _Openings:
    words = table()["openers"]
    return _Openings(
        re.compile(words["joined"], re.IGNORECASE),
        re.compile(words["thus"], re.IGNORECASE),
        re.compile(words["more_of_them"], re.IGNORECASE),
        re.compile(words["label"]),
        re.compile(words["label_alone"]),
    )


def goes_on(text: str, start: int, end: int) -> bool:
    """« Il tient le plan », « A ce titre, … »: do the words go on with what was spoken of before?"""
    return opener(text, start, end).group == "pronoun" or _openings().thus.match(text, start, end) is not None


def heads_more(text: str, start: int, end: int) -> bool:
    """« et au niveau local : », « ainsi que : »: nothing but where, or that, there are more of those listed above?"""
    return _openings().more.fullmatch(text, start, end) is not None and not goes_on(text, start, end)


def is_labelled(text: str, start: int, end: int) -> bool:
    """« Missions : la paye »: does a line of a file card say by its label what it tells of the unit?"""
    return _openings().label.match(text, start, end) is not None


def is_label(text: str, start: int, end: int) -> bool:
    """« Missions »: is a line nothing but the label of what stands below it?"""
    return _openings().label_alone.match(text, start, end) is not None


def past_conjunction(text: str, start: int, end: int) -> int:
    """Where the words begin behind one that joins them to those before."""
    match = _openings().joined.match(text, start, end)
    return match.end() if match else start


def opener(text: str, start: int, end: int) -> Opener:
    """How the words in text[start:end] open."""
    match = _opener_pattern().match(text, start, end)
    if match is None:
        return Opener("", "")
    group = next((name for name, found in match.groupdict().items() if found and name != _INFINITIVE), "")
    if match[_INFINITIVE] and group != "definite" and not _is_noun(match[_INFINITIVE].lower()):
        return Opener(f"{group} {_INFINITIVE}".lstrip(), "")
    noun = _WORD.match(text, match.start(_INFINITIVE) if match[_INFINITIVE] else match.end(), end)
    head = noun.group().lower() if noun else ""
    return Opener(group, head[:-1] if head[-1:] in {"s", "x"} else head)


def _is_noun(word: str) -> bool:
    """« de la mesure », « un centre »: no infinitive, whatever it ends in."""
    return word in load_action_nouns().nouns or noun_form(word) is not None


def likeness(one: Opener, other: Opener) -> Likeness:
    """How alike two openers are."""
    groups = {one.group, other.group}
    if len(groups) > 1 and not ("plural" in groups and groups & _AS_PLURAL):
        return Likeness.CASE if groups <= _DIRECT else Likeness.NONE
    return Likeness.HEAD if one.head == other.head else Likeness.GROUP


def may_name_unit(opening: Opener) -> bool:
    """Whether the noun may name a structure, though it may name an act too: « la direction »."""
    form = noun_form(opening.head)
    return form is not None and form.noun.nature == "structure"


def names_post(opening: Opener) -> bool:
    """Whether the noun names an office: « les conseillers »."""
    form = noun_form(opening.head)
    return form is not None and form.noun.nature == "post"


def names_unit(opening: Opener) -> bool:
    """Whether the noun names a structure, and no act that is also a task: « du bureau », not « de la direction »."""
    return may_name_unit(opening) and opening.head not in load_action_nouns().nouns


def names_task(text: str, start: int, end: int) -> bool:
    """Whether the words are an act without a verb or an article: « Gestion des carrières »."""
    opening = opener(text, start, end)
    return not opening.group and opens_as_act(opening.head) and not is_sentence(text, start, end)


class _Tails(NamedTuple):
    point: re.Pattern[str]
    conjunction: re.Pattern[str]
    dangling: re.Pattern[str]
    abbreviation: re.Pattern[str]
    cites: re.Pattern[str]
    aside: re.Pattern[str]


@kept
def _tails() -> _Tails:
    words = table()["tails"]
    return _Tails(
        re.compile(words["point"]),
        re.compile(words["conjunction"]),
        re.compile(words["dangling"], re.IGNORECASE),
        re.compile(words["abbreviation"]),
        re.compile(words["cites"]),
        re.compile(words["aside"]),
    )


def final_point(text: str, start: int, end: int) -> str:
    """The punctuation that ends the words: a comma for a bare conjunction, nothing where there is none."""
    last = text[end - 1 : end]
    if last in {";", ":", "."}:
        return last
    tail = text[max(start, end - _TAIL) : end]
    match = _tails().point.search(tail)
    if match:
        return match[1]
    return "," if _tails().conjunction.search(tail) else ""


def dangles(text: str, start: int, end: int) -> bool:
    """Whether the words end in one that calls for another."""
    return bool(_tails().dangling.search(text[max(start, end - _TAIL) : end]))


def abbreviates(text: str, start: int, end: int) -> bool:
    """Whether the words end in an abbreviation that a number follows."""
    return bool(_tails().abbreviation.search(text[max(start, end - _TAIL) : end]))


def calls_for_number(text: str, start: int, end: int) -> bool:
    """Whether a number or letter goes on with the words: they end in « article », or inside a bracket."""
    return bool(_tails().cites.search(text[max(start, end - _TAIL) : end])) or in_bracket(text, start, end)


def in_bracket(text: str, start: int, end: int) -> bool:
    """Whether the words open a bracket that they do not close."""
    return text.rfind("(", start, end) > text.rfind(")", start, end)


def in_aside(text: str, start: int, end: int) -> bool:
    """Whether the words open an aside between dashes that they do not close."""
    return len(_tails().aside.findall(text, start, end)) % 2 == 1


class _SentenceWords(NamedTuple):
    """`verbs` are finite forms, and whether each is a homograph."""

    verbs: Packed[bool]
    before_noun: frozenset[str]
    after_verb: frozenset[str]


@kept
def _sentence_words() -> _SentenceWords:
    finite: dict[str, bool] = {}
    for surface, forms in load_verbs().items():
        for form in forms:
            if form.form == "finite" and form.tense in {"present", "future"}:
                finite[surface] = finite.get(surface, False) or form.homograph
    words = table()["sentence"]
    return _SentenceWords(
        Packed(finite),
        frozenset(words["before_noun"]),
        frozenset(words["after_verb"]),
    )


@kept
def _relative() -> re.Pattern[str]:
    return re.compile(table()["sentence"]["relative"], re.IGNORECASE)


@kept
def _described() -> re.Pattern[str]:
    return re.compile(table()["sentence"]["described"])


def is_described(text: str, start: int, end: int) -> bool:
    """« Le bureau A, qui tient le livre, garde la clé. »: a name that a relative comes after."""
    return _described().match(text, start, end) is not None


def is_sentence(text: str, start: int, end: int) -> bool:
    """Whether a pronoun opens the words, or a finite verb stands outside relatives, brackets and quotation marks."""
    if opener(text, start, end).group == "pronoun":
        return True
    words = [_lowered(word) for word in _WORD.findall(_relative().sub(" ", _OPAQUE.sub(" ", text[start:end])))]
    known = _sentence_words()
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if before in known.before_noun:
            continue
        homograph = known.verbs.get(word)
        if homograph is False or (homograph and after in known.after_verb):
            return True
    return False


def _lowered(word: str) -> str:
    """The word in lower case, save a lone capital: « la sous-direction A »."""
    return word if len(word) == 1 else word.lower()
