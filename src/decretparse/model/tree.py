"""The organisation drawn as a tree, whatever relations its units have."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from decretparse.model.relation import Relation
from decretparse.model.unit import Post, Unit
from decretparse.model.vocabulary import RelationKind

Link: TypeAlias = RelationKind | Literal["office_of"]

# A unit hangs by the first of these that it has.
_LINKS: tuple[Link, ...] = ("part_of", "headed_by", "under_authority_of", "attached_to", "assists", "office_of")
_OFFICES: tuple[Link, ...] = ("headed_by", "office_of")


@dataclass(frozen=True, slots=True)
class OrgNode:
    """A unit in the tree; `link` is what it hangs by (null for a root), `last` whether no sibling follows it."""

    unit: Unit
    depth: int
    link: Link | None
    last: bool


@dataclass(frozen=True, slots=True, repr=False)
class OrgTree:
    """All units of a document, each once, a parent before its children and a structure's head before its components."""

    nodes: tuple[OrgNode, ...]

    def __iter__(self) -> Iterator[OrgNode]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def drawn(self) -> Iterator[tuple[str, str, OrgNode]]:
        """Each node with what to print before its name and before further lines on it."""
        rails: list[str] = []
        for node in self.nodes:
            del rails[max(node.depth - 1, 0) :]
            above = "".join(rails)
            if node.depth == 0:
                yield "", "", node
                continue
            rails.append("   " if node.last else "│  ")
            yield above + ("└─ " if node.last else "├─ "), above + rails[-1], node

    def __str__(self) -> str:
        return "\n".join(f"{prefix}{node.unit.name}" for prefix, _, node in self.drawn())

    __repr__ = __str__


def org_tree(units: Iterable[Unit], relations: Iterable[Relation]) -> OrgTree:
    """The tree of a document's units; a relation that would close a circle is passed over."""
    by_id = {unit.id: unit for unit in units}
    above = _hang(by_id, relations)
    below: dict[str | None, list[str]] = defaultdict(list)
    for name in by_id:
        below[above[name][0] if name in above else None].append(name)
    for names in below.values():
        names.sort(key=lambda name: name not in above or above[name][1] not in _OFFICES)
    return OrgTree(tuple(_walk(by_id, above, below)))


def _walk(
    by_id: dict[str, Unit], above: dict[str, tuple[str, Link]], below: dict[str | None, list[str]]
) -> Iterator[OrgNode]:
    roots = below.get(None, [])
    waiting = [(name, 0, name == roots[-1]) for name in reversed(roots)]
    while waiting:
        name, depth, last = waiting.pop()
        yield OrgNode(by_id[name], depth, above[name][1] if name in above else None, last)
        names = below.get(name, [])
        waiting += [(child, depth + 1, child == names[-1]) for child in reversed(names)]


def _hang(by_id: dict[str, Unit], relations: Iterable[Relation]) -> dict[str, tuple[str, Link]]:
    """What each unit hangs from, and by which link; a forest by construction."""
    edges: dict[Link, list[tuple[str, str]]] = defaultdict(list)
    for relation in relations:
        edges[relation.kind].append((relation.child, relation.parent))
    for unit in by_id.values():
        if isinstance(unit, Post) and unit.office_of is not None:
            edges["office_of"].append((unit.id, unit.office_of))
    top = {name: name for name in by_id}
    above: dict[str, tuple[str, Link]] = {}
    for link in _LINKS:
        for child, parent in edges[link]:
            known = child in by_id and parent in by_id
            if known and child not in above and _root(top, parent) != child:
                above[child] = (parent, link)
                top[child] = parent
    return above


def _root(top: dict[str, str], name: str) -> str:
    """The root above a unit; halves the paths it walks, so that deep trees stay cheap."""
    while top[name] != name:
        top[name] = top[top[name]]
        name = top[name]
    return name
