"""Trees of statements, and small questions to them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, cast

from decretparse.syntax.phrase import ITEM_CLOSE, ITEM_OPEN, LISTS, Phrase, Span

LAYOUT = LISTS | {ITEM_OPEN, ITEM_CLOSE}
SEPARATORS = frozenset(
    {"DEUX_POINTS", "ENTRE", "ENTRE_ET", "ET_DE", "ET_INFINITIF", "POINT_VIRGULE", "NOUVEAU_SUJET", "FIN"}
    | {"RESPECTIVEMENT", "A_POUR_TACHES", "ET_TACHE"}
)
ITEM = "item"
# Statements whose target may come first: « Au secrétaire général sont rattachés : … ».
AIMED = ("attachment", "subordination", "entrusting")


class Branch:
    """What one rule of the grammar read: `data` is its name, `children` what it is made of.

    `start` and `end` are the place of its words, `depth` says how deep it is, `words` has its phrases but those of
    lists and of layout, `items` the items of its lists but those of lists inside them: all are asked for many times.
    """

    __slots__ = ("children", "data", "depth", "end", "items", "start", "words")

    def __init__(self, data: str, children: list["Node"]) -> None:
        self.data = data
        self.children = children
        self.words: list[Phrase] = []
        self.items: list[Branch] = []
        self.start: int = 0
        self.end: int = 0
        depth: int = 1
        for child in children:
            if not isinstance(child, Branch):
                if child.terminal not in LAYOUT:
                    self.words.append(child)
                    self.start, self.end = self.start if self.end else child.start, child.end
                continue
            if child.end:
                self.start, self.end = self.start if self.end else child.start, child.end
            if child.depth > depth:
                depth = child.depth
            if child.data == ITEM:
                self.items.append(child)
            else:
                self.words += child.words
                self.items += child.items
        self.depth: int = depth + 1


Node: TypeAlias = Branch | Phrase


def phrase_of(token: Node) -> Phrase:
    """The phrase that a token of the tree carries."""
    return cast(Phrase, token)


def is_token(node: Node, *terminals: str) -> bool:
    """Is the node a token, of one of these terminals where some are given?"""
    return isinstance(node, Phrase) and (not terminals or node.terminal in terminals)


def is_tree(node: Node, *rules: str) -> bool:
    """Is the node a tree, of one of these rules where some are given?"""
    return isinstance(node, Branch) and (not rules or node.data in rules)


def items_of(children: Sequence[Node]) -> list[Branch]:
    """The items of the list that ends a phrase, if one does."""
    return [child for child in children if isinstance(child, Branch) and child.data == ITEM]


def list_terminal(children: Sequence[Node]) -> str | None:
    """The terminal that opens the list, if there is one."""
    return next((child.terminal for child in children if isinstance(child, Phrase) and child.terminal in LISTS), None)


def content_of(item: Branch) -> list[Node]:
    """An item's elements, without the tokens that open and close it."""
    return list(item.children[1:-1])


def as_unit(token: Node) -> Branch:
    """A unit's phrase that the grammar left bare, as the tree it makes where units are looked for."""
    return Branch("unit", [token])


def phrases(nodes: Iterable[Node]) -> Iterator[Phrase]:
    """The phrases under some nodes, in the order of the text."""
    stack = list(nodes)[::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, Branch):
            stack.extend(node.children[::-1])
        elif node.terminal not in LAYOUT:
            yield node


def words(nodes: Iterable[Node]) -> list[Phrase]:
    """The phrases under some nodes without those of lists, in the order of the text."""
    found: list[Phrase] = []
    for node in nodes:
        if not isinstance(node, Branch):
            if node.terminal not in LAYOUT:
                found.append(node)
        elif node.data != ITEM:
            found += node.words
    return found


def span_of(nodes: Iterable[Node]) -> Span | None:
    """From the first to the last word under some nodes, but for their lists and marks that only separate."""
    found = [phrase for phrase in words(nodes) if phrase.terminal not in SEPARATORS]
    return (found[0].start, found[-1].end) if found else None


def is_sentence(item: Branch) -> bool:
    """Is the item a whole sentence, with a subject of its own?"""
    elements = [element for element in content_of(item) if not is_tree(element, "lead")]
    if not elements or not isinstance(elements[0], Branch):
        return False
    first = elements[0]
    if first.data == "remark":
        return any(is_tree(child, "predicate") for child in first.children)
    return first.data == "statement" and is_tree(first.children[0], "subject", "pronoun", "place")


def colon_in(tree: Branch) -> int:
    """The place of the colon among a statement's words, or where they end."""
    colons = (index for index, child in enumerate(tree.children) if is_token(child, "DEUX_POINTS"))
    return next(colons, len(tree.children))


def open_in_verbs(items: Sequence[Branch]) -> bool:
    """« ― assure la paye ; ― tient le registre »: has each item a verb of its own?"""
    firsts = [content_of(item)[:1] for item in items]
    return all(first and is_tree(first[0], "statement") for first in firsts)


def is_interrupted(elements: Sequence[Node], index: int) -> bool:
    """« La cale sèche, relevant du port, accueille … »: an unknown noun, what its phrase says of it, its verb?"""
    noun = elements[index]
    if not isinstance(noun, Branch) or noun.data != "remark" or index > len(elements) - 3:
        return False
    fronted, statement = elements[index + 1 : index + 3]
    if not is_tree(fronted, "fronted") or not isinstance(statement, Branch) or statement.data != "statement":
        return False
    alone = is_token(noun.children[0], "INCONNU") and not noun.items
    return (
        alone
        and not any(is_tree(child, "predicate") for child in noun.children)
        and is_tree(statement.children[0], "predicate")
    )


def completes_remark(elements: Sequence[Node], index: int) -> bool:
    """« Les tâches des bureaux rattachés au directeur font l'objet … »: a participle of words that name no unit."""
    if not 0 < index < len(elements) - 1 or not is_tree(elements[index], "fronted"):
        return False
    before, after = elements[index - 1], elements[index + 1]
    bare = isinstance(after, Branch) and after.data == "statement" and is_tree(after.children[0], "predicate")
    return bare and is_tree(before, "remark") and not is_interrupted(elements, index - 1)


def core_of(tree: Branch) -> Branch:
    """The one tree under a predicate or a fronted modifier."""
    return cast(Branch, tree.children[0])


def whole_span(tree: Node) -> Span:
    """From the first to the last character under a tree; two zeros where it has none."""
    return tree.start, tree.end


def head_span(tree: Branch) -> Span:
    """The place of the token that a rule begins with."""
    phrase = phrase_of(tree.children[0])
    return phrase.start, phrase.end


def body_start(tree: Branch) -> int:
    """Where the words after "qui" begin."""
    phrase = phrase_of(tree.children[0])
    return phrase.parts["body"][0] if "body" in phrase.parts else phrase.start


def verb_start(phrase: Phrase) -> int:
    """Where a verb begins, its pronouns with it, but not the adverbs before these: « en outre, le prépare »."""
    return min((start for start, _ in phrase.parts.values()), default=phrase.start)


def is_target(node: Node) -> bool:
    """Is a unit phrase in the case of what something is attached to?"""
    return isinstance(node, Branch) and node.data == "unit" and is_token(node.children[0], "UNITE_A", "UNITE_DE")


def list_below(elements: Sequence[Node]) -> list[Branch]:
    """The items of the list that an item's first element introduces: « Les services suivants : ― … »."""
    first = elements[0]
    own = items_of(first.children) if isinstance(first, Branch) else []
    # « De deux officiers, dont la lettre de mission fixe la tâche : ― … »
    after = elements[2:] if len(elements) > 3 and is_tree(elements[1], "remark") else elements[1:]
    if own or len(after) < 2:
        return own
    colon, second = after[:2]
    introduced = is_colon(colon) and is_tree(second, "orphan")
    return items_of(second.children) if introduced and isinstance(second, Branch) else []


def parted_at_colon(tree: Branch) -> tuple[Branch, list[Node]] | None:
    """A unit's phrase whose last modifier has taken a colon and its list: the phrase without them, and them."""
    children = tree.children
    colon = next((index for index, child in enumerate(children) if is_token(child, "DEUX_POINTS")), None)
    if colon is not None:
        return Branch(tree.data, children[:colon]), children[colon:]
    last = children[-1]
    parted = parted_at_colon(last) if isinstance(last, Branch) else None
    return None if parted is None else (Branch(tree.data, [*children[:-1], parted[0]]), parted[1])


def is_header_word(element: Node) -> bool:
    """« Dans la division A : »: the preposition before the name."""
    return isinstance(element, Branch) and element.data == "orphan" and is_token(element.children[0], "DANS")


def leads_to_unit(elements: Sequence[Node]) -> bool:
    """« et, pour la paye, d'un secrétariat »: words before the unit that an item names."""
    return len(elements) > 1 and is_tree(elements[0], "lead") and is_tree(elements[1], "nominal")


def is_colon(element: Node) -> bool:
    """A colon that no statement has taken."""
    return isinstance(element, Branch) and element.data == "orphan" and is_token(element.children[0], "DEUX_POINTS")


def heads_group(elements: Sequence[Node]) -> bool:
    """« A l'échelon local : les délégations »: words that are no unit, then a colon and one."""
    if len(elements) < 3 or not is_tree(elements[0], "remark") or not is_colon(elements[1]):
        return False
    header = elements[0]
    return isinstance(header, Branch) and is_token(header.children[0], "INCISE") and is_tree(elements[2], "nominal")


def names_within(elements: Sequence[Node], index: int) -> bool:
    """« Dans la division A : le bureau B »: does a unit stand between such a preposition and a colon with another?"""
    if not 0 < index < len(elements) - 2 or not is_tree(elements[index], "nominal"):
        return False
    before, colon, after = elements[index - 1], elements[index + 1], elements[index + 2]
    return is_header_word(before) and is_colon(colon) and is_tree(after, "nominal")


def tells_where(elements: Sequence[Node], index: int) -> bool:
    """« A la direction des ports : 1° Le service des quais prépare … »: does a header name the unit of what follows?"""
    header = elements[index]
    if not isinstance(header, Branch) or header.data != "nominal":
        return False
    if index == len(elements) - 1 or not is_colon(elements[index + 1]):
        return False
    unit = header.children[0]
    return isinstance(unit, Branch) and is_token(unit.children[0], "UNITE_A")


def named_in(nominal: Branch) -> Branch:
    """The unit phrases of a title."""
    first = nominal.children[0]
    return first if isinstance(first, Branch) and first.data == "subject" else nominal


def of_another_class(nodes: Sequence[Node]) -> bool:
    """« comprend trois grades : », « comprend les pièces suivantes : »: what is listed is of that class."""
    before = [node for node in nodes if not is_token(node, "ENTRE")]
    colon = next((index for index, node in enumerate(before) if is_token(node, "DEUX_POINTS")), 0)
    return (
        colon > 0 and is_token(before[colon - 1], "TEXTE") and not any(is_tree(node, "unit") for node in before[:colon])
    )


def tells(elements: Sequence[Node]) -> bool:
    """Is an item a statement, and not but a unit and its tasks: « Bureau du cabinet : distinctions honorifiques »?"""
    first = elements[0] if elements else None
    if not isinstance(first, Branch) or first.data != "statement":
        return False
    return not any(
        child.data == "predicate" and core_of(child).data == "role"
        for child in first.children
        if isinstance(child, Branch)
    )


def ends_in_relative(subject: Node) -> bool:
    """« La mission, qui prépare les plans, »: may verbs without a subject go on with the relative of the last unit?"""
    units = [child for child in subject.children if is_tree(child, "unit")] if isinstance(subject, Branch) else []
    return bool(units) and any(is_tree(child, "doing") for child in cast(Branch, units[-1]).children)


def names_either(subject: Branch) -> bool:
    """« Le bureau A ou, à défaut, le bureau B »: one unit or another?"""
    return any(is_token(child, "ENTRE") and "or" in phrase_of(child).parts for child in subject.children)


def lists_persons(item: Branch) -> bool:
    """Does an item begin with persons, or name a deputy for its post? Then its list is of members."""
    own = words(content_of(item))
    return bool(own) and (own[0].terminal == "PERSONNES" or any(phrase.terminal == "OU_REPRESENTANT" for phrase in own))


def ends_task(elements: Sequence[Node], index: int) -> bool:
    """Does a sentence of its own begin here? After a full stop, or with a pronoun after a semicolon."""
    if index == 0:
        return False
    element, before = elements[index], elements[index - 1]
    if is_tree(element, "lead"):  # « définir les tarifs ; à ce titre, il … »
        return is_tree(before, "pause") and any(is_tree(each, "statement") for each in elements[index + 1 : index + 2])
    return is_tree(element, "stop") or (is_tree(element, "statement") and is_tree(before, "pause", "lead"))


def task_and_sentences(elements: Sequence[Node]) -> tuple[Sequence[Node], Sequence[Node]]:
    """The words of an item's own task, and the sentences that it adds to them."""
    cut = next((index for index, element in enumerate(elements) if ends_task(elements, index)), len(elements))
    return elements[:cut], elements[cut:]


def items_below(nodes: Iterable[Node]) -> list[Branch]:
    """The items of the lists under some nodes, not those of lists inside these, in the order of the text."""
    found: list[Branch] = []
    for node in nodes:
        if isinstance(node, Branch):
            if node.data == ITEM:
                found.append(node)
            else:
                found += node.items
    return found


def aims(elements: Sequence[Node], index: int) -> bool:
    """« A la direction A est rattaché un service B », « Du maire relève un port »: does the target stand before it?"""
    target = elements[index]
    if not isinstance(target, Branch) or target.data != "nominal" or index == len(elements) - 1:
        return False
    statement = elements[index + 1]
    if not isinstance(statement, Branch) or statement.data != "statement":
        return False
    first, predicate = target.children[0], statement.children[0]
    if not isinstance(first, Branch) or items_of(target.children):
        return False
    if not isinstance(predicate, Branch) or predicate.data != "predicate" or core_of(predicate).data not in AIMED:
        return False
    depends = not phrase_of(core_of(predicate).children[0]).parts.keys().isdisjoint(("before", "depends"))
    return is_token(first.children[0], "UNITE_DE" if depends else "UNITE_A")
