"""Counts that a text announces before a list: « deux bureaux : 1° … ; 2° … »."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, cast

from decretparse.grammar.determiners import number_of
from decretparse.grammar.mentions import mentions
from decretparse.grammar.tree import Branch, Node, content_of, is_token, is_tree, items_of, phrases
from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.lexicon.nouns import tidy
from decretparse.syntax.facts import Span
from decretparse.syntax.phrase import UNITS, Phrase

BESIDE = ("SIGLE", "RESPECTIVEMENT")
SEVERAL = 2


@dataclass(frozen=True, slots=True)
class Count:
    """So many units are `announced` at `span`, and so many `listed`."""

    span: Span
    announced: int
    listed: int


def wrong_counts(tree: Branch, text: str) -> Iterator[Count]:
    """The counts in a paragraph that its lists do not keep."""
    waiting = [_Place(tree, (), 0)]
    while waiting:
        place = waiting.pop()
        children = place.tree.children
        below: list[_Place] = []
        colon: int | None = None
        for index, child in enumerate(children, start=1):
            if isinstance(child, Branch):
                inside = _Place(child, children, index) if index < len(children) else place._replace(tree=child)
                below.append(inside)
            elif colon is None and child.terminal == "DEUX_POINTS":
                colon = index
        waiting += reversed(below)
        if colon is not None:
            yield from _wrong(children[: colon - 1], [*children[colon:], *_going_on(place)], text)


class _Place(NamedTuple):
    """A tree, and what stands behind it and whatever it ends: `nodes` from the place `behind` on."""

    tree: Branch
    nodes: Sequence[Node]
    behind: int


def _going_on(place: _Place) -> list[Node]:
    """« trois bureaux : le bureau A ; le bureau B ; le bureau C »: the units behind the semicolons."""
    found: list[Node] = []
    for node in place.nodes[place.behind :]:
        if is_tree(node, "nominal"):
            parts = node.children
            found += (unit for part in parts for unit in (part, *_inside(part)) if is_tree(unit, "unit"))
        elif not is_tree(node, "pause"):
            break
    return found


def _inside(node: Node) -> Sequence[Node]:
    return node.children if is_tree(node, "subject") else ()


def _wrong(before: Sequence[Node], after: Sequence[Node], text: str) -> Iterator[Count]:
    heads = list(_heads(before))
    numbers = [number_of(head, text) for head in heads]
    if not heads or None in numbers or max(number or 0 for number in numbers) < SEVERAL:
        return
    first, last = heads[-1], heads[0]
    if any(word in tidy(text[first.start - 30 if first.start > 30 else 0 : last.end]) for word in _open_words()):
        return
    announced = list(accumulate(number or 0 for number in numbers))
    kinds = {kind for head in heads for kind in _kinds(head, text)}
    listed = list(_listed(after))
    same = sum(1 for phrase in listed if phrase is not None and set(_kinds(phrase, text)) & kinds)
    if listed and not {len(listed), same} & set(announced):
        yield Count((first.start, last.end), announced[-1], same or len(listed))


def _heads(before: Sequence[Node]) -> Iterator[Phrase]:
    """The counted units just before a colon, the last first."""
    for node in reversed(before):
        if is_token(node, "ENTRE", *BESIDE):
            continue
        if is_tree(node, "unit"):
            tree = node
            if any(is_tree(child) for child in tree.children):
                return
            yield tree.head
        else:
            return


def _listed(after: Sequence[Node]) -> Iterator[Phrase | None]:
    """What each item, or each unit on the colon's own line, begins with."""
    for node in after:
        if is_tree(node, "unit"):
            yield from _each(next(phrases([node])))
    for item in items_of(after):
        first = next(phrases(content_of(item)), None)
        yield from _each(first) if first is not None and first.terminal in UNITS else [None]


def _each(phrase: Phrase) -> list[Phrase]:
    """A phrase once for each unit that it names."""
    return [phrase] * max(1, len(phrase.several))


def _kinds(phrase: Phrase, text: str) -> list[str]:
    return [mention.kind for mention in mentions(text, phrase)]


@kept
def _open_words() -> tuple[str, ...]:
    return tuple(cast(Mapping[str, Mapping[str, list[str]]], load_toml("lexicon/numbers.toml"))["open"]["words"])
