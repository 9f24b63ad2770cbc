"""Units that a text's composition leaves out."""

from collections.abc import Iterable, Iterator, Sequence

from decretparse.model import AnyUnit, Attribution, Diagnostic, Relation
from decretparse.pipeline.diagnostics import diagnostic


def outside(
    units: Iterable[AnyUnit], relations: Sequence[Relation], attributions: Iterable[Attribution]
) -> Iterator[Diagnostic]:
    """Structures that do something and stand in no relation, in a text that composes others."""
    if not any(relation.kind == "part_of" for relation in relations):
        return
    placed = {name for relation in relations for name in (relation.child, relation.parent)}
    busy = {attribution.unit for attribution in attributions}
    for unit in units:
        if unit.nature == "structure" and unit.id in busy and unit.id not in placed:
            yield _outside(unit)


def _outside(unit: AnyUnit) -> Diagnostic:
    place = unit.mentions[0] if unit.mentions else None
    start, end = (place.start, place.end) if place else (0, 0)
    return diagnostic("unit-outside-composition", start, end, unit.name)
