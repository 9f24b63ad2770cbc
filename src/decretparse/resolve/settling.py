"""Whom a pronoun means by the relation that it stands in: only a post heads something, only a structure has parts."""

from decretparse.resolve.bearers import resolve, settle, settle_on
from decretparse.resolve.discourse import agrees
from decretparse.resolve.forms import existing
from decretparse.resolve.memory import Memory
from decretparse.resolve.posts import leader_of
from decretparse.resolve.pronouns import structure_just_named
from decretparse.syntax.facts import Anaphor, Another, Bearer, Link, LinkKind, Mention


def settle_on_officer(memory: Memory, link: Link) -> None:
    """Whom a pronoun means where it heads or is helped."""
    if link.kind == "headed_by":
        settle_on_structure(memory, link.parent)
        # « Le centre est dirigé par un chef, assisté d'un conseil qu'il préside »
        if isinstance(link.child, Anaphor) and all(
            each.nature != "post" for each in resolve(memory, link.child, "subject")[0]
        ):
            settle(memory, link.child, lambda entity: entity.nature == "post")
        return
    if isinstance(link.parent, Anaphor):
        # « Le bureau est dirigé par un chef. Il est assisté d'un adjoint »: whoever heads it is.
        headed, _ = resolve(memory, link.parent, "subject")
        settle(memory, link.parent, lambda entity: entity.office in headed)
    settle_on_another(memory, link.child, link.parent)


def settle_on_structure(memory: Memory, whole: Bearer) -> None:
    """« Le service est dirigé par un préfet. Il comprend … »: what has parts, or a head, is a structure."""
    if not isinstance(whole, Anaphor) or {each.nature for each in resolve(memory, whole, "subject")[0]} != {"post"}:
        return
    # « Chaque secteur est rattaché à un port et dirigé par un chef. Il comprend … »: one of the class, for all
    classes = (entity for entity in memory.discourse.before if entity.collective and entity.nature == "structure")
    one = next((entity for entity in classes if agrees(entity, whole.gender, "p")), None)
    if one is not None and whole.number == "s":
        settle_on(memory, whole, one)
    elif (named := structure_just_named(memory, whole)) is not None:
        settle_on(memory, whole, named)
    else:
        settle(memory, whole, lambda entity: entity.nature == "structure")


def settle_on_another(memory: Memory, pronoun: Bearer, whom: Bearer) -> None:
    """« est assisté d'un adjoint. Il supplée le directeur »: not the director, who is the one helped."""
    if not isinstance(pronoun, Anaphor) or not isinstance(whom, Mention):
        return
    helped = existing(memory, whom)
    if helped is not None and resolve(memory, pronoun, "subject")[0] == (helped,):
        settle(memory, pronoun, lambda entity: entity.nature == "post" and entity is not helped)


def tell_apart(memory: Memory, fact: Another) -> None:
    """« Il est chargé, sous l'autorité du président »: the other one who was named."""
    above = existing(memory, fact.whom)
    if above is not None and resolve(memory, fact.pronoun, "subject")[0] == (above,):
        settle(memory, fact.pronoun, lambda entity: entity is not above)


def settle_on_leader(memory: Memory, bearer: Bearer, kind: LinkKind, whom: Bearer) -> None:
    """« Le directeur dirige le service », « Ce conseil débat. Il préside le comité »: who can be the one."""
    if kind != "headed_by":
        return
    if isinstance(bearer, Anaphor):
        if any(entity.body for entity in resolve(memory, bearer, "subject")[0]):
            settle(memory, bearer, lambda entity: entity.nature == "post")
    elif isinstance(bearer, Mention) and isinstance(whom, Mention) and bearer.bare and bearer.nature == "post":
        headed, spoken = existing(memory, whom), resolve(memory, bearer, "subject")[0]
        single = (bearer.determiner, bearer.number) == ("definite", "s") and len(spoken) == 1
        if single and headed is not None and headed.nature == "structure" and not headed.collective:
            leader = leader_of(memory, spoken[0], bearer, headed)
            leader.mentioned(bearer.words)
            memory.known[bearer.words, bearer.name] = (leader,)
            memory.discourse.about((leader,))
