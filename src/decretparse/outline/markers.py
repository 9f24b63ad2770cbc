"""Reads the dash, number or letter that opens an item."""

import re
from typing import NamedTuple

from decretparse.kept import kept
from decretparse.outline.patterns import table
from decretparse.text.characters import DASHES

_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN = re.compile(r"(?:x{1,3}|xl|l)?(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_SPACED_BULLETS = "*o§"


UNNUMBERED = -1

# « A.1 », « I-2 », « 1.a », « 2-3 »: the number of an item behind that of the one above it.
_LEVELS = r"(?:(?:[IVX]{1,4}|[A-Z]|[a-h])(?:[.-]\d{1,2}){1,2}|\d{1,2}[.-](?:[a-h]|[A-H])|\d{1,2}-\d{1,2})(?![^\W_])"
_SEPARATOR = re.compile(r"[.-]")


class MarkerReading(NamedTuple):
    """What a marker may be: its family, and its place in a series (`UNNUMBERED` for bullets)."""

    family: str
    value: int


class Marker(NamedTuple):
    """A marker with its likely readings, best first; `end` is where the words begin.

    `strong`: it cannot be the initial of a name; `is_inserted`: « 2° bis », which comes after « 2° ».
    """

    start: int
    end: int
    readings: tuple[MarkerReading, ...]
    strong: bool = True
    is_inserted: bool = False

    @property
    def is_bullet(self) -> bool:
        return self.readings[0].value == UNNUMBERED

    @property
    def is_first(self) -> bool:
        return any(reading.value <= 1 for reading in self.readings)


@kept
def marker_pattern() -> re.Pattern[str]:
    """One marker and the white space after it; a quotation mark may open every item: « ― le bureau A ; « ― …"""
    words = table()["markers"]
    return re.compile(
        rf"""(?:
          (?:«\s*(?=[-–—―−]))?(?P<bullet>--+|[-=]+>|[{words["bullets"]}]|o(?=\s)|\.(?=\s+[^\W_]))
        | (?P<open>\()?
          (?P<sign>{_LEVELS}|\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}|[IVXL]{{1,6}}|[A-Z]|[ivxl]{{1,5}}|[a-z]{{1,2}})
          (?:\s?(?P<ordinal>{words["ordinals"]}))?
          (?P<close>
              \s?°(?:\s?[.)]|\s?[-–—―−](?=\s)|\s(?P<inserted>{words["ordinals"]})\b)?
            | (?<=\d)o\)?(?=\s) | \s?\)\.? | /(?=\s)
            | (?:(?<=[.-]\d)|(?<=[.-]\d\d))(?=\s+[A-ZÀ-Ý«])
            | (?<=\d)(?=\s(?:{words["numbered"]}))
            | \.\s?[-–—―−]+ | \s?[-–—―−](?=\s) | \.(?=\s|$|(?<=\d\.)[A-ZÀ-Ý«])
          )
        )(?P<gap>\s*)""",
        re.VERBOSE,
    )


def read_marker(text: str, start: int, end: int) -> Marker | None:
    """The marker that stands at `start`, if any; a bullet before a number, « • 1° », only sets it off."""
    match = marker_pattern().match(text, start, end)
    marker = accept(match, end) if match else None
    if marker is None or not marker.is_bullet:
        return marker
    following = marker_pattern().match(text, marker.end, end)
    number = accept(following, end) if following else None
    if number is None or number.is_bullet or not (number.strong or _determiner().match(text, number.end, end)):
        return marker
    return number._replace(start=marker.start)


@kept
def _determiner() -> re.Pattern[str]:
    """What « A. » opens an item before, and a name does not go on with: « • A. Une direction », « - A. Martin »."""
    words = table()["openers"]
    kinds = "|".join(words[kind] for kind in ("plural", "indefinite", "contracted", "definite"))
    return re.compile(kinds, re.IGNORECASE)


def quote_as_bullet(text: str, start: int, end: int) -> Marker | None:
    """An opening mark that a blank sets off and that nothing closes stands for a dash: « " Le bureau A ; »."""
    if not text.startswith("« ", start, end) or "»" in text[start:end]:
        return None
    return Marker(start, start + len("« "), (MarkerReading("«", UNNUMBERED),))


def accept(match: re.Match[str], end: int) -> Marker | None:
    """The marker that a match of the pattern is, unless what follows shows that it is none."""
    if match["bullet"]:
        return _bullet(match, end)
    sign, close = match["sign"], match["close"].strip()
    close = close.rstrip(".") if close.startswith(")") else close
    if bool(match["open"]) != (close == ")") and match["open"]:
        return None
    style = _style(sign, close, bool(match["open"]))
    if not _plausible(sign, close):
        return None
    readings = tuple(_readings(sign, style))
    if not readings:
        return None
    strong = sign.isdigit() or close != "."
    is_inserted = bool(match["ordinal"] or match["inserted"])
    return Marker(
        match.start("open") if match["open"] else match.start("sign"), match.end(), readings, strong, is_inserted
    )


def _bullet(match: re.Match[str], end: int) -> Marker | None:
    sign = match["bullet"]
    following = match.string[match.end() : match.end() + 1] if match.end() < end else ""
    glued = following != "" and not match["gap"]
    if glued and (sign[0] in _SPACED_BULLETS or not (following.isalpha() or following in "«(")):
        return None
    return Marker(match.start(), match.end(), (MarkerReading(sign, UNNUMBERED),))


def _plausible(sign: str, close: str) -> bool:
    if sign.isdigit():
        return True
    if _SEPARATOR.search(sign):
        return close in {"", ")"} or close[:1] == "." or close[:1] in DASHES
    if sign.islower() and len(sign) > 1 and not _roman(sign):
        return not close.startswith((*DASHES, ".", "°"))
    if close.startswith("°") and sign in table()["markers"]["before_number"]:
        return False
    return not (close == "." and sign in table()["markers"]["abbreviations"])


def _style(sign: str, close: str, bracketed: bool) -> str:
    if bracketed:
        return "()"
    if close.startswith(("°", "o")):
        return "°"
    if sign.isdigit() and close[:1] in DASHES:
        return "-"
    return close if close in {")", "/"} else "."


def _readings(sign: str, style: str) -> list[MarkerReading]:
    *above, own = _SEPARATOR.split(sign)
    if above:
        outer = "".join(f"{_number(part, '')[0].family}." for part in above)
        return [MarkerReading(outer + reading.family, reading.value) for reading in _number(own, style)]
    return _number(own, style)


def _number(sign: str, style: str) -> list[MarkerReading]:
    if sign.isdigit():
        return [MarkerReading("1" + style, int(sign))]
    case = "i" if sign.islower() else "I"
    letter = "a" if sign.islower() else "A"
    readings = []
    roman = _roman(sign)
    if roman:
        readings.append(MarkerReading(case + style, roman))
    if len(set(sign)) == 1 and (len(sign) == 1 or not roman):
        readings.append(MarkerReading(letter + style, ord(sign[0].lower()) - ord("a") + 1 + 26 * (len(sign) - 1)))
    if sign.lower() in {"l", "c"}:
        readings.reverse()
    return readings


def _roman(sign: str) -> int:
    if not _ROMAN.fullmatch(sign):
        return 0
    values = [_ROMAN_DIGITS[digit] for digit in sign.lower()]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))
