"""Class heads: « trois bureaux : le bureau A … » names three units, not four."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from decretparse.grammar.elements import lists_persons
from decretparse.grammar.reader.appositions import heads_of_appositions
from decretparse.grammar.reader.listing import all_components, class_before, each_named
from decretparse.grammar.reader.reading import Reading
from decretparse.grammar.reader.terms import mentioned
from decretparse.grammar.reader.units import OF_STRUCTURES, read_unit, units_in
from decretparse.grammar.tree import (
    Branch,
    Node,
    content_of,
    is_token,
    is_tree,
    items_of,
    named_in,
    opening_at,
    parted_at_colon,
)
from decretparse.syntax.facts import Mention
from decretparse.text.characters import APOSTROPHE, DASHES

FARTHEST = 40  # elements that a list behind semicolons is followed for


def is_own(mention: Mention) -> bool:
    """« les bureaux du cabinet »: units that are known, no class that a list is about to name."""
    return mention.determiner == "definite" and not mention.bare and not mention.count


def is_set_aside(nodes: Sequence[Node], node: Node) -> bool:
    """« outre les services »: does « outre » stand right before it?"""
    return any(after is node and is_token(before, "OUTRE") for before, after in pairwise(nodes))


def with_list_of_class(reading: Reading, nodes: Sequence[Node]) -> Sequence[Node]:
    """« trois pôles dirigés chacun par un chef : ― le pôle A … »: the list is of the class, not of its heads.

    « trois pôles et un greffe chargé des rôles : ― le pôle A … »: nor of what the greffe is for.
    """
    units = [(index, node) for index, node in enumerate(nodes) if is_tree(node, "unit")]
    parted = [(index, *cut) for index, node in units if (cut := parted_at_colon(node)) is not None]
    if not parted:
        return nodes
    index, head, listed = parted[-1]
    found = read_unit(reading, head).mentions
    after = [*listed, *nodes[index + 1 :]]
    kinds = {mention.kind for mention in all_components(reading, after, items_of(after)) if mention.number == "s"}
    of_class = len(found) == 1 and found[0].number == "p" and kinds == {found[0].kind}
    told = bool(kinds) and not is_tree(head.children[-1], *OF_STRUCTURES)
    whole = of_class or (told and kinds <= counted_kinds(reading, nodes[:index]))
    return [*nodes[:index], head, *after] if whole else nodes


def with_unit_behind_tasks(text: str, nodes: Sequence[Node]) -> Sequence[Node]:
    """« des bureaux chargés : ― de la paye ; ― du port ; et une section »: the unit that ends the list is one more."""
    last = nodes[-1] if nodes else None
    charged = last.children[-1] if is_tree(last, "unit") else None
    items = items_of(charged.children) if is_tree(charged, "charged") else []
    if not is_tree(last) or not is_tree(charged) or len(items) < 2 or not names_unit_behind(text, *items[-2:]):
        return nodes
    tasks = Branch(charged.data, charged.children[:-1])
    behind = named_in(content_of(items[-1])[0]).children
    return [*nodes[:-1], Branch(last.data, [*last.children[:-1], tasks]), *behind]


def names_unit_behind(text: str, before: Branch, item: Branch) -> bool:
    """« ; et un service »: does a word join an item on that names a unit? What a mark opens, or « de », is a task."""
    first = content_of(item)[0]
    unit = named_in(first).children[0] if is_tree(first, "nominal") else None
    joined = text[before.span[1] : first.start].rstrip()[-1:]
    named = is_tree(unit, "unit") and is_token(unit.head, "UNITE", "UNITES") and "act" not in unit.head.parts
    return named and (joined.isalpha() or joined == APOSTROPHE)


def class_heads(reading: Reading, nodes: Sequence[Node], items: Sequence[Branch]) -> list[Branch]:
    """The units just before a colon that those after it are: « trois bureaux et une cellule : le bureau A … »."""
    colon = opening_at(nodes)
    if colon is None:
        return [*heads_of_appositions(reading, nodes), *class_heads_before_dashes(reading, nodes)]
    before = class_before(reading.text, nodes)
    if before is not None and (each_named(reading, nodes, items) or gathers_persons(reading, nodes[:colon], items)):
        return [before]
    last = next((node for node in reversed(nodes[:colon]) if is_tree(node, "unit")), None)
    if last is not None and not items and is_one_and_the_same(reading, last, nodes[colon:]):
        return [last]
    return heads_before(reading, nodes, colon, items)


def heads_before(reading: Reading, nodes: Sequence[Node], colon: int, items: Sequence[Branch]) -> list[Branch]:
    """Those of the units before a colon, from the last one back, that are but the kinds of those after it."""
    kinds = kinds_behind(reading, nodes[colon:], items)
    heads: list[Branch] = []
    taken: set[str] = set()
    announced = counted_kinds(reading, nodes[:colon]) & kinds
    for node in reversed(nodes[:colon]):
        if not is_tree(node, "unit"):
            continue
        first = read_unit(reading, node).first
        plural, of_list = first.number == "p", first.kind in kinds
        open_kind = plural or first.bare or (of_list and first.determiner == "indefinite")
        if announced and not (open_kind or heads):
            continue  # « deux services et une cellule de veille : ― le service A ; ― le service B »
        # « des services centraux et des services extérieurs : ― les directions ; ― les services du port »: the last
        if not kinds or not open_kind or (first.kind in taken and not first.count):
            break
        if not of_list and kinds <= taken:
            break  # « deux adjoints et les bureaux ci-après : ― le bureau A ; ― le bureau B »
        taken.add(first.kind)
        if stands_beside(reading, nodes[:colon], node, of_list, bool(heads)):
            break
        if announced and first.count and not of_list:
            continue  # « deux directions et six antennes : ― la direction A ; ― la direction B »
        if plural or of_list:
            heads.append(node)
        if plural and not of_list:
            break
    return heads[::-1]


def stands_beside(reading: Reading, nodes: Sequence[Node], node: Branch, of_list: bool, more: bool) -> bool:
    """Does « outre » set the unit apart from those that the colon is about? `more` of these stand behind it."""
    first, aside = read_unit(reading, node).first, is_set_aside(nodes, node)
    told = is_own(first) or (aside and bool(read_unit(reading, node).modifiers))
    if any(is_token(each, "OUTRE") for each in nodes) and (first.number != "p" or (told and not of_list)):
        return True  # « outre le greffe et les bureaux du cabinet : », « outre les services rattachés au cabinet : »
    return more and aside and not (first.bare or first.count)  # « outre les services communs, les services suivants : »


def is_one_and_the_same(reading: Reading, head: Node, after: Sequence[Node]) -> bool:
    """« un organisme extérieur : le service des digues »: the one behind the colon is the one before it."""
    before, behind = (
        [(unit.determiner, unit.number) for unit in mentioned(units_in(reading, nodes))] for nodes in ([head], after)
    )
    return before == [("indefinite", "s")] and behind == [("definite", "s")] and not any(named_next(reading))


def kinds_behind(reading: Reading, nodes: Sequence[Node], items: Sequence[Branch]) -> set[str]:
    """The kinds of the units behind a colon, in its list or behind its semicolons."""
    kinds = {mention.kind for mention in all_components(reading, nodes, items)}
    return kinds | {mention.kind for mention in named_next(reading)} if kinds and not items else kinds


def named_next(reading: Reading) -> Iterator[Mention]:
    """« un bureau et un atelier : le bureau A ; l'atelier B »: the units that go on behind semicolons."""
    elements, index = reading.place_in
    rest = islice(elements, index + 1, index + 1 + FARTHEST)
    for pause, named in zip(rest, rest, strict=False):
        if not (is_tree(pause, "pause") and is_tree(named, "nominal")):
            return
        yield from mentioned(units_in(reading, [named]))


def gathers_persons(reading: Reading, before: Sequence[Node], items: Sequence[Branch]) -> bool:
    """« trois collèges : ― de représentants des ports ; ― d'élus »: who sits in bodies that are only counted."""
    head = before[-1] if before else None
    found = read_unit(reading, head).mentions if is_tree(head, "unit") else ()
    counted = bool(found) and found[0].body and found[0].count and found[0].number == "p"
    return counted and bool(items) and all(map(lists_persons, items))


def counted_kinds(reading: Reading, nodes: Sequence[Node]) -> set[str]:
    """The kinds of the units that are counted: « deux directions et six antennes »."""
    return {mention.kind for mention in mentioned(units_in(reading, nodes)) if mention.count}


def class_heads_before_dashes(reading: Reading, nodes: Sequence[Node]) -> list[Branch]:
    """« deux services ― le service A et le service B ― et le bureau C »"""
    heads: list[Branch] = []
    dashes = [index for index, node in enumerate(nodes) if is_dash(reading.text, node)]
    for first, last in pairwise(dashes):
        head = nodes[first - 1] if first else None
        if not is_tree(head, "unit"):
            continue
        counted = read_unit(reading, head).first
        listed = {mention.kind for mention in all_components(reading, nodes[first:last], [])}
        if counted.count and listed == {counted.kind}:
            heads.append(head)
    return heads


def is_dash(text: str, node: Node) -> bool:
    """Does nothing but a dash stand here?"""
    return is_token(node, "TEXTE") and text[node.start : node.end] in DASHES
