"""Small questions to the trees that the statement grammar gives."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias, cast

from lark import Token, Tree

from decretparse.syntax.phrase import Phrase, Span

Node: TypeAlias = Tree[Token] | Token

LAYOUT = frozenset({"ITEM", "FIN_ITEM", "LISTE", "LISTE_DE", "LISTE_UNITES", "LISTE_MIXTE"})
SEPARATORS = frozenset(
    {"DEUX_POINTS", "ENTRE", "ENTRE_ET", "ET_DE", "ET_INFINITIF", "POINT_VIRGULE", "NOUVEAU_SUJET", "FIN"}
    | {"RESPECTIVEMENT"}
)
LISTS = frozenset({"LISTE", "LISTE_DE", "LISTE_UNITES", "LISTE_MIXTE"})


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
