"""Which characters stand for which: the whole of the normalisation, as tables."""

from typing import Final

APOSTROPHES: Final = "\u2018\u2019\u201b\u02bc\u02b9\u0060\u00b4\u2032\uff07"
APOSTROPHE: Final = "'"
# What stands before such a mark, as patterns: converters may leave a space in its place. A capital may name a unit.
ELIDED: Final = (r"[\w,;:.)»•–—―−-]\s[dlns]", r"[\w,;:.)»•–—―−-]\squ", r"[;:.)»•–—―−-]\s[DLNS]", r"\n[DLNSdlns]")
SPACES: Final = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
LINE_BREAKS: Final = "\r\u000b\u000c\u0085\u2028\u2029"
HYPHENS: Final = "\u2010\u2011"
DASHES: Final = frozenset("-–—―−")
OPENING_QUOTES: Final = "\u201c\u201e\u201f\u2039"
LOW_QUOTE: Final = "\u201e"
HIGH_QUOTE: Final = "\u201c"
"""Opens, but for what a low one has opened."""
CLOSING_QUOTES: Final = "\u201d\u203a"
STRAIGHT_QUOTE: Final = '"'
DEGREE_LOOKALIKES: Final = "\u00ba\u1d52\u02da"

INVISIBLE: Final = "\ufe0e\ufe0f\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a-\u202e\u2066-\u2069"
"""Dropped (written for a character class: two ranges)."""

COMBINING: Final = "\u0300-\u036f"

LIGATURES: Final = {
    "\u0153": "oe",
    "\u0152": "OE",
    "\u00e6": "ae",
    "\u00c6": "AE",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
}

ONE_FOR_ONE: Final = {
    **dict.fromkeys(APOSTROPHES, "'"),
    **dict.fromkeys(SPACES, " "),
    **dict.fromkeys(LINE_BREAKS, "\n"),
    **dict.fromkeys(HYPHENS, "-"),
    **dict.fromkeys(OPENING_QUOTES, "«"),
    **dict.fromkeys(CLOSING_QUOTES, "»"),
}
