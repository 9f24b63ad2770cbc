"""Words that look like slips of a scanner (`lexicon/slips.toml`), and other turns that only diagnostics ask for."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from decretparse.kept import kept
from decretparse.lexicon.action_nouns import load_action_nouns
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.folding import tidy
from decretparse.lexicon.nouns import load_nouns
from decretparse.lexicon.verb_table import verb_forms
from decretparse.resolve.records import Finding

WORD = re.compile(r"[^\W\d_][\w-]*")
SLIPS = "lexicon/slips.toml"


class _Slip(NamedTuple):
    """A slip and what is right; `has` are words of which every match has one, so that most texts are not searched."""

    pattern: re.Pattern[str]
    right: str
    has: Sequence[str]


def slips(text: str) -> Iterator[Finding]:
    """What looks like a slip, with what was probably meant."""
    for slip in _slips():
        if slip.has and not any(words in text for words in slip.has):
            continue
        for match in slip.pattern.finditer(text):
            if _verb_fits(match):
                yield Finding("ocr-slip", match.span(), (match.group(), match.expand(slip.right)))
    elision, own = _elision()
    for match in elision.pattern.finditer(text):
        if tidy(match.group()) not in own and _is_noun(match[2]):
            yield Finding("ocr-slip", match.span(), (match.group(), match.expand(elision.right)))


def _verb_fits(match: re.Match[str]) -> bool:
    if "verb" not in match.re.groupindex:
        return True
    return any(form.form == "finite" for form in verb_forms(match["verb"].lower()))


def _is_noun(word: str) -> bool:
    tidied = tidy(word)
    return tidied in load_action_nouns().lemmas or tidied in load_nouns()


@kept
def _slips() -> tuple[_Slip, ...]:
    table = cast(Sequence[Mapping[str, str]], load_toml(SLIPS)["slip"])
    return tuple(
        _Slip(re.compile(entry["pattern"].replace(" ", r"\s")), entry["right"], entry.get("has", "").split())
        for entry in table
    )


@kept
def _elision() -> tuple[_Slip, frozenset[str]]:
    table = cast(Mapping[str, object], load_toml(SLIPS)["elision"])
    slip = _Slip(re.compile(cast(str, table["pattern"])), cast(str, table["right"]), ())
    return slip, frozenset(cast(Sequence[str], table["words"]))


def names_unit(words: str) -> bool:
    """Is one of some words a noun that heads the name of a unit, whatever else it may mean?"""
    nouns = load_nouns()
    return any((form := nouns.get(tidy(word))) is not None and not form.noun.weak for word in WORD.findall(words))


@kept
def generic() -> re.Pattern[str]:
    """How a sentence begins that speaks of every unit of a kind: "Dans chaque zone, il est institué …"."""
    table = cast(Mapping[str, Mapping[str, str]], load_toml("lexicon/generic.toml"))
    return re.compile(table["each"]["pattern"])


@kept
def impersonal() -> re.Pattern[str]:
    """How a sentence begins whose pronoun stands for nothing: "Il est tenu un registre"."""
    table = cast(Mapping[str, Mapping[str, str]], load_toml("lexicon/generic.toml"))
    return re.compile(table["impersonal"]["pattern"])


@kept
def ranges() -> re.Pattern[str]:
    """An item that stands for several: "3° à 5° (abrogés)"."""
    table = cast(Mapping[str, Mapping[str, str]], load_toml("lexicon/numbers.toml"))
    return re.compile(table["range"]["pattern"])
