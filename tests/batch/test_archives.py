"""What of an archive becomes documents."""

import datetime as dt
import gzip
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.make_archive import Article, File, Fund, Text, delivery, increment, write
from decretparse import parse
from decretparse.batch.options import Only, Options
from decretparse.sources.archive import LIMITS
from tests.batch.running import converted, documents, errors, written
from tests.batch.tars import header, octal

HARBOUR = Text(
    "Arrêté relatif à la direction des ports",
    (
        Article("1", ("La direction des ports comprend :", "1° Le bureau des quais ;", "2° Le bureau des grues.")),
        Article("2", ("Le bureau des quais entretient les quais.",)),
        Article("3", ("Elle est dirigée par un directeur.",)),
        Article("4", ("Le bureau des grues tient le registre des levages.",)),
        Article("5", ("Le présent arrêté sera publié.",)),
    ),
)
LIGHTS = Text("Arrêté sur les phares", (Article("1", ("Le service des phares comprend une section des feux.",)),))
TARIFF = Text("Arrêté sur les droits", (Article("1", ("Les droits sont fixés à 3 euros par an.",)),))
TEXTS = (HARBOUR, TARIFF, LIGHTS)
FUNDS = pytest.mark.parametrize("fund", ["jorf", "legi"])


def archive(folder: Path, files: Sequence[File], name: str = "LEGI_20260819-003035.tar.gz") -> Path:
    write(files, folder / name)
    return folder / name


def dump(folder: Path, fund: Fund = "legi", texts: Sequence[Text] = TEXTS) -> Path:
    return archive(folder, list(delivery(texts, fund)), f"Freemium_{fund}_global_20260701-140000.tar.gz")


def titles(out: Path) -> list[str | None]:
    return [document.source.title for document in documents(out)]


@FUNDS
def test_whole_texts_in_the_order_of_their_structure(tmp_path: Path, fund: Fund) -> None:
    manifest = converted([dump(tmp_path, fund)], tmp_path / "out")
    assert titles(tmp_path / "out") == [HARBOUR.title, LIGHTS.title]
    document = documents(tmp_path / "out")[0]
    assert [article.number for article in document.articles] == ["1", "2", "3", "4", "5"]
    assert len({article.identifier for article in document.articles}) == 5
    assert [unit.name for unit in document.children("direction-des-ports")] == ["bureau des quais", "bureau des grues"]
    places = [document.text.index(line) for article in HARBOUR.articles for line in article.paragraphs[:1]]
    assert places == sorted(places)
    alone = parse(document.text)
    assert (alone.units, alone.relations, alone.attributions) == (
        document.units,
        document.relations,
        document.attributions,
    )
    assert manifest.counts["texts"] == 2
    assert manifest.counts["articles"] == 6
    assert errors(tmp_path / "out") == []


@FUNDS
def test_members_are_counted_by_kind(tmp_path: Path, fund: Fund) -> None:
    manifest = converted([dump(tmp_path, fund)], tmp_path / "out")
    former = 3 if fund == "legi" else 0
    expected = {"article": 7 + former, "section": 2, "struct": 3, "version": 3}
    assert {kind: manifest.read[kind] for kind in expected} == expected
    assert manifest.read.get("passed-over", 0) == (4 if fund == "jorf" else 0)


def test_versions(tmp_path: Path) -> None:
    path = dump(tmp_path)
    options = {
        "day": Options(at=dt.date(2010, 1, 1)),
        "all": Options(all_versions=True),
        "none": Options(at=dt.date(1990, 1, 1)),
    }
    for name, chosen in options.items():
        converted([path], tmp_path / name, chosen)
    former = "Le bureau des rédactions anciennes comprend un chef."
    assert all(former in document.text for document in documents(tmp_path / "day"))
    assert len(documents(tmp_path / "day")) == 3
    harbour = [document for document in documents(tmp_path / "all") if document.source.title == HARBOUR.title]
    assert [former in document.text for document in harbour] == [True, False]
    assert documents(tmp_path / "none") == []


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (Options(states=("VIGUEUR",)), 2),
        (Options(states=("ABROGE",)), 0),
        (Options(since=dt.date(2026, 8, 10)), 2),
        (Options(since=dt.date(2026, 8, 11)), 0),
        (Options(only="all"), 3),
    ],
)
def test_what_is_chosen(tmp_path: Path, options: Options, count: int) -> None:
    assert converted([dump(tmp_path)], tmp_path / "out", options).counts.get("texts", 0) == count


def test_the_journal_has_no_state_and_goes_by_the_day_of_signature(tmp_path: Path) -> None:
    path = dump(tmp_path, "jorf")
    assert converted([path], tmp_path / "old", Options(since=dt.date(2026, 8, 10))).counts["texts"] == 2
    assert converted([path], tmp_path / "new", Options(since=dt.date(2026, 8, 11))).counts == {}


@FUNDS
def test_a_delivery_changes_and_deletes(tmp_path: Path, fund: Fund) -> None:
    before = list(delivery(TEXTS, fund))
    wider = replace(LIGHTS, articles=(Article("1", ("Le service des phares comprend une section des bouées.",)),))
    after = dict(delivery((HARBOUR, TARIFF, wider), fund))
    changed = [(path, data) for path, data in after.items() if dict(before)[path] != data]
    gone = [path for path, data in before if b"JORFTEXT000040000001" in data or "JORFTEXT000040000001" in path]
    assert len(changed) == 1
    base = archive(tmp_path, before, f"Freemium_{fund}_global_20260701-140000.tar.gz")
    day = archive(tmp_path, list(increment(changed, gone, fund, "20260819-003035")), "LEGI_20260819-003035.tar.gz")
    for order, name in (([base, day], "a"), ([day, base], "b")):
        converted(order, tmp_path / name)
    (document,) = documents(tmp_path / "a")
    assert [unit.name for unit in document.units] == ["service des phares", "section des bouées"]
    assert documents(tmp_path / "b") == [document]


def test_what_a_delivery_brings_again_is_not_gone(tmp_path: Path) -> None:
    files = list(delivery((LIGHTS,), "jorf"))
    base = archive(tmp_path, files, "JORF_20260701-000000.tar.gz")
    day = archive(tmp_path, list(increment(files, [path for path, _ in files], "jorf", "20260702-000000")))
    assert converted([base, day], tmp_path / "out").counts["texts"] == 1


def test_an_article_without_its_structure(tmp_path: Path) -> None:
    files = [(path, data) for path, data in delivery(TEXTS, "jorf") if "/article/" in path]
    converted([archive(tmp_path, files)], tmp_path / "out")
    found = documents(tmp_path / "out")
    assert [len(document.articles) for document in found] == [1] * len(found)
    assert {document.source.identifier for document in found} == {
        article.identifier for document in found for article in document.articles
    }
    assert {document.source.title for document in found} == {HARBOUR.title, LIGHTS.title}


HALF_OF_PORTS = Text("Code des ports", (*HARBOUR.articles[:2], *TARIFF.articles, Article("4", ("Abrogé.",))), "CODE")


@pytest.mark.parametrize(("only", "numbers"), [("organisation", ["1", "2"]), ("all", ["1", "2", "1", "4"])])
def test_of_a_code_the_sections_that_may_describe_an_organisation(
    tmp_path: Path, only: Only, numbers: list[str]
) -> None:
    path = dump(tmp_path, "legi", (HALF_OF_PORTS, LIGHTS))
    converted([path], tmp_path / "out", Options(only=only))
    code = documents(tmp_path / "out")[0]
    assert (code.source.identifier, code.source.nature) == ("LEGITEXT000050000001", "CODE")
    assert [article.number for article in code.articles] == numbers
    assert ("Chapitre 2" in code.text) == (only == "all")


def test_what_changes_in_a_section_left_out_makes_no_version(tmp_path: Path) -> None:
    dull = Text("Code des droits", (*TARIFF.articles, Article("2", ("Abrogé.",)), *HARBOUR.articles[:2]), "CODE")
    files = [
        (path, data.replace("Le bureau des rédactions anciennes comprend un chef.".encode(), b"Ancien tarif."))
        for path, data in delivery((dull,), "legi")
    ]
    converted([archive(tmp_path, files)], tmp_path / "out", Options(all_versions=True))
    assert [document.source.valid_from for document in documents(tmp_path / "out")] == [dt.date(2026, 8, 10)]


def test_a_simple_journal(tmp_path: Path) -> None:
    text = (
        "<TEXTE><ID>JORFTEXT000054708438</ID><NATURE>ARRETE</NATURE><TITREFULL>Arrêté simple</TITREFULL>"
        "<STRUCT><ARTICLE><NUM>1</NUM><BLOC_TEXTUEL><CONTENU>Le bureau des ponts comprend une cellule des arches."
        "</CONTENU></BLOC_TEXTUEL></ARTICLE></STRUCT></TEXTE>"
    )
    folder = "20260819-003035/jorf/simple/JORF/CONT/00/00/54/70/68/JORFCONT000054706874"
    files = [(f"{folder}/JORFTEXT000054708438.xml", text.encode())]
    assert converted([archive(tmp_path, files)], tmp_path / "out").read["simple"] == 1
    assert titles(tmp_path / "out") == ["Arrêté simple"]


def test_files_beside_archives(tmp_path: Path) -> None:
    loose = tmp_path / "loose"
    for path, data in delivery((LIGHTS,), "legi"):
        (loose / path).parent.mkdir(parents=True, exist_ok=True)
        (loose / path).write_bytes(data)
    (loose / "plain.txt").write_text("Le bureau des cartes comprend un atelier.", "utf-8")
    (loose / "bad.txt").write_bytes(b"caf\xe9")
    files = sorted(path for path in loose.rglob("*") if path.is_file())
    manifest = converted([*files, dump(tmp_path, "jorf", (HARBOUR,))], tmp_path / "out")
    assert titles(tmp_path / "out") == [None, HARBOUR.title, LIGHTS.title]
    assert [(left["input"], left["code"]) for left in errors(tmp_path / "out")] == [("bad.txt", "not-utf-8")]
    assert len(manifest.inputs) == len(files) + 1


def test_bad_members_cost_themselves_alone(tmp_path: Path) -> None:
    files = list(delivery(TEXTS, "jorf"))
    good = next(data for path, data in files if "/article/" in path)
    root = "20260819-003035/jorf/global/article/JORF/ARTI/00/00/99/99/99/JORFARTI0000999999"
    deep = good.replace(b"<LIENS/>", b"<LIENS>" + b"<A>" * 5_000 + b"</A>" * 5_000 + b"</LIENS>")
    bad = [
        (f"{root}01.xml", good.replace(b"\n<ARTICLE>", b'<!DOCTYPE ARTICLE [<!ENTITY a "b">]><ARTICLE>', 1)),
        (f"{root}02.xml", good.replace(b"<p>", b"<p>\xff")),
        (f"{root}03.xml", good.replace(b"<p>", b"<p>" + b"Le bureau. " * 10_000)),
        (f"{root}04.xml", good.replace(b"<p>", b"<p>" + b"x" * 300_000)),
        (f"{root}05.xml", deep.replace(b"JORFARTI000020000005", b"JORFARTI000099999905")),
        (f"{root}06.xml", b"<ARTICLE><ID>JORFARTI000099999906</ID><BLOC_TEXTUEL>bureau"),
        ("liste.pdf", b"%PDF"),
        ("x" * 5_000 + ".xml", good),
    ]
    limits = replace(LIMITS, article=100_000, member=200_000)
    manifest = converted([archive(tmp_path, bad + files)], tmp_path / "out", limits=limits)
    assert titles(tmp_path / "out")[-2:] == [HARBOUR.title, LIGHTS.title]
    assert manifest.counts["texts"] >= 2
    assert sorted((left["code"], (left["member"] or "")[-7:]) for left in errors(tmp_path / "out")) == [
        ("article-too-large", "903.xml"),
        ("doctype", "901.xml"),
        ("member-too-large", "904.xml"),
        ("name-too-long", "xxxxxxx"),
        ("not-utf-8", "902.xml"),
        ("too-deep", "905.xml"),
    ]
    assert manifest.read["passed-over"] == 5
    assert manifest.quarantined == 6


@pytest.mark.parametrize("cut", [10, 500, -30])
def test_a_damaged_archive_gives_nothing_and_stops_nobody(tmp_path: Path, cut: int) -> None:
    whole = dump(tmp_path, "jorf", (LIGHTS,))
    torn = tmp_path / "JORF_20270101-000000.tar.gz"
    torn.write_bytes(archive(tmp_path, list(delivery((HARBOUR,), "jorf")), "other.tar.gz").read_bytes()[:cut])
    manifest = converted([whole, torn], tmp_path / "out")
    assert titles(tmp_path / "out") == [LIGHTS.title]
    assert [(left["input"], left["code"]) for left in errors(tmp_path / "out")] == [(torn.name, "damaged-archive")]
    alone = converted([whole], tmp_path / "alone")
    assert {**manifest.read, "superseded": 0} == {**alone.read, "superseded": 0}


def test_a_bomb_stops_nobody(tmp_path: Path) -> None:
    bomb = tmp_path / "JORF_20270101-000000.tar.gz"
    bomb.write_bytes(gzip.compress(header(b"a.xml", octal(64 << 20)) + bytes(64 << 20)))
    converted([dump(tmp_path), bomb], tmp_path / "out")
    assert titles(tmp_path / "out") == [HARBOUR.title, LIGHTS.title]
    assert [(left["input"], left["code"]) for left in errors(tmp_path / "out")] == [(bomb.name, "ratio-too-high")]


def test_an_archive_that_is_not_there(tmp_path: Path) -> None:
    converted([dump(tmp_path), tmp_path / "none.tar.gz"], tmp_path / "out")
    assert [(left["input"], left["code"]) for left in errors(tmp_path / "out")] == [("none.tar.gz", "unreadable")]


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    path = dump(tmp_path)
    for name in ("a", "b"):
        converted([path], tmp_path / name)
    assert written(tmp_path / "a") == written(tmp_path / "b")
    assert set(written(tmp_path / "a")) == {"errors.jsonl", "manifest.json", "part-000000.jsonl"}
