"""One spelling for characters that look alike, with the map back."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from decretparse.text.characters import (
    APOSTROPHE,
    CLOSING_QUOTES,
    COMBINING,
    DEGREE_LOOKALIKES,
    ELIDED,
    HIGH_QUOTE,
    INVISIBLE,
    LIGATURES,
    LINE_BREAKS,
    LOW_QUOTE,
    ONE_FOR_ONE,
    OPENING_QUOTES,
    SPACES,
    STRAIGHT_QUOTE,
)
from decretparse.text.offsets import IDENTITY, OffsetMap, Resized
from decretparse.text.quotes import pair_straight_quotes

_MARKS: Final = COMBINING + INVISIBLE
_LIGATURES_CLASS: Final = "".join(LIGATURES)
# What follows tells most spaces apart; what stands before is asked last.
_QUOTED_LINE: Final = rf"[\n{LINE_BREAKS}][«{OPENING_QUOTES}{STRAIGHT_QUOTE}]"
_SPACED: Final = rf"[ {SPACES}](?=[ {SPACES}{INVISIBLE}])(?<=\S.)(?<!{_QUOTED_LINE}.)(?:[{INVISIBLE}]*[ {SPACES}])+"
# « le ou la secrétaire général(e) », « un(e) directeur(trice) », « les bureau(x) »: a feminine or a plural
_LETTER: Final = "[a-zß-ÿ]"
_OTHER_ENDING: Final = rf"\((?<={_LETTER}{{2}}\(){_LETTER}{{0,4}}[esx]\)(?=s?(?:[^\w(]|\Z))"
_CHANGED: Final = re.compile(
    f"[{''.join(ONE_FOR_ONE)}{STRAIGHT_QUOTE}{DEGREE_LOOKALIKES}{_LIGATURES_CLASS}{_MARKS}]|{_SPACED}|{_OTHER_ENDING}"
)
_RESIZED: Final = re.compile(
    rf"[\r{_LIGATURES_CLASS}{_MARKS}](?:(?<=\r)\n|(?<!\r)[{_MARKS}]*)|(?P<spaces>{_SPACED})|(?P<ending>{_OTHER_ENDING})"
)
_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]")
_DEGREE: Final = re.compile(f"[{DEGREE_LOOKALIKES}](?<=[0-9nN].)")
_LOW_QUOTED: Final = re.compile(f"{LOW_QUOTE}([^{OPENING_QUOTES}{CLOSING_QUOTES}]*+){HIGH_QUOTE}")
# « sous l autorité d un chef »; « les points c, d et e » has letters of their own
_BARE: Final = "|".join(f"(?<={before})" for before in ELIDED)
_LOST_ELISION: Final = re.compile(rf"(?:{_BARE})[ {SPACES}](?=[aeiouyhàâéèêîôûAEIOUYHÉÈÊÎ](?:\w\w|n\b))")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_LIGATURE_TABLE: Final = str.maketrans(LIGATURES)


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """The text as the later stages read it, and the map back to the text as it was given."""

    text: str
    offsets: OffsetMap = IDENTITY

    def to_original(self, offset: int) -> int:
        """The original offset of a boundary of the normalised text."""
        return self.offsets.to_original(offset)

    def original_span(self, start: int, end: int) -> tuple[int, int]:
        """The whole original characters from which the normalised span comes; an empty span stays empty."""
        original_start = self.offsets.to_original(start)
        if start == end:
            return original_start, original_start
        return original_start, self.offsets.end_to_original(end)


def normalise(original: str) -> NormalisedText:
    """Give one spelling to apostrophes, spaces, quotation marks, hyphens, ligatures, accents and line breaks.

    Guarantees: 1. total on any string; 2. idempotent; 3. long dashes stay; 4. several spaces behind a word become one,
    those that indent a line, be it after its quotation mark, and line breaks stay; 5. what is invisible at the very
    start becomes one line break, so that no word of the text includes it; 6. a word keeps but one of its endings.
    """
    if not _CHANGED.search(original):
        return NormalisedText(_with_elisions(original))
    text, offsets = _resize(original)
    text = _LOW_QUOTED.sub("«\\1»", text)
    for character in ONE_FOR_ONE.keys() & set(text):
        text = text.replace(character, ONE_FOR_ONE[character])
    text = _with_elisions(text)
    if STRAIGHT_QUOTE in text:
        text = pair_straight_quotes(text)
    return NormalisedText(_DEGREE.sub("°", text), offsets)


def _with_elisions(text: str) -> str:
    """A text that has no apostrophe at all, with those that it has lost."""
    return text if APOSTROPHE in text else _LOST_ELISION.sub(APOSTROPHE, text)


def replace_surrogates(text: str) -> tuple[str, tuple[int, ...]]:
    """Replace lone surrogates by U+FFFD, one for one; gives the text and the offsets of the replaced characters."""
    found = tuple(match.start() for match in _SURROGATE.finditer(text))
    return (_SURROGATE.sub("\ufffd", text), found) if found else (text, found)


def _resize(original: str) -> tuple[str, OffsetMap]:
    pieces: list[str] = []
    places: list[Resized] = []
    done = length = 0
    for match in _RESIZED.finditer(original):
        start, end, replacement = _resized(original, match, done)
        pieces += original[done:start], replacement
        place_start = length + start - done
        length = place_start + len(replacement)
        places.append(Resized(place_start, length, start, end))
        done = end
    if not places:
        return original, IDENTITY
    pieces.append(original[done:])
    return "".join(pieces), OffsetMap(tuple(place.start for place in places), tuple(places))


def _resized(original: str, match: re.Match[str], done: int) -> tuple[int, int, str]:
    """Where a resized place begins and ends, and what it becomes."""
    if match["spaces"] or match["ending"]:
        return match.start(), match.end(), " " if match["spaces"] else ""
    start, end = _with_base(original, match.start(), done), match.end()
    return start, end, _respelt(original[start:end]) or ("" if end > start > 0 else "\n")


def _with_base(original: str, start: int, done: int) -> int:
    """Where a run of marks begins: with the character that bears them."""
    bears_marks = start > done and original[start] not in _LIGATURES_CLASS and original[start] != "\r"
    return start - 1 if bears_marks and original[start - 1] not in "\r\n" else start


def _respelt(characters: str) -> str:
    if characters == "\r\n":
        return "\n"
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", characters).translate(_LIGATURE_TABLE))
