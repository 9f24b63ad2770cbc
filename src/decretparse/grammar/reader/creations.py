"""What is created, and where: « Il est créé au sein de X un bureau B »."""

from collections.abc import Iterator, Sequence

from decretparse.grammar.reader.classes import class_heads
from decretparse.grammar.reader.components import join_named_by_list
from decretparse.grammar.reader.items import read_items
from decretparse.grammar.reader.listing import all_components, names_to_come
from decretparse.grammar.reader.modifiers import TARGETS, read_modifier
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import Membership, Named, after_comma, is_plural, mentioned
from decretparse.grammar.reader.units import DEPENDING, read_unit, spread_modifiers, units_in
from decretparse.grammar.tree import Branch, Node, colon_at, is_token, is_tree, items_of
from decretparse.syntax.facts import Bearer, Frame, Happening, LinkKind, Mention, OtherName, Topic
from decretparse.syntax.phrase import DIRECT


def with_name(tree: Branch) -> Branch:
    """« Il est créé, sous le nom d'office des phares, un établissement public »: with its name behind it."""
    nodes = [node for node in tree.children if not is_token(node, "DENOMME")]
    names = [Branch("named", [node]) for node in tree.children if is_token(node, "DENOMME")]
    unit = next((node for node in nodes if is_tree(node, "unit")), None)
    if len(names) != 1 or unit is None:
        return tree
    named = Branch(unit.data, [unit.head, *names, *unit.children[1:]])
    return Branch(tree.data, [named if node is unit else node for node in nodes])


def is_named_here(reading: Reading, bearer: Bearer) -> bool:
    """Does the clause itself name the bearer?"""
    return isinstance(bearer, Mention) and bearer.phrase[0] >= reading.clause.begin


def creation(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Il est créé au sein de X un bureau B, rattaché à … »"""
    tree = with_name(tree)
    items = items_of(tree.children)
    heads = class_heads(reading, tree.children[1:], items)
    awaiting = names_to_come(tree.children[1:]) if items else None
    kept = [node for node in tree.children[1:] if node not in heads and node is not awaiting]
    created = list(created_units(reading, kept))
    listed = all_components(reading, [], items)
    made = () if are_listed(bearers, listed) else bearers
    place_created(reading, tree, tuple(m for unit in created for m in unit.mentions), made)
    name_created(reading, tree, () if created else bearers)
    evidence = tree.head.span
    for unit in created:
        for mention in unit.mentions:
            reading.facts.append(Happening("created", mention, (evidence,), "creation"))
    spread_modifiers(reading, created)
    say_after(reading, tree.children[1:], created)
    if created:
        reading.facts.append(Topic(mentioned(created)))
    # « Sont créés au sein de X les services suivants : »
    within = mentioned(named for named in units_in(reading, tree.children[1:]) if named.terminal not in DIRECT)
    if created and within and colon_at(tree.children) is not None:
        reading.facts.append(Frame(within))  # « Sont créés au sein de X : un bureau A ; un bureau B »
    if not items:
        return
    membership = Membership("part_of", within, evidence, "creation")
    if awaiting is not None:
        join_named_by_list(reading, read_unit(reading, awaiting), items, membership)
        return
    read_items(reading, items, membership)
    for mention in listed:
        reading.facts.append(Happening("created", mention, (evidence, mention.words), "creation"))


def are_listed(bearers: Sequence[Bearer], listed: Sequence[Mention]) -> bool:
    """« Deux antennes sont créées à la direction : ― l'antenne A ; ― l'antenne B »: the class is no unit."""
    first = bearers[0] if len(bearers) == 1 else None
    if not isinstance(first, Mention) or not first.count:
        return False
    return {mention.kind for mention in listed} == {first.kind}


def place_created(reading: Reading, tree: Branch, created: tuple[Mention, ...], bearers: tuple[Bearer, ...]) -> None:
    """« au sein de X », « auprès de X », « sous l'autorité de X »: where what is created belongs."""
    # « Une section est créée au contrôle général »: the subject is what is created.
    made = created or tuple(b for b in bearers if isinstance(b, Mention) and is_named_here(reading, b))
    place: LinkKind | None = None
    for node in tree.children[1:]:
        if is_token(node, "AU_SEIN", "AUPRES"):
            place = "part_of" if is_token(node, "AU_SEIN") else "attached_to"
        elif is_tree(node, "unit"):
            named = read_unit(reading, node)
            if named.terminal not in DIRECT and (place or named.terminal == "UNITE_A"):
                reading.link_all(place or "part_of", made, named.mentions, tree.head.span, "creation")
                place = None
        elif is_tree(node, *DEPENDING):
            # « Il est créé, sous l'autorité du ministre, une mission »
            read_modifier(reading, node, created)


def name_created(reading: Reading, tree: Branch, bearers: tuple[Bearer, ...]) -> None:
    """« Un musée est institué sous la dénomination de « Musée des ports » »"""
    names = [node.parts for node in tree.children if is_token(node, "DENOMME")]
    made = [each for each in bearers if isinstance(each, Mention) and is_named_here(reading, each)]
    reading.facts += [OtherName(mention, parts["called"]) for mention in made for parts in names if "called" in parts]


def say_after(reading: Reading, nodes: Sequence[Node], created: Sequence[Named]) -> None:
    """« Il est institué un comité en vue de la paye, présidé par le directeur »: a comma before a singular."""
    for node in nodes if len(created) == 1 else ():
        if not isinstance(node, Branch) or (node.data not in TARGETS and node.data != "directed"):
            continue
        if after_comma(reading.text, node.head.start) and not is_plural(reading.text, node):
            read_modifier(reading, node, created[0].mentions)


def created_units(reading: Reading, nodes: Sequence[Node]) -> Iterator[Named]:
    """Those that no aside names: « Il est créé, au profit des communes, un fonds », « …, outre le préfet, … »."""
    aside = False
    for node in nodes:
        aside = is_token(node, "INCISE", "OUTRE") or (aside and not is_token(node, "ENTRE", "ENTRE_ET"))
        for named in units_in(reading, [node]):
            opens = named.terminal == "UNITE" and named.first.determiner == "indefinite"
            if named.terminal in DIRECT and (opens or not aside):
                yield named
