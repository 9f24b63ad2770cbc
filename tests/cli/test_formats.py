"""The commands read every format; what is read is tested in tests/sources."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from tests.cli.running import run
from tests.sources.sample_files import SAMPLES


def sources(result: Result) -> list[dict[str, str | None]]:
    return [json.loads(line)["source"] for line in result.stdout.splitlines()]


@pytest.mark.parametrize(
    ("file", "identifier"),
    [
        ("legi/LEGIARTI000000000121.xml", "LEGIARTI000000000121"),
        ("jorfsimple/JORFTEXT000000000500.xml", "JORFTEXT000000000500"),
        ("answers/law_decree.json", "LEGITEXT000000000701"),
        ("pages/text.html", "LEGITEXT000000000901"),
        ("markdown/whole_text.md", "reg-1975-06-03-n1"),
    ],
)
def test_parse(file: str, identifier: str) -> None:
    document = json.loads(run("parse", SAMPLES / file).stdout)
    assert document["source"]["identifier"] == identifier


def test_parse_a_file_without_a_text() -> None:
    result = run("parse", SAMPLES / "legi" / "LEGISCTA000000000110.xml")
    assert result.exit_code == 2
    assert result.stderr.endswith("error: the plan of a text, whose articles are in other files\n")


def test_parse_on_a_day() -> None:
    file = SAMPLES / "legi" / "LEGIARTI000000000120.xml"
    assert run("parse", "--at", "2010-01-31", file).exit_code == 0
    result = run("parse", "--at", "2015-01-31", file)
    assert result.exit_code == 2
    assert result.stderr.endswith("error: not in force on 2015-01-31\n")


def test_the_format_forced() -> None:
    document = json.loads(run("parse", "--from", "text", SAMPLES / "pages" / "text.html").stdout)
    assert document["text"].startswith("<!DOCTYPE html>")


def test_convert_puts_texts_together() -> None:
    result = run("convert", SAMPLES / "jorf", SAMPLES / "jorfsimple", SAMPLES / "legi", "-o", "-")
    assert [source["identifier"] for source in sources(result)] == [
        "JORFTEXT000000000500",
        "JORFTEXT000000000501",
        "JORFTEXT000000000300",
        "LEGITEXT000000000101",
    ]
    assert result.exit_code == 0
    assert result.stderr.endswith("no text of their own: 2\n")


def test_convert_versions() -> None:
    found = sources(run("convert", SAMPLES / "legi", "--all-versions", "-o", "-"))
    assert [source["valid_from"] for source in found] == ["2008-05-12", "2012-01-01", "2014-07-01", "2222-02-22"]
    (source,) = sources(run("convert", SAMPLES / "legi", "--at", "2013-05-06", "-o", "-"))
    assert (source["valid_from"], source["valid_to"]) == ("2012-01-01", "2014-07-01")


def test_convert_passes_over_what_has_no_text(tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"name": "x"}', "utf-8")
    (tmp_path / "cut.json").write_text('{"articles": [', "utf-8")
    (tmp_path / "evil.xml").write_text("<!DOCTYPE a><ARTICLE><ID>a</ID></ARTICLE>", "utf-8")
    result = run("convert", SAMPLES / "markdown", tmp_path, "-o", "-")
    assert result.exit_code == 1
    assert len(sources(result)) == 3
    assert result.stderr.splitlines()[0].startswith(f"decretparse: {tmp_path / 'cut.json'}: error: not JSON: ")
    assert (
        result.stderr.splitlines()[1] == f"decretparse: {tmp_path / 'evil.xml'}: error: XML with a DOCTYPE is refused"
    )
    assert result.stderr.endswith("no text of their own: 2\ncould not be read: 2\n")


@pytest.mark.parametrize(
    "options", [["--at", "31/01/2010"], ["--at", "2010-01-31", "--all-versions"], ["--from", "pdf"]]
)
def test_wrong_usage(options: list[str]) -> None:
    assert run("convert", SAMPLES / "legi", "-o", "-", *options).exit_code == 2
