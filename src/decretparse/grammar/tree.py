"""Small questions to the trees that the statement grammar gives."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias, cast

from lark import Token, Tree

from decretparse.syntax.phrase import ITEM_CLOSE, ITEM_OPEN, LISTS, Phrase, Span

Node: TypeAlias = Tree[Token] | Token

LAYOUT = LISTS | {ITEM_OPEN, ITEM_CLOSE}
SEPARATORS = frozenset(
    {"DEUX_POINTS", "ENTRE", "ENTRE_ET", "ET_DE", "ET_INFINITIF", "POINT_VIRGULE", "NOUVEAU_SUJET", "FIN"}
    | {"RESPECTIVEMENT"}
)


def phrase_of(token: Node) -> Phrase:
    """The phrase that a token of the tree carries."""
    return cast(Phrase, cast(Token, token).value)


def is_token(node: Node, *terminals: str) -> bool:
    """Is the node a token, of one of these terminals where some are given?"""
    return isinstance(node, Token) and (not terminals or node.type in terminals)


def is_tree(node: Node, *rules: str) -> bool:
    """Is the node a tree, of one of these rules where some are given?"""
    return isinstance(node, Tree) and (not rules or node.data in rules)


def items_of(children: Sequence[Node]) -> list[Tree[Token]]:
    """The items of the list that ends a phrase, if one does."""
    return [child for child in children if isinstance(child, Tree) and child.data == "item"]


def list_terminal(children: Sequence[Node]) -> str | None:
    """The terminal that opens the list, if there is one."""
    return next((child.type for child in children if isinstance(child, Token) and child.type in LISTS), None)


def content_of(item: Tree[Token]) -> list[Node]:
    """An item's elements, without the tokens that open and close it."""
    return list(item.children[1:-1])


def phrases(nodes: Sequence[Node], *, lists: bool = True) -> Iterator[Phrase]:
    """The phrases under some nodes, in the order of the text; without those of lists where `lists` is false."""
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        if isinstance(node, Token):
            if node.type not in LAYOUT:
                yield phrase_of(node)
        elif lists or node.data != "item":
            stack.extend(reversed(node.children))


def span_of(nodes: Sequence[Node], *, lists: bool = False) -> Span | None:
    """From the first to the last word under some nodes; marks that only separate do not count."""
    found = [phrase for phrase in phrases(nodes, lists=lists) if phrase.terminal not in SEPARATORS]
    if not found:
        return None
    return found[0].start, found[-1].end


def is_sentence(item: Tree[Token]) -> bool:
    """Is the item a whole sentence, with a subject of its own?"""
    elements = [element for element in content_of(item) if not is_tree(element, "lead")]
    if not elements or not isinstance(elements[0], Tree):
        return False
    first = elements[0]
    if first.data == "remark":
        return any(is_tree(child, "predicate") for child in first.children)
    return first.data == "statement" and is_tree(first.children[0], "subject", "pronoun", "place")


def core_of(tree: Tree[Token]) -> Tree[Token]:
    """The one tree under a predicate or a fronted modifier."""
    only = tree.children[0]
    assert isinstance(only, Tree)
    return only


def whole_span(tree: Node) -> Span:
    """From the first to the last character under a tree."""
    found = list(phrases([tree]))
    return (found[0].start, found[-1].end) if found else (0, 0)


def head_span(tree: Tree[Token]) -> Span:
    """The place of the token that a rule begins with."""
    phrase = phrase_of(tree.children[0])
    return phrase.start, phrase.end


def body_start(tree: Tree[Token]) -> int:
    """Where the words after "qui" begin."""
    phrase = phrase_of(tree.children[0])
    return phrase.parts["body"][0] if "body" in phrase.parts else phrase.start


def is_target(node: Node) -> bool:
    """Is a unit phrase in the case of what something is attached to?"""
    return isinstance(node, Tree) and node.data == "unit" and is_token(node.children[0], "UNITE_A", "UNITE_DE")


def list_below(elements: Sequence[Node]) -> list[Tree[Token]]:
    """The items of the list that an item's first element introduces: « Les services suivants : ― … »."""
    first = elements[0]
    own = items_of(first.children) if isinstance(first, Tree) else []
    if own or len(elements) < 3:
        return own
    colon, second = elements[1], elements[2]
    introduced = isinstance(colon, Tree) and is_token(colon.children[0], "DEUX_POINTS")
    return items_of(second.children) if introduced and isinstance(second, Tree) and second.data == "orphan" else []


def is_header_word(element: Node) -> bool:
    """« Dans la division A : »: the preposition before the name."""
    return isinstance(element, Tree) and element.data == "orphan" and is_token(element.children[0], "DANS")


def named_in(nominal: Tree[Token]) -> Tree[Token]:
    """The unit phrases of a title."""
    first = nominal.children[0]
    return first if isinstance(first, Tree) and first.data == "subject" else nominal


def of_another_class(nodes: Sequence[Node]) -> bool:
    """« comprend trois grades : », « comprend les pièces suivantes : »: what is listed is of that class."""
    before = [node for node in nodes if not is_token(node, "ENTRE")]
    colon = next((index for index, node in enumerate(before) if is_token(node, "DEUX_POINTS")), 0)
    return (
        colon > 0 and is_token(before[colon - 1], "TEXTE") and not any(is_tree(node, "unit") for node in before[:colon])
    )


def lists_persons(item: Tree[Token]) -> bool:
    """Does an item begin with persons, or name a deputy for its post? Then its list is of members."""
    own = list(phrases(content_of(item), lists=False))
    return bool(own) and (own[0].terminal == "PERSONNES" or any(phrase.terminal == "OU_REPRESENTANT" for phrase in own))


def ends_task(elements: Sequence[Node], index: int) -> bool:
    """Does a sentence of its own begin here? After a full stop, or with a pronoun after a semicolon."""
    if index == 0:
        return False
    element = elements[index]
    return is_tree(element, "stop") or (is_tree(element, "statement") and is_tree(elements[index - 1], "pause", "lead"))


def task_and_sentences(elements: Sequence[Node]) -> tuple[Sequence[Node], Sequence[Node]]:
    """The words of an item's own task, and the sentences that it adds to them."""
    cut = next((index for index, element in enumerate(elements) if ends_task(elements, index)), len(elements))
    return elements[:cut], elements[cut:]


def items_below(nodes: Sequence[Node]) -> list[Tree[Token]]:
    """The items of the lists under some nodes, not those of lists inside these, in the order of the text."""
    found: list[Tree[Token]] = []
    stack = list(reversed(nodes))
    while stack:
        node = stack.pop()
        if not isinstance(node, Tree):
            continue
        if node.data == "item":
            found.append(node)
        else:
            stack.extend(reversed(node.children))
    return found
