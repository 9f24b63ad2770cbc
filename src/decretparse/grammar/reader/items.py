"""The items of a composition's list: components, headers of groups, predicates of the whole."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from decretparse.grammar.elements import (
    fronted_first,
    heads_group,
    is_colon,
    is_header_word,
    leads_to_unit,
    list_below,
    task_and_sentences,
)
from decretparse.grammar.reader.announced import note_class
from decretparse.grammar.reader.components import join_named_items, join_subject
from decretparse.grammar.reader.headers import classes_among, heads_class
from decretparse.grammar.reader.listing import all_components, each_named, says_following
from decretparse.grammar.reader.parts import join_unknown, skips
from decretparse.grammar.reader.reading import Clause, Reading
from decretparse.grammar.reader.tasks import acts_after_role, read_act_of_role
from decretparse.grammar.reader.terms import OFFICES, Membership, Named, parts_beside_colon
from decretparse.grammar.reader.units import predicates_of, say_of, spread_modifiers, units_in
from decretparse.grammar.tree import (
    Branch,
    Node,
    colon_at,
    content_of,
    ends_in_relative,
    is_token,
    is_tree,
    items_of,
    named_in,
)
from decretparse.syntax.facts import Bearer, Mention, Topic
from decretparse.syntax.phrase import DIRECT, UNKNOWN

WHOLES = ("comprising", "composed")  # what a unit's own phrase says of its parts


def read_items(reading: Reading, items: Sequence[Branch], membership: Membership) -> None:
    """Reads the items of a composition's list: each begins with a component, and may say more of it."""
    for item in items:
        elements = without_beside(reading, content_of(item), membership)
        if elements and (is_header_word(elements[0]) or leads_to_unit(elements)):
            elements = elements[1:]
        elif heads_group(elements):
            elements = elements[2:]
        if elements:
            read_item(reading, elements, membership)


def without_beside(reading: Reading, elements: Sequence[Branch], membership: Membership) -> Sequence[Branch]:
    """« I. - Au titre de la pêche, outre l'inspection des ports : ― la direction A »: the inspection is one too."""
    beside = units_in(reading, [element for element in elements if element.data == "beside"])
    if not beside or membership.kind in OFFICES:
        return elements
    kept = [named for named in beside if not skips(named, membership)]
    for named in kept:
        reading.join(named.mentions, membership, named.span)
    spread_modifiers(reading, kept)
    return [element for element in elements if element.data != "beside"]


def without_de_behind(elements: Sequence[Branch]) -> Sequence[Branch]:
    """« b) de deux escadres, l'escadre A et l'escadre B »: one run of units, though it goes on without « de »."""
    first, *rest = elements
    goes_on = bool(rest) and is_tree(first, "nominal") and is_tree(rest[0], "nominal")
    if not goes_on or not is_token(first.children[-1], "ENTRE"):
        return elements
    return [Branch(first.data, [*first.children, *named_in(rest[0]).children]), *rest[1:]]


def read_item(reading: Reading, elements: Sequence[Branch], membership: Membership) -> None:
    """An item of a composition: a unit, a class with its own list, a statement, a remark."""
    first, *rest = elements = without_de_behind(elements)
    below = list_below(elements)
    bearers = membership.parents
    # « ― le cabinet, qui lui est rattaché »: to whom the list is of, not to the item before
    reading.previous = membership.owners
    if is_tree(first, "fronted"):
        read_grouped_item(reading, elements, membership)
    elif is_colon(first) and rest and items_of(rest[0].children):
        read_items(reading, items_of(rest[0].children), membership)  # « ainsi que : ― le bureau A ; ― le bureau B »
    elif not is_tree(first, "nominal", "statement", "remark"):
        reading.readers.read_content(reading, elements, bearers)
    elif membership.members_only and any(is_token(node, "PERSONNES") for node in named_in(first).children):
        # « 3° Deux représentants du centre : ― un représentant … »: persons, and who they come from.
        reading.readers.read_content(reading, task_and_sentences(elements)[1], bearers)
    elif below and (each := each_named(reading, named_in(first).children, below)):
        join_named_items(reading, each, below, membership)
    elif first.data == "nominal":
        read_nominal_item(reading, first, rest, below, membership)
    elif first.data == "statement":
        read_statement_item(reading, first, rest, membership)
    else:
        read_remark_item(reading, first, rest, below, membership)


def read_nominal_item(
    reading: Reading, first: Branch, rest: Sequence[Branch], below: Sequence[Branch], membership: Membership
) -> None:
    """« ― le bureau A ; », « ― Pôle Ressources : direction des finances, service juridique ; »"""
    title, beside = named_in(first), named_behind_colon(rest)
    listed = all_components(reading, beside.children if beside is not None else [], below)
    if below and (says_following(reading.text, title.children) or heads_class(reading, title, listed)):
        # « ― Les directions suivantes : ― la direction A … »: these belong to what the item is part of
        read_items(reading, below, membership)
        say_of_classes(reading, units_in(reading, [title]), listed)
    elif below and goes_on_below(reading.text, first, rest):
        join_subject(reading, title, membership)
        read_items(reading, below, membership)
    elif constituting := constituents(reading, title):
        read_items(reading, constituting, membership)
        reading.readers.read_content(reading, rest, membership.parents)
    elif classes := classes_among(reading, title, listed):
        # « ― un greffe et deux bureaux : le bureau A et le bureau B ; »
        join_beside_class(reading, title, classes, membership)
        read_items(reading, below, membership)
        beside_it = replace(membership, rule="item", sense="plain", beside_colon=True)
        bearers = join_subject(reading, beside, beside_it) if beside is not None else membership.parents
        say_of_classes(reading, units_in(reading, classes), listed)
        reading.readers.read_content(reading, () if below else rest[2:], bearers)
    else:
        bearers = join_subject(reading, title, membership)
        if items_of(first.children):
            reading.readers.open_list(reading, first.children, bearers, (first.children[0].span,))
        if beside is not None or comprises_in_line(reading, title):
            behind = rest if beside is None else rest[1:]
            in_line = parts_in_line(behind)
            for part in in_line:
                join_subject(reading, named_in(part), parts_beside_colon(bearers, first.span))
            rest = behind[behind.index(in_line[-1]) + 1 :] if in_line else rest
        read_behind_unit(reading, title, rest, bearers, membership)


def parts_in_line(rest: Sequence[Branch]) -> list[Branch]:
    """« (― la division A :) le bureau B ; le bureau C ; le bureau D. »: the units that semicolons part in an item."""
    run = itertools.takewhile(lambda element: is_tree(element, "pause", "nominal"), rest)
    return [element for element in run if element.data == "nominal" and not items_of(element.children)]


def comprises_in_line(reading: Reading, title: Branch) -> bool:
    """« ― la division A, comprenant : le bureau B (; le bureau C.) »"""
    said = [modifier for unit in units_in(reading, [title]) for modifier in unit.modifiers]
    return any(modifier.data in WHOLES and colon_at(modifier.children) is not None for modifier in said[-1:])


def named_behind_colon(rest: Sequence[Branch]) -> Branch | None:
    """« ― Pôle Ressources : direction des finances »: the units on the line of an item's colon."""
    after = rest[1] if len(rest) > 1 and is_colon(rest[0]) else None
    return named_in(after) if is_tree(after, "nominal") else None


def read_behind_unit(
    reading: Reading, title: Branch, rest: Sequence[Branch], bearers: tuple[Bearer, ...], membership: Membership
) -> None:
    """« ― le bureau A, en liaison avec les ports, chargé : ― de … »: what an item says of the unit that it names."""
    parted = fronted_first(rest)
    rest = rest[len(parted) :]
    if parted and (more := named_further(title, rest)) is not None:
        bearers = join_subject(reading, named_in(more), membership)
        rest = rest[rest.index(more) + 1 :]
    # « 4° Le juge, chargé des mineurs ; »: said of a member, who is no unit, and not of the council
    for modifier in parted if bearers != membership.parents else ():
        reading.previous = membership.owners
        reading.readers.read_modifier(reading, modifier, bearers)
    reading.readers.read_content(reading, rest, bearers)


def named_further(title: Branch, rest: Sequence[Branch]) -> Branch | None:
    """« ― le bureau A, ainsi que, rattachés au directeur, B et C »: what stands behind the participle, parts too."""
    linked = is_token(title.children[-1], "ENTRE")
    following = next((element for element in rest if not is_tree(element, "orphan")), None)
    return following if linked and following is not None and is_tree(following, "nominal") else None


def goes_on_below(text: str, first: Branch, rest: Sequence[Branch]) -> bool:
    """« ― le bureau A ainsi que : ― le bureau B »: a conjunction, which is no token, stands before the colon."""
    colon = next(iter(rest), None)
    return colon is not None and is_colon(colon) and bool(text[first.end : colon.start].strip())


def read_grouped_item(reading: Reading, elements: Sequence[Branch], membership: Membership) -> None:
    """« Relevant du directeur : l'école des quais »: a component, and what the header says of it."""
    for named in units_in(reading, [node for node in elements if is_tree(node, "nominal")]):
        if named.terminal in DIRECT and not skips(named, membership):
            reading.join(named.mentions, membership, named.span)
    reading.readers.read_content(reading, elements, membership.parents)


def constituents(reading: Reading, named: Branch) -> list[Branch]:
    """« Les départements, constitués par : ― le département A … »: the list that a class's participle gives."""
    modifiers = [modifier for unit in units_in(reading, named.children) for modifier in unit.modifiers]
    items = items_of([child for modifier in modifiers for child in modifier.children])
    composed = any(modifier.data == "composed" for modifier in modifiers)
    return items if composed and items and heads_class(reading, named, all_components(reading, [], items)) else []


def join_beside_class(reading: Reading, named: Branch, classes: Sequence[Node], membership: Membership) -> None:
    """« Un greffe et deux bureaux : ― le bureau A ; ― le bureau B »: what stands beside it is a component."""
    others = [child for child in named.children if child not in classes]
    if units_in(reading, others):
        join_subject(reading, Branch(named.data, others), membership)


def say_of_classes(reading: Reading, classes: Sequence[Named], members: Sequence[Mention]) -> None:
    """What class heads that were no units say of their members."""
    for named in classes:
        say_of(reading, named, members)
        if len(classes) == 1:
            note_class(reading, named, members)


def read_statement_item(reading: Reading, first: Branch, rest: Sequence[Branch], membership: Membership) -> None:
    """« le bureau A, qui …, assure … » is a component and a statement; « comprend … » goes on about the whole."""
    subject = first.children[0]
    if not is_tree(subject, "subject"):
        # « Le préfet dispose : ― d'un cabinet ; ― Il dispose, en outre, … »
        reading.facts.append(Topic(membership.parents))
        reading.readers.read_content(reading, [first, *rest], membership.parents)
        return
    bearers = join_subject(reading, subject, membership)
    clause = Clause(first.start, relative=ends_in_relative(subject))
    reading.readers.read_predicates(reading, predicates_of(reading, first.children), bearers, clause)
    acts = acts_after_role(reading.text, [first, *rest])
    for element in rest:
        if element in acts:
            read_act_of_role(reading, element, bearers)
    reading.readers.read_content(reading, [element for element in rest if element not in acts], bearers)


def read_remark_item(
    reading: Reading, first: Branch, rest: Sequence[Branch], below: Sequence[Branch], membership: Membership
) -> None:
    """« ― au titre des ports, le bureau A »: an item whose unit stands in words of another kind."""
    unknowns = [child for child in first.children if is_token(child, *UNKNOWN)]
    if membership.kind in OFFICES:
        # « dirigé : ― au niveau zonal, par le secrétaire général »
        bearers = join_subject(reading, first, membership)
        for token in unknowns:
            join_unknown(reading, token, replace(membership, unknown_as="post"))
        reading.readers.read_content(reading, rest, bearers)
    elif below and not is_token(first.children[0], *UNKNOWN):
        # « A l'échelon central : ― le bureau A »: a header, no unit.
        read_items(reading, below, membership)
    else:
        read_unknown_item(reading, first, rest, membership)


def read_unknown_item(reading: Reading, remark: Branch, rest: Sequence[Branch], membership: Membership) -> None:
    """« ― la buvette »: a component like its neighbours."""
    first = remark.children[0]
    found = join_unknown(reading, first, membership) if is_token(first, *UNKNOWN) else ()
    if not found:
        reading.readers.read_content(reading, [remark, *rest], membership.parents)
        return
    reading.facts.append(Topic(found))
    reading.readers.read_predicates(reading, predicates_of(reading, remark.children), found, Clause(remark.start))
    reading.readers.read_content(reading, rest, found)
