"""Sentences: subjects and their predicates, titles, open lists."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from decretparse.grammar.elements import (
    aims,
    completes_remark,
    interruption,
    is_sentence,
    list_below,
    names_within,
    task_and_sentences,
    tells_where,
)
from decretparse.grammar.meanings import meanings, verb_phrase_lemma
from decretparse.grammar.mentions import named_in_words
from decretparse.grammar.reader.classes import exhausts_class, heads_class, titles_group
from decretparse.grammar.reader.components import join_subject
from decretparse.grammar.reader.listing import all_components
from decretparse.grammar.reader.modifiers import read_modifier
from decretparse.grammar.reader.predicates import is_inverted, join_beside, open_list, read_predicates
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.relations import enumeration, note_whom
from decretparse.grammar.reader.remarks import read_interrupted, read_remark
from decretparse.grammar.reader.subjects import beside_units, read_place, read_subject
from decretparse.grammar.reader.tasks import acts_after_role, read_act_of_role
from decretparse.grammar.reader.terms import BESIDE_COLON, BETWEEN, Membership, mentioned
from decretparse.grammar.reader.units import predicates_of, read_modifiers, say_of, units_in
from decretparse.grammar.tree import (
    Branch,
    content_of,
    core_of,
    ends_in_relative,
    has_predicate,
    is_token,
    is_tree,
    items_of,
    named_in,
)
from decretparse.syntax.facts import Bearer, Frame, Mention, Omitted, Presence, Said, Span, Topic
from decretparse.syntax.phrase import DIRECT

LINE = "\n"
LIST_AFTER = 3  # a title, its colon, the list


@dataclass(slots=True)
class Opening:
    """What stands before a sentence's subject: adverbials, participles, « outre … »."""

    leads: list[Span] = field(default_factory=list)
    fronted: list[Branch] = field(default_factory=list)
    beside: list[Branch] = field(default_factory=list)
    joins: bool = False  # « ainsi que, rattachés au directeur, … »: more of what the list above is of

    def front(self, modifier: Branch) -> None:
        """« Sous l'autorité du préfet, il … » also leads in what he does, « Placé sous … » only says of whom."""
        self.fronted.append(modifier)
        if "adverbial" in modifier.head.parts:
            self.leads.append(modifier.span)


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
        if completes_remark(elements, index) or opens(reading, element, before):
            continue
        if element.data == "nominal" and read_titled_group(reading, element, list_below(elements[index:])):
            bearers, told = (), index + LIST_AFTER
            continue
        if aims(elements, index):
            reading.aimed = element
        elif (modifier := interruption(elements, index)) is not None:
            bearers = read_interrupted(reading, element, modifier)
            before.leads.clear()
        elif tells_where(elements, index):
            reading.facts.append(Frame(()))  # a header is not within the one before
            bearers = read_element(reading, element, bearers, before)
            reading.facts.append(Frame(bearers))
        else:
            bearers = read_element(reading, element, bearers, before)
        if names_within(elements, index):
            reading.unfinished = Membership("part_of", bearers, element.span, BESIDE_COLON)
    return bearers


def read_titled_group(reading: Reading, title: Branch, items: Sequence[Branch]) -> bool:
    """« Services rattachés au directeur : ― le bureau A »: reads the list under such a title, if it is one."""
    listed = all_components(reading, [], items)
    if not titles_group(reading, title, listed):
        return False
    for item in items:
        read_content(reading, content_of(item), ())
    for named in units_in(reading, named_in(title).children):
        say_of(reading, named, listed)
    return True


def opens(reading: Reading, element: Branch, before: Opening) -> bool:
    """Takes what only opens or ends a sentence; says whether the element was that."""
    rule = element.data
    if rule == "stop":
        reading.unfinished = None
    if rule in ("stop", "pause"):
        before.leads.clear()
    elif rule == "lead":
        before.leads.append(element.span)
    elif rule == "fronted":
        before.front(core_of(element))
    elif rule == "beside":
        before.beside.append(element)
    elif before.fronted and rule == "remark" and is_token(element.children[0], "INCISE", "APPOSITION"):
        # « Sous l'autorité du préfet et sous réserve des compétences du maire, la direction … », « Sous l'autorité
        # du préfet des lacs, préfet du delta, la direction … »
        if has_predicate(element):
            return False
        before.leads.append(element.span)
    elif before.fronted and names_more(reading, before.fronted[-1], element):
        before.fronted.append(Branch("under", [*before.fronted.pop().children, *element.children]))
    elif rule == "apposed":
        reading.title = reading.text[slice(*element.span)]
    else:
        links = rule == "orphan" and is_token(element.children[0], "DEUX_POINTS", "ENTRE")
        before.joins |= links and not before.fronted and is_token(element.children[0], "ENTRE")
        return links
    return True


def names_more(reading: Reading, modifier: Branch, element: Branch) -> bool:
    """« Sous l'autorité du directeur, du doyen ou du recteur, l'économe … »: only more of them."""
    named = units_in(reading, element.children) if (modifier.data, element.data) == ("under", "nominal") else []
    return bool(named) and all(each.terminal == "UNITE_DE" for each in named)


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
        bearers = read_remark(reading, element, bearers, before.leads, before.beside)
    elif before.fronted and items_of(element.children):
        read_group(reading, before.fronted.pop(), element, bearers)
    else:
        open_list(reading, element.children, bearers, ())
    for modifier in before.fronted if bearers else ():
        read_modifier(reading, modifier, bearers)
    if rule in ("statement", "remark"):
        reading.facts.append(Said(partial(named_in_sentence, reading.text, element)))
    before.fronted.clear()
    before.leads.clear()
    before.joins = False
    reading.title = ""
    if rule != "orphan":
        before.beside.clear()
    return bearers


def read_units_alone(
    reading: Reading, element: Branch, bearers: tuple[Bearer, ...], before: Opening
) -> tuple[Bearer, ...]:
    """Units without a predicate: the title of what follows, or « comprend : A ; le bureau B » going on."""
    whole = reading.unfinished
    if whole is None:
        if before.joins and before.fronted:
            join_to_list(reading, element, before.fronted[0].start)
        return read_nominal(reading, element, bearers)
    first = element.children[0]
    # « se compose du service A ; du service B »: these go on in the case that the verb asks for
    found = join_subject(reading, element if is_tree(first, "unit") and not whole.direct else first, whole)
    for modifier in (*whole.said, *before.fronted) if found != whole.parents else ():
        read_modifier(reading, modifier, found)
    before.fronted.clear()
    reading.unfinished = whole  # what the unit itself is made of is said
    reading.facts.append(Topic(whole.parents))
    return bearers


def join_to_list(reading: Reading, element: Branch, start: int) -> None:
    """« comprend : ― A ; ― B, | ainsi que, rattachés au directeur, C et D »: these are of the list's unit too."""
    for named in units_in(reading, [element]):
        reading.link_all("part_of", named.mentions, (Omitted((start, start)),), named.span, "group_header")


def read_group(reading: Reading, modifier: Branch, group: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Relevant directement du directeur : ― le bureau A »: the items are what the header speaks of."""
    start = modifier.start
    goes_on = reading.text[reading.text.rfind(LINE, 0, start) + 1 : start].strip(BETWEEN)
    if not bearers and goes_on:  # « ainsi que, rattachés au directeur : »
        bearers = (Omitted((start, start)),)
    for item in items_of(group.children):
        if is_sentence(item):
            read_modifier(reading, modifier, read_content(reading, content_of(item), bearers))
            continue
        own, rest = task_and_sentences(content_of(item))
        for named in units_in(reading, own):
            if named.terminal in DIRECT:
                reading.link_all("part_of", named.mentions, bearers, named.span, "group_header")
                read_modifier(reading, modifier, named.mentions)
                read_modifiers(reading, named)
                reading.facts.append(Topic(named.mentions))
        read_content(reading, rest, bearers)


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
    enumerates = bool(predicates) and core_of(predicates[0]).data == "enumeration"
    note_whom(reading, subject, predicates)
    start = element.start
    if subject is not None:
        bearers = (
            *read_subject(reading, subject, spread=not enumerates),
            *beside_units(reading.text, subject, predicates),
        )
        start = subject.start
    if not bearers:
        bearers = (Omitted((start, start)),)
    reading.relative = subject is not None and ends_in_relative(subject)
    read_predicates(reading, predicates, bearers, before.leads, subject is not None, start)
    if enumerates and subject is not None:
        # « Les directions, rattachées au directeur, sont au nombre de deux : … »
        nodes = core_of(predicates[0]).children[1:]
        listed = all_components(reading, nodes, items_of(nodes))
        for named in units_in(reading, subject.children):
            say_of(reading, named, listed)
    inside = [child for child in subject.children if is_tree(child, "beside")] if subject is not None else []
    join_beside(reading, [*before.beside, *inside], predicates, bearers)
    # « La garde du dépôt est confiée au bureau A. Lui est aussi confié … »: what follows speaks of the bureau.
    entrusts = bool(predicates) and core_of(predicates[-1]).data == "entrusting"
    return () if entrusts else bearers


def read_nominal(reading: Reading, element: Branch, bearers: tuple[Bearer, ...]) -> tuple[Bearer, ...]:
    """A title: what stands after it is said of the unit that it names."""
    subject = element.children[0]
    if is_tree(subject, "pronoun"):  # « A ce titre, il : »
        return read_subject(reading, subject)
    if is_tree(subject, "place") or is_rubric(reading, element):
        return bearers
    if is_tree(subject, "subject") and (told := read_class(reading, subject)):
        return told
    found = read_subject(reading, subject if is_tree(subject, "subject") else element)
    reading.facts.append(Presence(found))
    items = items_of(element.children)
    if items and heads_class(reading, element, all_components(reading, [], items)):
        # « Les délégations générales » over a list of them: a title, no unit.
        for item in items:
            read_content(reading, content_of(item), bearers)
    elif items:
        open_list(reading, element.children, found, (subject.span,))
    return found or bearers


def read_class(reading: Reading, subject: Branch) -> tuple[Bearer, ...]:
    """« A. - Les départements, constitués par : 1° Le département A »: what lists a class tells which there are."""
    for named in units_in(reading, subject.children):
        composed = next((each for each in named.modifiers if each.data == "composed"), None)
        if composed is not None and exhausts_class(reading, composed.children[1:], named.mentions):
            reading.facts.append(Topic(named.mentions))
            enumeration(reading, composed, named.mentions)
            return named.mentions
    return ()


def is_rubric(reading: Reading, element: Branch) -> bool:
    """« Chapitre 2 : Organisation »: an act alone on its line, without article, is what comes next, no unit."""
    found = mentioned(units_in(reading, [element]))
    acts = all("act" in phrase.parts for phrase in element.words if phrase.terminal in DIRECT)
    return acts and bool(found) and all(each.bare and each.determiner == "none" for each in found)


def named_in_sentence(text: str, element: Branch) -> tuple[Mention, ...]:
    """All units that a sentence names, but for what one is said to be: « La régie est un service distinct »."""
    for core in (core_of(child) for child in element.children if is_tree(child, "predicate")):
        copula = core.data == "attribution" and verb_phrase_lemma(text, core.head) == meanings().copula
        if copula or core.data == "naming":
            return ()
    return named_in_words(text, element)
