"""Which structures a post heads, by its kind: a "directeur" a direction, a "préfet" a préfecture."""

from collections.abc import Mapping
from functools import cache
from typing import cast

from decretparse.lexicon.files import load_toml


@cache
def _offices() -> Mapping[str, frozenset[str]]:
    table = cast(Mapping[str, list[str]], load_toml("lexicon/offices.toml")["heads"])
    return {post: frozenset(kinds) for post, kinds in table.items()}


def structure_kinds(post: str) -> frozenset[str]:
    """The kinds of structure that a post of this kind heads; empty where its kind does not tell."""
    return _offices().get(post, frozenset())
