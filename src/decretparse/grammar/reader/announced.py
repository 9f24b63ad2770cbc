"""What announces components: counts, classes and their heads, members of councils."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from decretparse.grammar.determiners import number_of
from decretparse.grammar.elements import lists_persons
from decretparse.grammar.meanings import form_of, meanings
from decretparse.grammar.reader.listing import all_components
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import OFFICES, Membership, Named, Sitting, is_council, is_office
from decretparse.grammar.reader.units import read_unit, say_of, units_in
from decretparse.grammar.tree import Branch, Node, before_colon, colon_at, is_token, is_tree, items_of, of_another_class
from decretparse.syntax.facts import ClassOf, Frame, Mention, Sized

OFFICERS = 2  # « un président et un secrétaire »: whoever sits with them is a member too


def expect_more(reading: Reading, heads: Sequence[Branch], items: Sequence[Branch], membership: Membership) -> None:
    """« comprend quatre bureaux : », and below it but the title of the first: those of the others follow."""
    if not heads or membership.kind != "part_of":
        return
    listed = [mention.kind for mention in all_components(reading, (), items)]
    for head in heads:
        number, first = number_of(head.head, reading.text) or 0, read_unit(reading, head).first
        if 0 < listed.count(first.kind) < number:
            reading.facts.append(Frame(membership.parents, first))


def say_of_class(reading: Reading, nodes: Sequence[Node], heads: Sequence[Branch], items: Sequence[Branch]) -> None:
    """« deux bureaux rattachés au directeur : le bureau A et le bureau B »: of each that the colon announces.

    « un bureau chargé de la paye, le bureau A »: of the one right behind.
    """
    if not heads:
        return
    classes = [read_unit(reading, head) for head in heads]
    single = [mention for mention in all_components(reading, nodes, items) if mention.number == "s"]
    units = [node for node in nodes if is_tree(node, "unit")] if colon_at(nodes) is None else []
    behind = {id(one): other for one, other in pairwise(units)}
    for head, named in zip(heads, classes, strict=True):
        kinds = {mention.kind for mention in named.mentions}
        next_one = behind.get(id(head)) if named.first.number == "s" else None
        each = list(read_unit(reading, next_one).mentions) if next_one is not None else []
        each = each or [mention for mention in single if mention.kind in kinds]
        each = each or as_many(reading, head, all_components(reading, nodes[colon_at(nodes) :], items))
        say_of(reading, named, each)
        if len(classes) == 1:
            note_class(reading, named, each)


def as_many(reading: Reading, unit: Branch, listed: Sequence[Mention]) -> list[Mention]:
    """« deux organismes rattachés au préfet : le bureau A et la cellule B »: whatever kinds they are."""
    single = [mention for mention in listed if mention.number == "s"]
    return single if len(single) == len(listed) == number_of(unit.head, reading.text) else []


def note_class(reading: Reading, named: Named, members: Sequence[Mention]) -> None:
    """« deux directions techniques : … »: who « Les directions techniques » are from now on."""
    if members and len(named.mentions) == 1 and not named.first.bare:
        reading.facts.append(ClassOf(named.first, tuple(members)))


def sizes(reading: Reading, nodes: Sequence[Node]) -> Iterator[Sized]:
    """The classes of structures of which the text has but said how many there are."""
    listed = bool(items_of(nodes)) or colon_at(nodes) is not None
    for unit in (node for node in nodes if not listed and is_tree(node, "unit")):
        for mention in read_unit(reading, unit).mentions:
            number = number_of(unit.head, reading.text) if mention.count else None
            if number is not None and is_class_noun(mention):
                yield Sized(mention, number)


def is_class_noun(mention: Mention) -> bool:
    """« deux bureaux », « deux bureaux techniques »: units told of later may be all of them."""
    short = mention.bare or len(mention.name.split()) == 2
    return short and (mention.number, mention.nature) == ("p", "structure")


def opens_task(text: str, nodes: Sequence[Node]) -> bool:
    """« dispose d'un centre lui permettant d'assurer : ― la coordination »: the items are what is done."""
    before = [node for node in before_colon(nodes)[-1:] if is_token(node, "TEXTE")]
    words = [re.split(r"[\s']", text[slice(*phrase.span)])[-1] for phrase in before]
    return any(form_of(word, "infinitive") is not None for word in words)


def introduces_persons(reading: Reading, nodes: Sequence[Node]) -> bool:
    """« comprend des représentants : 1° Des services de l'Etat »: the items say of whom."""
    sent = sent_by_listed(reading.text, before_colon(nodes))
    before = sent or before_colon(nodes)[-1:]
    named = [mention for each in units_in(reading, before) for mention in each.mentions]
    if any(is_token(node, "PERSONNES") for node in before):
        return True
    if sent or not any(mention.person for mention in named):
        return any(mention.person for mention in named)
    # « comprend des organismes extérieurs : ― l'école A »: these are organised, they send nobody.
    listed = all_components(reading, [], items_of(nodes))
    return not any(m.nature == "structure" and not m.weak and not m.person for m in listed)


def sent_by_listed(text: str, before: Sequence[Node]) -> list[Node]:
    """« des agents relevant des services suivants : ― le service A »: those whom the units of the list send.

    « composé des membres suivants » announces the members themselves.
    """
    told = [node for node in before if is_token(node, "TEXTE", "NOMME")]
    whom = [node for node in before if node not in told]
    announces = bool(told) and before[-1] is told[-1] and text.endswith(meanings().announced, *told[-1].span)
    of_others = announces and len(text[told[0].start : told[-1].end].split()) > 1
    return whom if of_others and len(whom) == 1 else []


def informed(
    nodes: Sequence[Node], items: Sequence[Branch], every: Sequence[Mention], membership: Membership
) -> Membership:
    """What the whole tells of each part: a council's members, posts alone, units among unknown nouns."""
    persons = any(is_token(node, "PERSONNES") for node in nodes) or any(map(lists_persons, items))
    # « le ministre ; les personnes rattachées au ministre ; le cabinet ; l'inspection ; … » are no members
    structures = sum(mention.nature == "structure" for mention in every)
    units = structures * 2 > len(items) > 0 and not is_council(membership)
    members = (persons and not is_office(membership) and not units) or of_another_class(nodes)
    # « un conservateur, un veilleur et un relieur »: among posts it is one
    posts = membership.kind in OFFICES or (bool(every) and not structures)
    return replace(
        membership,
        members_only=membership.members_only or members,
        persons=persons,
        sitting=who_sits(every, membership),
        unknown_as="post" if posts else "structure" if every else None,
    )


def who_sits(every: Sequence[Mention], membership: Membership) -> Sitting:
    """« un président et un secrétaire »: which of them sit there, where nothing but posts is listed."""
    if not every or any(mention.nature != "post" for mention in every) or is_office(membership):
        return "none"
    officers = [mention.kind for mention in every if mention.kind in meanings().council]
    if len(officers) >= OFFICERS:
        return "all"
    # « un conservateur, un relieur et un secrétaire » work there
    staff = len(every) > OFFICERS and meanings().chairmen.isdisjoint(officers)
    return "none" if staff else "officers"


def divides_territory(every: Sequence[Mention], membership: Membership) -> bool:
    """« La province comprend dix communes »: land, no administration, for land has a proper name if any."""
    within = [bearer for bearer in membership.parents if isinstance(bearer, Mention)]
    named = (*within, *every)
    if any(m.number == "s" and not m.bare and m.name[1:].islower() for m in named):
        return False
    return bool(within) and len(named) > len(within) and {m.kind for m in named} <= meanings().territories
