"""Remarks: sentences that have no unit for a subject."""

from collections.abc import Sequence
from dataclasses import replace

from decretparse.grammar.determiners import pointed_to
from decretparse.grammar.elements import task_and_sentences
from decretparse.grammar.meanings import meanings, passive_lemma, verb_phrase_lemma
from decretparse.grammar.mentions import unknown
from decretparse.grammar.reader.agents import read_agent
from decretparse.grammar.reader.charges import read_entrusted
from decretparse.grammar.reader.listing import listed
from decretparse.grammar.reader.modifiers import rank
from decretparse.grammar.reader.predicates import HANDLERS, join_beside, open_list, read_predicates
from decretparse.grammar.reader.reading import Clause, Reading
from decretparse.grammar.reader.terms import Named, mentioned
from decretparse.grammar.reader.units import is_abstract, predicates_of, units_in
from decretparse.grammar.tree import Branch, content_of, core_of, is_token, is_tree, items_of, span_of
from decretparse.syntax.facts import Bearer, Mention, Passing, Thing, Topic
from decretparse.syntax.phrase import DIRECT

# What may make a unit of a subject whose noun no list has.
RELATING = frozenset({"attached", "under", "directed", "assisted"})
# What makes one of a unit that is created wherever there is a port or a zone.
DESCRIBING_COUNCIL = frozenset({"attached", "under", "charged", "doing"})
DESCRIBING = RELATING | DESCRIBING_COUNCIL | {"composed", "comprising"}


def read_remark(
    reading: Reading,
    element: Branch,
    bearers: tuple[Bearer, ...],
    lead: int | None,
    set_aside: Sequence[Branch],
) -> tuple[Bearer, ...]:
    """Somebody else's sentence: of interest where it ends with one of ours, « est confiée au bureau A »."""
    predicates = predicates_of(reading, element.children)
    clause = Clause(element.start, lead)
    subject = unknown_subject(reading, element, predicates)
    if subject:
        reading.facts.append(Topic(subject))
        read_predicates(reading, predicates, subject, clause)
        join_beside(reading, set_aside, predicates, subject)
        entrusts = bool(predicates) and core_of(predicates[-1]).data == "entrusting"
        return bearers if entrusts else subject
    gender = pointed_to(reading.text, element.start, is_idle(reading, predicates))
    reading.facts.append(Thing(gender, element.start))
    for predicate in predicates:
        read_predicate_of_thing(reading, core_of(predicate), bearers, clause.begin)
    # « A ce titre, en liaison avec les ports qui en dépendent : 1° Elle … »: the relative has taken the list
    within = [child for child in element.children if is_tree(child, "doing")] if not predicates else []
    for holding in [element, *within]:
        if items_of(holding.children):
            span = span_of(element.children)
            open_list(reading, [*holding.children], bearers, (span,) if span else ())
    return bearers


def read_predicate_of_thing(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...], start: int) -> None:
    """What is said of no unit may be done by one, or name some: « Le contrôle est assuré par le bureau A »."""
    span = span_of(tree.children)
    if tree.data == "entrusting" and span is not None:
        read_entrusted(reading, tree, bearers, start)
        return
    if names_whom(reading, tree):
        HANDLERS[tree.data](reading, tree, ())
        return
    if tree.data in ("creation", "composition"):
        # « Dans chaque port est institué un conseil nautique »: the one that « Ce conseil » may mean
        reading.facts.append(Passing(mentioned(units_in(reading, tree.children))))
    elif span is not None and passive_lemma(reading.text, tree.head) in meanings().agent_bears:
        read_agent(reading, tree, start, span[1], (verb_phrase_lemma(reading.text, tree.head),))
    for item in items_of(tree.children):
        reading.readers.read_content(reading, sentences_of(reading, content_of(item), tree), bearers)


def sentences_of(reading: Reading, elements: Sequence[Branch], announced_by: Branch) -> Sequence[Branch]:
    """The sentences of an item that no unit's task announced.

    « Les rôles sont répartis ainsi : ― le chef tient le livre », « permet : ― à l'été, un bilan. Le bureau le publie. »
    """
    first = elements[0]
    if is_tree(first, "statement") and is_tree(first.children[0], "subject"):
        # « ― école des quais : décret du 3 mai »: what stands behind a colon is no sentence
        told = [tree for tree in predicates_of(reading, first.children) if core_of(tree).data != "role"]
        return elements if told else ()
    return task_and_sentences(elements)[1] if announced_by.data == "attribution" else ()


def is_idle(reading: Reading, predicates: Sequence[Branch]) -> bool:
    """Does no verb of it take a unit? « Le dossier est remis sans délai »."""
    return bool(predicates) and not any(units_in(reading, tree.children) for tree in map(core_of, predicates))


def names_whom(reading: Reading, tree: Branch) -> bool:
    """« sont rattachées au secrétaire général diverses missions », « sont créées : ― la commission A ; … »

    « Dans chaque port, il est créé un bureau dirigé par un maître »: one that is told more of.
    """
    if tree.data == "creation":
        return bool(items_of(tree.children)) or any(map(is_described, units_in(reading, tree.children)))
    return tree.data in ("attachment", "subordination") and names_attached(reading, tree)


def is_described(named: Named) -> bool:
    """« un bureau dirigé par un maître »; a council, only if it is told whose it is or what it does."""
    council = any(mention.body for mention in named.mentions)
    return any(modifier.data in (DESCRIBING_COUNCIL if council else DESCRIBING) for modifier in named.modifiers)


def names_attached(reading: Reading, tree: Branch) -> bool:
    """Does the unit that is attached stand behind the verb? « relève du maire ou des prévôts » has none there."""
    direct = DIRECT - {"UNITE_DES"} if "depends" in tree.head.parts else DIRECT
    return any(named.terminal in direct for named in units_in(reading, tree.children))


def read_interrupted(reading: Reading, element: Branch, modifier: Branch) -> tuple[Bearer, ...]:
    """« La cale sèche, relevant du port, accueille … »: a unit where its phrase relates it to one."""
    phrase = element.head
    found = unknown(reading.text, phrase, "structure")
    related = modifier.data in RELATING and bool(units_in(reading, modifier.children))
    if not related or found[0].number == "p" or is_abstract(reading.text, phrase):
        found = tuple(replace(mention, initials=True) for mention in found)
    reading.facts.append(Topic(found))
    return found


def unknown_subject(reading: Reading, element: Branch, predicates: Sequence[Branch]) -> tuple[Mention, ...]:
    """A subject whose noun no list has: a unit where the statement says so, else one that was named before."""
    first = element.children[0]
    if not is_token(first, "INCONNU") or not predicates:
        return ()
    tree = core_of(predicates[0])
    found = unknown(reading.text, first, "structure")
    # « comportent un exposé de l'action confiée à une division »: what is not named itself is no part
    direct = tree.data == "composition" and "of" not in tree.head.parts
    units = [
        named.first
        for named in (*units_in(reading, tree.children[1:]), *listed(reading, items_of(tree.children)))
        if named.terminal in DIRECT or not direct
    ]
    structures = [mention for mention in units if mention.nature == "structure"]
    abstract = is_abstract(reading.text, first)
    fewest = 2 if abstract else 1  # « La manutention comprend un bureau A et un bureau B »: no act has two
    if tree.data == "composition" and len(structures) >= fewest and not all(each.weak for each in structures):
        return found
    if abstract:
        return ()
    # « est dirigée : ― au niveau national, par un général ; ― au niveau du port, par un officier »
    inside = [element for item in items_of(tree.children) for element in content_of(item)[:1]]
    ranked = tree.data == "direction" and bool(
        rank(reading.text, tree.children[1:]) or any(units_in(reading, node.children) for node in inside)
    )
    if (
        (units or ranked)
        and found[0].number == "s"
        and tree.data in ("attachment", "direction", "assistance", "subordination")
        and "depends" not in tree.head.parts  # « La politique des ports relève du directeur »
    ):
        return found
    return tuple(replace(mention, initials=True) for mention in found)
