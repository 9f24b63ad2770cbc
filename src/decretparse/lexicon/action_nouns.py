"""Nouns of action and the verbs of the same task (`lexicon/action_nouns.toml`)."""

from collections.abc import Mapping
from typing import NamedTuple, cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.folding import fold, tidy
from decretparse.lexicon.inflection import plural


class ActionNouns(NamedTuple):
    """`lemmas` by noun or phrase, singular and plural; `nouns` are those of one word, in the singular.

    `supports` are the verbs of more than one word that the table has, by their first.

    Keys and lemmas are lower case and write the ligature of o and e as two letters, as normalised text does.
    """

    lemmas: Mapping[str, str]
    nouns: frozenset[str]
    supports: Mapping[str, tuple[str, ...]]
    longest: int


@kept
def load_action_nouns() -> ActionNouns:
    """The table, with the plural of each noun."""
    table = cast(Mapping[str, Mapping[str, str]], load_toml("lexicon/action_nouns.toml"))
    lemmas: dict[str, str] = {}
    supports: dict[str, tuple[str, ...]] = {}
    for noun, verb in (*table["nouns"].items(), *table["phrases"].items()):
        lemma = tidy(verb)
        lemmas[tidy(noun)] = lemma
        head, space, rest = tidy(noun).partition(" ")
        lemmas.setdefault(plural(head) + space + rest, lemma)
        first, _, more = lemma.partition(" ")
        if more and lemma not in supports.get(first, ()):
            supports[first] = (*supports.get(first, ()), lemma)
    return ActionNouns(
        lemmas, frozenset(map(tidy, table["nouns"])), supports, max(len(noun.split(" ")) for noun in lemmas)
    )


@kept
def _openings() -> frozenset[str]:
    words = {noun.partition(" ")[0] for noun in load_action_nouns().lemmas}
    return frozenset(words | {fold(word[0]) + word[1:] for word in words})


def opens_as_act(word: str) -> bool:
    """Whether a sentence may open with the word as the name of an act; a capital may lack its accent: "Etude"."""
    return word.lower() in _openings()
