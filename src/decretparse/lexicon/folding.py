"""Makes words comparable whatever their case and accents ("ÉTAT-MAJOR", "Etat-major")."""

from functools import lru_cache
from unicodedata import category, normalize

SPELLINGS = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u0153": "oe", "\u0152": "OE", "\u00e6": "ae", "\u00c6": "AE"}
)


def tidy(word: str) -> str:
    """The word in lower case, with straight apostrophes, composed accents and ligatures undone."""
    if word.isascii():
        return word.lower()
    return normalize("NFC", word.translate(SPELLINGS)).lower()


@lru_cache(maxsize=1 << 14)
def fold(word: str) -> str:
    """The tidy word without its accents."""
    tidied = tidy(word)
    if tidied.isascii():
        return tidied
    return "".join(letter for letter in normalize("NFD", tidied) if category(letter) != "Mn")


def is_unaccented(written: str, full: str) -> bool:
    """Whether `written` is `full` with some accents left out; a final accent is only left out in capitals.

    Both fold to the same letters. "Ecole" and "CHARGE" are "école" and "chargé"; "charge" and "délègue" are not
    "chargé" and "délégué".
    """
    tidied = tidy(written)
    if len(tidied) != len(full):
        return False
    if any(mine not in (yours, fold(yours)) for mine, yours in zip(tidied, full, strict=True)):
        return False
    return written.isupper() or tidied[-2:] == full[-2:]
