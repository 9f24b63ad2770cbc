"""What stands in brackets or after "dénommé": another name of the unit, or something else."""

import re
from typing import cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml


@kept
def _patterns() -> dict[str, re.Pattern[str]]:
    table = cast(dict[str, str], load_toml("lexicon/aliases.toml")["patterns"])
    return {name: re.compile(pattern) for name, pattern in table.items()}


def alias_of(words: str) -> str | None:
    """The alias in a bracket or after "dénommé", or None where the bracket says something else."""
    inner = " ".join(words.strip("()[]«» \n").split())
    introduced = _patterns()["introduced"].match(inner)
    if introduced:
        return inner[introduced.end() :].strip(' «»"') or None
    if _patterns()["acronym"].fullmatch(inner) or _patterns()["short_name"].match(inner):
        return inner
    return None
