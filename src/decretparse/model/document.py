"""The result of a parse."""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from decretparse.model.attribution import Attribution
from decretparse.model.base import Model
from decretparse.model.block import Block
from decretparse.model.diagnostic import Diagnostic
from decretparse.model.event import Event
from decretparse.model.lookup import Lookup, folded, lookup
from decretparse.model.reference import Reference
from decretparse.model.relation import Relation
from decretparse.model.source import Article, Source
from decretparse.model.span import Span, Spanned
from decretparse.model.tree import OrgTree, org_tree
from decretparse.model.unit import AnyUnit, Unit


class Document(Model):
    """Everything read from one text; offsets are code points of `text`, and all lists are in its order.

    `unread` are the words that nothing accounts for, `coverage` the share of non-blank characters that something does.
    """

    schema_version: Literal["1.0"] = "1.0"
    text: str
    source: Source
    articles: tuple[Article, ...] = ()
    blocks: tuple[Block, ...] = ()
    units: tuple[AnyUnit, ...] = ()
    relations: tuple[Relation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    references: tuple[Reference, ...] = ()
    unread: tuple[Span, ...] = ()
    coverage: Annotated[float, Field(ge=0, le=1)] = 1.0
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def roots(self) -> tuple[Unit, ...]:
        """The units at the top of `tree()`."""
        return tuple(node.unit for node in self.tree() if node.depth == 0)

    def unit(self, unit_id: str) -> Unit:
        """The unit with this id; KeyError where there is none."""
        return self._lookup.by_id[unit_id]

    def find(self, name: str) -> Unit | None:
        """The first unit with this name, alias or id, whatever its case, accents and punctuation."""
        return next(iter(self.find_all(name)), None)

    def find_all(self, name: str) -> tuple[Unit, ...]:
        """All units with this name, alias or id."""
        return tuple(self._lookup.by_name.get(folded(name), ()))

    def children(self, unit: Unit | str) -> tuple[Unit, ...]:
        """The units that are part of this one, given itself or by its id."""
        return tuple(self._lookup.children.get(_id(unit), ()))

    def parent(self, unit: Unit | str) -> Unit | None:
        """The unit that this one is part of; the first stated, where there are several."""
        return self._lookup.parent.get(_id(unit))

    def attributions_of(self, unit: Unit | str) -> tuple[Attribution, ...]:
        """What this unit does."""
        return tuple(self._lookup.attributions.get(_id(unit), ()))

    def tree(self) -> OrgTree:
        """All units as one chart: components, then heads, subordinates and other offices, each unit once."""
        return self._tree

    def text_of(self, place: Spanned) -> str:
        """The words at a span, a block, an attribution, a reference …"""
        return self.text[place.start : place.end]

    def block_children(self, index: int | None) -> tuple[int, ...]:
        """The indices of the blocks directly in the block at `index`; of the outermost blocks for None."""
        return tuple(self._inner_blocks.get(index, ()))

    def walk_blocks(self) -> Iterator[tuple[int, Block]]:
        """Each block with its depth, in the order of the text."""
        depths: list[int] = []
        for block in self.blocks:
            depths.append(0 if block.parent is None else depths[block.parent] + 1)
            yield depths[-1], block

    @cached_property
    def _lookup(self) -> Lookup:
        return lookup(self.units, self.relations, self.attributions)

    @cached_property
    def _tree(self) -> OrgTree:
        return org_tree(self.units, self.relations)

    @cached_property
    def _inner_blocks(self) -> dict[int | None, list[int]]:
        inner: dict[int | None, list[int]] = defaultdict(list)
        for index, block in enumerate(self.blocks):
            inner[block.parent].append(index)
        return dict(inner)

    def __repr__(self) -> str:
        of = self.source.identifier or self.source.sha256[:12]
        counts = ", ".join(
            f"{len(facts)} {noun if len(facts) == 1 else noun + 's'}"
            for noun, facts in (
                ("unit", self.units),
                ("relation", self.relations),
                ("attribution", self.attributions),
                ("reference", self.references),
                ("diagnostic", self.diagnostics),
            )
        )
        return f"<Document {of}: {counts}, coverage {self.coverage:.0%}>"

    __str__ = __repr__

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(repr(self))}</p><pre>{html.escape(str(self.tree()))}</pre>"


def _id(unit: Unit | str) -> str:
    return unit if isinstance(unit, str) else unit.id
