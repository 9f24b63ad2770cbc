"""Units that no predicate follows: titles of what comes next, headers of groups, parts that go on after a semicolon."""

from collections.abc import Sequence

from decretparse.grammar.elements import (
    is_sentence,
    task_and_sentences,
)
from decretparse.grammar.meanings import meanings
from decretparse.grammar.reader.components import join_subject
from decretparse.grammar.reader.compositions import enumeration
from decretparse.grammar.reader.headers import exhausts_class, heads_class, owners_of_class, titles_group
from decretparse.grammar.reader.listing import all_components
from decretparse.grammar.reader.modifiers import read_modifier
from decretparse.grammar.reader.openings import Opening
from decretparse.grammar.reader.predicates import open_list
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.subjects import read_subject
from decretparse.grammar.reader.terms import BETWEEN, mentioned, parts_beside_colon
from decretparse.grammar.reader.units import read_modifiers, say_of, units_in
from decretparse.grammar.tree import Branch, content_of, is_token, is_tree, items_of, named_in
from decretparse.syntax.facts import Bearer, Omitted, Presence, Topic
from decretparse.syntax.phrase import DIRECT

LINE = "\n"


def read_titled_group(reading: Reading, title: Branch, items: Sequence[Branch]) -> bool:
    """« Services rattachés au directeur : ― le bureau A »: reads the list under such a title, if it is one."""
    listed = all_components(reading, [], items)
    if owners := owners_of_class(reading, title, listed):
        reading.readers.read_items(reading, items, parts_beside_colon(owners, title.span))
        reading.facts.append(Topic(owners))
        return True
    if not titles_group(reading, title, listed):
        return False
    for item in items:
        reading.readers.read_content(reading, content_of(item), ())
    for named in units_in(reading, named_in(title).children):
        say_of(reading, named, listed)
    return True


def read_units_alone(
    reading: Reading, element: Branch, bearers: tuple[Bearer, ...], before: Opening
) -> tuple[Bearer, ...]:
    """Units without a predicate: the title of what follows, or « comprend : A ; le bureau B » going on."""
    whole = reading.unfinished
    if whole is None or is_token(element.words[0], "UNITE_A"):
        if before.joins and before.fronted:
            join_to_list(reading, element, before.fronted[0].start)
        return read_nominal(reading, element, bearers, before)
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
            read_modifier(reading, modifier, reading.readers.read_content(reading, content_of(item), bearers))
            continue
        own, rest = task_and_sentences(content_of(item))
        for named in units_in(reading, own):
            if named.terminal in DIRECT:
                if modifier.data != "within":
                    reading.link_all("part_of", named.mentions, bearers, named.span, "group_header")
                read_modifier(reading, modifier, named.mentions)
                read_modifiers(reading, named)
                reading.facts.append(Topic(named.mentions))
        reading.readers.read_content(reading, rest, bearers)
    if bearers:
        reading.facts.append(Topic(bearers))


def read_nominal(reading: Reading, element: Branch, bearers: tuple[Bearer, ...], before: Opening) -> tuple[Bearer, ...]:
    """A title: what stands after it is said of the unit that it names."""
    subject = element.children[0]
    if is_tree(subject, "pronoun"):  # « A ce titre, il : »
        return read_subject(reading, subject, before)
    if is_tree(subject, "place"):
        return read_title_of_text(reading, subject) or bearers
    if is_rubric(reading, element):
        return bearers
    if is_tree(subject, "subject") and (told := read_class(reading, subject)):
        return told
    found = read_subject(reading, subject if is_tree(subject, "subject") else element, before)
    reading.facts.append(Presence(found))
    items = items_of(element.children)
    if items and heads_class(reading, element, all_components(reading, [], items)):
        # « Les délégations générales » over a list of them: a title, no unit.
        for item in items:
            reading.readers.read_content(reading, content_of(item), bearers)
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


def read_title_of_text(reading: Reading, place: Branch) -> tuple[Bearer, ...]:
    """« Arrêté portant organisation de l'Agence nationale des bois »: whom « L'agence » means from now on."""
    if not is_token(place.children[0], "L_ORGANISATION"):
        return ()
    owners = mentioned(units_in(reading, place.children))
    reading.facts.append(Topic(owners))
    return owners


def is_rubric(reading: Reading, element: Branch) -> bool:
    """« Chapitre 2 : Organisation », « Direction »: an act alone on its line, without article, is no unit."""
    found = mentioned(units_in(reading, [element]))
    acts = all("act" in phrase.parts for phrase in element.words if phrase.terminal in DIRECT)
    acts |= {each.kind for each in found} <= meanings().rubrics
    return acts and bool(found) and all(each.bare and each.determiner == "none" for each in found)
