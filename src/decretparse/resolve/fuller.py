"""A unit named by less of its name than before, or by more."""

from decretparse.resolve.entities import NEAR, Entity
from decretparse.resolve.memory import Memory
from decretparse.resolve.names import COMMA, completes, in_singular, is_any_of, is_of_one, is_ranked, key_of
from decretparse.resolve.naming import Form, as_it_is
from decretparse.resolve.shortening import cut_of
from decretparse.resolve.standing import is_always_part
from decretparse.syntax.facts import Mention

BLANK = " "


def shortened(memory: Memory, mention: Mention) -> Form | None:
    """« le comité de concertation » for the « comité régional de concertation », the only one that it can be."""
    if mention.determiner != "definite" or mention.bare:
        return None
    collective = mention.number == "p"
    known: list[Entity] = []
    for entity in memory.registry.of_kind(mention.kind)[-NEAR:]:
        apart = entity.collective != collective or entity.bare
        if apart or (entity.nature == "post" and is_ranked(entity.name, mention.name)):
            continue
        cut = cut_of(mention.name, entity.name)
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

    « La délégation régionale », after « des délégations régionales », or « l'atelier », where there is no other; « le
    directeur d'un atelier », after « les directeurs des ateliers ».
    """
    if mention.determiner != "definite" or mention.number == "p":
        return None
    kind = memory.registry.of_kind(mention.kind)[-NEAR:]
    classes = [entity for entity in kind if entity.collective]
    if mention.bare and (mention.nature == "post" or mention.charge is not None or len(kind) != len(classes)):
        return None
    named = in_singular(mention.name)
    alike = (each for each in classes if in_singular(each.name) == named or is_any_of(mention.name, each.name))
    same = next(alike, None)
    cut = [entity for entity in classes if cut_of(named, in_singular(entity.name)) == "complements"]
    return as_it_is(same or (cut[0] if len(cut) == 1 and not mention.bare else None))


def cut_short(memory: Memory, mention: Mention) -> Form | None:
    """« La division Quais, gestion tient … »: what stood in a list tells that the name goes on behind a comma."""
    start = mention.words[0]
    for entity in memory.registry.beginning(mention.name + COMMA) if not mention.bare else ():
        if entity.kind == mention.kind and key_of(memory.text[start : start + len(entity.name)]) == entity.key:
            return Form(entity)
    return None


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
    # « Chaque département » is of all, whichever the text names then.
    if not entity.bare or entity.each or not alike or not is_of_one(mention.name, entity.name):
        return None
    placed = any(entity in (one.child, one.parent) for one in memory.resolution.links)
    if not entity.collective and is_always_part(mention.kind) and placed:
        return None  # « comprend l'inspection générale »: that is her whole name
    return Form(entity, name=mention.name, was_bare=True)
