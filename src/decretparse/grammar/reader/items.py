"""The items of a composition's list: components, headers of groups, predicates of the whole."""

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
from decretparse.grammar.meanings import meanings
from decretparse.grammar.reader.components import ComponentReader
from decretparse.grammar.reader.tasks import acts_after_role
from decretparse.grammar.reader.terms import BESIDE_COLON, OFFICES, Membership, Named
from decretparse.grammar.tree import Branch, Node, content_of, ends_in_relative, is_token, is_tree, items_of, named_in
from decretparse.syntax.facts import Mention, Topic
from decretparse.syntax.phrase import DIRECT, UNKNOWN


def owners_named(membership: Membership) -> tuple[Mention, ...]:
    """Whom the list is of, where the words name them."""
    return tuple(bearer for bearer in membership.parents if isinstance(bearer, Mention))


class ItemReader(ComponentReader):
    """Reads a list of components, item by item."""

    def component_items(self, items: Sequence[Branch], membership: Membership) -> None:
        """Reads the items of a composition's list: each begins with a component, and may say more of it."""
        for item in items:
            elements = self.without_beside(content_of(item), membership)
            if elements and (is_header_word(elements[0]) or leads_to_unit(elements)):
                elements = elements[1:]
            elif heads_group(elements):
                elements = elements[2:]
            if elements:
                self.component_item(elements, membership)

    def without_beside(self, elements: Sequence[Branch], membership: Membership) -> Sequence[Branch]:
        """« I. - Au titre de la pêche, outre l'inspection des ports : ― la direction A »: the inspection is one too."""
        beside = self.units(element for element in elements if element.data == "beside")
        if not beside or membership.kind in OFFICES:
            return elements
        kept = [named for named in beside if not self.skips(named, membership)]
        for named in kept:
            self.join(named.mentions, membership, named.span)
        self.spread(kept)
        return [element for element in elements if element.data != "beside"]

    def component_item(self, elements: Sequence[Branch], membership: Membership) -> None:
        first, rest = elements[0], elements[1:]
        below = list_below(elements)
        bearers = membership.parents
        # « ― le cabinet, qui lui est rattaché »: to whom the list is of, not to the item before
        self.previous = owners_named(membership)
        if is_tree(first, "fronted"):
            self.grouped_item(elements, membership)
        elif not is_tree(first, "nominal", "statement", "remark"):
            self.content(elements, bearers)
        elif membership.members_only and any(is_token(node, "PERSONNES") for node in named_in(first).children):
            # « 3° Deux représentants du centre : ― un représentant … »: persons, and who they come from.
            self.content(task_and_sentences(elements)[1], bearers)
        elif below and (each := self.names_in(below, named_in(first).children[0])):
            self.named_items(each, below, membership)
        elif first.data == "nominal":
            self.nominal_item(first, rest, below, membership)
        elif first.data == "statement":
            self.statement_item(first, rest, membership)
        else:
            self.remark_item(first, rest, below, membership)

    def nominal_item(
        self, first: Branch, rest: Sequence[Branch], below: Sequence[Branch], membership: Membership
    ) -> None:
        """« ― le bureau A ; », « ― Pôle Ressources : direction des finances, service juridique ; »"""
        if below and (self.says_following(first) or self.heads_class(named_in(first), self.all_components([], below))):
            self.transparent_item(named_in(first), below, membership)
            return
        if below and self.goes_on_below(first, rest):
            self.join_subject(named_in(first), membership)
            self.component_items(below, membership)
            return
        if constituting := self.constituting(named_in(first)):
            self.component_items(constituting, membership)
            self.content(rest, membership.parents)
            return
        after = rest[1] if len(rest) > 1 and is_colon(rest[0]) else None
        beside = named_in(after) if is_tree(after, "nominal") else None
        listed = self.all_components(beside.children if beside is not None else [], below) if beside or below else ()
        if listed and (classes := self.classes_among(named_in(first), listed)):
            # « ― un greffe et deux bureaux : le bureau A et le bureau B ; »
            self.exhausted_item(named_in(first), classes, membership)
            self.component_items(below, membership)
            bearers = self.join_subject(beside, membership) if beside is not None else membership.parents
            self.classes_told(self.units(classes), listed)
            self.content(() if below else rest[2:], bearers)
            return
        bearers = self.join_subject(named_in(first), membership)
        if items_of(first.children):
            self.open_list(first.children, bearers, (first.children[0].span,))
        if beside is not None:
            self.join_subject(beside, Membership("part_of", bearers, first.span, BESIDE_COLON))
            rest = rest[2:]
        # « le bureau A, en liaison avec les ports, chargé : ― de … »
        parted = fronted_first(rest)
        for modifier in parted:
            self.previous = owners_named(membership)
            self.modifier(modifier, bearers)
        rest = rest[len(parted) :]
        self.content(rest, bearers)

    def goes_on_below(self, first: Branch, rest: Sequence[Branch]) -> bool:
        """« ― le bureau A ainsi que : ― le bureau B »: a conjunction, which is no token, stands before the colon."""
        colon = next(iter(rest), None)
        return colon is not None and is_colon(colon) and bool(self.text[first.end : colon.start].strip())

    def says_following(self, title: Branch) -> bool:
        """« Des organismes extérieurs suivants : ― le centre A … »: the list has all of them, whatever they are."""
        return bool(title.words) and self.text.endswith(meanings().announced, *title.span)

    def grouped_item(self, elements: Sequence[Branch], membership: Membership) -> None:
        """« Relevant du directeur : l'école des quais »: a component, and what the header says of it."""
        for named in self.units(node for node in elements if is_tree(node, "nominal")):
            if named.terminal in DIRECT and not self.skips(named, membership):
                self.join(named.mentions, membership, named.span)
        self.content(elements, membership.parents)

    def constituting(self, named: Branch) -> list[Branch]:
        """« Les départements, constitués par : ― le département A … »: the list that a class's participle gives."""
        modifiers = [modifier for unit in self.units(named.children) for modifier in unit.modifiers]
        items = items_of([child for modifier in modifiers for child in modifier.children])
        composed = any(modifier.data == "composed" for modifier in modifiers)
        return items if composed and items and self.heads_class(named, self.all_components([], items)) else []

    def exhausted_item(self, named: Branch, classes: Sequence[Node], membership: Membership) -> None:
        """« Un greffe et deux bureaux : ― le bureau A ; ― le bureau B »: what stands beside it is a component."""
        others = [child for child in named.children if child not in classes]
        if self.units(others):
            self.join_subject(Branch(named.data, others), membership)

    def transparent_item(self, named: Node, below: Sequence[Branch], membership: Membership) -> None:
        """« Les directions suivantes : ― la direction A … »: the list's units belong to what the item is part of."""
        self.component_items(below, membership)
        self.classes_told(self.units([named]), self.all_components([], below))

    def classes_told(self, classes: Sequence[Named], members: Sequence[Mention]) -> None:
        for named in classes:
            self.said_of_each(named, members)
            if len(classes) == 1:
                self.name_class(named, members)

    def statement_item(self, first: Branch, rest: Sequence[Branch], membership: Membership) -> None:
        """« le bureau A, qui …, assure … » is a component and a statement; « comprend … » goes on about the whole."""
        subject = first.children[0]
        if not is_tree(subject, "subject"):
            # « Le préfet dispose : ― d'un cabinet ; ― Il dispose, en outre, … »
            self.facts.append(Topic(membership.parents))
            self.content([first, *rest], membership.parents)
            return
        bearers = self.join_subject(subject, membership)
        self.relative = ends_in_relative(subject)
        self.predicates(self.predicates_of(first.children), bearers, (), True, first.start)
        acts = acts_after_role([first, *rest])
        for element in rest:
            if element in acts:
                self.act_of_role(element, bearers)
        self.content([element for element in rest if element not in acts], bearers)

    def remark_item(
        self, first: Branch, rest: Sequence[Branch], below: Sequence[Branch], membership: Membership
    ) -> None:
        unknowns = [child for child in first.children if is_token(child, *UNKNOWN)]
        if membership.kind in OFFICES:
            # « dirigé : ― au niveau zonal, par le secrétaire général »
            bearers = self.join_subject(first, membership)
            for token in unknowns:
                self.join_unknown(token, replace(membership, unknown=True))
            self.content(rest, bearers)
        elif below and not is_token(first.children[0], *UNKNOWN):
            # « A l'échelon central : ― le bureau A »: a header, no unit.
            self.component_items(below, membership)
        else:
            self.unknown_item(first, rest, membership)

    def unknown_item(self, remark: Branch, rest: Sequence[Branch], membership: Membership) -> None:
        """« ― la buvette »: a component like its neighbours."""
        first = remark.children[0]
        found = self.join_unknown(first, membership) if is_token(first, *UNKNOWN) else ()
        if not found:
            self.content([remark, *rest], membership.parents)
            return
        self.facts.append(Topic(found))
        self.predicates(self.predicates_of(remark.children), found, (), True, remark.start)
        self.content(rest, found)
