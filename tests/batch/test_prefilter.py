"""The prefilter loses no text that describes an organisation, and reads bytes however they are spelt."""

import html
import json
from collections.abc import Iterator

import pytest

from decretparse.batch.prefilter import body, folded_words, load_prefilter
from tests.corpus.cases import ROOT, case_files, read_cases

GOLD = ROOT.parents[1] / "shared" / "gold"


def passes(text: str) -> bool:
    return load_prefilter().may_describe_an_organisation(text.encode())


def organisations() -> Iterator[tuple[str, str]]:
    """The texts of the corpus in which structures stand in relations to each other."""
    for path in case_files():
        for case in read_cases(path):
            structures = {line.split()[1] for (line, *_) in case.sections.get("units", ()) if line.startswith("struct")}
            part_of = (line.split() for (line, *_) in case.sections.get("relations", ()))
            if any(kind == "part_of" and {child, parent} <= structures for child, kind, parent in part_of):
                yield case.title, case.text


def test_nothing_of_the_corpus_is_lost() -> None:
    found = list(organisations())
    assert len(found) > 100
    assert [title for title, text in found if not passes(text)] == []


@pytest.mark.skipif(not GOLD.exists(), reason="no reference texts beside the checkout")
def test_nothing_of_the_reference_texts_is_lost() -> None:
    lost = [
        path.name
        for path in sorted(GOLD.rglob("*.gold.json"))
        if json.loads(path.read_bytes())["units"]
        and not passes(path.with_name(path.name[:-10] + ".txt").read_text("utf-8"))
    ]
    assert lost == []


@pytest.mark.parametrize(
    "text",
    [
        "Une section est créée au contrôle général des ponts.",
        "Il est institué une commission des quais. Elle donne des avis.",
        "Les comités des fêtes sont chargés de la tenue des bals.",
        "Le conseil a notamment pour mission de visiter les phares.",
    ],
)
def test_what_one_sentence_may_say(text: str) -> None:
    assert passes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Les tarifs sont fixés chaque année. La somme due est payée avant le terme.",
        "Le délai compris entre la demande et la réponse est suspendu.",
        "",
    ],
)
def test_what_is_ruled_out(text: str) -> None:
    assert not passes(text)


@pytest.mark.parametrize(
    "spelling",
    [
        "le secrétariat",
        "LE SECRÉTARIAT",
        "le secre\u0301tariat",
        "le secr&#233;tariat",
        "le secr&#xE9;tariat",
        "le secr&eacute;tariat",
        "le secré\u00adtariat",
        "le\u00a0secrétariat",
        "le <b>secrétar</b>iat",
        "l\u2019un,\u2015secrétariat\u00bb",
        "-secrétariat;",
    ],
)
def test_spellings(spelling: str) -> None:
    assert passes(spelling)
    assert passes(f"<CONTENU><p>{spelling}</p></CONTENU>")


def test_words_are_not_joined_across_paragraphs() -> None:
    assert folded_words("fin<br/>le bureau</p><p>École".encode()) == [
        b"fin",
        b"br",
        b"le",
        b"bureau",
        b"p",
        b"p",
        b"ecole",
    ]


def test_ligatures_and_entities() -> None:
    assert folded_words("chœur &amp; ŒUVRE".encode()) == [b"choeur", b"oeuvre"]
    assert folded_words(html.escape("l'œuvre").encode()) == [b"l", b"oeuvre"]


def test_bytes_that_are_no_utf_8_are_no_crash() -> None:
    assert folded_words(b"bureau \xff\xe2\x80") == [b"bureau"]


def test_the_body_is_what_counts() -> None:
    text = b"<BLOC_TEXTUEL><CONTENU>a</CONTENU></BLOC_TEXTUEL>"
    assert body(b"<TITRE>bureau</TITRE>" + text + b"<LIENS>bureau</LIENS>") == b"<><CONTENU>a</CONTENU>"
    assert body(b"<SECTION_TA/>") == b""
