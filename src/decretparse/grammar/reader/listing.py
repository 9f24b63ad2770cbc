"""The units that a list names, in full or by what tells them apart: « les bureaux : ― du budget ; ― des ports »."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

from decretparse.grammar.determiners import number_of
from decretparse.grammar.elements import after_lead, list_below
from decretparse.grammar.meanings import meanings
from decretparse.grammar.naming import classed, completed
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import Named, mentioned
from decretparse.grammar.reader.units import read_unit, units_in
from decretparse.grammar.tree import Branch, Node, before_colon, colon_at, content_of, is_token, is_tree, words
from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import load_words
from decretparse.syntax.facts import Mention, Span
from decretparse.syntax.phrase import UNITS, Phrase

# What a name without its head noun may be scanned as, and how many words it has at most.
NAMING = frozenset({"TEXTE", "INCONNU", "PERSONNES", "UNITE", "ENTRE", "ENTRE_ET", "SIGLE"})
# … and what completes the noun of a class.
COMPLEMENTS = frozenset({"TEXTE", "INCONNU_DE", "UNITE_DE", "UNITE_DES"})
LONGEST_NAME = 9
SHORTEST_NOUN = 3
BRACKET, CLOSED = " (", ")"


@kept
def complementing() -> frozenset[str]:
    """The words that open a noun's complement: "du" in « du budget »."""
    classes = cast(Mapping[str, list[str]], load_toml("lexicon/classes.toml"))
    return frozenset(word.strip("'") for name in ("de", "du", "des") for word in classes[name])


def all_components(reading: Reading, nodes: Sequence[Node], items: Sequence[Branch]) -> tuple[Mention, ...]:
    """The units that stand in line, and those of the list."""
    return mentioned((*units_in(reading, nodes), *listed(reading, items)))


def listed(reading: Reading, items: Sequence[Branch]) -> list[Named]:
    """The units that items begin with, or that stand below a header of a group: « A l'échelon local : ― … »."""
    found: list[Named] = []
    for item in items:
        elements = after_lead(content_of(item))
        own = units_in(reading, elements[:1])
        header = bool(elements) and not own and is_tree(elements[0], "remark", "fronted")
        found += listed(reading, list_below(elements)) if header else own
    return found


def names_to_come(nodes: Sequence[Node]) -> Branch | None:
    """« deux antennes dénommées respectivement : »: the class whose units a list gives names."""
    before = [node for node in before_colon(nodes) if not is_token(node, "RESPECTIVEMENT")]
    last = before[-1] if before else None
    if not is_tree(last, "unit"):
        return None
    name = last.children[-1]
    awaits = is_tree(name, "named") and "called" not in name.head.parts
    return last if awaits else None


def each_named(reading: Reading, nodes: Sequence[Node], items: Sequence[Branch]) -> list[Mention]:
    """« trois bureaux : ― Finances ; ― Personnel ; ― Contentieux »: as many names as it says, one an item."""
    colon = colon_at(nodes)
    head = class_before(reading.text, nodes)
    if not items or head is None or (colon is not None and words(nodes[colon + 1 :])):
        return []
    number = number_of(head.head, reading.text)
    if number is None and says_following(reading.text, nodes):
        # « les services suivants : ― le cabinet ; ― l'inspection ; ― comptabilité »: units of their own
        number = len(items) if 2 * len(all_components(reading, [], items)) <= len(items) else None
    return names_in(reading, items, head, number) or complements_in(reading, items, head)


def class_before(text: str, nodes: Sequence[Node]) -> Branch | None:
    """« trois bureaux : », « les bureaux suivants : »: the class right before a colon, or at the end."""
    before = nodes[: colon_at(nodes)]
    if says_following(text, nodes):
        before = before[:-1]
    head = before[-1] if before else None
    return head if is_tree(head, "unit") else None


def says_following(text: str, nodes: Sequence[Node]) -> bool:
    """« les bureaux suivants : »: does the list have all of them, however many?"""
    before = nodes[: colon_at(nodes)]
    return bool(before) and is_token(before[-1], "TEXTE") and text.endswith(meanings().announced, *before[-1].span)


def complements_in(reading: Reading, items: Sequence[Branch], head: Branch) -> list[Mention]:
    """« les bureaux : ― du budget ; ― de la paye »: the units whose noun the class has and the items complete."""
    found = read_unit(reading, head).mentions
    if len(found) != 1 or not found[0].bare or found[0].number != "p" or found[0].nature == "post":
        return []
    own = [complement(reading, item) for item in items]
    units = [mention for mention in all_components(reading, [], items) if not mention.weak]
    # « trois bureaux : ― du budget ; ― de l'inspection ; ― des ports »: as many as it says
    exhausted = number_of(head.head, reading.text) == len(own) and all(unit.determiner == "definite" for unit in units)
    unknown = sum(phrase is not None and phrase.terminal not in UNITS for phrase in own)
    if (units and not exhausted) or unknown * 2 < len(own):
        return []
    return [completed(reading.text, found[0], p.span) for p in own if p is not None] if all(own) else []


def complement(reading: Reading, item: Branch) -> Phrase | None:
    """The words that an item opens with, where they complete a noun and only a phrase of it follows."""
    first, *others = content_of(item) or [item]
    own = words([first])
    if not own or not is_tree(first, "remark", "nominal"):
        return None
    if others and not is_tree(others[0], "pause", "stop", "fronted"):
        return None
    phrase, modified = own[0], any(named.modifiers for named in units_in(reading, [first]))
    opened = re.split(r"[ ']", reading.text[slice(*phrase.span)].lower(), maxsplit=1)[0]
    if opened not in complementing() or not {each.terminal for each in own} <= COMPLEMENTS | {"ENTRE", "ENTRE_ET"}:
        return phrase if modified and opened in complementing() and phrase.terminal in COMPLEMENTS else None
    return replace(phrase, end=own[-1].end)


def names_in(reading: Reading, items: Sequence[Branch], head: Branch, number: int | None) -> list[Mention]:
    """The units that items name, if they are as many as the head of their class says."""
    found = read_unit(reading, head).mentions
    names = [bare_name(reading.text, item) for item in items]
    if len(found) != 1 or found[0].body or number != len(names):
        return []
    # « trois sections de contrôle : ― Finances ; … » too, but not where the items name units of their own
    listed = all_components(reading, [], items)
    if any(mention.kind == found[0].kind or not found[0].bare for mention in listed):
        return []
    return [classed(reading.text, found[0], *name) for name in names if name is not None] if all(names) else []


def bare_name(text: str, item: Branch) -> tuple[Span, tuple[Span, ...], tuple[Span, ...]] | None:
    """The place of the name that an item is, of its brackets, and of its parts: « ― AB 1 : Finances (FIN) ; »."""
    first, *others = content_of(item) or [item]
    coded = is_coded(text, first, others)
    name = noun_alone(text, others[1], others[2:]) if coded else noun_alone(text, first, others)
    if name is None:
        return None
    words, brackets = name
    return ((first.start, words[1]), brackets, (first.span, words)) if coded else (words, brackets, ())


def is_coded(text: str, first: Branch, others: Sequence[Branch]) -> bool:
    """« AB 1 : Finances »: does a title stand behind a code and a colon?"""
    if len(others) < 2 or not is_token(others[0].children[0], "DEUX_POINTS"):
        return False
    return all(word.isupper() or word.isdigit() for word in text[slice(*first.span)].split())


def noun_alone(text: str, first: Branch, others: Sequence[Branch]) -> tuple[Span, tuple[Span, ...]] | None:
    """« Finances (FIN) ; »: the place of words that are but a noun, and of its brackets."""
    if not is_tree(first, "remark", "nominal") or (others and not is_tree(others[0], "pause", "stop")):
        return None
    own = words([first])
    # « Sciences du sol », « Police des ports »: a complement may follow
    if not own or own[0].terminal not in NAMING or not {phrase.terminal for phrase in own} <= NAMING | COMPLEMENTS:
        return None
    start, end = own[0].start, own[-1].end
    opened = text.rfind(BRACKET, start, end) if text[end - 1] == CLOSED else -1
    bracket = end if opened < 0 else opened
    brackets = ((bracket + 1, end),) if bracket < end else ()
    said = text[start:bracket].replace("'", "' ").split()
    small = said[0].lower() in load_words().determiners or (len(said[0]) < SHORTEST_NOUN and said[0].islower())
    return None if small or len(said) > LONGEST_NAME else ((start, bracket), brackets)
