"""Where Légifrance shows what has an identifier, and identifiers in addresses."""

import re

IDENTIFIER = re.compile(r"(?:JORF|LEGI)(?:TEXT|ARTI|SCTA)\d{12}")
_SITE = "https://www.legifrance.gouv.fr/"


def address(identifier: str, nature: str | None) -> str | None:
    """The page of a text or an article; None for other identifiers."""
    if not IDENTIFIER.fullmatch(identifier):
        return None
    origin, kind = identifier[:4], identifier[4:8]
    if origin == "JORF":
        return f"{_SITE}jorf/{'article_jo' if kind == 'ARTI' else 'id'}/{identifier}"
    if nature == "CODE":
        return f"{_SITE}codes/{'article_lc' if kind == 'ARTI' else 'texte_lc'}/{identifier}"
    return f"{_SITE}loda/{'article_lc' if kind == 'ARTI' else 'id'}/{identifier}"
