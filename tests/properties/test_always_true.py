"""What holds for the document of any text."""

import re
from collections.abc import Iterator
from functools import lru_cache

import pytest
from hypothesis import given
from pydantic import BaseModel

from decretparse import Document
from decretparse import parse as read
from tests.properties.texts import texts

BLANK = re.compile(r"\s")

parse = lru_cache(maxsize=4)(read)


def spans(model: BaseModel) -> Iterator[tuple[int, int]]:
    """Every place that a document speaks of."""
    if hasattr(model, "start") and hasattr(model, "end"):
        yield model.start, model.end
    for name in type(model).model_fields:
        value = getattr(model, name)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, BaseModel):
                yield from spans(each)


@given(texts)
def test_the_text_is_kept_and_its_blocks_join_to_it(text: str) -> None:
    doc = parse(text)
    assert doc.text == re.sub("[\ud800-\udfff]", "\ufffd", text)
    assert "".join(doc.text[block.start : block.end] for block in doc.blocks) == doc.text
    assert all(block.parent is None or block.parent < index for index, block in enumerate(doc.blocks))


@given(texts)
def test_spans_lie_in_the_text_and_give_the_words(text: str) -> None:
    doc = parse(text)
    assert all(0 <= start <= end <= len(doc.text) for start, end in spans(doc))
    quoted = [*doc.attributions, *(each for task in doc.attributions for each in task.qualifiers), *doc.references]
    assert all(doc.text[each.start : each.end] == each.text for each in quoted)


@given(texts)
def test_facts_show_where_they_were_read(text: str) -> None:
    doc = parse(text)
    facts = [*doc.units, *doc.relations, *doc.attributions, *doc.events]
    assert all(fact.evidence and fact.rule for fact in facts)
    assert all(span.start < span.end for fact in facts for span in fact.evidence)
    for task in doc.attributions:
        assert all(task.start <= action.start < action.end <= task.end for action in task.actions)


@given(texts)
def test_every_fact_names_units_that_exist(text: str) -> None:
    doc = parse(text)
    ids = [unit.id for unit in doc.units]
    assert len(ids) == len(set(ids))
    named = {end for relation in doc.relations for end in (relation.child, relation.parent)}
    named |= {task.unit for task in doc.attributions} | {unit for event in doc.events for unit in event.units}
    named |= {event.into for event in doc.events if event.into is not None}
    named |= {unit.office_of for unit in doc.units if unit.nature == "post" and unit.office_of is not None}
    assert named <= set(ids)


@given(texts)
def test_composition_has_no_circle(text: str) -> None:
    doc = parse(text)
    above: dict[str, set[str]] = {}
    for relation in doc.relations:
        if relation.kind == "part_of":
            above.setdefault(relation.child, set()).add(relation.parent)
    for unit in above:
        reached, todo = set[str](), list(above[unit])
        while todo:
            parent = todo.pop()
            if parent not in reached:
                reached.add(parent)
                todo.extend(above.get(parent, ()))
        assert unit not in reached


@given(texts)
def test_what_is_unread_is_told(text: str) -> None:
    doc = parse(text)
    ends = [0, *(span.end for span in doc.unread)]
    assert all(end <= span.start < span.end for end, span in zip(ends, doc.unread, strict=False))
    total = len(BLANK.sub("", doc.text))
    missing = sum(len(BLANK.sub("", doc.text[span.start : span.end])) for span in doc.unread)
    assert doc.coverage == pytest.approx(1 - missing / total if total else 1, abs=1e-6)


@given(texts)
def test_model_to_json_to_model_is_identity(text: str) -> None:
    doc = parse(text)
    assert Document.model_validate_json(doc.model_dump_json()) == doc
    assert Document.model_validate(doc.model_dump(), strict=True) == doc


@given(texts)
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text) == parse(text)


@given(texts)
def test_a_document_can_be_shown(text: str) -> None:
    doc = parse(text)
    assert str(doc.tree()) is not None
    assert repr(doc)
