"""Tasks: one of a bearer, and those that the items of a list are."""

import itertools
from collections.abc import Sequence
from dataclasses import replace

from decretparse.grammar.elements import is_colon, task_and_sentences
from decretparse.grammar.meanings import infinitive_at, is_void, lemma_of, meanings
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import Introduction
from decretparse.grammar.reader.units import units_in
from decretparse.grammar.tree import (
    Branch,
    content_of,
    core_of,
    has_predicate,
    is_token,
    is_tree,
    items_below,
    items_of,
    span_of,
)
from decretparse.lexicon.action_nouns import opens_as_act
from decretparse.syntax.facts import Bearer, LinkKind, Listed, Mention, Modality, Span, Task
from decretparse.syntax.phrase import DIRECT, Phrase

ROLE = "role"
PLAIN = ("TEXTE", "INCONNU")
WITHIN_UNIT = frozenset({"CHARGE", "QUI_VERBE"})


def acts_in_line(elements: Sequence[Branch]) -> list[list[Branch]]:
    """« Tenue du registre ; vente des permis ; »: what stands between semicolons, where no verb or list is there."""
    parts: list[list[Branch]] = [[]]
    for element in elements:
        if element.data == "pause":
            parts.append([])
        elif element.data in ("remark", "nominal") and not has_predicate(element):
            parts[-1].append(element)
        else:
            return []
    return [part for part in parts if part]


def acts_after_role(text: str, elements: Sequence[Branch]) -> set[Branch]:
    """« Bureau A : suivi des prix ; enquêtes. Gestion du fonds. »: what stands behind a semicolon, and other acts."""
    found: set[Branch] = set()
    going_on = False
    for index, element in enumerate(elements):
        if element.data == "statement":
            last = element.children[-1]
            going_on = is_tree(last, "predicate") and core_of(last).data == ROLE
        elif going_on and _is_part(text, element, elements[index - 1]):
            heads = any(map(is_colon, elements[index + 1 : index + 2])) or bool(items_of(element.children))
            going_on = not heads and not has_predicate(element)
            found |= {element} if going_on else set()
        else:
            going_on = going_on and element.data in ("pause", "stop")
    return found


def _is_part(text: str, element: Branch, before: Branch) -> bool:
    """Are these words behind a semicolon, or a sentence that names an act?"""
    if element.data not in ("remark", "nominal"):
        return False
    return before.data == "pause" or (before.data == "stop" and names_act(text, element))


def bear(
    reading: Reading,
    bearers: Sequence[Bearer],
    span: Span,
    verbs: tuple[str, ...],
    phrase: Phrase,
    leading: tuple[LinkKind, Bearer] | None = None,
) -> None:
    """One task at `span`, the same for all its bearers."""
    modality = modality_of(reading.text, phrase)
    for bearer in bearers:
        reading.facts.append(Task(bearer, *span, verbs, modality, leading=leading, aside=is_aside(phrase)))


def read_tasks(reading: Reading, items: Sequence[Branch], introduction: Introduction) -> None:
    """Items that are tasks: « est chargé : ― de la paie ; ― des achats »."""
    for item in items:
        elements = content_of(item)
        # one line for all of them: « Le bureau A : | Tenue du registre ; vente des permis. »
        parts = acts_in_line(task_and_sentences(elements)[0]) if len(items) == 1 else []
        for part in parts[:-1]:
            read_task_item(reading, part, introduction)
        read_task_item(reading, elements[elements.index(parts[-1][0]) :] if parts else elements, introduction)
    if named := named_in_items(reading, items):
        reading.facts.append(Listed(named))


def named_in_items(reading: Reading, items: Sequence[Branch]) -> tuple[Mention, ...]:
    """The structures that the items begin with, where all of several do."""
    found: list[Mention] = []
    for item in items:
        first = next(iter(units_in(reading, content_of(item)[:1])), None)
        if first is None or first.terminal not in DIRECT or any(m.nature == "post" for m in first.mentions):
            return ()
        found += first.mentions
    return tuple(found) if len(items) > 1 else ()


def read_task_item(reading: Reading, elements: Sequence[Branch], introduction: Introduction) -> None:
    """One task a lowest item; sentences that the item adds are read as sentences."""
    if not elements:
        return
    first = next((element for element in elements if not is_tree(element, "lead")), elements[0])
    if is_tree(first, "statement"):
        reading.readers.read_content(reading, elements, introduction.bearers)
        return
    own, rest = task_and_sentences(elements)
    span = span_of(own)
    below = items_below(own)
    if below:
        lead = (*introduction.lead, span) if span else introduction.lead
        read_tasks(reading, below, replace(introduction, lead=lead))
    elif span is not None and not is_void(reading.text[slice(*span)]):
        alone = introduction.verbs[-1] in meanings().modalities  # « peut : ― préparer … »
        verbs = infinitive_at(reading.text, *span) if alone else introduction.verbs
        for bearer in introduction.bearers:
            task = Task(bearer, *span, verbs, introduction.modality, introduction.lead, aside=introduction.aside)
            reading.facts.append(task)
    if not below and len(rest) > 1 and (names_act(reading.text, rest[1]) or goes_on_so(reading.text, own, rest[1])):
        read_task_item(reading, rest[1:], introduction)
    else:
        reading.readers.read_content(reading, rest, introduction.bearers)


def read_act_of_role(reading: Reading, element: Branch, bearers: tuple[Bearer, ...]) -> None:
    """One more of the tasks that stand behind a unit's colon."""
    read_task_item(reading, [element], Introduction(bearers, (meanings().unsaid,), ()))


def names_act(text: str, element: Branch) -> bool:
    """« Gestion des carrières. Suivi des emplois. »: a sentence without a verb that names another task."""
    if element.data not in ("remark", "nominal") or element.items or has_predicate(element):
        return False
    said = text[slice(*element.span)].split()
    return bool(said) and opens_as_act(said[0])


def goes_on_so(text: str, own: Sequence[Branch], element: Branch) -> bool:
    """« Suivi des emplois. Moyens généraux. »: beside an act that stands alone, words without article are one."""
    if element.data != "remark" or element.items or has_predicate(element) or not names_act(text, own[0]):
        return False
    first = element.children[0]
    return is_token(first, *PLAIN) and "det" not in first.parts


def role(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Bureau A : suivi du budget ; tenue des comptes. »: a task between two semicolons."""
    phrase = tree.head
    span = span_of(tree.children)
    for part in cut(tree, ("ET_TACHE",), span[0]) if span is not None else ():
        bear(reading, bearers, part, (meanings().unsaid,), phrase)


def cut(tree: Branch, terminals: Sequence[str], start: int, behind: int = 0) -> list[Span]:
    """The spans between separators of some kinds that stand `behind` a place; the first begins at `start`."""
    cuts = [index for index, child in enumerate(tree.children) if is_token(child, *terminals) and child.start >= behind]
    spans: list[Span] = []
    bounds = [0, *cuts, len(tree.children)]
    for number, (first, last) in enumerate(itertools.pairwise(bounds)):
        span = span_of(tree.children[first:last])
        if span is not None:
            spans.append((start if number == 0 else span[0], span[1]))
    return spans


def is_aside(phrase: Phrase) -> bool:
    """« le comptable chargé du recouvrement », « l'agent qui tient la caisse »: is it of a unit's own phrase?"""
    return phrase.terminal in WITHIN_UNIT


def modality_of(text: str, phrase: Phrase) -> Modality:
    """By « peut » or « doit », before an infinitive or alone before a list of them."""
    auxiliary = phrase.parts.get("modal") or phrase.parts.get("verb")
    lemma = lemma_of(text[slice(*auxiliary)]) if auxiliary else ""
    return meanings().modalities.get(lemma, "stated")
