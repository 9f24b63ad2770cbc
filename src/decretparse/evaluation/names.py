"""The form in which two names, or two words, are compared."""

import re
import unicodedata
from functools import cache

from decretparse.lexicon.files import load_toml

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE"})
_APOSTROPHES = re.compile("[’ʼ`´]")
_QUOTATION_MARKS = re.compile('[«»“”„"]')
_DASHES = re.compile("[‐‑‒–—―]")
_EDGES = " .,;:-"


@cache
def _determiner() -> re.Pattern[str]:
    return re.compile(str(load_toml("evaluation.toml")["determiner"]))


def folded(name: str) -> str:
    """A name without case, accents, ligatures, quotation marks and a first determiner, one space between its words."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_LIGATURES))
    bare = "".join(character for character in decomposed if not unicodedata.combining(character)).casefold()
    plain = _DASHES.sub("-", _QUOTATION_MARKS.sub(" ", _APOSTROPHES.sub("'", bare)))
    return _determiner().sub("", " ".join(plain.split()).strip(_EDGES)).strip()
