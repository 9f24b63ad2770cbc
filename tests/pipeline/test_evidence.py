"""Where facts were read, by which rule, and how sure they are."""

from decretparse import parse
from decretparse.model import Attribution, Document, Relation


def words(doc: Document, fact: Relation | Attribution) -> list[str]:
    return [doc.text_of(span) for span in fact.evidence]


def test_an_inline_component_is_one_span() -> None:
    doc = parse("La direction des ports comprend le bureau du fret et le bureau des quais.")
    first, second = doc.relations
    assert words(doc, first) == ["comprend le bureau du fret"]
    assert words(doc, second) == ["comprend le bureau du fret et le bureau des quais"]
    assert {first.rule, first.confidence} == {"composition", "stated"}


def test_a_listed_component_has_its_introduction_and_its_item() -> None:
    doc = parse("La direction des ports comprend :\n- le bureau du fret.")
    assert words(doc, doc.relations[0]) == ["comprend", "le bureau du fret"]
    assert [unit.rule for unit in doc.units] == ["composition", "item"]


def test_a_pronoun_brings_the_words_that_it_stands_for() -> None:
    doc = parse("La direction des ports prépare le budget. Elle comprend le bureau du fret. Elle suit les marchés.")
    (relation,) = doc.relations
    assert words(doc, relation) == ["Elle comprend le bureau du fret", "La direction des ports"]
    assert relation.confidence == "stated"
    assert words(doc, doc.attributions[0]) == ["La direction des ports prépare"]
    assert words(doc, doc.attributions[1]) == ["Elle suit", "La direction des ports"]


def test_a_pronoun_is_inferred_where_another_unit_agrees() -> None:
    doc = parse("La direction des ports comprend la cellule du fret. Elle suit les marchés. Il est muet.")
    assert [(task.unit, task.confidence) for task in doc.attributions] == [("direction-des-ports", "inferred")]


def test_of_several_candidates_one_is_guessed() -> None:
    doc = parse(
        "La direction des ports comprend le bureau du fret et le bureau des quais.\n\n"
        "Article 2\n\nIl prépare les marchés."
    )
    assert [task.confidence for task in doc.attributions] == ["guessed"]


def test_a_task_in_a_list_has_its_introductions() -> None:
    doc = parse("Le bureau du fret est chargé :\n1° En matière de budget :\na) de la préparation des comptes.")
    (task,) = doc.attributions
    assert [doc.text_of(span) for span in task.lead] == ["est chargé", "En matière de budget"]
    assert words(doc, task) == [
        "Le bureau du fret est chargé",
        "En matière de budget",
        "de la préparation des comptes",
    ]
    assert (task.rule, task.confidence) == ("item", "inferred")


def test_a_post_says_what_it_is_the_office_of() -> None:
    doc = parse("La direction des ports est dirigée par un directeur. Le directeur préside le jury.")
    post = doc.find("directeur")
    assert post is not None
    assert post.model_dump()["office_of"] == "direction-des-ports"


def test_titles_after_a_count_are_of_the_whole() -> None:
    titles = "Le bureau B 1. - Quais\n\nIl garde les bassins.\n\nLe bureau B 2. - Tarifs\n\nIl fixe les droits."
    doc = parse(f"La sous-direction B comprend deux bureaux :\n\n{titles}")
    names = {unit.id: unit.name for unit in doc.units}
    assert [(names[each.child], each.kind, names[each.parent]) for each in doc.relations] == [
        ("bureau B 1. - Quais", "part_of", "sous-direction B"),
        ("bureau B 2. - Tarifs", "part_of", "sous-direction B"),
    ]
