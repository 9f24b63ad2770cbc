"""Blocks into paragraphs: each with all that it introduces, as one run of phrases."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from decretparse.outline import Outline
from decretparse.scan.tape import Tape
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


class Scanned(NamedTuple):
    """The tokens of a block, its judged words where they may have qualifiers, and where long sentences were cut."""

    phrases: list[Phrase]
    tape: Tape | None
    cuts: Sequence[int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block that no other introduces; `flattened` are the items that stood too deep and were read higher up.

    `tapes` has the judged words of those of its blocks that may have qualifiers, `cuts` the words at which a sentence
    was taken to end that went on too long.
    """

    root: int
    phrases: list[Phrase]
    flattened: tuple[int, ...]
    tapes: Mapping[int, Tape]
    cuts: Sequence[int]


def named_blocks(shape: Outline) -> list[bool]:
    """Which blocks are of a kind that describes no organisation: visas, formulas, tables … and what hangs from them."""
    found: list[bool] = []
    for block in shape.blocks:
        above = block.parent is not None and found[block.parent]
        found.append(block.kind not in READ_KINDS or (above and block.kind != "heading"))
    return found


def paragraphs(shape: Outline, named: Sequence[bool], scan: Callable[[int], Scanned]) -> Iterator[Paragraph]:
    """The paragraphs in the order of the text, each scanned when it is asked for: so none has to be kept."""
    holders, flattened = _holders(shape, named)
    for root, members in _members(holders, named).items():
        scanned: dict[int, list[Phrase]] = {}
        tapes: dict[int, Tape] = {}
        cuts: list[int] = []
        for index in members:
            scanned[index], tape, cut = scan(index)
            cuts += cut
            if tape is not None:
                tapes[index] = tape
        children = _children(members, holders, scanned)
        phrases, deep = _run(root, shape, scanned, children, flattened)
        yield Paragraph(root, phrases, deep, tapes, cuts)


def _members(holders: Sequence[int | None], named: Sequence[bool]) -> Mapping[int, list[int]]:
    """The blocks of each paragraph, by its first."""
    root_of: list[int] = []
    found: dict[int, list[int]] = {}
    for index, holder in enumerate(holders):
        root_of.append(index if holder is None else root_of[holder])
        if not named[index]:
            found.setdefault(root_of[index], []).append(index)
    return found


def _children(
    members: Sequence[int], holders: Sequence[int | None], scanned: Mapping[int, list[Phrase]]
) -> Mapping[int, list[int]]:
    """What is read after each block; an item that is nothing but its marker is left out."""
    children: dict[int, list[int]] = {}
    for index in reversed(members):
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


def _run(
    root: int,
    shape: Outline,
    scanned: Mapping[int, list[Phrase]],
    children: Mapping[int, list[int]],
    flattened: frozenset[int],
) -> tuple[list[Phrase], tuple[int, ...]]:
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
        stack += reversed(_below(at, children.get(at, ()), shape, scanned))
    return phrases, tuple(deep)


def _below(at: int, children: Sequence[int], shape: Outline, scanned: Mapping[int, list[Phrase]]) -> list[int | Phrase]:
    below: list[int | Phrase] = []
    in_list = False
    # « des bureaux chargés de : ― La police des quais »
    of_tasks = bool(scanned[at]) and "tasks" in scanned[at][-1].parts
    for index, child in enumerate(children):
        start = shape.blocks[child].body_start
        if shape.blocks[child].kind != "list_item":
            in_list = False
            below += [Phrase("FIN", start, start), child]
            continue
        if not in_list:
            items = [scanned[each] for each in children[index:] if shape.blocks[each].kind == "list_item"]
            below.append(Phrase(LIST_OF_TASKS if of_tasks else _list_terminal(items), start, start))
            in_list = True
        below += [Phrase(ITEM_OPEN, start, start), child, Phrase(ITEM_CLOSE, start, start)]
    return below


def _list_terminal(items: Sequence[Sequence[Phrase]]) -> str:
    first, *others = items
    # « En ce qui concerne les ports : le bureau des quais »: of what the field is said, the list is.
    told = next((phrase for phrase in first if phrase.terminal != "EN_TETE"), None)
    terminal = told.terminal if told is not None else ""
    if told is not None and terminal == "UNITE" and "act" in told.parts:
        # « l'inspection générale ; la sous-direction A ; le bureau B »: what the others are it is too.
        units = bool(others) and all(map(_names_unit, others))
        return LIST_OF_UNITS if units else LIST_OF_EITHER
    if terminal in DIRECT:
        return LIST_OF_UNITS
    return LIST_FROM if terminal == "UNITE_DE" else LIST_OF_TASKS


def _names_unit(item: Sequence[Phrase]) -> bool:
    return bool(item) and item[0].terminal == "UNITE" and "act" not in item[0].parts
