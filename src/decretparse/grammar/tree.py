"""Trees of statements, and small questions to one of them or to what it is made of."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias, TypeGuard, cast

from decretparse.syntax.phrase import ITEM_CLOSE, ITEM_OPEN, LISTS, Phrase, Span

LAYOUT = LISTS | {ITEM_OPEN, ITEM_CLOSE}
SEPARATORS = frozenset(
    {"DEUX_POINTS", "ENTRE", "ENTRE_ET", "ET_DE", "ET_PAR", "ET_INFINITIF", "POINT_VIRGULE", "NOUVEAU_SUJET", "FIN"}
    | {"EXCEPTE", "RESPECTIVEMENT", "A_POUR_TACHES", "ET_TACHE"}
)
ITEM = "item"


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

    @property
    def span(self) -> Span:
        """From its first to its last character; two zeros where it has no words."""
        return self.start, self.end

    @property
    def head(self) -> Phrase:
        """The token that it begins with."""
        return cast(Phrase, self.children[0])


Node: TypeAlias = Branch | Phrase


def is_token(node: Node | None, *terminals: str) -> TypeGuard[Phrase]:
    """Is the node a token, of one of these terminals where some are given?"""
    return isinstance(node, Phrase) and (not terminals or node.terminal in terminals)


def is_tree(node: Node | None, *rules: str) -> TypeGuard[Branch]:
    """Is the node a tree, of one of these rules where some are given?"""
    return isinstance(node, Branch) and (not rules or node.data in rules)


def items_of(children: Sequence[Node]) -> list[Branch]:
    """The items of the list that ends a phrase, if one does."""
    return [child for child in children if isinstance(child, Branch) and child.data == ITEM]


def list_terminal(children: Sequence[Node]) -> str | None:
    """The terminal that opens the list, if there is one."""
    return next((child.terminal for child in children if isinstance(child, Phrase) and child.terminal in LISTS), None)


def content_of(tree: Branch) -> list[Branch]:
    """The elements of a paragraph, or of an item without the tokens that open and close it."""
    return cast(list[Branch], tree.children[1:-1] if tree.data == ITEM else tree.children)


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


def has_predicate(tree: Branch) -> bool:
    """Does a sentence say what somebody does?"""
    return any(is_tree(child, "predicate") for child in tree.children)


def opens_in_predicate(statement: Branch) -> bool:
    """Has a statement no subject of its own?"""
    return is_tree(statement.children[0], "predicate")


def core_of(tree: Branch) -> Branch:
    """The one tree under a predicate or a fronted modifier."""
    return cast(Branch, tree.children[0])


def body_start(tree: Branch) -> int:
    """Where the words after "qui" begin."""
    phrase = tree.head
    return phrase.parts["body"][0] if "body" in phrase.parts else phrase.start


def verb_start(phrase: Phrase) -> int:
    """Where a verb begins, its pronouns with it, but not the adverbs before these: « en outre, le prépare »."""
    return min((start for start, _ in phrase.parts.values()), default=phrase.start)


def is_target(node: Node) -> bool:
    """Is a unit phrase in the case of what something is attached to?"""
    return is_tree(node, "unit") and is_token(node.children[0], "UNITE_A", "UNITE_DE")


def colon_at(nodes: Sequence[Node]) -> int | None:
    """The place of the first colon among some nodes."""
    for index, node in enumerate(nodes):
        if isinstance(node, Phrase) and node.terminal == "DEUX_POINTS":
            return index
    return None


def opening_at(nodes: Sequence[Node]) -> int | None:
    """The place of the colon, or of the list that none opens: « trois bureaux ― le bureau A ― le bureau B »."""
    colon = colon_at(nodes)
    lists = (index for index, node in enumerate(nodes) if isinstance(node, Phrase) and node.terminal in LISTS)
    return next(lists, None) if colon is None else colon


def colon_in(tree: Branch) -> int:
    """The place of the colon among a statement's words, or where they end."""
    colon = colon_at(tree.children)
    return len(tree.children) if colon is None else colon


def before_colon(nodes: Sequence[Node]) -> Sequence[Node]:
    """What stands before the first colon among some nodes; nothing where there is none."""
    return nodes[: colon_at(nodes) or 0]


def parted_at_colon(tree: Branch) -> tuple[Branch, list[Node]] | None:
    """A unit's phrase whose last modifier has taken a colon and its list: the phrase without them, and them."""
    children = tree.children
    colon = colon_at(children)
    if colon is not None:
        return Branch(tree.data, children[:colon]), children[colon:]
    last = children[-1]
    parted = parted_at_colon(last) if isinstance(last, Branch) else None
    return None if parted is None else (Branch(tree.data, [*children[:-1], parted[0]]), parted[1])


def named_in(nominal: Branch) -> Branch:
    """The unit phrases of a title."""
    first = nominal.children[0]
    return first if is_tree(first, "subject") else nominal


def of_another_class(nodes: Sequence[Node]) -> bool:
    """« comprend trois grades : », « comprend les pièces suivantes : »: what is listed is of that class."""
    before = before_colon([node for node in nodes if not is_token(node, "ENTRE")])
    return bool(before) and is_token(before[-1], "TEXTE") and not any(is_tree(node, "unit") for node in before)


def ends_in_relative(subject: Branch) -> bool:
    """« La mission, qui prépare les plans, »: may verbs without a subject go on with the relative of the last unit?"""
    units = [child for child in subject.children if is_tree(child, "unit")]
    return bool(units) and any(is_tree(child, "doing") for child in units[-1].children)


def names_either(subject: Branch) -> bool:
    """« Le bureau A ou, à défaut, le bureau B », « Le bureau des quais ou celui des cales »: one unit or another?"""
    told = [child.head if is_tree(child, "unit") else child for child in subject.children]
    return any(is_token(phrase, "ENTRE", "UNITES") and "or" in phrase.parts for phrase in told)


def may_agree_with_one(subject: Branch) -> bool:
    """« Le bureau A ou le bureau B », « Le bureau A, ainsi que le bureau B, »: may a verb in the singular be theirs?"""
    aside = any(is_token(child, "ENTRE_ET") and "too" in child.parts for child in subject.children)
    return aside or names_either(subject)


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
