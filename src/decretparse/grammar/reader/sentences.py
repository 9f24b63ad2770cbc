"""The sentences of a paragraph or an item one after another, each with what opened it."""

from collections.abc import Sequence
from functools import partial

from decretparse.grammar.elements import (
    aims,
    completes_remark,
    interruption,
    list_below,
    names_within,
    tells_where,
)
from decretparse.grammar.meanings import meanings, verb_phrase_lemma
from decretparse.grammar.mentions import named_in_words
from decretparse.grammar.reader.agents import is_done_by_agent
from decretparse.grammar.reader.attachments import note_whom
from decretparse.grammar.reader.listing import all_components
from decretparse.grammar.reader.modifiers import read_modifier
from decretparse.grammar.reader.nominals import read_group, read_titled_group, read_units_alone
from decretparse.grammar.reader.openings import Opening, opens
from decretparse.grammar.reader.predicates import is_inverted, join_beside, open_list, read_predicates
from decretparse.grammar.reader.reading import Clause, Reading
from decretparse.grammar.reader.remarks import read_interrupted, read_remark
from decretparse.grammar.reader.subjects import beside_units, read_place, read_subject
from decretparse.grammar.reader.tasks import acts_after_role, read_act_of_role
from decretparse.grammar.reader.terms import mentioned, parts_beside_colon
from decretparse.grammar.reader.units import note_titles, predicates_of, read_unit, say_of, units_in
from decretparse.grammar.tree import (
    Branch,
    core_of,
    ends_in_relative,
    is_token,
    is_tree,
    items_of,
)
from decretparse.syntax.facts import Bearer, Frame, Mention, Omitted, Said, Topic

LIST_AFTER = 3  # a title, its colon, the list


def read_content(reading: Reading, elements: Sequence[Branch], bearers: tuple[Bearer, ...]) -> tuple[Bearer, ...]:
    """Reads elements one after another; gives the bearers that the last of them spoke of."""
    before = Opening()
    reading.unfinished = None
    acts = acts_after_role(reading.text, elements)
    told = 0
    for index, element in enumerate(elements):
        if index < told:
            continue
        if element in acts:
            read_act_of_role(reading, element, bearers)
            continue
        reading.place_in = (elements, index)
        if says_nothing_yet(reading, elements, index, before, bearers):
            continue
        if element.data == "nominal" and read_titled_group(reading, element, list_below(elements[index:])):
            bearers, told = (), index + LIST_AFTER
            continue
        if aims(elements, index):
            reading.aimed = element
        elif (modifier := interruption(elements, index)) is not None:
            bearers = read_interrupted(reading, element, modifier)
            before.lead = None
        elif tells_where(elements, index):
            reading.facts.append(Frame(()))  # a header is not within the one before
            bearers = read_element(reading, element, bearers, before)
            reading.facts.append(Frame(bearers))
        else:
            spoken = bearers
            bearers = read_element(reading, element, bearers, before)
            bearers = speak_again(reading, elements, index, spoken) or bearers
        if names_within(elements, index):
            reading.unfinished = parts_beside_colon(bearers, element.span)
    return bearers


def speak_again(
    reading: Reading, elements: Sequence[Branch], index: int, spoken: tuple[Bearer, ...]
) -> tuple[Bearer, ...]:
    """« Les bureaux relèvent du chef, à l'exception de la caisse, que dirige un caissier »: told of in passing."""
    before = elements[index - 1] if index and elements[index].data == "nominal" else None
    if not is_tree(before, "pause") or not is_token(before.children[0], "EXCEPTE"):
        return ()
    reading.facts.append(Topic(spoken))
    return spoken


def says_nothing_yet(
    reading: Reading, elements: Sequence[Branch], index: int, before: Opening, bearers: tuple[Bearer, ...]
) -> bool:
    """Does an element only open or end a sentence? One that ends it may find that a participle was all of it."""
    if is_participle_alone(elements, index):
        for modifier in before.fronted:
            read_modifier(reading, modifier, bearers or (Omitted((modifier.start, modifier.start)),))
        before.fronted.clear()
    return completes_remark(elements, index) or opens(reading, elements[index], before)


def is_participle_alone(elements: Sequence[Branch], index: int) -> bool:
    """« Bureau des quais | Chargé de la police du port. »"""
    if elements[index].data != "stop":
        return False
    first = index
    while first and elements[first - 1].data == "fronted":
        first -= 1
    return first < index and (first == 0 or elements[first - 1].data == "stop")


def read_element(reading: Reading, element: Branch, bearers: tuple[Bearer, ...], before: Opening) -> tuple[Bearer, ...]:
    """Reads a statement, a title, a remark or a list, with what opened its sentence."""
    rule = element.data
    if before.fronted:
        reading.alternatives = ()  # « L'armateur, le patron ou le mécanicien, qui arme le bac, tient … »
    if rule == "statement":
        bearers = read_statement(reading, element, bearers, before)
    elif rule == "nominal":
        bearers = read_units_alone(reading, element, bearers, before)
    elif rule == "remark":
        bearers = read_remark(reading, element, bearers, before.lead, before.beside)
    elif before.fronted and items_of(element.children):
        read_group(reading, before.fronted.pop(), element, bearers)
    else:
        open_list(reading, element.children, bearers, ())
    for modifier in before.fronted if bearers else ():
        read_modifier(reading, modifier, bearers)
    if rule in ("statement", "remark"):
        reading.facts.append(Said(partial(named_in_sentence, reading.text, element)))
    before.close(for_all=rule != "orphan")
    return bearers


def read_statement(
    reading: Reading,
    element: Branch,
    bearers: tuple[Bearer, ...],
    before: Opening,
) -> tuple[Bearer, ...]:
    """A subject with its predicates, after what opens the sentence."""
    subject = element.children[0] if is_tree(element.children[0], "subject", "pronoun", "place") else None
    predicates = predicates_of(reading, element.children)
    if is_tree(subject, "place"):
        return read_place(reading, subject, predicates, bearers)
    if subject is None and predicates and is_inverted(reading.text, core_of(predicates[0])):
        return bearers
    if is_tree(subject, "subject") and (served := served_by_others(reading, subject, predicates)):
        read_predicates(reading, predicates, served, Clause(subject.start, before.lead, True, False))
        return bearers
    note_whom(reading, subject, predicates)
    if subject is not None:
        bearers = bearers_of(reading, subject, predicates, before)
    start = element.start if subject is None else subject.start
    bearers = bearers or (Omitted((start, start)),)
    relative = subject is not None and ends_in_relative(subject)
    read_predicates(reading, predicates, bearers, Clause(start, before.lead, subject is not None, relative))
    if subject is not None and enumerates(predicates):
        say_of_listed(reading, subject, core_of(predicates[0]))
    inside = [child for child in subject.children if is_tree(child, "beside")] if subject is not None else []
    join_beside(reading, [*before.beside, *inside], predicates, bearers)
    # « La garde du dépôt est confiée au bureau A. Lui est aussi confié … »: what follows speaks of the bureau.
    entrusts = bool(predicates) and core_of(predicates[-1]).data == "entrusting"
    return () if entrusts else bearers


def bearers_of(reading: Reading, subject: Branch, predicates: Sequence[Branch], before: Opening) -> tuple[Bearer, ...]:
    """Of whom predicates are said: what their subject names, and what stands beside it."""
    named = read_subject(reading, subject, before, spread=not enumerates(predicates))
    beside = beside_units(reading.text, subject, predicates)
    # « Les commissaires, fonctionnaires des mines, … »: what several are is no title of theirs
    note_titles(reading, [node for node in subject.children if is_tree(node, "unit") and names_one(reading, node)])
    return *named, *beside


def enumerates(predicates: Sequence[Branch]) -> bool:
    """« … sont au nombre de deux : »"""
    return bool(predicates) and core_of(predicates[0]).data == "enumeration"


def say_of_listed(reading: Reading, subject: Branch, enumeration: Branch) -> None:
    """« Les directions, rattachées au directeur, sont au nombre de deux : … »: each of those listed is."""
    nodes = enumeration.children[1:]
    listed = all_components(reading, nodes, items_of(nodes))
    for named in units_in(reading, subject.children):
        say_of(reading, named, listed)


def served_by_others(reading: Reading, subject: Branch, predicates: Sequence[Branch]) -> tuple[Mention, ...]:
    """« Son secrétariat est assuré par le greffe. Il … »: what somebody has, and the text goes on about him."""
    own = mentioned(units_in(reading, subject.children))
    agents = bool(predicates) and all(is_done_by_agent(reading.text, core_of(each)) for each in predicates)
    return own if agents and all(mention.determiner == "possessive" for mention in own) else ()


def names_one(reading: Reading, unit: Branch) -> bool:
    """Does it name one unit, and in the singular?"""
    return [mention.number for mention in read_unit(reading, unit).mentions] == ["s"]


def named_in_sentence(text: str, element: Branch) -> tuple[Mention, ...]:
    """All units that a sentence names, but for what one is said to be: « La régie est un service distinct »."""
    for core in (core_of(child) for child in element.children if is_tree(child, "predicate")):
        copula = core.data == "attribution" and verb_phrase_lemma(text, core.head) == meanings().copula
        if copula or core.data == "naming":
            return ()
    return named_in_words(text, element)
