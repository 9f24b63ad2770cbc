"""Documents in the words of the corpus."""

import re
from collections.abc import Callable, Iterator, Sequence

from decretparse.model import Attribution, Document, Event, Post, Unit
from tests.corpus.cases import Fact, Sections

_KIND = re.compile(r' kind=(?:[^\s"]+|"[^"]*")')


def rendered(document: Document, expected: Sections) -> Sections:
    """What the document has of the sections expected.

    Facts that are expected come in the order in which they are, each other after the fact that precedes it in the text;
    a unit's kind is left out where it is not expected.
    """
    actual = {section: list(_SECTIONS[section](document)) for section in expected}
    actual["units"] = _with_kinds_wanted(actual["units"], expected["units"])
    return {section: tuple(_arranged(facts, expected[section])) for section, facts in actual.items()}


def _arranged(actual: Sequence[Fact], expected: Sequence[Fact]) -> list[Fact]:
    ranks = {fact: rank for rank, fact in enumerate(expected)}
    places: list[tuple[int, bool]] = []
    rank = -1
    for fact in actual:
        rank = ranks.get(fact, rank)
        places.append((rank, fact not in ranks))
    return [actual[index] for index in sorted(range(len(actual)), key=places.__getitem__)]


def _with_kinds_wanted(actual: Sequence[Fact], expected: Sequence[Fact]) -> list[Fact]:
    unwanted = {line.split()[1] for (line,) in expected if not _KIND.search(line)}
    return [(_KIND.sub("", line, count=1),) if line.split()[1] in unwanted else (line,) for (line,) in actual]


def _units(document: Document) -> Iterator[Fact]:
    return ((_unit(unit),) for unit in document.units)


def _unit(unit: Unit) -> str:
    kind = _quoted(unit.kind) if re.search(r'[\s"]', unit.kind) else unit.kind
    aliases = [f"alias={_quoted(alias)}" for alias in unit.aliases]
    return " ".join(
        [unit.nature, unit.id, _quoted(unit.name), f"kind={kind}", *aliases, *["collective"] * unit.collective]
    )


def _relations(document: Document) -> Iterator[Fact]:
    order = {unit.id: place for place, unit in enumerate(document.units)}
    for relation in sorted(document.relations, key=lambda relation: order.get(relation.child, len(order))):
        yield (f"{relation.child} {relation.kind} {relation.parent}",)


def _attributions(document: Document) -> Iterator[Fact]:
    return (tuple(_attribution(attribution)) for attribution in document.attributions)


def _attribution(attribution: Attribution) -> Iterator[str]:
    yield f"{attribution.unit} [{', '.join(attribution.verbs)}] {_quoted(attribution.text)}"
    for qualifier in attribution.qualifiers:
        bodies = [f"bodies={_quoted(body)}" for body in qualifier.bodies]
        yield " ".join([qualifier.kind, _quoted(qualifier.text), *bodies])


def _references(document: Document) -> Iterator[Fact]:
    return ((_quoted(reference.text),) for reference in document.references)


def _offices(document: Document) -> Iterator[Fact]:
    for unit in document.units:
        if isinstance(unit, Post) and unit.office_of is not None:
            yield (f"{unit.id} office_of {unit.office_of}",)


def _actions(document: Document) -> Iterator[Fact]:
    for attribution in document.attributions:
        for action in attribution.actions:
            yield (f"{attribution.unit} [{action.lemma}] {action.form} {_quoted(document.text_of(action))}",)


def _events(document: Document) -> Iterator[Fact]:
    return ((_event(event),) for event in document.events)


def _event(event: Event) -> str:
    units = ", ".join(unit for unit in event.units if unit != event.into)
    into = f"into {event.into}" if event.into is not None else ""
    date = f"on {event.effective_date}" if event.effective_date is not None else ""
    return " ".join(part for part in (event.kind, units, into, date) if part)


def _modality(document: Document) -> Iterator[Fact]:
    return ((f"{task.unit} {task.modality} {_quoted(task.text)}",) for task in document.attributions)


def _leads(document: Document) -> Iterator[Fact]:
    for task in document.attributions:
        if task.lead:
            leads = (f"under {_quoted(document.text_of(span))}" for span in task.lead)
            yield (f"{task.unit} {_quoted(task.text)}", *leads)


def _amends(document: Document) -> Iterator[Fact]:
    for article in document.articles:
        if article.amends is not None:
            number = f" {_quoted(article.number)}" if article.number is not None else ""
            yield (f"article{number} amends {_quoted(article.amends.text)}",)


def _diagnostics(document: Document) -> Iterator[Fact]:
    for diagnostic in document.diagnostics:
        yield (f"{diagnostic.code} {_quoted(document.text_of(diagnostic))}",)


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


_SECTIONS: dict[str, Callable[[Document], Iterator[Fact]]] = {
    "units": _units,
    "relations": _relations,
    "attributions": _attributions,
    "references": _references,
    "office_of": _offices,
    "actions": _actions,
    "events": _events,
    "modality": _modality,
    "lead": _leads,
    "amends": _amends,
    "diagnostics": _diagnostics,
}
