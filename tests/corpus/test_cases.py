"""The format of the corpus, without the parser."""

from pathlib import Path

import pytest

from decretparse.model import (
    Action,
    Attribution,
    Diagnostic,
    Document,
    Event,
    Post,
    Qualifier,
    Reference,
    Relation,
    Source,
    Structure,
)
from tests.corpus.cases import Case, MalformedCaseError, case_files, format_case, parse_cases
from tests.corpus.rendering import rendered

CASE = """\
=== A title
Le chef du « bureau »
exécute la loi, avec la mairie.

Fin.
---
units:
  post chef "chef \\"du\\"\\nbureau" kind=chef alias="C" alias="D E" collective
  structure bureau "« bureau »" kind="bureau à part"
relations:
  chef headed_by bureau
attributions:
  chef [exécuter, agir] "exécute la loi, avec la mairie"
    liaison "avec la mairie" bodies="mairie"
references:
  "la loi"
office_of:
  chef office_of bureau
actions:
  chef [exécuter] finite "exécute"
events:
  renamed bureau into chef on 2007-01-01
  abolished bureau
diagnostics:
  two-wordings "Fin"
"""


def document() -> Document:
    text = "Le chef du « bureau »\nexécute la loi, avec la mairie.\n\nFin."

    def place(words: str) -> dict[str, int]:
        return {"start": text.index(words), "end": text.index(words) + len(words)}

    read = {"rule": "attribution", "confidence": "stated"}
    task = "exécute la loi, avec la mairie"
    return Document.model_validate(
        {
            "text": text,
            "source": Source(sha256="0" * 64),
            "units": [
                Post(
                    id="chef",
                    name='chef "du"\nbureau',
                    kind="chef",
                    aliases=("C", "D E"),
                    collective=True,
                    office_of="bureau",
                    **read,
                ),
                Structure(id="bureau", name="« bureau »", kind="bureau à part", **read),
            ],
            "relations": [Relation(id="r1", kind="headed_by", child="chef", parent="bureau", **read)],
            "attributions": [
                Attribution(
                    id="a1",
                    unit="chef",
                    verbs=("exécuter", "agir"),
                    text=task,
                    actions=(Action(lemma="exécuter", form="finite", **place("exécute")),),
                    qualifiers=(
                        Qualifier(kind="liaison", text="avec la mairie", bodies=("mairie",), **place("avec la mairie")),
                    ),
                    **place(task),
                    **read,
                )
            ],
            "references": [Reference(text="la loi", **place("la loi"))],
            "events": [
                Event(
                    id="e1",
                    kind="renamed",
                    units=("bureau", "chef"),
                    into="chef",
                    effective_date="2007-01-01",
                    **read,
                ),
                Event(id="e2", kind="abolished", units=("bureau",), **read),
            ],
            "diagnostics": [Diagnostic(code="two-wordings", severity="info", message="…", **place("Fin"))],
        }
    )


def the_case(content: str = CASE) -> Case:
    (case,) = parse_cases(content, "case.txt")
    return case


def test_a_case_is_read() -> None:
    case = the_case()
    assert case.title == "A title"
    assert case.text == document().text
    assert case.known_difference is None
    assert case.sections["references"] == (('"la loi"',),)
    assert case.sections["attributions"][0][1] == 'liaison "avec la mairie" bodies="mairie"'


def test_a_document_is_written_as_a_case_is() -> None:
    case = the_case()
    assert rendered(document(), case.expected()) == case.sections
    assert format_case(case) == CASE


@pytest.mark.parametrize("path", case_files(), ids=lambda path: path.stem)
def test_the_corpus_is_written_as_it_would_be(path: Path) -> None:
    content = path.read_bytes().decode()
    cases = parse_cases(content, path.name)
    assert "\n".join(map(format_case, cases)) == content
    assert len({case.title for case in cases}) == len(cases)
    assert all(case.title and case.text.strip() for case in cases)


def test_sections_that_are_not_there_are_empty_or_not_compared() -> None:
    case = the_case("=== A title\nA text.\n---\n")
    assert case.expected() == {"units": (), "relations": (), "attributions": (), "references": ()}


def test_a_kind_that_is_not_there_is_not_compared() -> None:
    case = the_case(CASE.replace(" kind=chef", ""))
    assert rendered(document(), case.expected()) == case.sections


def test_facts_come_in_the_order_expected_and_new_ones_after_what_precedes_them() -> None:
    doc = document()
    swapped = doc.model_copy(update={"events": doc.events[::-1]})
    assert rendered(swapped, the_case().expected()) == the_case().sections
    doubled = doc.model_copy(update={"references": (*doc.references, Reference(text="Fin", start=53, end=56))})
    assert rendered(doubled, the_case().expected())["references"] == (('"la loi"',), ('"Fin"',))


def test_an_update_keeps_title_text_and_sections() -> None:
    before = the_case('=== A title\nA text.\n---\nunits:\n  structure x "x"\nreferences:\n')
    after = before.updated(rendered(document(), before.expected()))
    assert (after.title, after.text) == (before.title, before.text)
    assert list(after.sections) == ["units", "relations", "attributions", "references"]
    assert after.sections["relations"] == (("chef headed_by bureau",),)


def test_an_update_leaves_a_known_difference_until_it_is_gone() -> None:
    case = the_case(CASE.replace("---\n", "---\nstatus: known difference: too hard\n"))
    assert case.known_difference == "too hard"
    assert case.updated({**case.expected(), "references": ()}) == case
    assert format_case(case.updated(case.expected())) == CASE


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("words\n=== A title\n---\n", "case.txt: words before the first title"),
        ("=== A title\nA text.\n", "case.txt:1: a case has one line"),
        ("=== A title\n---\n---\n", "case.txt:1: a case has one line"),
        ("=== A title\n---\nfacts:\n", "case.txt:3: neither a section nor a fact"),
        ("=== A title\n---\n  no section\n", "case.txt:3: neither a section nor a fact"),
        ("=== A title\n---\nunits:\nunits:\n", "case.txt:4: neither a section nor a fact"),
        ("=== A title\n---\nunits:\n  structure x x\n", "case.txt: no fact of 'units'"),
        ('=== A title\n---\nreferences:\n  "a" b\n', "case.txt: no fact of 'references'"),
    ],
)
def test_a_malformed_case_is_refused(content: str, message: str) -> None:
    with pytest.raises(MalformedCaseError, match=message.replace("(", r"\(")):
        parse_cases(content, "case.txt")


def test_a_text_that_would_not_come_back_is_refused() -> None:
    with pytest.raises(MalformedCaseError, match="opens or divides"):
        format_case(Case("A title", "one\n---\ntwo", {}))
