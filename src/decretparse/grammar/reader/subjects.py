"""Whom a sentence speaks of: its subject, or what stands in its place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from decretparse.grammar.anaphors import anaphor
from decretparse.grammar.mentions import mentions, unknown
from decretparse.grammar.reader.components import read_components
from decretparse.grammar.reader.openings import Opening
from decretparse.grammar.reader.predicates import read_predicates
from decretparse.grammar.reader.reading import Clause, Reading
from decretparse.grammar.reader.terms import Membership, brought_in, mentioned
from decretparse.grammar.reader.units import initials_of, is_abstract, is_modifier, spread_modifiers, units_in
from decretparse.grammar.tree import Branch, core_of, is_token, is_tree, may_agree_with_one, names_either
from decretparse.syntax.facts import Bearer, LinkKind, Mention, Omitted, Topic

# What is said to stand in a place, by the words that open it, is that to whom the place belongs to.
PLACES: Mapping[str, LinkKind] = {
    "A_LA_TETE": "headed_by",
    "AUPRES": "attached_to",
    "SOUS_QUI": "under_authority_of",
    "EN_SON_SEIN": "part_of",
}


def read_subject(reading: Reading, subject: Branch, before: Opening, spread: bool = True) -> tuple[Bearer, ...]:
    """The bearers that a subject names, with what its own phrase says of them (where `spread`).

    A title before it may say what initials stand for: « Direction de la police, la DCP … ».
    """
    if subject.data == "pronoun":
        bearer = before.meant(anaphor(reading.text, subject.children[0].span))
        reading.facts.append(Topic((bearer,)))
        for modifier in filter(is_modifier, subject.children):
            reading.readers.read_modifier(reading, modifier, (bearer,))
        return (bearer,)
    found: list[Bearer] = []
    named_units = units_in(reading, [child for child in subject.children if not is_tree(child, "beside")])
    for named in named_units:
        found += initials_of(named.mentions, before.title)
    either = names_either(subject)
    reading.facts.append(Topic(tuple(found), either=either))
    if spread:
        spread_modifiers(reading, named_units)
    if may_agree_with_one(subject):
        reading.alternatives = tuple(found)
    return tuple(found)


def beside_units(text: str, subject: Branch, predicates: Sequence[Branch]) -> tuple[Mention, ...]:
    """« L'aumônerie et la buvette sont rattachées au port »: nouns that no list has, told of as units are."""
    core = core_of(predicates[0]) if predicates else None
    if core is None or core.data not in ("attachment", "subordination", "direction"):
        return ()
    if "depends" in core.head.parts:  # « Le conseil et la police relèvent du maire »
        return ()
    phrases = [
        node
        for before, node in pairwise(subject.children)
        if is_token(before, "ENTRE", "ENTRE_ET") and is_token(node, "INCONNU")
    ]
    found = (unknown(text, phrase, "structure") for phrase in phrases if not is_abstract(text, phrase))
    return tuple(mention for several in found for mention in several if mention.number == "s")


def read_place(
    reading: Reading, place: Branch, predicates: Sequence[Branch], bearers: tuple[Bearer, ...]
) -> tuple[Bearer, ...]:
    """« Auprès du directeur est placé un bureau », « A la tête de la division est placé un ingénieur »."""
    if is_token(place.children[0], "LES_MISSIONS", "L_ORGANISATION"):
        return read_missions(reading, place, predicates, bearers)
    phrase = place.head
    kind = PLACES[phrase.terminal]
    parents: tuple[Bearer, ...] = mentioned(units_in(reading, place.children))
    parents = parents or tuple(
        anaphor(reading.text, node.parts["pronoun"]) for node in place.children if is_token(node, "A_CELUI")
    )
    if not parents and "named" in phrase.parts:
        parents = tuple(replace(mention, act=True) for mention in mentions(reading.text, phrase))
    if not any(is_token(node, "INCONNU_DE") for node in place.children):
        parents = parents or bearers  # « Sa direction est assurée par un chimiste »
    if not parents and kind == "headed_by":
        parents = (Omitted((phrase.start, phrase.start)),)  # the same where a paragraph begins with it
    reading.facts.append(Topic(parents))
    for predicate in map(core_of, predicates):
        if predicate.data in ("placement", "attachment", "creation"):
            membership = Membership(kind, parents, predicate.span, "placement")
            read_components(reading, predicate.children[1:], membership)
            brought = brought_in(units_in(reading, predicate.children[1:]))
            reading.facts.append(Topic(parents or brought, brought))
    return parents


def read_missions(
    reading: Reading, place: Branch, predicates: Sequence[Branch], bearers: tuple[Bearer, ...]
) -> tuple[Bearer, ...]:
    """« Les missions du bureau sont les suivantes : », « L'organisation du bureau … »: said of the bureau."""
    start = place.start
    owners: tuple[Bearer, ...] = mentioned(units_in(reading, place.children))
    if owners:
        reading.facts.append(Topic(owners))
        read_predicates(reading, predicates, owners, Clause(start, lead=start))
    return owners or bearers
