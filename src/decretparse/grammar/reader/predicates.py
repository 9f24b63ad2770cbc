"""Predicates one after another, each to the reader of its kind, and what stands beside their objects."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from decretparse.grammar.elements import lists_persons, tells
from decretparse.grammar.meanings import meanings, verb_number
from decretparse.grammar.mentions import has_object
from decretparse.grammar.reader.modifiers import TARGETS
from decretparse.grammar.reader.relations import RelationReader
from decretparse.grammar.reader.terms import Introduction, Members, Membership, Named, mentioned
from decretparse.grammar.tree import (
    Branch,
    Node,
    body_start,
    content_of,
    core_of,
    is_target,
    is_tree,
    items_of,
    list_terminal,
    verb_start,
)
from decretparse.syntax.facts import Bearer, LinkKind, Span, Topic
from decretparse.syntax.phrase import LIST_OF_UNITS, Phrase

# What those who are named beside the objects of a predicate are to its subject.
COMPANY: Mapping[str, LinkKind] = {
    "composition": "part_of",
    "disposal": "under_authority_of",
    "authority": "under_authority_of",
    "assistance": "assists",
}
# What predicates say of whom a unit belongs to.
ATTACHING: Mapping[str, LinkKind] = {rule: kind for kind, rule in (TARGETS["attached"], TARGETS["under"])}


class PredicateReader(RelationReader):
    """Reads the predicates of a sentence."""

    def predicates(
        self,
        trees: Sequence[Branch],
        bearers: tuple[Bearer, ...],
        leads: Sequence[Span],
        explicit: bool,
        start: int,
    ) -> None:
        """Reads the predicates of one subject in turn; what leads the sentence in is quoted with the first."""
        if trees and (members := self.members_told(core_of(trees[-1]), bearers)) is not None:
            self.predicates([*trees[:-1], members.told], members.named, leads, explicit, start)
            self.read_members(members)
            return
        pending: list[Phrase] = []
        first, lead = True, leads[0][0] if leads else None
        self.clause = start if lead is None else lead
        for index, tree in enumerate(map(core_of, trees)):
            self.told_apart(tree, bearers)
            if tree.data == "attribution":
                phrase = tree.head
                if self.disagrees(phrase, bearers):
                    continue
                if self.shares_object(tree, trees[index + 1 : index + 2]):
                    pending.append(phrase)
                    continue
                verb, aside = next(iter(pending), phrase), self.asides.get(id(trees[index]))
                begin = aside.start if aside else verb_start(verb) if first and explicit else verb.start
                self.attribution(tree, bearers, begin if lead is None else lead, pending, start)
                pending = []
            elif tree.data == "charge":
                self.charge(tree, bearers, body_start(tree) if lead is None else lead)
            elif tree.data == "composition":
                begin = tree.head.start
                self.composition(tree, bearers, lead if lead is not None and explicit else begin)
            elif tree.data in self.handlers and (explicit or not self.told_first(tree, trees[index + 1 : index + 2])):
                self.handlers[tree.data](tree, bearers)
            first, lead = False, None

    def read_members(self, members: Members) -> None:
        """What a list says of the units of a class that it names."""
        for item in items_of(members.behind):
            self.content(content_of(item), ())
        self.spread(self.units(members.behind))
        self.facts.append(Topic(members.named))

    def shares_object(self, tree: Branch, following: Sequence[Branch]) -> bool:
        """« prépare et exécute le budget »: does a verb have its object with the next one?"""
        phrase = tree.head
        # « le conserve et le distribue »: each has its own
        own = len(tree.children) > 1 or has_object(self.text, phrase) or "passive" in phrase.parts
        return not own and any(
            core_of(each).data == "attribution" and id(each) not in self.asides for each in following
        )

    def told_first(self, tree: Branch, following: Sequence[Branch]) -> bool:
        """« Sont placés sous l'autorité du maire et rattachés au greffe : ― A »: the first is said of A too."""
        then = core_of(following[0]) if following else tree
        if then is tree or tree.data not in ATTACHING or then.data not in ATTACHING:
            return False
        nodes, items = then.children[1:], items_of(then.children)
        heads = self.class_heads(nodes, items)
        listed = self.all_components([node for node in nodes if id(node) not in heads and not is_target(node)], items)
        if not listed or self.all_components([node for node in tree.children[1:] if not is_target(node)], ()):
            return False
        targets = mentioned(self.first_run(tree.children[1:]))
        rule = str(tree.data)
        self.link_all(ATTACHING[rule], listed, targets, tree.children[0].span, rule)
        return True

    @cached_property
    def handlers(self) -> Mapping[str, Callable[[Branch, tuple[Bearer, ...]], None]]:
        return {
            "inverse_composition": self.inverse_composition,
            "enumeration": self.enumeration,
            "membership": self.membership,
            "attachment": self.attachment,
            "reverse_attachment": self.reverse_attachment,
            "reverse_subordination": self.reverse_subordination,
            "subordination": self.subordination,
            "authority": self.authority,
            "disposal": self.authority,
            "naming": self.naming,
            "direction": self.direction,
            "at_the_head": self.direction,
            "heading": self.heading,
            "assistance": self.assistance,
            "deputyship": self.deputyship,
            "entrusting": self.entrusting,
            "role": self.role,
            "denial": self.denial,
            "creation": self.creation,
        }

    def is_inverted(self, tree: Branch) -> bool:
        """« Participent aux séances : 1° Le directeur ; 2° Deux membres … »: the list is the subject."""
        plural = tree.data == "attribution" and verb_number(self.text, tree.head) == "p"
        persons = any(map(lists_persons, items_of(tree.children)))
        return plural and (persons or list_terminal(tree.children) == LIST_OF_UNITS)

    def beside(self, groups: Sequence[Node], predicates: Sequence[Branch], bearers: tuple[Bearer, ...]) -> None:
        """« Outre le cabinet, la direction comprend … », « Le préfet, outre le cabinet, dispose … »"""
        rule = next((str(core.data) for core in map(core_of, predicates) if core.data in COMPANY), None)
        if rule is None:
            return
        joined: list[Named] = []
        for named in self.units(groups):
            membership = Membership(COMPANY[rule], bearers, named.span, rule)
            if not self.skips(named, membership):
                self.join(named.mentions, membership, named.span)
                joined.append(named)
        self.previous = ()  # « Outre les services qui leur sont rattachés, A et B comprennent … »
        self.spread(joined)

    def open_list(self, nodes: Sequence[Node], bearers: tuple[Bearer, ...], lead: tuple[Span, ...]) -> None:
        """A list that no verb introduces: « Le bureau A : »."""
        items = items_of(nodes)
        if any(map(lists_persons, items)):
            return
        grouped = bool(items) and all(is_tree(next(iter(content_of(item)), item), "fronted") for item in items)
        named = list_terminal(nodes) == LIST_OF_UNITS or grouped
        for item in items:
            if not bearers or (named and tells(content_of(item))):
                self.content(content_of(item), ())
            elif named:
                evidence = lead[-1] if lead else item.span
                self.component_item(content_of(item), Membership("part_of", bearers, evidence, "item"))
        if not bearers or named:
            return
        self.tasks(items, Introduction(bearers, (meanings().unsaid,), lead, "item"))
