"""Blocks into paragraphs: each with all that it introduces, as one run of phrases."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from decretparse.outline import Outline
from decretparse.syntax.phrase import (
    DIRECT,
    ITEM_CLOSE,
    ITEM_OPEN,
    LIST_FROM,
    LIST_OF_EITHER,
    LIST_OF_TASKS,
    LIST_OF_UNITS,
    Phrase,
)

READ_KINDS = frozenset({"paragraph", "list_item", "quoted", "heading"})
DEEPEST_LIST = 50


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block that no other introduces; `flattened` are the items that stood too deep and were read higher up."""

    root: int
    phrases: list[Phrase]
    flattened: tuple[int, ...] = ()


def named_blocks(shape: Outline) -> list[bool]:
    """Which blocks are of a kind that describes no organisation: visas, formulas, tables … and what hangs from them."""
    found: list[bool] = []
    for block in shape.blocks:
        above = block.parent is not None and found[block.parent]
        found.append(block.kind not in READ_KINDS or (above and block.kind != "heading"))
    return found


def paragraphs(shape: Outline, named: Sequence[bool], scanned: Mapping[int, list[Phrase]]) -> Iterator[Paragraph]:
    """The paragraphs in the order of the text; `scanned` has the phrases of each block that is read."""
    holders, flattened = _holders(shape, named)
    children = _children(holders, scanned)
    for index in range(len(shape.blocks)):
        if holders[index] is None and not named[index]:
            yield _paragraph(index, shape, scanned, children, flattened)


def _children(holders: Sequence[int | None], scanned: Mapping[int, list[Phrase]]) -> Mapping[int, list[int]]:
    """What is read after each block; an item that is nothing but its marker is left out."""
    children: dict[int, list[int]] = {}
    for index in range(len(holders) - 1, -1, -1):
        holder = holders[index]
        if holder is not None and (scanned[index] or index in children):
            children.setdefault(holder, []).append(index)
    for below in children.values():
        below.reverse()
    return children


def _holders(shape: Outline, named: Sequence[bool]) -> tuple[list[int | None], frozenset[int]]:
    """For each block the one in whose run it is read: its parent, or an ancestor where that stands too deep."""
    holders: list[int | None] = []
    depths: list[int] = []
    flattened: set[int] = set()
    for index, block in enumerate(shape.blocks):
        parent = block.parent
        if parent is None or named[index] or named[parent]:
            holders.append(None)
            depths.append(0)
        elif depths[parent] < DEEPEST_LIST:
            holders.append(parent)
            depths.append(depths[parent] + 1)
        else:
            holders.append(holders[parent])
            depths.append(depths[parent])
            flattened.add(index)
    return holders, frozenset(flattened)


def _paragraph(
    root: int,
    shape: Outline,
    scanned: Mapping[int, list[Phrase]],
    children: Mapping[int, list[int]],
    flattened: frozenset[int],
) -> Paragraph:
    phrases: list[Phrase] = []
    deep: list[int] = []
    stack: list[int | Phrase] = [root]
    while stack:
        at = stack.pop()
        if isinstance(at, Phrase):
            phrases.append(at)
            continue
        phrases += scanned[at]
        if at in flattened:
            deep.append(at)
        stack += reversed(_below(children.get(at, ()), shape, scanned))
    return Paragraph(root, phrases, tuple(deep))


def _below(children: Sequence[int], shape: Outline, scanned: Mapping[int, list[Phrase]]) -> list[int | Phrase]:
    below: list[int | Phrase] = []
    in_list = False
    for child in children:
        start = shape.blocks[child].body_start
        if shape.blocks[child].kind != "list_item":
            in_list = False
            below += [Phrase("FIN", start, start), child]
            continue
        if not in_list:
            below.append(Phrase(_list_terminal(scanned[child]), start, start))
            in_list = True
        below += [Phrase(ITEM_OPEN, start, start), child, Phrase(ITEM_CLOSE, start, start)]
    return below


def _list_terminal(first: Sequence[Phrase]) -> str:
    terminal = first[0].terminal if first else ""
    if terminal == "UNITE" and "act" in first[0].parts:
        return LIST_OF_EITHER
    if terminal in DIRECT:
        return LIST_OF_UNITS
    return LIST_FROM if terminal == "UNITE_DE" else LIST_OF_TASKS
