"""A post named by another of its titles than before."""

from decretparse.resolve.entities import Entity
from decretparse.resolve.memory import Memory
from decretparse.resolve.names import key_of, stems
from decretparse.resolve.naming import Form
from decretparse.syntax.facts import Mention

FEMININE = "e"
RANKED = 2  # a noun and its rank
LONGEST_LINK = 8  # as long as « de l' » and its blanks may be


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
