"""What the elements of a paragraph or an item are to their neighbours: headers, lists below, sentences of their own."""

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile
from typing import cast

from decretparse.grammar.tree import (
    Branch,
    Node,
    before_colon,
    content_of,
    core_of,
    has_predicate,
    is_token,
    is_tree,
    items_below,
    items_of,
    list_terminal,
    opens_in_predicate,
    span_of,
    words,
)
from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.syntax.facts import Span
from decretparse.syntax.phrase import LIST_OF_EITHER, LIST_OF_UNITS

# Statements whose target may come first: « Au secrétaire général sont rattachés : … ».
AIMED = ("attachment", "membership", "subordination", "entrusting")


def is_colon(element: Node | None) -> bool:
    """A colon that no statement has taken."""
    return is_tree(element, "orphan") and is_token(element.children[0], "DEUX_POINTS")


def after_lead(elements: Sequence[Branch]) -> Sequence[Branch]:
    """« En ce qui concerne les ports : le bureau A », without the words that only lead up to it."""
    return list(dropwhile(lambda element: is_tree(element, "lead"), elements))


def is_sentence(item: Branch) -> bool:
    """Is the item a whole sentence, with a subject of its own?"""
    first = next(iter(after_lead(content_of(item))), None)
    if is_tree(first, "remark"):
        return has_predicate(first)
    return is_tree(first, "statement") and is_tree(first.children[0], "subject", "pronoun", "place")


def names_subject(item: Branch) -> bool:
    """Is the item a sentence whose subject is named, not a pronoun?"""
    first = next(iter(after_lead(content_of(item))), None)
    return is_tree(first, "statement") and is_tree(first.children[0], "subject")


def is_told_of(item: Branch) -> bool:
    """« La division A : | Elle tient le registre. »: is the item a unit's name, and a sentence about it?"""
    elements = content_of(item)
    pronouns = [element.children[0] for element in elements[1:] if is_tree(element, "statement")]
    return is_tree(next(iter(elements), None), "nominal") and is_tree(next(iter(pronouns), None), "pronoun")


@kept
def _leads_on() -> re.Pattern[str]:
    return re.compile(cast(str, load_toml("lexicon/sentences.toml")["leads_on"]))


def task_of_its_own(text: str, tree: Branch) -> Span | None:
    """« coordonne la paye et, à ce titre, elle : ― tient … »: what it does beside its list, where the words say so."""
    before = before_colon(tree.children)
    if is_token(next(iter(before[-1:]), None), "PRONOM"):
        before = before[:-1]
    span = span_of(before)
    leads_on = _leads_on().search(text, *span) if span is not None else None
    if span is None or leads_on is None or leads_on.start() <= tree.head.end:
        return None
    return span[0], leads_on.start()


def open_in_verbs(items: Sequence[Branch]) -> bool:
    """« ― assure la paye ; ― tient le registre »: has each item a verb of its own?"""
    return all(is_tree(next(iter(content_of(item)), None), "statement") for item in items)


def tells(elements: Sequence[Branch]) -> bool:
    """Is an item a statement, and not but a unit and its tasks: « Bureau du cabinet : distinctions honorifiques »?"""
    first = next(iter(elements), None)
    if not is_tree(first, "statement"):
        return False
    return not any(is_tree(child, "predicate") and core_of(child).data == "role" for child in first.children)


def lists_persons(item: Branch) -> bool:
    """Does an item begin with persons, or name a deputy for its post? Then its list is of members."""
    own = words(content_of(item))
    return bool(own) and (own[0].terminal == "PERSONNES" or any(phrase.terminal == "OU_REPRESENTANT" for phrase in own))


def list_below(elements: Sequence[Branch]) -> list[Branch]:
    """The items of the list that an item's first element introduces: « Les services suivants : ― … »."""
    own = items_of(elements[0].children)
    # « De deux officiers, dont la lettre de mission fixe la tâche : ― … »
    after = elements[2:] if len(elements) > 3 and elements[1].data == "remark" else elements[1:]
    if own or len(after) < 2:
        return own
    colon, second = after[:2]
    return items_of(second.children) if is_colon(colon) and second.data == "orphan" else []


def are_headers(items: Sequence[Branch]) -> bool:
    """« Relevant du préfet : ― le bureau A », « A l'échelon local : ― … »: but headers, over lists of units?"""
    headed = [_headed(content_of(item)) for item in items]
    return LIST_OF_UNITS in headed and set(headed) <= {LIST_OF_UNITS, LIST_OF_EITHER}


def _headed(elements: Sequence[Branch]) -> str | None:
    """What list an item is the header of, where it is no more than that."""
    if not elements:
        return None
    if is_tree(elements[0], "fronted"):
        return LIST_OF_UNITS
    header = is_tree(elements[0], "remark") or is_header_word(elements[0]) or tells_where(elements, 0)
    if not header or not any(map(is_colon, elements)):
        return None
    return next(filter(None, (list_terminal(element.children) for element in elements)), None)


def beside_colon(elements: Sequence[Branch]) -> list[Branch]:
    """What stands on the line of an item's colon: « Au préfet : le bureau A et le bureau B »."""
    after = elements[2:] if len(elements) > 2 and is_colon(elements[1]) else ()
    return [element for element in after if element.data == "nominal"]


def fronted_first(elements: Sequence[Branch]) -> list[Branch]:
    """The participles and adverbials that elements begin with."""
    return [core_of(element) for element in takewhile(lambda element: element.data == "fronted", elements)]


def is_header_word(element: Branch) -> bool:
    """« Dans la division A : »: the preposition before the name."""
    return element.data == "orphan" and is_token(element.children[0], "DANS")


def leads_to_unit(elements: Sequence[Branch]) -> bool:
    """« et, pour la paye, d'un secrétariat »: words before the unit that an item names."""
    return [element.data for element in elements[:2]] == ["lead", "nominal"]


def heads_group(elements: Sequence[Branch]) -> bool:
    """« A l'échelon local : les délégations »: words that are no unit, then a colon and one."""
    if len(elements) < 3:
        return False
    header, colon, after = elements[:3]
    is_header = header.data == "remark" and is_token(header.children[0], "INCISE")
    return is_header and is_colon(colon) and after.data == "nominal"


def names_within(elements: Sequence[Branch], index: int) -> bool:
    """« Dans la division A : le bureau B »: does a unit stand between such a preposition and a colon with another?"""
    if not 0 < index < len(elements) - 2:
        return False
    before, element, colon, after = elements[index - 1 : index + 3]
    named = element.data == after.data == "nominal"
    return named and is_header_word(before) and is_colon(colon)


def tells_where(elements: Sequence[Branch], index: int) -> bool:
    """« A la direction des ports : 1° Le service des quais prépare … »: does a header name the unit of what follows?"""
    header = elements[index]
    colon = next(iter(elements[index + 1 :]), None)
    unit = header.children[0]
    return header.data == "nominal" and is_colon(colon) and isinstance(unit, Branch) and is_token(unit.head, "UNITE_A")


def interruption(elements: Sequence[Branch], index: int) -> Branch | None:
    """« La cale sèche, relevant du port, accueille … »: what stands between an unknown noun and its verb."""
    if index > len(elements) - 3:
        return None
    noun, fronted, statement = elements[index : index + 3]
    if [noun.data, fronted.data, statement.data] != ["remark", "fronted", "statement"]:
        return None
    alone = is_token(noun.children[0], "INCONNU") and not noun.items and not has_predicate(noun)
    return core_of(fronted) if alone and opens_in_predicate(statement) else None


def completes_remark(elements: Sequence[Branch], index: int) -> bool:
    """« Les tâches des bureaux rattachés au directeur font l'objet … »: a participle of words that name no unit."""
    if not 0 < index < len(elements) - 1:
        return False
    before, participle, after = elements[index - 1 : index + 2]
    between = [before.data, participle.data, after.data] == ["remark", "fronted", "statement"]
    return between and opens_in_predicate(after) and interruption(elements, index - 1) is None


def aims(elements: Sequence[Branch], index: int) -> bool:
    """« A la direction A est rattaché un service B », « Du maire relève un port »: does the target stand before it?"""
    if index == len(elements) - 1:
        return False
    target, statement = elements[index : index + 2]
    if [target.data, statement.data] != ["nominal", "statement"] or items_of(target.children):
        return False
    first, predicate = target.children[0], statement.children[0]
    if not isinstance(first, Branch) or not is_tree(predicate, "predicate") or core_of(predicate).data not in AIMED:
        return False
    depends = not core_of(predicate).head.parts.keys().isdisjoint(("before", "depends"))
    return is_token(first.children[0], "UNITE_DE" if depends else "UNITE_A")


def ends_task(elements: Sequence[Branch], index: int) -> bool:
    """Does a sentence of its own begin here? After a full stop, or with a pronoun after a semicolon."""
    if index == 0:
        return False
    element, before = elements[index], elements[index - 1]
    if element.data == "lead":  # « définir les tarifs ; à ce titre, il … »
        return before.data == "pause" and is_tree(next(iter(elements[index + 1 :]), None), "statement")
    if element.data == "remark" and before.data == "pause" and not has_predicate(element):
        # « assurer la garde des quais ; à ce titre : ― Il … ; ― Il … »
        items = items_below(elements[index:])
        return sum(map(is_sentence, items)) * 2 > len(items)
    return element.data == "stop" or (element.data == "statement" and before.data in ("pause", "lead"))


def task_and_sentences(elements: Sequence[Branch]) -> tuple[Sequence[Branch], Sequence[Branch]]:
    """The words of an item's own task, and the sentences that it adds to them."""
    cut = next((index for index in range(len(elements)) if ends_task(elements, index)), len(elements))
    return elements[:cut], elements[cut:]
