"""Which unit a definite mention names in other words than the text did before.

`RULES` has how, in the order in which they are asked: those of names cut short or completed are in `fuller`, of owners
in `owners`, of posts in `titles`. They only look, and what a mention tells of a unit's name is `learned` where it was
asked for. docs/decisions/who-is-meant.md tells them with their reasons.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.resolve.entities import Entity
from decretparse.resolve.fuller import bare_before, cut_short, lengthened, one_of_class, shortened
from decretparse.resolve.memory import Memory
from decretparse.resolve.names import bare_kind, begins_with, key_of, whose
from decretparse.resolve.naming import Form, answers, as_it_is, learned, nearest, one_named, structure_at_hand
from decretparse.resolve.owners import named_under, of_somebody, one_of_namesakes, part_of_named
from decretparse.resolve.titles import ranked_as_office, short_before
from decretparse.syntax.facts import Mention


@kept
def _wholes() -> frozenset[str]:
    return frozenset(cast(Mapping[str, list[str]], load_toml("lexicon/generic.toml")["whole"])["kinds"])


@kept
def _bodies() -> frozenset[str]:
    return frozenset(cast(Mapping[str, list[str]], load_toml("lexicon/generic.toml")["bodies"])["kinds"])


def existing(memory: Memory, mention: Mention) -> Entity | None:
    """The unit that a mention names, if the text already has one."""
    form = form_of_existing(memory, mention)
    return form.entity if form is not None else None


def recognised(memory: Memory, mention: Mention) -> Entity | None:
    """The same, where this mention of it counts for its name."""
    return learned(memory, form_of_existing(memory, mention))


def form_of_existing(memory: Memory, mention: Mention) -> Form | None:
    """A unit that the text has, by its name, its noun alone or the commonest other wordings."""
    same = memory.registry.named(mention.name)
    if same:
        return Form(nearest(memory, same))
    if mention.bare and mention.determiner in ("definite", "demonstrative"):
        return as_it_is(memory.discourse.latest(lambda entity: answers(entity, mention)))
    rules = (one_of_namesakes, of_somebody, shortened, lengthened)
    known = next((form for rule in rules if (form := rule(memory, mention)) is not None), None)
    return known or as_it_is(memory.registry.worded_like(mention))


def in_other_words(memory: Memory, mention: Mention) -> Entity | None:
    """The unit that a mention names in other words than the text did before."""
    forms = (rule(memory, mention) for rule in RULES)
    return learned(memory, next((form for form in forms if form is not None), None))


def said_to_be(memory: Memory, mention: Mention) -> Form | None:
    """« L'établissement public », where the text created « un établissement public de l'Etat dénommé … »."""
    if mention.determiner != "definite" or mention.bare:
        return None
    words = key_of(mention.name)
    return as_it_is(memory.discourse.latest(lambda entity: bool(entity.said) and begins_with(entity.said, words)))


def whole_told_of(memory: Memory, mention: Mention) -> Form | None:
    """« L'établissement », where the text has named none: the house that it began with."""
    if not mention.bare or mention.kind not in _wholes() or (mention.determiner, mention.number) != ("definite", "s"):
        return None
    houses = (entity for entity in memory.registry.entities if entity.nature == "structure")
    return as_it_is(next((entity for entity in houses if not (entity.collective or entity.bare or entity.body)), None))


def body_of(memory: Memory, mention: Mention) -> Form | None:
    """« Le corps de l'inspection générale »: the inspection, by another name."""
    if mention.kind not in _bodies() or mention.bare:
        return None
    owner = whose(mention.name, mention.kind)
    kind = bare_kind(owner)
    return as_it_is(one_named(memory, owner) if kind is None else structure_at_hand(memory, kind))


RULES: Sequence[Callable[[Memory, Mention], Form | None]] = (
    one_of_class,
    cut_short,
    one_of_namesakes,
    of_somebody,
    shortened,
    lengthened,
    short_before,
    ranked_as_office,
    named_under,
    part_of_named,
    bare_before,
    said_to_be,
    whole_told_of,
    body_of,
)
