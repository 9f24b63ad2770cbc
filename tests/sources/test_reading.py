"""Formats are told from the content, and all real samples at hand are read."""

from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decretparse.sources.document import read_document
from decretparse.sources.errors import NoTextError, NotUtf8Error, SourceError
from decretparse.sources.reading import read_source
from decretparse.sources.recognise import Format, recognise
from tests.sources.sample_files import SAMPLES, sample
from tests.timing import LONGEST, seconds

REAL = Path(__file__).parents[3] / "shared" / "formats"
FORMS = {
    "answers": Format.JSON,
    "jorf": Format.XML,
    "jorfsimple": Format.XML,
    "legi": Format.XML,
    "markdown": Format.MARKDOWN,
    "pages": Format.HTML,
}
FILES = sorted(path for path in SAMPLES.rglob("*.*") if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_content_tells_the_format(path: Path) -> None:
    assert recognise(path.read_bytes()) == FORMS[path.parent.name]
    assert recognise(path.read_bytes(), "x.txt") == FORMS[path.parent.name]


@pytest.mark.parametrize(
    ("data", "name", "form"),
    [
        (b"Le bureau comprend une cellule.", None, Format.TEXT),
        (b"Le bureau comprend une cellule.", "x.md", Format.MARKDOWN),
        (b"Le bureau comprend une cellule.", "x.HTML", Format.HTML),
        (b"", "x.xml", Format.XML),
        (b"[*composition*] Le bureau", None, Format.TEXT),
        (b"{...}", None, Format.TEXT),
        (b'\xef\xbb\xbf {\n "id": 1}', "x.txt", Format.JSON),
        (b"Un.\n\n# Article 1\n", None, Format.MARKDOWN),
        (b"# 3", None, Format.MARKDOWN),
        (b"#3", None, Format.TEXT),
        (b"---\ntitle: x\n---\n", None, Format.MARKDOWN),
        (b"-----\nUn", None, Format.TEXT),
        (b"<?xml version='1.0'?>\n<ARTICLE>", "x.html", Format.XML),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html><html>", None, Format.HTML),
        (b"<article><p>x", None, Format.HTML),
        (b"<!-- saved -->\n<!doctype HTML>", None, Format.HTML),
        (b"<5 agents", None, Format.TEXT),
        (b"Pour le ministre :<p></p>\nLe chef", "x.txt", Format.HTML),
        (b"Article R1-2\n----\nLe bureau", None, Format.TEXT),
    ],
)
def test_recognise(data: bytes, name: str | None, form: Format) -> None:
    assert recognise(data, name) == form


def test_a_format_can_be_forced() -> None:
    assert read_source(b"<p>Un</p>", form=Format.TEXT).text == "<p>Un</p>"
    assert read_source(b"Un<br>deux", form=Format.HTML).text == "Un\ndeux"


def test_a_byte_order_mark_is_left_out() -> None:
    assert read_source(b"\xef\xbb\xbfUn").text == "Un"


@pytest.mark.parametrize("form", Format)
def test_other_encodings_are_refused(form: Format) -> None:
    with pytest.raises(NotUtf8Error, match="not UTF-8: byte 0xe9 at offset 6"):
        read_source(b"\xef\xbb\xbfcaf\xe9 ", form=form)


def read_or_refuse(data: bytes, form: Format | None) -> None:
    with suppress(SourceError):
        read_source(data, form=form)


@pytest.mark.parametrize("form", [None, Format.MARKDOWN, Format.HTML])
@pytest.mark.parametrize(
    "piece",
    [
        "\n",
        " ",
        "<!---->",
        "<?xml",
        "<link ",
        "<title",
        "<body ",
        "[",
        "[a](",
        "---\n",
        "a: ",
        "# ",
        " <br",
        "<a id=",
        "data-",
    ],
)
def test_hostile_text_costs_what_its_length_costs(piece: str, form: Format | None) -> None:
    for text in (piece * 20_000, "---\na: " + piece * 20_000 + "x\n---\n", "<a " + piece * 20_000 + ">x"):
        assert seconds(partial(read_or_refuse, text.encode(), form)) < LONGEST


@pytest.mark.parametrize("name", ["struct_LEGITEXT000000000101.xml", "LEGISCTA000000000110.xml"])
def test_a_plan_is_no_text(name: str) -> None:
    with pytest.raises(NoTextError):
        read_source(sample(f"legi/{name}"))


@given(st.binary(max_size=60) | st.text("<>{}[]#-\"' aé&;/\n", max_size=60).map(str.encode), st.sampled_from(Format))
def test_any_bytes_give_a_text_or_a_reason(data: bytes, form: Format) -> None:
    try:
        text = read_source(data, form=form)
    except SourceError:
        return
    assert all(0 <= each.article.start <= each.article.end <= len(text.text) for each in text.articles)


@pytest.mark.parametrize(
    "folder", ["legi_xml", "jorf_xml", "jorfsimple_xml", "piste_json", "etalab_md", "tricoteuses_md", "legalize_md"]
)
def test_real_samples(folder: str) -> None:
    if not (REAL / folder).is_dir():
        pytest.skip(f"no real samples at {REAL / folder}: they are not part of this project")
    for path in sorted((REAL / folder).iterdir()):
        data = path.read_bytes()
        assert recognise(data, path.name).value in ("xml", "json", "markdown")
        try:
            text = read_source(data, path.name)
        except NoTextError:
            assert path.name.startswith(("struct", "LEGISCTA", "conteneur", "version_LEGITEXT"))
            continue
        assert len(text.text) > 40
        assert "<p" not in text.text
        if len(text.text) < 5_000:
            assert read_document(text).source == text.source
