"""Which unit a definite mention names in other words than the text did before.

`RULES` has how, in the order in which they are asked; they only look, and what a mention tells of a unit's name is
`learned` where it was asked for. docs/decisions/who-is-meant.md tells them with their reasons.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import head_of
from decretparse.resolve.entities import NEAR, Entity, holders
from decretparse.resolve.memory import Memory
from decretparse.resolve.names import (
    COMMA,
    bare_kind,
    begins_with,
    completes,
    in_singular,
    is_of_one,
    key_of,
    says_whose,
    splits,
    stems,
    whose,
)
from decretparse.resolve.naming import answers, nearest, one_named, structure_at_hand
from decretparse.resolve.offices import structure_kinds
from decretparse.resolve.shortening import cut_of
from decretparse.resolve.standing import is_always_part
from decretparse.syntax.facts import Mention

BLANK = " "
FEMININE = "e"
RANKED = 2  # a noun and its rank
LONGEST_LINK = 8  # as long as « de l' » and its blanks may be


@kept
def _wholes() -> frozenset[str]:
    return frozenset(cast(Mapping[str, list[str]], load_toml("lexicon/generic.toml")["whole"])["kinds"])


@kept
def _bodies() -> frozenset[str]:
    return frozenset(cast(Mapping[str, list[str]], load_toml("lexicon/generic.toml")["bodies"])["kinds"])


class Form(NamedTuple):
    """A unit that a mention names in other words, and what these tell of its name."""

    entity: Entity
    # Its name from now on, where the mention says more than the text did.
    name: str | None = None
    # Another name of it.
    alias: str | None = None
    # Whether it had none but its noun so far.
    was_bare: bool = False


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


def as_it_is(entity: Entity | None) -> Form | None:
    """A unit of whose name the mention tells nothing."""
    return Form(entity) if entity is not None else None


def in_other_words(memory: Memory, mention: Mention) -> Entity | None:
    """The unit that a mention names in other words than the text did before."""
    forms = (rule(memory, mention) for rule in RULES)
    return learned(memory, next((form for form in forms if form is not None), None))


def learned(memory: Memory, form: Form | None) -> Entity | None:
    """The unit of a form, which has from now on the names that the form tells."""
    if form is None:
        return None
    if form.name is not None:
        memory.registry.rename(form.entity, form.name)
    if form.alias is not None:
        memory.registry.add_alias(form.entity, form.alias)
    form.entity.bare &= not form.was_bare
    return form.entity


def of_somebody(memory: Memory, mention: Mention) -> Form | None:
    """« la structure permanente » and « la structure permanente du Conseil général »: one says whose it is."""
    if mention.bare:
        return None
    for entity in memory.registry.prolonged(mention):
        if entity.bare or entity.collective:
            continue
        if says_whose(mention.name, entity.name):
            if is_elsewhere(memory, entity, whose(mention.name, entity.name)):
                continue
            return Form(entity, name=mention.name, alias=entity.name)
        if says_whose(entity.name, mention.name):
            return Form(entity)
    return None


def is_elsewhere(memory: Memory, entity: Entity, whole: str) -> bool:
    """Is it part of something, and not of the other unit that this names?"""
    wholes = memory.registry.named(whole)
    return bool(wholes) and entity.parent is not None and not any(one in wholes for one in entity.ancestors())


def shortened(memory: Memory, mention: Mention) -> Form | None:
    """« le comité de concertation » for the « comité régional de concertation », the only one that it can be."""
    if mention.determiner != "definite" or mention.bare:
        return None
    collective = mention.number == "p"
    known: list[Entity] = []
    for entity in memory.registry.of_kind(mention.kind)[-NEAR:]:
        cut = cut_of(mention.name, entity.name) if entity.collective == collective and not entity.bare else None
        if cut == "complements" or (cut == "within" and is_at_hand(memory, entity, mention)):
            known.append(entity)
    spoken = [entity for entity in known if entity in memory.discourse.topic]
    found = next((each[0] for each in (known, spoken) if len(each) == 1), None)
    if found is None:
        return None
    return Form(found, alias=None if completes(found.name, mention.name) else mention.name)


def is_at_hand(memory: Memory, entity: Entity, mention: Mention) -> bool:
    """Is it named in the same paragraph, or the last of a kind of which there are not many?"""
    if not memory.parted(entity.last, mention.words):
        return True
    last = memory.discourse.latest(lambda one: one.kind == mention.kind)
    return (last is entity and not is_always_part(mention.kind)) or is_due(memory, entity, mention)


def is_due(memory: Memory, entity: Entity, mention: Mention) -> bool:
    """« La direction des pêches », once « la direction des pêches et des lacs » was listed, and nothing said of it."""
    told = any(found.bearer is entity for found in memory.resolution.tasks)
    short = key_of(mention.name)
    begins = entity.key.startswith((f"{short}{BLANK}", f"{short}{COMMA}"))
    return entity.parent is not None and not told and begins


def lengthened(memory: Memory, mention: Mention) -> Form | None:
    """« le délégué interministériel à la mer », whom the text called « le délégué interministériel » before."""
    if mention.determiner != "definite" or mention.bare:
        return None
    collective = mention.number == "p"
    known = [one for one in memory.registry.prolonged(mention) if not one.bare and one.collective == collective]
    shorter = [entity for entity in known if completes(mention.name, entity.name)]
    return Form(shorter[0], name=mention.name) if len(shorter) == 1 else None


def one_of_class(memory: Memory, mention: Mention) -> Form | None:
    """« Dans chaque région, l'agence des eaux … », after « Les agences des eaux sont … »: whichever of the class.

    « La délégation régionale », after « des délégations régionales », or « l'atelier », where there is no other.
    """
    if mention.determiner != "definite" or mention.number == "p":
        return None
    kind = memory.registry.of_kind(mention.kind)[-NEAR:]
    classes = [entity for entity in kind if entity.collective]
    if mention.bare and (mention.nature == "post" or mention.charge is not None or len(kind) != len(classes)):
        return None
    named = in_singular(mention.name)
    same = next((entity for entity in classes if in_singular(entity.name) == named), None)
    cut = [entity for entity in classes if cut_of(named, in_singular(entity.name)) == "complements"]
    return as_it_is(same or (cut[0] if len(cut) == 1 and not mention.bare else None))


def cut_short(memory: Memory, mention: Mention) -> Form | None:
    """« La division Quais, gestion tient … »: what stood in a list tells that the name goes on behind a comma."""
    start = mention.words[0]
    for entity in memory.registry.beginning(mention.name + COMMA) if not mention.bare else ():
        if entity.kind == mention.kind and key_of(memory.text[start : start + len(entity.name)]) == entity.key:
            return Form(entity)
    return None


def said_to_be(memory: Memory, mention: Mention) -> Form | None:
    """« L'établissement public », where the text created « un établissement public de l'Etat dénommé … »."""
    if mention.determiner != "definite" or mention.bare:
        return None
    return as_it_is(memory.discourse.latest(lambda entity: begins_with(entity.said, key_of(mention.name))))


def bare_before(memory: Memory, mention: Mention) -> Form | None:
    """« l'agence des ports », which the text called « l'agence » before it gave her name, and has no other.

    « Les directions régionales de Caen et de Brest », the two « directions régionales ».
    """
    known = memory.registry.of_kind(mention.kind)
    # « l'inspection générale » is one by its rank, « le service » may be any.
    apart = BLANK in mention.kind or not (mention.body or is_always_part(mention.kind))
    if len(known) != 1 or mention.bare or mention.nature == "post" or not apart:
        return None
    entity = known[0]
    alike = entity.collective == (mention.number == "p") and (BLANK in mention.kind or not entity.collective)
    if not entity.bare or not alike or not is_of_one(mention.name, entity.name):
        return None
    placed = any(entity in (one.child, one.parent) for one in memory.resolution.links)
    if not entity.collective and is_always_part(mention.kind) and placed:
        return None  # « comprend l'inspection générale »: that is her whole name
    return Form(entity, name=mention.name, was_bare=True)


def short_before(memory: Memory, mention: Mention) -> Form | None:
    """« le directeur des archives », whom the text called « le directeur » when it spoke of their direction.

    Or « le directeur adjoint des archives », once the adjoint of their directeur; or whom the text said to head
    that direction by his rank, « un directeur des services de l'Etat ».
    """
    if mention.nature != "post" or mention.bare:
        return None
    for entity in memory.registry.of_kind(mention.kind):
        chief = entity.office or entity.owner
        if chief is None or entity.collective:
            continue
        if not entity.bare:
            if entity.office is chief and is_titled_after(mention, chief):
                return Form(entity, alias=mention.name)
            continue
        rest = key_of(mention.name).removeprefix(entity.key)
        office = chief.key.removeprefix(key_of(chief.kind))
        if _names_whole(rest, chief) or (rest and f"{office} ".startswith(f"{rest} ")):
            return Form(entity, name=mention.name)
    return None


def is_titled_after(mention: Mention, office: Entity) -> bool:
    """« le directeur (central) des archives », the head of the « direction (centrale) des archives »."""
    post, structure = stems(mention.name)[1:], stems(office.name)[1:]
    if not post or not structure or post[0] not in (structure[0], structure[0].removesuffix(FEMININE)):
        return False
    return post[1:] == structure[1:]


def ranked_as_office(memory: Memory, mention: Mention) -> Form | None:
    """« Le directeur central », where the text has but said that « un directeur » heads a « direction centrale »."""
    words = stems(mention.name) if mention.nature == "post" and mention.determiner == "definite" else ()
    if len(words) != RANKED or mention.number == "p":
        return None
    noun, rank = words
    for entity in memory.registry.of_kind(noun):
        chief = entity.office or entity.owner
        if chief is None or entity.collective or rank in stems(entity.name):
            continue
        office = stems(chief.name)[1:RANKED]
        if office and office[0].removesuffix(FEMININE) == rank:
            return Form(entity, name=mention.name) if entity.bare else Form(entity, alias=mention.name)
    return None


def part_of_named(memory: Memory, mention: Mention) -> Form | None:
    """« le bureau du budget du service des quais »: the « bureau du budget » that is part of the service."""
    if mention.bare or mention.nature != "structure":
        return None
    for part, whole in splits(mention.name):
        wholes = memory.registry.named(whole)
        for entity in memory.registry.named(part) if wholes else ():
            alike = entity.collective == (mention.number == "p")
            if alike and any(ancestor in wholes for ancestor in entity.ancestors()):
                return Form(entity, alias=mention.name)
    return None


def one_of_namesakes(memory: Memory, mention: Mention) -> Form | None:
    """« le bureau du budget du service des quais », where each service has one: that of the quais."""
    several = any(len(memory.registry.named(part)) > 1 for part, _ in splits(mention.name))
    return part_of_named(memory, mention) if several else None


def named_under(memory: Memory, mention: Mention) -> Form | None:
    """« le cabinet du directeur », for the « cabinet » that the text gave him or the direction that he heads.

    « les services de la chambre », for « les services » that the chambre was said to comprise.
    """
    if mention.bare or mention.determiner != "definite":
        return None
    kind = memory.registry.of_kind(mention.kind)[-NEAR:]
    alike = [entity for entity in kind if entity.collective == (mention.number == "p")]
    held = [entity for entity in alike if is_held(entity, mention)] if alike else []
    bare = next((entity for entity in held if entity.bare), None)
    if bare is not None:
        return Form(bare, name=mention.name, was_bare=True)
    if len(held) != 1 or mention.nature == "post" or held[0].collective:
        return None
    return Form(held[0], alias=mention.name)  # « le secrétariat du comité », his « secrétariat permanent »


def is_held(entity: Entity, mention: Mention) -> bool:
    """Does the mention's name say whose the unit is, and no more?"""
    holder = whose(mention.name, entity.name if entity.collective and entity.bare else mention.kind)
    head = head_of(holder)
    headed = structure_kinds(head.kind) if head is not None and head.end == len(holder) else frozenset()
    return any(one.kind in headed or begins_with(one.name, holder) for one in holders(entity))


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


def _names_whole(rest: str, chief: Entity) -> bool:
    """« (directeur) de l'office des archives », « (adjoint) au chef du service des phares », by any of its names."""
    names = map(key_of, (chief.name, *chief.aliases))
    if any(rest.endswith(name) and len(rest) < len(name) + LONGEST_LINK for name in names):
        return True
    if chief.collective and stems(rest) == stems(chief.name):
        return True  # « le directeur d'un centre de secours », once « un directeur » heads « les centres de secours »
    headed = chief.office
    if headed is None or not rest.endswith(headed.key):
        return False
    between = rest.removesuffix(headed.key)
    rank = key_of(chief.kind).split(" ")[0]
    return f" {rank} " in between and len(between) < len(rank) + 2 * LONGEST_LINK


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
