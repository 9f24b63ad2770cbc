"""Which unit a mention stands for, in the order of the text."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from decretparse.lexicon.nouns import head_of, is_thing
from decretparse.resolve.bearers import charge_key, named_before, resolve
from decretparse.resolve.discourse import agrees
from decretparse.resolve.entities import Entity
from decretparse.resolve.forms import existing, in_other_words
from decretparse.resolve.groups import class_called, group_meant, so_called
from decretparse.resolve.memory import Memory, Role
from decretparse.resolve.names import begins_with, key_of, sign_of
from decretparse.resolve.naming import (
    Form,
    answers,
    is_of_class,
    learned,
    listed_with,
    nearest,
    not_listed_apart,
    one_for_all,
    reworded,
    undivided,
)
from decretparse.resolve.offices import general_kinds, general_posts
from decretparse.resolve.owners import part_of_named
from decretparse.resolve.posts import bare_post, office, post_of_owner
from decretparse.syntax.facts import LinkKind, Mention


def meant_by_mention(
    memory: Memory, mention: Mention, role: Role, kind: LinkKind | None, others: Sequence[Entity]
) -> tuple[tuple[Entity, ...], bool]:
    """The units that a mention stands for, and whether that had to be inferred."""
    mention = noun_by_now(memory, mention)
    if (told := told_otherwise(memory, mention)) is not None:
        return told
    if mention.determiner == "demonstrative" and is_thing(mention.kind) and not memory.registry.of_kind(mention.kind):
        return (), True  # « Ces projets ont pour objet … »
    if mention.determiner == "distributive" or (mention.determiner == "demonstrative" and mention.number == "p"):
        several = group_meant(memory, mention)
        # « Les bureaux relèvent de ces deux chefs »: of whom nothing was said before
        return several if several or role != "target" else (memory.registry.create(mention),), True
    if mention.determiner == "demonstrative":
        return christened(memory, mention) if mention.said else short_form(memory, mention), True
    if role == "component":
        is_class = (mention.determiner, mention.number, mention.bare) == ("definite", "p", False)
        called = so_called(memory, mention) if is_class else ()
        return (called, True) if called else ((component(memory, mention, others),), False)
    if role == "office":
        return (office(memory, mention, kind, others),), False
    if mention.nature == "post" and mention.bare:
        counted = all_counted(memory, mention)
        return (counted, True) if counted else ((bare_post(memory, mention, others),), False)
    known = memory.registry.named_as(mention) if not mention.bare else []
    if mention.determiner == "indefinite" and role == "subject" and (whole := one_for_all(memory, mention)):
        return (whole,), True
    if mention.determiner == "indefinite" and len(known) != 1:
        return (memory.registry.create(mention),), False
    return definite(memory, mention)


def told_otherwise(memory: Memory, mention: Mention) -> tuple[tuple[Entity, ...], bool] | None:
    """What is told by less than a name, or by more: « celle de la pêche », « le bureau chargé des ports »."""
    if mention.elided:
        return of_spoken_kind(memory, mention), True
    if mention.initials:
        return by_sign(memory, mention), False
    if mention.bare and mention.name.isupper() and not memory.registry.named(mention.name):
        spelt = memory.registry.with_initials(mention.name)  # « L'UFR », whose letters are a noun by now
        if spelt:
            return (reworded(memory, spelt[0], mention),), True
    known = charged_alike(memory, mention) or undivided(memory, mention)
    return ((known,), False) if known is not None else None


def by_sign(memory: Memory, mention: Mention) -> tuple[Entity, ...]:
    """« La DGA »: the one of this name, or with these initials."""
    registry = memory.registry
    sign = sign_of(mention.name)
    found = registry.named(mention.name) or registry.beginning(mention.name)
    found = found or registry.named(sign) or registry.with_initials(sign, mention.gender)
    return tuple(found[-1:])


def noun_by_now(memory: Memory, mention: Mention) -> Mention:
    """« La DGA des ports », where DGA is what a class is called, or the DGA des quais was named before."""
    if not mention.initials:
        return mention
    sign = sign_of(mention.name)
    known = memory.registry.named(sign)
    if known:
        is_noun = sign != mention.name and any(entity.collective for entity in known)
    else:
        is_noun = bool(memory.registry.of_kind(sign))
    return replace(mention, kind=sign.lower(), bare=sign == mention.name, initials=False) if is_noun else mention


def all_counted(memory: Memory, mention: Mention) -> tuple[Entity, ...]:
    """« Les deux conseillers », after « un conseiller pour les ports et un conseiller juridique »."""
    if not (mention.bare and mention.count) or (mention.determiner, mention.number) != ("definite", "p"):
        return ()
    spoken = tuple(filter(partial(is_of_class, mention=mention), memory.discourse.topic))
    if len(spoken) == len(memory.discourse.topic) > 1:
        return spoken
    single = tuple(entity for entity in memory.registry.of_kind(mention.kind) if not entity.collective)
    return single if len(single) > 1 else ()


def charged_alike(memory: Memory, mention: Mention) -> Entity | None:
    """« le bureau chargé des ports », once there was a bureau chargé des ports."""
    if mention.charge is None or mention.determiner != "definite":
        return None
    charge = charge_key(memory.text, mention.charge)
    found = [entity for entity in memory.registry.named(mention.name) if charge in entity.charges]
    if len(found) != 1:
        return None
    memory.told_again.add(mention.charge)
    return found[0]


def of_spoken_kind(memory: Memory, mention: Mention) -> tuple[Entity, ...]:
    """« celle de la pêche », after « la direction de la chasse »: the direction of that name, be it new."""
    spoken = next((one for one in memory.discourse.topic[::-1] if agrees(one, mention.gender, mention.number)), None)
    if spoken is None:
        return ()
    named = replace(mention, name=f"{spoken.kind} {mention.name}", kind=spoken.kind, nature=spoken.nature, elided=False)
    # « celui de la direction des lacs », where each direction has such a bureau
    part = part_of_named(memory, replace(named, name=f"{spoken.name} {mention.name}"))
    if part is not None:
        return (part.entity,)
    if spoken.bare and existing(memory, named) is None:
        return ()
    return definite(memory, named)[0]


def each_spoken_of(memory: Memory, mention: Mention) -> tuple[Entity, ...]:
    """« Le département élabore … », after « Chaque département est dirigé par un doyen »: each of them."""
    topic = memory.discourse.topic
    if not (memory.discourse.each and len(topic) > 1 and mention.bare and mention.number == "s"):
        return ()
    return topic if all(is_of_class(entity, mention) for entity in topic) else ()


def definite(memory: Memory, mention: Mention) -> tuple[tuple[Entity, ...], bool]:
    """« La direction des archives »: known by name, or by another wording; « La direction »: the one at hand."""
    if (called := by_name(memory, mention)) is not None:
        return (called,), False
    if each := each_spoken_of(memory, mention):
        return each, True
    if mention.number == "p" and (group := class_called(memory, mention) or all_counted(memory, mention)):
        return group, True
    if mention.bare and (found := at_hand(memory, mention)) and not is_told_apart(memory.text, mention, found):
        return (found,), True
    if mention.act and memory.discourse.topic:
        return memory.discourse.topic[-1:], True
    known = in_other_words(memory, mention)
    if known is not None:
        return (known,), True
    other = memory.registry.worded_like(mention)
    if other is not None:
        return (reworded(memory, other, mention),), True
    return (memory.registry.create(mention),), False


def is_told_apart(text: str, mention: Mention, known: Entity) -> bool:
    """« Le bureau chargé des ports », after « le bureau des quais »: its charge is what it has for a name."""
    if mention.charge is None or mention.nature == "post" or known.bare:
        return False
    return not text[mention.words[1] : mention.charge[0]].strip()


def at_hand(memory: Memory, mention: Mention) -> Entity | None:
    """« La direction »: the last that may be called so; no direction générale where there is one direction."""
    only = [entity for entity in memory.registry.of_kind(mention.kind) if answers(entity, mention)]
    if len(only) == 1 and only[0].words:
        return only[0]
    return memory.discourse.latest(lambda entity: answers(entity, mention))


def by_name(memory: Memory, mention: Mention) -> Entity | None:
    """The unit that the text knows under this very name, or gives it here."""
    if (post := post_of_owner(memory, mention)) is not None:
        return post
    same = memory.registry.named(mention.name)
    return nearest(memory, same) if same else learned(memory, given_name(memory, mention))


def given_name(memory: Memory, mention: Mention) -> Form | None:
    """« La section 1, dénommée « Biefs » », where the text knows a section 1: that is its name from now on."""
    titles = (memory.registry.named(memory.text[slice(*span)]) for span in mention.titles)
    known = next(filter(None, titles), None)
    return Form(nearest(memory, known), name=mention.name) if known else None


def christened(memory: Memory, mention: Mention) -> tuple[Entity, ...]:
    """« Cet établissement, dénommé « Maison des lacs », »: the one spoken of has its name from here on."""
    head = head_of(mention.said)
    if head is None or memory.registry.named(mention.name):
        return short_form(memory, mention)
    found = short_form(memory, replace(mention, name=mention.said, kind=head.kind, said="", bare=True))
    for entity in found[:1]:
        before = entity.name
        memory.registry.rename(entity, mention.name)
        memory.registry.add_alias(entity, before)
        entity.kind, entity.said, entity.bare = mention.kind, entity.said or before, False
    return found


def short_form(memory: Memory, mention: Mention) -> tuple[Entity, ...]:
    """« Ce bureau », « Cette direction générale »."""
    same = [entity for entity in memory.registry.named(mention.name) if not mention.bare]
    if same:
        return (nearest(memory, same),)
    fits = partial(answers, mention=mention)
    found = memory.discourse.latest(lambda entity: fits(entity) and entity.kind == mention.kind)
    found = found or memory.discourse.latest(fits)
    passing = next((one for one in named_before(memory, mention) if not one.bare), None)
    # « Le conseil du port écrit au conseil des quais. Ce conseil … »: the subject, where it can be meant.
    spoken = found in memory.discourse.topic
    if passing is not None and passing.number == "s" and not spoken and (found is None or passing.words > found.last):
        return resolve(memory, passing, "subject")[0]
    found = found or memory.discourse.latest(partial(begins_alike, mention=mention))
    if found is None and mention.nature == "structure":
        found = next((entity for entity in memory.discourse.topic if entity.nature == "structure"), None)
    if found is None and mention.bare and mention.kind in (general_kinds() | general_posts()):
        found = memory.discourse.latest(lambda entity: entity.nature == mention.nature and not entity.collective)
    if found is not None:
        if mention.gender != found.gender:
            found.gender = "-"  # « La direction … Ce service … Il … »
        return (found,)
    memory.report("unresolved-short-form", mention.phrase, mention.name)
    return (memory.registry.create(mention),)


def begins_alike(entity: Entity, mention: Mention) -> bool:
    """« Ce cabinet », for « le cabinet du préfet »; « Ce service » is none of « les services »."""
    return entity.collective == (mention.number == "p") and begins_with(entity.name, key_of(mention.name))


def component(memory: Memory, mention: Mention, parents: Sequence[Entity]) -> Entity:
    """A unit in a list: the one of its name, unless that one belongs to somebody else."""
    same = not_listed_apart(memory, mention)
    for entity in same:
        free = not parents or entity.parent is None or entity.parent in parents
        # « Les bases sont composées d'escadrons mixtes. Les ports comptent des escadrons mixtes »: one class
        free |= entity.collective and mention.number == "p" and not mention.bare
        if mention.bare and mention.determiner == "indefinite":
            free &= not parents or entity.owner is None or entity.owner in parents or entity.presupposed
        if entity in parents and mention.determiner == "definite" and not mention.bare:
            return entity  # « comprend : ― le bureau A ; ― La direction des ports assure … »: the whole goes on
        if free and entity not in parents and (entity.words or mention.determiner != "indefinite"):
            return entity
    alone = len(same) == len(memory.registry.named(mention.name))
    if mention.nature == "post" and mention.bare and mention.determiner == "definite" and alone:
        return bare_post(memory, mention, parents)
    if not mention.bare and mention.determiner in ("definite", "none"):
        other = memory.registry.worded_like(mention)
        free = other is not None and (other.parent is None or other.parent in parents) and other not in parents
        if other is not None and free and not listed_with(memory, other, mention, parents):
            return reworded(memory, other, mention)
    created = memory.registry.create(mention)
    created.owner = parents[0] if parents else None
    created.introduction = memory.introduction
    return created
