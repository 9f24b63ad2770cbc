from itertools import pairwise
from textwrap import dedent

from tests.model.samples import document, post, relations, structure


def test_the_chart_hangs_together() -> None:
    doc = document(
        [
            structure("ministère"),
            structure("bureau"),
            structure("direction"),
            post("adjoint"),
            post("directeur"),
            structure("mission"),
            post("chef", office_of="bureau"),
        ],
        relations=relations(
            ("bureau", "part_of", "direction"),
            ("bureau", "attached_to", "directeur"),
            ("direction", "under_authority_of", "ministère"),
            ("directeur", "headed_by", "direction"),
            ("adjoint", "assists", "directeur"),
            ("mission", "attached_to", "directeur"),
        ),
    )
    assert (
        str(doc.tree())
        == dedent("""
        ministère
        └─ direction
           ├─ directeur
           │  ├─ adjoint
           │  └─ mission
           └─ bureau
              └─ chef
        """).strip()
    )
    assert [node.link for node in doc.tree()][:3] == [None, "under_authority_of", "headed_by"]


def test_a_circle_is_cut_and_no_unit_is_lost() -> None:
    doc = document(
        [structure("a"), structure("b"), structure("c"), structure("d")],
        relations=relations(
            ("a", "attached_to", "b"),
            ("b", "attached_to", "c"),
            ("c", "attached_to", "a"),
            ("d", "attached_to", "d"),
        ),
    )
    assert [(node.unit.id, node.depth) for node in doc.tree()] == [("c", 0), ("b", 1), ("a", 2), ("d", 0)]


def test_a_unit_with_two_parents_stands_once() -> None:
    doc = document(
        [structure("a"), structure("b"), structure("c")],
        relations=relations(("c", "part_of", "a"), ("c", "part_of", "b")),
    )
    assert str(doc.tree()).split() == ["a", "└─", "c", "b"]


def test_depth_is_no_problem() -> None:
    depth = 5_000
    names = [f"u{number}" for number in range(depth)]
    doc = document(
        map(structure, names),
        relations=relations(*((low, "part_of", high) for high, low in pairwise(names))),
    )
    assert [node.depth for node in doc.tree()] == list(range(depth))
    assert str(doc.tree()).endswith(names[-1])
    assert len(doc.tree()) == depth


def test_no_units_give_an_empty_tree() -> None:
    assert str(document().tree()) == ""
