"""Predicates one after another, each to the reader of its kind, and what stands beside their objects."""

from collections.abc import Callable, Mapping, Sequence

from decretparse.grammar.anaphors import has_object
from decretparse.grammar.elements import are_headers, lists_persons, tells
from decretparse.grammar.meanings import meanings, verb_number, verb_phrase_lemma
from decretparse.grammar.reader.agents import is_done_by_agent
from decretparse.grammar.reader.attachments import (
    attachment,
    deputyship,
    first_run,
    membership,
    naming,
    reverse_attachment,
    reverse_subordination,
    subordination,
)
from decretparse.grammar.reader.charges import charge, entrusting
from decretparse.grammar.reader.classes import class_heads
from decretparse.grammar.reader.compositions import composition, enumeration, inverse_composition
from decretparse.grammar.reader.creations import creation
from decretparse.grammar.reader.directions import assistance, authority, direction, heading
from decretparse.grammar.reader.headers import members_told
from decretparse.grammar.reader.items import read_item
from decretparse.grammar.reader.listing import all_components
from decretparse.grammar.reader.modifiers import TARGETS
from decretparse.grammar.reader.parts import skips
from decretparse.grammar.reader.reading import Clause, Reading
from decretparse.grammar.reader.tasks import read_tasks, role
from decretparse.grammar.reader.terms import (
    COMMA,
    Introduction,
    Members,
    Membership,
    Named,
    mentioned,
    parts_beside_colon,
)
from decretparse.grammar.reader.units import spread_modifiers, units_in
from decretparse.grammar.reader.verbs import attribution, denial, disagrees, tell_apart
from decretparse.grammar.tree import (
    Branch,
    Node,
    body_start,
    content_of,
    core_of,
    is_target,
    is_token,
    items_of,
    list_terminal,
    verb_start,
)
from decretparse.lexicon.nouns import load_words
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
# Who reads each predicate that needs nothing but its subject.
HANDLERS: Mapping[str, Callable[[Reading, Branch, tuple[Bearer, ...]], None]] = {
    "inverse_composition": inverse_composition,
    "enumeration": enumeration,
    "membership": membership,
    "attachment": attachment,
    "reverse_attachment": reverse_attachment,
    "reverse_subordination": reverse_subordination,
    "subordination": subordination,
    "authority": authority,
    "disposal": authority,
    "naming": naming,
    "direction": direction,
    "at_the_head": direction,
    "heading": heading,
    "assistance": assistance,
    "deputyship": deputyship,
    "entrusting": entrusting,
    "role": role,
    "denial": denial,
    "creation": creation,
}


def read_predicates(
    reading: Reading,
    trees: Sequence[Branch],
    bearers: tuple[Bearer, ...],
    clause: Clause,
) -> None:
    """Reads the predicates of one subject in turn."""
    if trees and (members := members_told(reading, core_of(trees[-1]), bearers)) is not None:
        read_predicates(reading, [*trees[:-1], members.told], members.named, clause)
        read_members(reading, members)
        return
    outer, reading.clause = reading.clause, clause
    pending: list[Phrase] = []
    for index, predicate in enumerate(trees):
        tree, following = core_of(predicate), trees[index + 1 : index + 3]
        tell_apart(reading, tree, bearers)
        # « Sont assurées par le greffe les copies », « La paie et le suivi sont assurés par le greffe »: who does it
        others = tree.data == "attribution" and disagrees(reading, tree.head, bearers)
        if others and not is_done_by_agent(reading.text, tree):
            continue
        if tree.data == "attribution" and shares_object(reading, tree, following):
            pending.append(tree.head)
            continue
        verb = next(iter(pending), tree.head)
        start = quoted_from(reading, predicate, verb, opens=verb is core_of(trees[0]).head)
        if tree.data == "attribution":
            attribution(reading, tree, bearers, start, pending)
        elif tree.data == "charge":
            charge(reading, tree, bearers, start)
        elif tree.data == "composition":
            composition(reading, tree, bearers, start)
        elif tree.data in HANDLERS and (clause.has_subject or not say_first(reading, tree, following)):
            HANDLERS[tree.data](reading, tree, bearers)
        pending = []
    reading.clause = outer


def quoted_from(reading: Reading, predicate: Branch, verb: Phrase, opens: bool) -> int:
    """Where the words of a task begin: what leads the clause in is quoted with the predicate that opens it."""
    clause, tree = reading.clause, core_of(predicate)
    if opens and clause.lead is not None:
        return clause.lead
    if tree.data == "charge":
        return body_start(tree)
    if (aside := reading.asides.get(predicate)) is not None:
        return aside.start
    return verb_start(verb) if opens and clause.has_subject else verb.start


def read_members(reading: Reading, members: Members) -> None:
    """What a list says of the units of a class that it names."""
    for item in items_of(members.behind):
        reading.readers.read_content(reading, content_of(item), ())
    spread_modifiers(reading, units_in(reading, members.behind))
    reading.facts.append(Topic(members.named))


def shares_object(reading: Reading, tree: Branch, following: Sequence[Branch]) -> bool:
    """« prépare et exécute le budget »: does a verb have its object with the next one?"""
    phrase = tree.head
    # « le conserve et le distribue »: each has its own
    complete = not {"passive", "attribute"}.isdisjoint(phrase.parts)  # « est ordonnateur et prescrit … »
    own = has_object(reading.text, phrase) or complete
    if len(tree.children) > 1:
        own = own or not set_aside(reading.text, tree, following)
    after = following[:1]
    return not own and any(core_of(each).data == "attribution" and each not in reading.asides for each in after)


def set_aside(text: str, tree: Branch, following: Sequence[Branch]) -> bool:
    """« élabore, en liaison avec le port, gère et contrôle le budget »: is all behind a verb an aside?"""
    aside = tree.children[1]
    next_ones = [core_of(each) for each in following]
    if not next_ones or text[tree.head.end : aside.start].strip() != COMMA or COMMA in text[aside.start : tree.end]:
        return False
    second, *others = next_ones
    between = text[tree.end : second.start].split()
    if between == [COMMA]:
        alone = len(second.children) == 1 and len(others) == 1 and len(others[0].children) > 1
        return is_token(aside, "INCISE") and alone
    # « négocie, avec son accord, et signe les traités »; « intervient, à sa demande, et signe » are two
    joined = len(between) > 1 and between[0] == COMMA and between[-1].lower() in load_words().conjunctions
    return joined and len(second.children) > 1 and verb_phrase_lemma(text, tree.head) not in meanings().objectless


def say_first(reading: Reading, tree: Branch, following: Sequence[Branch]) -> bool:
    """« Sont placés sous l'autorité du maire et rattachés au greffe : ― A »: the first is said of A too."""
    then = core_of(following[0]) if following else tree
    if then is tree or tree.data not in ATTACHING or then.data not in ATTACHING:
        return False
    nodes, items = then.children[1:], items_of(then.children)
    heads = class_heads(reading, nodes, items)
    listed = all_components(reading, [node for node in nodes if node not in heads and not is_target(node)], items)
    if not listed or all_components(reading, [node for node in tree.children[1:] if not is_target(node)], ()):
        return False
    targets = mentioned(first_run(reading, tree.children[1:]))
    rule = str(tree.data)
    reading.link_all(ATTACHING[rule], listed, targets, tree.children[0].span, rule)
    return True


def is_inverted(text: str, tree: Branch) -> bool:
    """« Participent aux séances : 1° Le directeur ; 2° Deux membres … »: the list is the subject."""
    plural = tree.data == "attribution" and verb_number(text, tree.head) == "p"
    persons = any(map(lists_persons, items_of(tree.children)))
    return plural and (persons or list_terminal(tree.children) == LIST_OF_UNITS)


def join_beside(
    reading: Reading, groups: Sequence[Node], predicates: Sequence[Branch], bearers: tuple[Bearer, ...]
) -> None:
    """« Outre le cabinet, la direction comprend … », « Le préfet, outre le cabinet, dispose … »"""
    rule = next((str(core.data) for core in map(core_of, predicates) if core.data in COMPANY), None)
    if rule is None:
        return
    joined: list[Named] = []
    for named in units_in(reading, groups):
        membership = Membership(COMPANY[rule], bearers, named.span, rule)
        if not skips(named, membership):
            reading.join(named.mentions, membership, named.span)
            joined.append(named)
    reading.previous = ()  # « Outre les services qui leur sont rattachés, A et B comprennent … »
    spread_modifiers(reading, joined)


def open_list(reading: Reading, nodes: Sequence[Node], bearers: tuple[Bearer, ...], lead: tuple[Span, ...]) -> None:
    """A list that no verb introduces: « Le bureau A : »."""
    items = items_of(nodes)
    if any(map(lists_persons, items)):
        return
    named = list_terminal(nodes) == LIST_OF_UNITS or are_headers(items)
    for item in items:
        if not bearers or (named and tells(content_of(item))):
            reading.readers.read_content(reading, content_of(item), ())
        elif named:
            evidence = lead[-1] if lead else item.span
            read_item(reading, content_of(item), parts_beside_colon(bearers, evidence))
    if not bearers or named:
        return
    read_tasks(reading, items, Introduction(bearers, (meanings().unsaid,), lead))
