"""What a document lacks or has too much of, beside what its page was written to tell."""

from collections import Counter
from collections.abc import Iterator

from decretparse import Document
from tests.drafter.organisation import Unit
from tests.drafter.page import Page


def differences(page: Page, document: Document) -> list[str]:
    """One line a difference; units are matched by where they are named."""
    return list(_differences(page, document))


def _differences(page: Page, document: Document) -> Iterator[str]:
    ids = _ids(page, document)
    for unit, found in ids.items():
        if not found:
            yield f"no unit {unit.name!r}"
        elif len(found) > 1:
            yield f"several units {unit.name!r}: {found}"
    by_id = {unit.id: unit for unit in document.units}
    for unit, found in ids.items():
        for each in found[:1]:
            yield from _of_unit(page, unit, by_id[each])
    known = {each for found in ids.values() for each in found}
    yield from (f"unit too much: {unit.id}" for unit in document.units if unit.id not in known)
    names = {unit: found[0] if found else f"? {unit.name}" for unit, found in ids.items()}
    yield from _compared(
        "relation",
        Counter(f"{names[child]} {kind} {names[parent]}" for kind, child, parent in page.relations),
        Counter(f"{each.child} {each.kind} {each.parent}" for each in document.relations),
    )
    yield from _compared(
        "task",
        Counter(
            f"{names[each.unit]} {list(each.verbs)} {each.modality} {each.start}-{each.end} "
            f"{page.text[each.start : each.end]!r}"
            for each in page.tasks
        ),
        Counter(
            f"{each.unit} {list(each.verbs)} {each.modality} {each.start}-{each.end} {each.text!r}"
            for each in document.attributions
        ),
    )


def _ids(page: Page, document: Document) -> dict[Unit, list[str]]:
    starts: dict[int, list[str]] = {}
    for unit in document.units:
        for mention in unit.mentions:
            starts.setdefault(mention.start, []).append(unit.id)
    return {
        unit: list(dict.fromkeys(each for start in places for each in starts.get(start, ())))
        for unit, places in page.mentions.items()
    }


def _of_unit(page: Page, unit: Unit, found: object) -> Iterator[str]:
    expected = {
        "nature": unit.nature,
        "kind": unit.kind,
        "name": unit.name,
        "aliases": tuple(page.aliases.get(unit, ())),
        "collective": unit.count > 1,
    }
    for name, value in expected.items():
        if getattr(found, name) != value:
            yield f"{unit.name!r}: {name} {getattr(found, name)!r}, not {value!r}"


def _compared(what: str, expected: Counter[str], found: Counter[str]) -> Iterator[str]:
    yield from (f"no {what} {each}" for each in (expected - found).elements())
    yield from (f"{what} too much: {each}" for each in (found - expected).elements())
