"""Compares the document of a text with its annotations."""

from collections.abc import Iterable, Mapping, Sequence

from decretparse.evaluation.annotations import AnnotatedUnit, ReferenceText
from decretparse.evaluation.names import folded
from decretparse.evaluation.outcome import Difference, Outcome
from decretparse.evaluation.pairing import names_of, pair_quotations, pair_units, parents_by_name
from decretparse.evaluation.quotations import Place
from decretparse.model import Document, Spanned, Unit

ALIKE = 0.8
_LONGEST = 90
_EXACT = 1.0
_NONE = "none"


def compare(reference: ReferenceText, document: Document, outcome: Outcome) -> None:
    """Adds what a text comes to."""
    _Comparison(reference, document, outcome).run()


class _Comparison:
    """Annotations beside a document; a unit of the document that no annotation has keeps its id, marked."""

    def __init__(self, reference: ReferenceText, document: Document, outcome: Outcome) -> None:
        self.reference = reference
        self.wanted = reference.annotations
        self.document = document
        self.outcome = outcome
        self.pairs = pair_units(
            self.wanted.units,
            document.units,
            parents_by_name(self.wanted.units, self.wanted.relations),
            parents_by_name(document.units, document.relations),
        )
        self.annotated = {found: wanted for wanted, found in self.pairs.items()}

    def run(self) -> None:
        self.outcome.wanted += len(self.wanted.units) + len(self.wanted.relations) + len(self.wanted.attributions)
        self._units()
        self._relations()
        self._attributions()
        if self.wanted.qualifiers_annotated:
            self._qualifiers()
        self._references()

    def _units(self) -> None:
        found = {unit.id: unit for unit in self.document.units}
        for unit in self.wanted.units:
            if unit.id in self.pairs:
                self._details(unit, found[self.pairs[unit.id]])
        self._count("units", len(self.pairs), len(found), len(self.wanted.units))
        self._differ("unit missed", (unit.name for unit in self.wanted.units if unit.id not in self.pairs))
        self._differ("unit not annotated", (unit.name for unit in found.values() if unit.id not in self.annotated))
        self.outcome.mark((unit.confidence, unit.id in self.annotated) for unit in found.values())

    def _details(self, wanted: AnnotatedUnit, found: Unit) -> None:
        self._agree("kind", wanted.name, folded(wanted.kind), folded(found.kind))
        self._agree("nature", wanted.name, wanted.nature, found.nature)
        self._agree("name verbatim", wanted.name, folded(wanted.name), folded(found.name))
        self._agree("collective", wanted.name, wanted.collective, found.collective)
        for alias in found.aliases:
            known = folded(alias) in names_of(wanted)
            self._agree("aliases", wanted.name, alias if known else _listed(wanted.aliases), alias)

    def _relations(self) -> None:
        wanted = {(each.kind, each.child, each.parent) for each in self.wanted.relations}
        found = {
            (each.kind, self._as_annotated(each.child), self._as_annotated(each.parent)): each.confidence
            for each in self.document.relations
        }
        self._count("relations", len(wanted & found.keys()), len(found), len(wanted))
        edges, found_edges = {each[1:] for each in wanted}, {each[1:] for each in found}
        self._count("edges", len(edges & found_edges), len(found_edges), len(edges))
        self._differ("relation missed", (_arrow(*each) for each in sorted(wanted - found.keys())))
        self._differ("relation not annotated", (_arrow(*each) for each in sorted(found.keys() - wanted)))
        self.outcome.mark((confidence, each in wanted) for each, confidence in found.items())

    def _attributions(self) -> None:
        text = self.reference.text
        wanted = [
            (each.unit, place)
            for each, place in zip(self.wanted.attributions, self.reference.attributions, strict=True)
        ]
        read = self.document.attributions
        found = [(self._as_annotated(each.unit), _place(each)) for each in read]
        pairs = pair_quotations(text, wanted, found, ALIKE)
        self._count("attributions", len(pairs), len(found), len(wanted))
        exact = pair_quotations(text, wanted, found, _EXACT)
        self._count("attributions_exact", len(exact), len(found), len(wanted))
        spans = pair_quotations(text, _unlabelled(wanted), _unlabelled(found), ALIKE)
        self._count("attribution_spans", len(spans), len(found), len(wanted))
        for one, other in pairs:
            verbs = _listed(self.wanted.attributions[one].verbs)
            self._agree("verbs", self._quoted(*wanted[one]), verbs, _listed(read[other].verbs))
        self._differ_in("attribution", wanted, found, pairs)
        right = {other for _, other in pairs}
        self.outcome.mark((each.confidence, index in right) for index, each in enumerate(read))

    def _qualifiers(self) -> None:
        read = [each for attribution in self.document.attributions for each in attribution.qualifiers]
        wanted = [(qualifier.kind, place) for qualifier, place in self.reference.qualifiers]
        found = [(each.kind, _place(each)) for each in read]
        pairs = pair_quotations(self.reference.text, wanted, found, ALIKE)
        self._count("qualifiers", len(pairs), len(found), len(wanted))
        for one, other in pairs:
            quoted = self._quoted(*wanted[one])
            self._agree(
                "bodies", quoted, _listed(self.reference.qualifiers[one][0].bodies), _listed(read[other].bodies)
            )
        self._differ_in("qualifier", wanted, found, pairs)

    def _references(self) -> None:
        wanted = [("", place) for place in self.reference.references]
        found = [("", _place(each)) for each in self.document.references]
        pairs = pair_quotations(self.reference.text, wanted, found, ALIKE)
        self._count("references", len(pairs), len(found), len(wanted))
        self._differ_in("reference", wanted, found, pairs)

    def _as_annotated(self, unit: str) -> str:
        return self.annotated.get(unit, f"?{unit}")

    def _count(self, figure: str, right: int, found: int, wanted: int) -> None:
        self.outcome.figures[figure].add(right, found, wanted)

    def _agree(self, respect: str, fact: str, wanted: str | bool, found: str | bool) -> None:
        """Counts whether a matched fact was read as annotated in a further respect."""
        self.outcome.of_matched[respect][wanted == found] += 1
        if wanted != found:
            words = f"{fact}: annotated {wanted or _NONE}, read {found or _NONE}"
            self.outcome.disagreements.append(Difference(self.reference.name, f"other {respect}", words))

    def _differ(self, problem: str, facts: Iterable[str]) -> None:
        self.outcome.differences += [Difference(self.reference.name, problem, fact) for fact in facts]

    def _differ_in(
        self,
        what: str,
        wanted: Sequence[tuple[str, Place]],
        found: Sequence[tuple[str, Place]],
        pairs: Sequence[tuple[int, int]],
    ) -> None:
        """What quotations are not among the pairs."""
        paired: Mapping[str, set[int]] = {
            "missed": {one for one, _ in pairs},
            "not annotated": {two for _, two in pairs},
        }
        for problem, quotations in (("missed", wanted), ("not annotated", found)):
            lost = (each for index, each in enumerate(quotations) if index not in paired[problem])
            self._differ(f"{what} {problem}", (self._quoted(*each) for each in lost))

    def _quoted(self, label: str, place: Place) -> str:
        words = " ".join(self.reference.text[slice(*place)].split())
        return f"{f'[{label}] ' if label else ''}“{words[:_LONGEST]}”"


def _place(found: Spanned) -> Place:
    return found.start, found.end


def _unlabelled(quotations: Iterable[tuple[str, Place]]) -> list[tuple[str, Place]]:
    return [("", place) for _, place in quotations]


def _listed(names: Iterable[str]) -> str:
    """The same for the same names in any order and spelling."""
    return ", ".join(sorted(set(map(folded, names))))


def _arrow(kind: str, child: str, parent: str) -> str:
    return f"{child} {kind} {parent}"
