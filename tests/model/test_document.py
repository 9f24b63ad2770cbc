import pytest
from pydantic import ValidationError

from decretparse.model import Block, Diagnostic, Post, Span, Structure
from tests.model.samples import attribution, document, post, relations, structure

DIRECTION = structure("direction", "Direction de l'Économie", aliases=("DE",))
BUDGET = structure("bureau-du-budget", "bureau du budget")
OTHER_BUDGET = structure("bureau-du-budget-2", "bureau du budget")
WORKS = structure("bureau-des-oeuvres", "bureau « des œuvres »")


def test_units_are_found_by_name_alias_and_id_whatever_case_accents_and_punctuation() -> None:
    doc = document([DIRECTION, BUDGET, OTHER_BUDGET, WORKS])
    assert doc.find("direction de l’economie") is DIRECTION
    assert doc.find("de") is DIRECTION
    assert doc.find("BUREAU-DU-BUDGET-2") is OTHER_BUDGET
    assert doc.find("bureau des oeuvres") is WORKS
    assert doc.find("bureau") is None
    assert doc.find("") is None
    assert doc.find_all("bureau du budget") == (BUDGET, OTHER_BUDGET)
    assert doc.unit("bureau-du-budget") is BUDGET
    with pytest.raises(KeyError):
        doc.unit("bureau")


def test_parent_and_children_are_those_of_part_of() -> None:
    head = post("directeur")
    doc = document(
        [DIRECTION, BUDGET, OTHER_BUDGET, head],
        relations=relations(
            ("bureau-du-budget", "part_of", "direction"),
            ("directeur", "headed_by", "direction"),
            ("bureau-du-budget-2", "attached_to", "directeur"),
            ("bureau-inconnu", "part_of", "direction"),
        ),
    )
    assert doc.children("direction") == doc.children(DIRECTION) == (BUDGET,)
    assert doc.parent(BUDGET) is DIRECTION
    assert doc.parent("directeur") is None
    assert doc.children(BUDGET) == ()
    assert doc.roots == (DIRECTION,)


def test_attributions_of_a_unit_are_in_the_order_of_the_text() -> None:
    text = "Le bureau du budget prépare le budget et suit son exécution."
    first = attribution("a1", "bureau-du-budget", "prépare le budget", 20)
    second = attribution("a2", "bureau-du-budget", "suit son exécution", 41)
    doc = document([BUDGET, WORKS], text, attributions=(first, second))
    assert doc.attributions_of("bureau-du-budget") == (first, second)
    assert doc.attributions_of(WORKS) == ()
    assert doc.text_of(first) == first.text


def test_text_of_takes_anything_with_a_place() -> None:
    doc = document(text="Article 1er")
    note = Diagnostic(code="jump", severity="warning", message="…", start=8, end=11)
    assert doc.text_of(Span(start=0, end=7)) == "Article"
    assert doc.text_of(note) == "1er"


def test_blocks_are_a_flat_tree_that_may_be_very_deep() -> None:
    depth = 5_000
    items = (Block(kind="list_item", parent=index, start=0, end=0) for index in range(depth))
    doc = document(blocks=(Block(kind="paragraph", start=0, end=0), *items, Block(kind="blank", start=0, end=0)))
    assert [at for at, _ in doc.walk_blocks()] == [*range(depth + 1), 0]
    assert doc.block_children(None) == (0, depth + 1)
    assert doc.block_children(0) == (1,)
    assert doc.block_children(depth) == ()


def test_nature_tells_structures_from_posts() -> None:
    doc = document([DIRECTION, post("directeur", office_of="direction")])
    again = type(doc).model_validate_json(doc.model_dump_json())
    assert [type(unit) for unit in again.units] == [Structure, Post]
    assert list(again.model_dump()["units"][1])[-1] == "office_of"


def test_documents_are_frozen_closed_and_equal_by_value() -> None:
    doc, twin = document([DIRECTION]), document([DIRECTION])
    doc.tree()
    assert doc == twin
    assert hash(doc) == hash(twin)
    with pytest.raises(ValidationError):
        doc.text = "other"
    with pytest.raises(ValidationError):
        document([DIRECTION], notes=())
    with pytest.raises(ValidationError):
        Span(start=-1, end=2)


def test_repr_counts_and_html_escapes() -> None:
    doc = document([structure("a", "bureau <A>")])
    assert repr(doc) == (
        "<Document 000000000000: 1 unit, 0 relations, 0 attributions, 0 references, 0 diagnostics, coverage 100%>"
    )
    assert "<pre>bureau &lt;A&gt;</pre>" in doc._repr_html_()
