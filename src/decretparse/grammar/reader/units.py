"""The unit phrases of a paragraph, and what their modifiers are said of."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeGuard

from decretparse.grammar.brackets import parts_in_bracket
from decretparse.grammar.determiners import determiner_of
from decretparse.grammar.elements import open_in_verbs
from decretparse.grammar.meanings import meanings
from decretparse.grammar.mentions import named_by
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import (
    Named,
    after_comma,
    agrees,
    agrees_only,
    directs,
    is_plural,
    mentioned,
    says_other_gender,
)
from decretparse.grammar.tree import Branch, Node, as_unit, body_start, colon_in, is_token, is_tree, span_of
from decretparse.lexicon.nouns import head_of, load_words
from decretparse.syntax.facts import Bearer, Mention, OtherName, Span
from decretparse.syntax.phrase import Phrase

HOLDING_UNITS = frozenset({"subject", "nominal", "beside"})
OF_STRUCTURES = frozenset({"presided", "composed", "besides", "comprising"})  # what is said of no post
DEPENDING = frozenset({"attached", "under", "within"})  # what says on whom a unit depends
LONGEST_CONJUNCTION = 8  # with the blanks around it


def is_modifier(node: Node) -> TypeGuard[Branch]:
    """Does a child of a unit phrase say something of it: a participle, a relative?"""
    return isinstance(node, Branch) and node.data not in ("named", "item")


def charge_of(modifier: Branch) -> Span | None:
    """The words « chargé des ports » right behind a noun."""
    own = modifier.data == "charged" and (not modifier.items or open_in_verbs(modifier.items))
    told = span_of(modifier.children[: colon_in(modifier)]) if own else None
    return (body_start(modifier), told[1]) if told is not None else None


def initials_of(found: tuple[Mention, ...], title: str) -> tuple[Mention, ...]:
    """« La DCP, direction de la police, … »: initials of what a title says, and thereby a unit."""
    head = head_of(title)
    if head is None or head.nature != "structure" or head.start:
        return found
    return tuple(
        replace(mention, kind=head.kind, initials=False) if mention.initials and not mention.kind else mention
        for mention in found
    )


def units_in(reading: Reading, nodes: Iterable[Node]) -> list[Named]:
    """The unit phrases among some nodes."""
    found: list[Named] = []
    for node in nodes:
        if not isinstance(node, Branch):
            continue
        if node.data == "unit":
            found.append(read_unit(reading, node))
        elif node.data in HOLDING_UNITS:
            found += units_in(reading, node.children)
        elif node.data == "statement":
            found += units_in(reading, node.children[:1])
    return found


def read_unit(reading: Reading, tree: Branch) -> Named:
    """What a unit phrase names."""
    named = reading.named.get(tree)
    if named is None:
        named = reading.named[tree] = _read_unit(reading.text, tree)
    return named


def _read_unit(text: str, tree: Branch) -> Named:
    tree = with_own_name(text, tree)
    phrase = tree.head
    found = named_by(text, tree)
    modifiers = [part for child in tree.children if is_modifier(child) for part in parted(text, child, found)]
    modifiers = handed_down(text, modifiers, found)
    charge = next((span for modifier in modifiers[:1] if (span := charge_of(modifier)) is not None), None)
    if charge is not None:
        found = tuple(replace(mention, charge=charge) for mention in found)
    for title in (child for child in tree.children[1:] if is_token(child, "APPOSITION")):
        found = initials_of(found, text[slice(*title.span)])
    for bracket in (child for child in tree.children[1:] if is_token(child, "SIGLE")):
        found = written_out(text, found, bracket)
        if parts := parts_in_bracket(text, phrase, bracket.span):
            modifiers.append(Branch("comprising", [bracket, *map(as_unit, parts)]))
    return Named(found, phrase.terminal, tuple(modifiers), phrase.span, apart="apart" in phrase.parts)


def with_own_name(text: str, tree: Branch) -> Branch:
    """« un musée, regroupant le pavillon A et le pavillon B, dénommé « X »: a unit with a name gets no other."""
    modifier = tree.children[-1]
    unit = modifier.children[-1] if is_tree(modifier) and is_modifier(modifier) else None
    name = unit.children[-1] if is_tree(unit, "unit") else None
    if not (is_tree(modifier) and is_tree(unit) and is_tree(name, "named") and after_comma(text, name.head.start)):
        return tree
    if [determiner_of(text, each.head)[0] for each in (tree, unit)] != ["indefinite", "definite"]:
        return tree
    if not agrees(text, name, named_by(text, Branch(tree.data, [tree.head]))):
        return tree
    parts = Branch(modifier.data, [*modifier.children[:-1], Branch(unit.data, unit.children[:-1])])
    return Branch(tree.data, [tree.head, name, *tree.children[1:-1], parts])


def written_out(text: str, found: tuple[Mention, ...], bracket: Phrase) -> tuple[Mention, ...]:
    """« Le CNR (Centre national de réadaptation) »: initials, and behind them whose they are."""
    words = (bracket.start + 1, bracket.end - 1)
    told = initials_of(found, text[slice(*words)])
    return tuple(replace(mention, titles=(words,)) for mention in told) if told != found else found


def parted(text: str, modifier: Branch, bearers: Sequence[Mention]) -> Sequence[Branch]:
    """« un chef, assisté d'un adjoint et qui dispose d'un cabinet »: the chief has both, not the deputy one."""
    last = modifier.children[-1]
    if not is_tree(last, "unit"):
        return (modifier,)
    several = len(bearers) > 1 or any(mention.number == "p" for mention in bearers)
    goes_on = heads_too if modifier.data == "directed" else goes_on_with
    cut = next(
        (
            index
            for index, node in enumerate(last.children)
            if goes_on(text, node, several)
            or agrees_above(text, node, last, bearers)
            or is_of_council(text, modifier, node, bearers)
        ),
        None,
    )
    if cut is None:
        return (modifier,)
    own = Branch(modifier.data, [*modifier.children[:-1], Branch(last.data, last.children[:cut])])
    return (own, *filter(is_modifier, last.children[cut:]))


def handed_down(text: str, modifiers: Sequence[Branch], bearers: Sequence[Mention]) -> list[Branch]:
    """« les commis qui relèvent de l'ingénieur chargé des quais »: the charge is said of the engineer.

    « un fort placé sous l'autorité d'un colonel qui relève du préfet »: the colonel does.
    """
    found: list[Branch] = []
    for modifier in modifiers:
        above = found[-1] if found and found[-1].data in DEPENDING else None
        target = above.children[-1] if above is not None else None
        if above is not None and is_tree(target, "unit") and is_of_target(text, modifier, target, bearers):
            told = Branch(target.data, [*target.children, modifier])
            found[-1] = Branch(above.data, [*above.children[:-1], told])
        else:
            found.append(modifier)
    return found


def is_of_target(text: str, modifier: Branch, target: Branch, bearers: Sequence[Mention]) -> bool:
    """Does a charge or relative stand right behind what its unit is attached to, and speak of that alone?"""
    between = text[target.end : modifier.start].strip().lower()
    if is_relative(modifier) and is_relative(target.children[-1]):
        return not between or between in load_words().conjunctions
    if between:
        return False
    named = named_by(text, target)
    if modifier.data == "charged":
        return agrees_only(text, modifier, named, bearers)
    new = len(named) == 1 and named[0].determiner == "indefinite"
    return new and is_relative(modifier) and is_plural(text, modifier) == (named[0].number == "p")


def is_relative(node: Node) -> bool:
    """« qui tient la caisse », « qui relève du préfet »"""
    return is_modifier(node) and "verb" in node.head.parts


def goes_on_with(text: str, node: Node, several: bool) -> bool:
    """Is a modifier joined by « et » to the one before, and said of as many?"""
    if not is_modifier(node) or is_more_of_relative(node) or (is_plural(text, node) and not several):
        return False
    start = node.head.start
    before = text[max(0, start - LONGEST_CONJUNCTION) : start].split()
    return bool(before) and before[-1].lower() in load_words().conjunctions


def is_more_of_relative(tree: Branch) -> bool:
    """« un commis, qui tient la caisse et paie les gages »: a verb without « qui » has the bearer of the first."""
    return tree.data == "doing" and tree.head.parts.get("body") == tree.head.span


def heads_too(text: str, node: Node, several: bool) -> bool:
    """« administré par un conseil, dirigé par un doyen »: the second is the unit's too, no council's."""
    if goes_on_with(text, node, several):
        return True
    return is_modifier(node) and directs(text, node) and after_comma(text, node.head.start)


def is_of_council(text: str, modifier: Branch, node: Node, bearers: Sequence[Mention]) -> bool:
    """« d'un conseil, présidé par le maire, qui donne son avis »: between commas, and the council does."""
    aside = modifier.data == "directed" and bearers[0].body and after_comma(text, modifier.head.start)
    return aside and is_tree(node, "doing") and after_comma(text, node.head.start) and not is_more_of_relative(node)


def agrees_above(text: str, node: Node, unit: Branch, above: Sequence[Mention]) -> bool:
    """« le lycée, composé d'une section A, rattaché au recteur »: the participle agrees with the lycée alone.

    « l'école, placée sous l'autorité du recteur, que dirige un proviseur »: nobody heads a post, none has parts.
    """
    if not is_modifier(node):
        return False
    nearest = named_by(text, unit)
    if not after_comma(text, node.head.start):
        # « deux directions réparties en pôles chargées des quais »: no masculine noun is part of what is feminine
        if node.data != "charged" or (above[0].gender, nearest[0].gender) != ("f", "m"):
            return False
    elif node.data in OF_STRUCTURES:
        return nearest[0].nature == "post" and above[0].nature == "structure"
    return agrees_only(text, node, above, nearest)


def is_abstract(text: str, phrase: Phrase) -> bool:
    """« la surveillance », « le remorquage »: an act, no unit unless listed; « la Française » is a name."""
    kind = text[slice(*phrase.parts["kind"])]
    named = "det" in phrase.parts and kind.istitle()
    noun = kind.lower()
    return not named and (noun.endswith(meanings().abstract) or noun in meanings().telling)


def note_titles(reading: Reading, nodes: Sequence[Node]) -> None:
    """« le chef du protocole, introducteur des ambassadeurs », « un officier qui porte le titre de commandant »."""
    for tree in nodes:
        suffixes = tree.children[1:] if is_tree(tree, "unit") else ()
        parts = [node.parts for node in suffixes if is_token(node, "APPOSITION", "NOMME")]
        titles = [part["named"] for part in parts if "named" in part]
        for named in units_in(reading, [tree]) if titles else ():
            reading.facts += [OtherName(mention, title) for mention in named.mentions for title in titles]


def predicates_of(reading: Reading, nodes: Sequence[Node]) -> list[Branch]:
    """The predicates among some nodes, each with the adverbial before it remembered."""
    found: list[Branch] = []
    for index, node in enumerate(nodes):
        if is_tree(node, "predicate"):
            found.append(node)
            before = nodes[index - 1] if index else None
            if isinstance(before, Phrase) and before.terminal == "INCIDENTE":
                reading.asides[node] = before
    return found


def spread_modifiers(reading: Reading, units: Sequence[Named]) -> None:
    """Reads modifiers; a plural participle after several units speaks of all: « A et B, rattachés à … »."""
    for count in range(1, len(units) + 1):
        spread_last_modifiers(reading, units[:count])


def spread_last_modifiers(reading: Reading, units: Sequence[Named]) -> None:
    """Reads the modifiers of the last of several unit phrases."""
    last = units[-1]
    reading.before = reading.before or mentioned(units[:-1])
    # « le bureau des quais et celui des cales, que dirige un syndic »: the syndic heads the last alone
    named = last.mentions[-1:] if last.apart else last.mentions
    one = len(named) == 1 and last.first.number == "s"
    for modifier in last.modifiers:
        several = (one or says_other_gender(reading.text, modifier, last)) and is_plural(reading.text, modifier)
        bearers = mentioned(units) if several else named
        reading.readers.read_modifier(reading, modifier, bearers)
    reading.previous, reading.before = last.mentions, ()


def read_modifiers(reading: Reading, named: Named) -> None:
    """What a unit phrase says of its unit."""
    say_of(reading, named, named.mentions)
    reading.previous = named.mentions


def say_of(reading: Reading, named: Named, bearers: Sequence[Bearer]) -> None:
    """« Deux bureaux dirigés par un chef : … »: what a unit phrase says, of others than it names."""
    for modifier in named.modifiers:
        reading.readers.read_modifier(reading, modifier, bearers)
