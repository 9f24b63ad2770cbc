"""Which post « un directeur », « le directeur » or « le directeur du centre » is."""

from collections.abc import Sequence
from itertools import chain

from decretparse.resolve.entities import NEAR, Entity, beginnings
from decretparse.resolve.memory import Memory
from decretparse.resolve.names import bare_kind, key_of, owner_in, prolongs, says_each, stems
from decretparse.resolve.naming import (
    Form,
    in_one_sentence,
    learned,
    nearest,
    not_listed_apart,
    one_for_all,
    one_named,
    structure_at_hand,
)
from decretparse.resolve.offices import general_kinds, head_titles, structure_kinds
from decretparse.resolve.titles import ranked_as_office, short_before
from decretparse.syntax.facts import LinkKind, Mention


def office(memory: Memory, mention: Mention, kind: LinkKind | None, parents: Sequence[Entity]) -> Entity:
    """« dirigé par un directeur », « assisté d'un adjoint »: one for each whom they head or help."""
    owner = parents[0] if parents else None
    presides = owner is not None and (owner.body or _heads_others(mention, owner))
    same = not_listed_apart(memory, mention)
    for entity in same:
        one_class = mention.number == "p" and entity.collective  # « dirigées par des directeurs territoriaux »
        free = kind == "headed_by" and (mention.determiner == "definite" or one_class)
        free &= presides or entity.office is None
        if entity.owner is owner or free or (mention.determiner != "indefinite" and not mention.bare):
            return entity
    if kind == "headed_by" and len(parents) == 1 and (head := head_of_owner(memory, parents[0], mention)) is not None:
        return head
    if (full := in_full(memory, mention)) is not None:
        return full
    if (
        kind == "headed_by"
        and mention.determiner == "indefinite"
        and (each := one_for_all(memory, mention)) is not None
    ):
        return each  # « les sous-préfets d'arrondissement … dirigée par un sous-préfet d'arrondissement »
    if presides and mention.bare and (known := only_one(memory, mention, None)) is not None:
        return known
    alone = len(same) == len(memory.registry.named(mention.name))
    definite = mention.bare and mention.determiner == "definite" and mention.nature == "post"
    if definite and kind != "headed_by" and alone:
        return bare_post(memory, mention, parents)
    created = memory.registry.create(mention)
    created.introduction = memory.introduction
    created.owner = owner
    created.office = owner if kind == "headed_by" else None
    created.presupposed = mention.nature == "structure" and mention.determiner == "definite"
    return created


def bare_post(memory: Memory, mention: Mention, others: Sequence[Entity]) -> Entity:
    """« le directeur »: the one that the text speaks of, or that of the direction it speaks of."""
    spoken = [
        entity
        for entity in memory.discourse.topic
        if entity.nature == "post" and entity.kind == mention.kind and not entity.collective
    ]
    another = mention.determiner == "indefinite"  # « Le préfet de police dispose d'un cabinet dirigé par un préfet »
    if spoken and mention.number != "p" and not another and not memory.registry.named(mention.name):
        return spoken[0]
    office = office_at_hand(memory, mention, others)
    same = memory.registry.named_as(mention) or named_after(memory, mention, office)
    own = [entity for entity in same if office is not None and entity.office is office]
    fitting = own or [entity for entity in same if office is None or _may_head(entity, office)]
    fitting = [entity for entity in fitting if entity not in others] or fitting
    head = None
    if office is not None and not fitting:
        head = head_of_owner(memory, office, mention) or chair_of(memory, office, mention)
    known = (
        nearest(memory, fitting) if fitting else head or only_one(memory, mention, office) or titled(memory, mention)
    )
    known = known or learned(memory, ranked_as_office(memory, mention))
    known = known or (any_of_class(memory, mention) if office is None else None)
    found = known or memory.registry.create(mention)
    found.introduction = found.introduction or memory.introduction
    if found.office is None:
        found.office = office
    return found


def head_of_owner(memory: Memory, owner: Entity, mention: Mention) -> Entity | None:
    """« un directeur », for whom the text called « le directeur des ports » before it said who heads them."""
    if not mention.bare or mention.number == "p" or owner.collective:
        return None

    def heads(entity: Entity) -> bool:
        parts = owner_in(entity.name) if entity.office is None else None
        named = parts is not None and parts[0] == entity.kind and one_named(memory, parts[1]) is owner
        return entity.office is owner or named

    known = [*named_after(memory, mention, owner), *filter(heads, memory.registry.of_kind(mention.kind)[-NEAR:])]
    free = (entity for entity in known if entity.office in (None, owner) and not entity.collective)
    another = mention.determiner == "indefinite"  # « dirigé par un directeur et un directeur »
    return next((entity for entity in free if not another or not in_one_sentence(memory, entity, mention)), None)


def chair_of(memory: Memory, owner: Entity, mention: Mention) -> Entity | None:
    """« Le président », of a council that a judge presides; « Le délégué », the délégué général of a délégation."""
    if (mention.determiner, mention.number) != ("definite", "s"):
        return None
    links = (link for link in memory.resolution.links if link.kind == "headed_by" and link.parent is owner)
    heads = [link.child for link in links if link.child.nature == "post" and not link.child.collective]
    alike = [entity for entity in heads if owner.body or entity.kind.split(" ")[0] == mention.kind]
    return alike[0] if len(alike) == len(heads) == 1 else None


def leader_of(memory: Memory, spoken: Entity, mention: Mention, headed: Entity) -> Entity:
    """« Le directeur dirige le service »: the one spoken of, or somebody new if that one heads something else."""
    found = head_of_owner(memory, headed, mention)
    if found is not None:
        return found
    fresh = spoken.first == mention.words
    if not fresh and spoken.office not in (None, headed, *headed.ancestors()):
        spoken, fresh = memory.registry.create(mention), True
    spoken.office = headed if fresh else spoken.office or headed
    return spoken


def post_of_owner(memory: Memory, mention: Mention) -> Entity | None:
    """« le directeur du centre », « le directeur du centre des calculs »: one post, where the centre is one."""
    parts = owner_in(mention.name) if mention.nature == "post" and mention.determiner == "definite" else None
    if parts is None or mention.number == "p":
        return None
    if not memory.registry.named(mention.name) and (before := short_before(memory, mention)) is not None:
        return learned(memory, before)
    post, owner = parts
    kind = bare_kind(owner)
    structure = structure_at_hand(memory, kind) if kind is not None else one_named(memory, owner)
    if structure is None:
        return learned(memory, post_of_nameless(memory, mention, post, kind)) if kind is not None else None
    found = learned(memory, post_of(memory, mention, parts, structure)) or memory.registry.create(mention)
    found.office = found.office or structure
    return found


def post_of(memory: Memory, mention: Mention, parts: tuple[str, str], structure: Entity) -> Form | None:
    """« le directeur du centre des calculs »: the directeur that the text gave the centre, by whatever name."""
    post, owner = parts
    own = (entity for entity in heads_called(memory, mention, post) if entity.office is structure)
    rest = key_of(structure.name).removeprefix(key_of(structure.kind))
    short = key_of(mention.name).removesuffix(rest)
    known = [*memory.registry.named(short), *memory.registry.named(short + rest)]
    # « les chambres sont présidées par le président du tribunal »: in full, he is the same whatever he heads
    full = memory.registry.named(mention.name) if bare_kind(owner) is None else []
    named = (entity for entity in known if entity.office in (None, structure) or entity in full)
    found = next(chain(named, own), None)
    found = found or memory.discourse.latest(lambda one: one.office is structure and one.key.startswith(post))
    if found is None:
        return None
    if found.kind != mention.kind:
        return Form(found, alias=mention.name)
    return Form(found, name=mention.name) if key_of(mention.name).startswith(f"{found.key} ") else Form(found)


def post_of_nameless(memory: Memory, mention: Mention, post: str, kind: str) -> Form | None:
    """« le directeur du service », where the text calls the service by another noun, or has not named it yet."""
    if memory.registry.of_kind(kind):
        return None
    heads = heads_called(memory, mention, post)
    if kind in general_kinds() and len(heads) == 1:
        return Form(heads[0])
    # « le directeur de l'institut », for whom the text had but called « le directeur »: that is his full name
    known = [one for one in memory.registry.named(post) if one.office is None and not one.collective]
    alone = len(known) == 1 and (known[0].nature, known[0].kind) == ("post", mention.kind)
    return Form(known[0], name=mention.name) if alone else None


def heads_called(memory: Memory, mention: Mention, post: str) -> list[Entity]:
    """The heads of something whose names begin so."""
    return [
        entity
        for entity in memory.registry.of_kind(mention.kind)[-NEAR:]
        if entity.office is not None and entity.key.startswith(post) and not entity.collective
    ]


def only_one(memory: Memory, mention: Mention, office: Entity | None) -> Entity | None:
    """« Le délégué », where the text has but one, and speaks of no structure that another could be of."""
    of_kind = memory.registry.of_kind(mention.kind)
    known = [entity for entity in of_kind if not entity.collective and not says_each(entity.name)]
    alone = office is None and (mention.determiner, mention.number, len(known)) == ("definite", "s", 1)
    return known[0] if alone and known[0].nature == "post" else None


def in_full(memory: Memory, mention: Mention) -> Entity | None:
    """« le secrétaire général adjoint », where the text has but « le secrétaire général adjoint des ports »."""
    if mention.determiner != "definite" or mention.number == "p" or len(stems(mention.name)) == 1:
        return None
    known = [entity for entity in memory.registry.of_kind(mention.kind) if not entity.collective]
    return known[0] if len(known) == 1 and prolongs(known[0].name, mention.name) else None


def any_of_class(memory: Memory, mention: Mention) -> Entity | None:
    """« Le vérificateur », where the text has but « un ou plusieurs vérificateurs »."""
    known = memory.registry.of_kind(mention.kind)
    singular = (mention.determiner, mention.number) == ("definite", "s")
    return known[0] if singular and len(known) == 1 and known[0].collective and known[0].bare else None


def titled(memory: Memory, mention: Mention) -> Entity | None:
    """« Le major général », after « un officier général, major général des ports »; « le chef de bureau »."""
    if mention.determiner != "definite" or mention.number == "p":
        return None
    words = stems(mention.name)

    def names(entity: Entity) -> tuple[str, ...]:
        # « le directeur » is no « directeur général », whom it takes two words to name in part
        return (*entity.aliases, entity.name) if len(words) > 1 else tuple(entity.aliases)

    return memory.discourse.latest(
        lambda entity: (
            entity.nature == "post"
            and not entity.collective
            # « le directeur général » is no « directeur général adjoint »
            and not entity.kind.startswith(f"{mention.kind} ")
            and any(stems(name)[: len(words)] == words for name in names(entity))
        )
    )


def named_after(memory: Memory, mention: Mention, office: Entity | None) -> list[Entity]:
    """« le directeur des archives » for « le directeur » of « la direction des archives »."""
    rest = key_of(office.name).removeprefix(key_of(office.kind)) if office is not None else ""
    names = [rest, *beginnings(rest)]
    return [entity for name in names if name for entity in memory.registry.named(mention.name + name)]


def office_at_hand(memory: Memory, mention: Mention, others: Sequence[Entity]) -> Entity | None:
    """The structure whose post is meant: the one spoken of, or what the sentence stands in relation to."""
    kinds = structure_kinds(mention.kind)

    def fits(entity: Entity) -> bool:
        return entity.nature == "structure" and not entity.collective and entity.kind in kinds

    topic = memory.discourse.topic
    own = mention.determiner == "possessive" and mention.kind in head_titles()
    if own and len(topic) == 1 and topic[0].nature == "structure" and not topic[0].collective:
        return topic[0]  # « Le service tient … Son chef … »
    if len(topic) > 1 and any(entity in topic for entity in others):
        topic = ()  # « A, B et C, rattachées au directeur »: he is above all of them
    around = (*others, *topic)
    candidates = (
        *memory.discourse.frame.parents,
        *(ancestor for entity in around for ancestor in entity.ancestors()),
        *((memory.discourse.main,) if memory.discourse.main else ()),
        *topic,
    )
    return next((entity for entity in candidates if fits(entity) and entity not in others), None)


def _heads_others(mention: Mention, owner: Entity) -> bool:
    """« le bureau du pôle est présidé par le chef de pôle »: by who heads something else."""
    kinds = structure_kinds(mention.kind)
    return bool(kinds) and owner.kind not in kinds


def _may_head(post: Entity, office: Entity) -> bool:
    """Is it free to head the structure, or its head, or that of all like it: « Les services sont dirigés par … »?"""
    whole = post.office
    if whole is None or whole is office:
        return True
    # « la direction », « le service des eaux » of a whole that a director heads
    unheaded = key_of(office.name) == key_of(office.kind) or office.kind in general_kinds()
    return (whole.collective or unheaded) and whole in office.ancestors()
