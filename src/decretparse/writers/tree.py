"""The organisation drawn for a terminal: units, how they hang together and what each does."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from typing import Literal, TypeAlias

from rich.console import Console
from rich.text import Text

from decretparse.model import Attribution, Document, OrgNode, Post, Qualifier, Relation, RelationKind
from decretparse.model.tree import Link
from decretparse.writers.visible import one_line

Detail: TypeAlias = Literal["attributions", "qualifiers"]

_LEAST_WIDTH = 24

_TO_PARENT: dict[Link, str] = {
    "part_of": "",
    "headed_by": "heads it",
    "under_authority_of": "under its authority",
    "attached_to": "attached to it",
    "assists": "assists it",
    "office_of": "belongs to it",
}
_TO_OTHERS: dict[RelationKind, str] = {
    "part_of": "part of",
    "headed_by": "heads",
    "under_authority_of": "under the authority of",
    "attached_to": "attached to",
    "assists": "assists",
}


def rendered(document: Document, details: Set[Detail], console: Console) -> Iterator[Text]:
    """The lines of the tree; where the console is a terminal, long ones are folded to its width."""
    nodes = document.tree().nodes
    elsewhere = _elsewhere(document.relations, nodes)
    next_depths = [*(node.depth for node in nodes[1:]), 0]
    for (prefix, below, node), next_depth in zip(document.tree().drawn(), next_depths, strict=False):
        inner = below + ("│  " if next_depth > node.depth else "   ")
        yield from _folded(_head(node), prefix, inner, console)
        for relation in elsewhere[node.unit.id]:
            yield from _folded(_link(document, relation), inner, inner + "  ", console)
        if "attributions" not in details:
            continue
        for attribution in document.attributions_of(node.unit):
            yield from _folded(_attribution(attribution), inner, inner + "  ", console)
            if "qualifiers" in details:
                for qualifier in attribution.qualifiers:
                    yield from _folded(_qualifier(qualifier), inner + "    ", inner + "      ", console)


def _elsewhere(relations: Iterable[Relation], nodes: Iterable[OrgNode]) -> dict[str, list[Relation]]:
    """By their child, the relations that the shape of the tree does not show."""
    drawn = set()
    path: list[str] = []
    for node in nodes:
        del path[node.depth :]
        if path:
            drawn.add((node.link, node.unit.id, path[-1]))
        path.append(node.unit.id)
    others: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        if (relation.kind, relation.child, relation.parent) not in drawn:
            others[relation.child].append(relation)
    return others


def _head(node: OrgNode) -> Text:
    unit = node.unit
    post = isinstance(unit, Post)
    text = Text(one_line(unit.name), "italic magenta" if post else "bold")
    if unit.aliases:
        text.append(f" ({', '.join(map(one_line, unit.aliases))})", "not bold not italic green")
    notes = ["post"] * post + ["several"] * unit.collective + ["guessed"] * (unit.confidence == "guessed")
    if node.link is not None and _TO_PARENT[node.link]:
        notes.append(_TO_PARENT[node.link])
    if notes:
        text.append(f" [{', '.join(notes)}]", "not bold not italic cyan")
    return text


def _link(document: Document, relation: Relation) -> Text:
    parent = document.unit(relation.parent)
    return Text(f"→ {_TO_OTHERS[relation.kind]} {one_line(parent.name)}", "cyan")


def _attribution(attribution: Attribution) -> Text:
    text = Text(f"• “{one_line(attribution.text)}”")
    if attribution.confidence == "guessed":
        text.append(" [guessed]", "cyan")
    return text


def _qualifier(qualifier: Qualifier) -> Text:
    return Text(f"{qualifier.kind.replace('_', ' ')}: {one_line(qualifier.text)}", "dim")


def _folded(text: Text, first: str, further: str, console: Console) -> Iterator[Text]:
    """The text behind `first`; what does not fit, word by word behind `further`."""
    if not console.is_terminal:
        yield Text(first) + text
        return
    room = max(_LEAST_WIDTH, console.width - len(further))
    for number, line in enumerate(text.wrap(console, room)):
        line.rstrip()
        yield Text.assemble((further if number else first, "blue"), line)
