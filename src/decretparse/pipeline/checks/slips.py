"""Words that look like slips of a scanner (`lexicon/slips.toml`)."""

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
