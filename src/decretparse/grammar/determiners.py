"""What a phrase's determiner says of it: definite or not, how many, of which gender."""

import re
from collections.abc import Mapping, Sequence
from typing import cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.function_words import DeterminerReading
from decretparse.lexicon.nouns import load_words, tidy
from decretparse.syntax.facts import Determiner, Gender, Number
from decretparse.syntax.phrase import Phrase

OPENING = re.compile(r"[^\W_]+'?")
BRINGING_IN = ("demonstrative", "indefinite")
SPEAKING_OF = (*BRINGING_IN, "definite")


def determiner_of(text: str, phrase: Phrase) -> tuple[Determiner, Number | None]:
    """The kind of the phrase's determiner and its number; a count alone is indefinite."""
    if "det" not in phrase.parts:
        return ("indefinite" if "count" in phrase.parts else "none"), None
    readings = _determiners(text, phrase)
    if not readings:
        return "definite", None
    # "des" after a verb is an indefinite article, after "de" never stands alone: phrases of the other case say so.
    reading = readings[-1] if phrase.terminal in ("UNITE_DE", "UNITE_A") else readings[0]
    kind: Determiner = "demonstrative" if reading.kind == "said" or "again" in phrase.parts else reading.kind
    return kind, reading.number


def number_of(phrase: Phrase, text: str) -> int | None:
    """The count before a noun; one for a noun with an indefinite article."""
    told = (number_in(text[slice(*phrase.parts[name])]) for name in ("count", "det") if name in phrase.parts)
    return next((number for number in told if number is not None), None)


def number_in(words: str) -> int | None:
    """The first number among some words, written out or in figures."""
    said = tidy(words)
    for word in (said, *said.split()):
        number = load_words().numbers.get(
            word, int(word) if word.isdecimal() and word.isascii() and len(word) < 4 else None
        )
        if number is not None:
            return number
    return None


def gender_of(text: str, phrase: Phrase) -> Gender:
    """The gender that the phrase's determiner shows: "la ministre"."""
    readings = _determiners(text, phrase)
    return readings[0].gender if readings else "-"


def _determiners(text: str, phrase: Phrase) -> Sequence[DeterminerReading]:
    """What the phrase's determiner can be; of « un ou plusieurs » the last word tells."""
    words = text[slice(*phrase.parts["det"])].lower().split() if "det" in phrase.parts else ()
    return load_words().determiners.get(words[-1], ()) if words else ()


@kept
def _itself() -> re.Pattern[str]:
    return re.compile(cast(Mapping[str, str], load_toml("lexicon/generic.toml")["itself"])["pattern"])


def pointed_to(text: str, start: int, idle: bool) -> Gender | None:
    """The gender of a thing that a determiner at `start` brings in: "Ce rapport", "Une convention".

    Where the sentence is `idle`, it says nothing of a unit, and "Le dossier" is what it is about; "Le présent arrêté"
    always is.
    """
    word = OPENING.match(text, start)
    readings = load_words().determiners.get(word.group().lower(), ()) if word else ()
    itself = word is not None and _itself().match(text, word.end()) is not None
    kinds = SPEAKING_OF if idle or itself else BRINGING_IN
    return next((each.gender for each in readings if each.kind in kinds and each.number == "s"), None)
