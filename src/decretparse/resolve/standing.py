"""Which of the units that a text speaks of it describes.

1. A unit that stands in a relation, or that something happens to.
2. One of which the text says what it is for: « Le bureau des phares veille à l'entretien des feux ».
3. Where the text has any of these, one that acts in no particular case: « Le directeur nomme les agents ».

What others do is a step of somebody's procedure, « A défaut, le préfet transmet la demande », and no task of theirs.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence, Set
from itertools import pairwise
from typing import NamedTuple, cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import head_of
from decretparse.resolve.entities import Entity
from decretparse.resolve.names import COMMA, completes
from decretparse.resolve.records import Resolution, ResolvedLink, ResolvedTask
from decretparse.syntax.facts import place_of

# The marks stand first so that characters that are none are passed over fast; a line may be cut within a sentence.
SENTENCE = re.compile(r"[.;:]\s+(?=[^\W\d_a-z])\W*")
NO_WORD = re.compile(r"\W*")
LONGEST = 1000  # characters of a sentence looked back over


class Signs(NamedTuple):
    """The tables of `standing.toml`."""

    purposes: frozenset[str]
    functions: frozenset[str]
    counsel: frozenset[str]
    powers: frozenset[str]
    parts: frozenset[str]
    heads: frozenset[str]
    undergone: frozenset[str]
    undergone_by_posts: frozenset[str]
    acts: frozenset[str]
    authorities: frozenset[str]
    superiors: frozenset[str]
    outsiders: frozenset[str]
    above: re.Pattern[str]
    money: frozenset[str]
    nameless: frozenset[str]
    charged: frozenset[str]
    whoever: re.Pattern[str]
    strangers: frozenset[str]
    proper: frozenset[str]
    boards: frozenset[str]
    governing: re.Pattern[str]
    case: re.Pattern[str]
    step: re.Pattern[str]


@kept
def _signs() -> Signs:
    table = cast(Mapping[str, Mapping[str, list[str]]], load_toml("lexicon/standing.toml"))
    functions, superiors = frozenset(table["functions"]["verbs"]), frozenset(table["superiors"]["kinds"])
    return Signs(
        purposes=frozenset(table["purposes"]["verbs"]),
        functions=functions,
        counsel=functions | frozenset(table["counsel"]["verbs"]),
        powers=frozenset(table["counsel"]["listed"]),
        parts=frozenset(table["parts"]["kinds"]),
        heads=frozenset(table["parts"]["heads"]),
        undergone=frozenset(table["undergone"]["verbs"]),
        undergone_by_posts=frozenset([*table["undergone"]["verbs"], *table["undergone"]["posts"]]),
        acts=frozenset(table["steps_of"]["verbs"]),
        authorities=superiors | frozenset(table["authorities"]["kinds"]),
        superiors=superiors,
        outsiders=frozenset(table["outsiders"]["kinds"]),
        above=re.compile(cast(str, table["outsiders"]["above"])),
        money=frozenset(table["outsiders"]["money"]),
        nameless=frozenset(table["outsiders"]["bare"]),
        charged=frozenset(table["outsiders"]["charged"]),
        whoever=re.compile(cast(str, table["outsiders"]["whoever"])),
        strangers=frozenset(table["strangers"]["kinds"]),
        proper=frozenset(table["strangers"]["proper"]),
        boards=frozenset(table["boards"]["kinds"]),
        governing=re.compile(cast(str, table["governors"]["pattern"])),
        case=re.compile(cast(str, table["cases"]["pattern"])),
        step=re.compile(cast(str, table["steps"]["pattern"])),
    )


def leave_strangers(text: str, blocks: Sequence[int], resolution: Resolution, changed: Iterable[Entity]) -> None:
    """Takes out of a resolution what is said of units that the text does not describe; `changed` are in events."""
    parts = {link.child.kind for link in resolution.links if link.kind == "part_of"}
    governors = _governors(text, resolution)
    openings = _openings(text, blocks) if resolution.tasks else ()
    own = [found for found in resolution.tasks if _is_general(text, found, parts, governors, openings)]
    strong = [link for link in resolution.links if _is_own(link)]
    described = {entity.order for link in strong if not only_presides(link) for entity in (link.child, link.parent)}
    described |= {entity.order for _, entity in resolution.happenings if not _only_happens(entity)}
    described |= {entity.order for entity in changed}
    at_work = {found.bearer.order for found in own if _is_function(found)}
    deciding = {found.bearer.order for found in own if found.bearer.kind in _signs().superiors} - at_work
    described |= at_work
    if described:
        described |= {found.bearer.order for found in own} - deciding
        # « La flotte comprend des organismes extérieurs : ― les organismes de recherche »: these are hers too.
        placed = {link.child.order for link in resolution.links if not _is_of_strangers(link)}
        resolution.links = [
            link for link in resolution.links if not _is_of_strangers(link) or link.parent.order in placed
        ]
        described |= {entity.order for link in resolution.links for entity in (link.child, link.parent)}
    else:
        resolution.links = strong
    resolution.happenings = [
        found for found in resolution.happenings if not _only_happens(found[1]) or found[1].order in described
    ]
    resolution.tasks = [found for found in resolution.tasks if found.bearer.order in described - deciding]


def has_purpose(verbs: Iterable[str]) -> bool:
    """Do these verbs say in so many words what somebody is there for?"""
    return not _signs().purposes.isdisjoint(verbs)


def has_function(verbs: Iterable[str]) -> bool:
    """Do these verbs say what somebody is there for?"""
    return not _signs().functions.isdisjoint(verbs)


def is_always_part(kind: str) -> bool:
    """Is a unit of this kind always part of a greater whole?"""
    return kind in _signs().parts


def is_stranger(entity: Entity) -> bool:
    """Is it no unit even where a relation is said of it?"""
    signs = _signs()
    institution = entity.kind in signs.proper and entity.name[0].isupper() and completes(entity.name, entity.kind)
    by_initials = entity.name.isupper()  # « Organisme rattaché au préfet, l'ODL … »
    return entity.kind in signs.strangers and not institution and not by_initials


def _only_happens(entity: Entity) -> bool:
    """Is it no unit by being created alone? « Il est institué un fonds de secours » is of money."""
    return is_stranger(entity) or entity.kind in _signs().money


def _is_outsider(entity: Entity, parts: Collection[str]) -> bool:
    """Does it act in procedures only, organised elsewhere? `parts`: the kinds of what others are made of."""
    if is_stranger(entity) and (entity.bare or entity.kind not in parts):
        return True  # not so « le domaine « recherche » » where something « comprend cinq domaines »
    signs = _signs()
    if entity.kind in signs.outsiders and not (entity.nature == "post" and signs.above.search(entity.name)):
        return True
    if entity.collective and signs.whoever.search(entity.name):
        return True
    head = head_of(entity.kind)
    weak_class = entity.collective and head is not None and head.weak
    return entity.bare and not entity.charges and (weak_class or entity.kind in signs.nameless)


def _is_of_strangers(link: ResolvedLink) -> bool:
    return is_stranger(link.child) and is_stranger(link.parent)


def _is_own(link: ResolvedLink) -> bool:
    """Is the relation one of units? « Le juge est assisté d'un greffier » is none.

    What has offices for its parts is organised, whatever it is: « Le syndicat des eaux comprend un bureau ».
    """
    head = head_of(link.child.kind)
    office = link.kind == "part_of" and head is not None and head.nature == "structure" and not head.weak
    return not is_stranger(link.child) and (office or not is_stranger(link.parent))


def only_presides(link: ResolvedLink) -> bool:
    """Does the relation say no more than who presides over a council?"""
    signs = _signs()
    board = link.parent.bare and link.parent.kind in signs.boards and link.child.kind.split(" ")[0] not in signs.heads
    council = link.parent.body or board
    return link.kind == "headed_by" and council


def _is_part(entity: Entity) -> bool:
    """Has it a name of its own, and is it always part of a greater whole?"""
    signs = _signs()
    if entity.kind in signs.heads:
        return any(word in signs.parts for word in entity.key.split())
    return entity.kind in signs.parts and not entity.bare


def _governors(text: str, resolution: Resolution) -> Set[int]:
    """Who directs a whole body, whatever he is called: « Le président dirige l'établissement public »."""
    governs = _signs().governing.match
    return {found.bearer.order for found in resolution.tasks if governs(text, found.task.start)}


def _is_general(
    text: str, found: ResolvedTask, parts: Collection[str], governors: Set[int], openings: Sequence[int]
) -> bool:
    """Does the unit do this in general, and not in some case or within some time?"""
    task = found.task
    only_tells_which = task.aside and not (_is_part(found.bearer) or _is_council_set_off(text, found))
    outside = found.bearer.order not in governors and _is_outsider(found.bearer, parts)
    if only_tells_which or (outside and not _is_there_for(found)):
        return False
    start = min(task.start, place_of(task.bearer)[0], *(span[0] for span in task.lead))
    opening = _opening(openings, start)
    near = max(start, task.start - LONGEST)
    return _signs().case.match(text, opening) is None and _signs().step.search(text, near, task.end) is None


def _is_council_set_off(text: str, found: ResolvedTask) -> bool:
    """« Le comité, chargé de préparer le budget, comprend … »: commas say what it is for, not which one is meant."""
    return found.bearer.body and COMMA in text[place_of(found.task.bearer)[1] : found.task.start]


def _is_there_for(found: ResolvedTask) -> bool:
    """Does the text say in so many words what such a structure, or office, is there for?"""
    bearer = found.bearer
    told = found.task.modality == "stated" and has_purpose(found.task.verbs)
    return told and bearer.kind in _signs().charged and not (bearer.bare and bearer.collective)


def _openings(text: str, blocks: Sequence[int]) -> Sequence[int]:
    """Where sentences begin: behind their marks, and with the first word of each block."""
    starts = (NO_WORD.match(text, start, end) for start, end in pairwise((*blocks, len(text))))
    first = (found.end() for found in starts if found is not None)
    return sorted({*first, *(match.end() for match in SENTENCE.finditer(text))})


def _opening(openings: Sequence[int], start: int) -> int:
    """Where the sentence begins that has a word at `start`; there, if it is too long."""
    before = bisect_right(openings, start)
    opening = openings[before - 1] if before else start
    return opening if start - opening <= LONGEST else start


def _is_function(found: ResolvedTask) -> bool:
    """Does the verb say what the unit is for?"""
    signs, task, bearer = _signs(), found.task, found.bearer
    idle = signs.undergone_by_posts if bearer.nature == "post" else signs.undergone
    if idle.issuperset(task.verbs):
        return False
    if _is_part(bearer):
        return True
    general = bearer.body or bearer.kind in signs.authorities
    if task.modality == "must" or (task.modality == "may" and (general or bearer.bare or bearer.nature == "post")):
        return False
    if general:
        verbs = signs.counsel if bearer.nature == "structure" else signs.functions
        if task.lead and bearer.kind not in signs.authorities:
            verbs |= signs.powers
        return any(verb in verbs for verb in task.verbs)
    return any(verb not in signs.acts for verb in task.verbs)
