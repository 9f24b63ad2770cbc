"""Which structures a post heads, by its kind ("directeur" a direction) or its name ("chef du bureau des ports")."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.resolve.entities import Entity
from decretparse.resolve.names import key_of

WORD_STARTS = re.compile(r"(?<=[\s'])\w")


@kept
def _offices() -> Mapping[str, frozenset[str]]:
    table = cast(Mapping[str, list[str]], load_toml("lexicon/offices.toml")["heads"])
    return {key_of(post): frozenset(kinds) for post, kinds in table.items()}


@kept
def general_kinds() -> frozenset[str]:
    """Nouns that any structure may be called by."""
    return frozenset(_general()["kinds"])


@kept
def general_posts() -> frozenset[str]:
    """Nouns that the holder of any post may be called by."""
    return frozenset(_general()["posts"])


@kept
def head_titles() -> frozenset[str]:
    """What the head of any structure may be called."""
    return frozenset(_general()["heads"])


def _general() -> Mapping[str, list[str]]:
    return cast(Mapping[str, Mapping[str, list[str]]], load_toml("lexicon/offices.toml"))["general"]


def structure_kinds(post: str) -> frozenset[str]:
    """The kinds of structure that a post of this kind heads; empty where its kind does not tell."""
    return _offices().get(key_of(post), frozenset())


def offices_named(entities: Iterable[Entity]) -> Mapping[int, Entity]:
    """The structure that ends the name of a post, by the post's place: "bureau des ports" for its "chef"."""
    entities = list(entities)
    structures = [entity for entity in entities if entity.nature == "structure" and not entity.collective]
    known = Counter(entity.key for entity in structures)
    by_key = {entity.key: entity for entity in structures if known[entity.key] == 1}
    found: dict[int, Entity] = {}
    for post in entities:
        if post.nature == "post" and by_key:
            ends = (post.key[match.start() :] for match in WORD_STARTS.finditer(post.key))
            longest = next((by_key[end] for end in ends if end in by_key), None)
            if longest is not None:
                found[post.order] = longest
    return found
