"""Changes of typography and layout that must not change what is read."""

import re
import textwrap
import unicodedata
from collections.abc import Callable, Mapping
from typing import TypeAlias

Change: TypeAlias = Callable[[str], str]

_MARKER = r"[ \t]*(?:[-–—―•]|\d+[°)]|[a-z]\)|[IVX]+\.)[ \u00a0]"
_ITEM = re.compile(rf"^{_MARKER}.*\S(?=\n+{_MARKER})", re.MULTILINE)
_ITEM_END = re.compile(r"[ \u00a0\u202f]?[;,]$")
_HEADING = re.compile(r"^(?:# ?)?(?:Art\.|Article|ARTICLE) ?(\d+(?:-\d+)?)(?:\. ?[-–—―])?$", re.MULTILINE)
_HIGH = re.compile(r"(?<=\S)[ \u00a0\u202f](?=[;:!?»])|(?<=«)[ \u00a0\u202f](?=\S)|(?<=n°)[ \u00a0\u202f](?=\d)")
_CUT = re.compile(r"[\w,]\n[a-zà-ÿ«(]|[.\w]\n\d+-\d|article\n")  # a line that goes on in the next: it was cut before
_QUOTED_LINES = re.compile(r"^«.*\n+«", re.MULTILINE)
_IN_WORD = re.compile(r"(?<=\w)-(?=\w)")


def replaced(pairs: Mapping[str, str]) -> Change:
    table = str.maketrans(dict(pairs))
    return lambda text: text.translate(table)


def swapped(one: str, other: str) -> Change:
    """Both marks, each for the other: two families that a text tells apart stay apart."""
    return lambda text: text.translate(str.maketrans(one + other, other + one))


def swapped_dashes(one: str, other: str) -> Change:
    """The same for dashes between words."""
    pattern = re.compile(rf"(?<!\w)[{one}{other}](?!\w)")
    return lambda text: pattern.sub(lambda dash: other if dash[0] == one else one, text)


def straight_quotes(text: str) -> str:
    return re.sub(r"«[ \u00a0\u202f]?|[ \u00a0\u202f]?»", '"', text)


def english_quotes(text: str) -> str:
    return re.sub(r"[ \u00a0\u202f]?»", "”", re.sub(r"«[ \u00a0\u202f]?", "“", text))


def bare_capitals(text: str) -> str:
    """Capitals without their accents."""
    return "".join(
        unicodedata.normalize("NFD", letter)[0] if letter.isupper() else letter
        for letter in unicodedata.normalize("NFC", text)
    )


def items_end_in(point: str) -> Change:
    """Another last mark for each item that another follows.

    Where a marker was lost, the mark is all that parts two items, so it stays; and no comma ends an item that has
    commas of its own, for it would be one of them.
    """

    def marked(item: re.Match[str]) -> str:
        words = _ITEM_END.sub("", item[0])
        return item[0] if words == item[0] or (point == "," and "," in words) else words + point

    return lambda text: _ITEM.sub(marked, text)


def wrapped(width: int) -> Change:
    """Lines cut between words, as an editor of plain text does.

    A text that was cut before is left as it is: its short lines would be cut at odd places. No line is cut behind a
    colon or a semicolon, for there a list would begin, or its next item, nor behind a full stop, which would end a
    paragraph and what may be meant by « Il », nor before a quotation mark, nor in a publisher's annotation (*so*).
    Where a quotation mark opens every line, none is cut: the next line would have no mark. Nor is a text with
    addresses, which no editor can cut.
    """

    def cut(line: str) -> str:
        glued = re.sub(r"(?<=[:;.]) | (?=«)| ?\*[^*]+\*", lambda place: place[0].replace(" ", "\0"), line)
        lines = textwrap.wrap(glued, width, break_long_words=False, break_on_hyphens=False)
        return "\n".join(lines).replace("\0", " ") if line.strip() else line

    def change(text: str) -> str:
        if _CUT.search(text) or _QUOTED_LINES.search(text) or "](" in text:
            return text
        return "\n".join(map(cut, text.split("\n")))

    return change


def headings_as(form: str) -> Change:
    return lambda text: _HEADING.sub(lambda heading: form.format(heading[1]), text)


CHANGES: Mapping[str, Change] = {
    "- and –": swapped_dashes("-", "–"),
    "- and —": swapped_dashes("-", "—"),
    "- and ―": swapped_dashes("-", "―"),
    "– and ―": swapped_dashes("–", "―"),
    "- and −": swapped_dashes("-", "−"),
    "hyphens U+2010": lambda text: _IN_WORD.sub("\u2010", text),
    "hyphens U+2011": lambda text: _IN_WORD.sub("\u2011", text),
    "curly apostrophes": replaced({"'": "’"}),
    "straight apostrophes": replaced({"’": "'"}),
    "straight quotes": straight_quotes,
    "English quotes": english_quotes,
    "no-break spaces": lambda text: _HIGH.sub("\u00a0", text),
    "narrow spaces": lambda text: _HIGH.sub("\u202f", text),
    "plain spaces": lambda text: re.sub("[\u00a0\u202f]", " ", text),
    "no-break spaces everywhere": replaced({" ": "\u00a0"}),
    "no space before points": lambda text: re.sub(r"(?<=[\w)»])[ \u00a0\u202f](?=[;:!?])", "", text),
    "two spaces after a point": lambda text: re.sub(r"(?<=[.;:,]) (?=\S)", "  ", text),
    "two spaces everywhere": lambda text: re.sub(r"(?<=\S) (?=\S)", "  ", text),
    "ligatures": lambda text: re.sub(r"oe(?=u|il)", "œ", text),
    "no ligatures": replaced({"œ": "oe", "Œ": "OE"}),
    "NFC": lambda text: unicodedata.normalize("NFC", text),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "capitals without accents": bare_capitals,
    "no": lambda text: re.sub(r"\bn°(?=[ \u00a0\u202f]?\d)", "no", text),
    "nº": lambda text: re.sub(r"\bn°(?=[ \u00a0\u202f]?\d)", "nº", text),
    "N°": lambda text: re.sub(r"\bn°(?=[ \u00a0\u202f]?\d)", "N°", text),
    "CRLF": lambda text: re.sub(r"\r?\n", "\r\n", text),
    "CR": lambda text: re.sub(r"\r?\n", "\r", text),
    "U+2028": lambda text: re.sub(r"\r?\n", "\u2028", text),
    "two blank lines for one": lambda text: re.sub(r"\n\n+", lambda blank: blank[0] + "\n", text),
    "blank lines before items": lambda text: re.sub(rf"(?<!\n)\n(?={_MARKER})", "\n\n", text),
    "blanks on blank lines": lambda text: re.sub(r"\n\n", "\n  \n", text),
    "blanks at line ends": lambda text: re.sub(r"\n", "  \n", text),
    "no blank lines": lambda text: re.sub(r"\n\n+", "\n", text),
    "items end in a comma": items_end_in(","),
    "items end in a semicolon": items_end_in(" ;"),
    "items end bare": items_end_in(""),
    "wrapped at 70": wrapped(70),
    "wrapped at 75": wrapped(75),
    "wrapped at 80": wrapped(80),
    "# Article 2": headings_as("# Article {}"),
    "## Article 2": headings_as("## Article {}"),
    "Article 2": headings_as("Article {}"),
    "ARTICLE 2": headings_as("ARTICLE {}"),
    "Art. 2.": headings_as("Art. {}."),
    "Art. 2. -": headings_as("Art. {}. -"),
    "Art. 2. ―": headings_as("Art. {}. ―"),
}
