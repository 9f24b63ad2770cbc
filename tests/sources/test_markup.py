"""Markup as tokens, elements and text, with the way back to each character."""

import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decretparse.sources.errors import TooDeepError
from decretparse.sources.markup.elements import DEEPEST, read_element
from decretparse.sources.markup.text import MarkupWriter
from decretparse.sources.markup.tokens import attributes, tokens
from decretparse.sources.raw_map import RawMap, RawSpan, TextBuilder
from tests.timing import LONGEST, seconds

PIECES = ["<p>", "</p>", "<br/>", "<ul>", "</ul>", "<ol type='a'>", "</ol>", "<li>", "</li>", "<table>", "</table>"]
PIECES += [
    "<tr>",
    "</tr>",
    "<td>",
    "</td>",
    "<th colspan='2'>",
    "</th>",
    "<a href='x'>",
    "</a>",
    "<script>",
    "</script>",
]
PIECES += [
    "&amp;",
    "&#233;",
    "&x",
    "&",
    "<",
    ">",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<a title='l'eau'>",
    "un",
    "é",
    " ",
]
PIECES += ["\n", "\t", " ", "1° ", "- ", "|", '"', "'"]
markup = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def written(raw: str) -> tuple[str, RawMap]:
    writer = MarkupWriter(TextBuilder(), "r", 7)
    writer.write(raw)
    return writer.builder.built()


def text_of(raw: str) -> str:
    return written(raw)[0]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("<p>Un.</p><p>Deux.</p>", "Un.\n\nDeux."),
        ("<br/>   Un.<br/>\n<br/>  Deux.<br/>", "Un.\n\nDeux."),
        ("Un.<br clear='none'/>Deux.", "Un.\nDeux."),
        ("<p></p>   Un<p></p><p></p>  deux", "Un\n\ndeux"),
        ("<div align='center'> \t\t\tTITRE</div>Un", "TITRE\n\nUn"),
        ("article 1<sup>er</sup> de l&#39;an&#233;e&nbsp;: &lt;A&gt; & B", "article 1er de l'anée\u00a0: <A> & B"),
        ("<ul><li>l'un ;</li><li>l'autre.</li></ul>", "- l'un ;\n- l'autre."),
        ("<ul><li>- l'un ;</li><li>2° l'autre.</li><li></li></ul>", "- l'un ;\n2° l'autre."),
        ("<ol><li>l'un</li><li>l'autre</li></ol>", "1. l'un\n2. l'autre"),
        ("<ol type='a' start='2'><li>l'un</li><li>l'autre</li></ol>", "b) l'un\nc) l'autre"),
        ("<ul><li>un :<ul><li>deux</li></ul></li><li>trois</li></ul>", "- un :\n  - deux\n- trois"),
        ("<ul><li><p>un</p></li><li><p>deux</p></li></ul>", "- un\n- deux"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td> a<br/>b </td><td/></tr></table>", "| A | B |\n| a b |  |"),
        ("<table><tr><td>Un.</td></tr><tr><td>Deux.</td></tr></table>", "Un.\n\nDeux."),
        ("Un<script>var a = '<p>b</p>';</script> deux<style>p {}</style>", "Un deux"),
        ("un <!-- <p>rien</p> --> deux<![CDATA[ <trois> &amp; ]]>", "un deux <trois> &amp;"),
        ("Un <b>deux", "Un deux"),
        ("a < b > c", "a < b > c"),
        ("", ""),
    ],
)
def test_text(raw: str, text: str) -> None:
    assert text_of(raw) == text


def test_raw_apostrophes_in_attributes() -> None:
    raw = "<a href='/code' title='Code de l'environnement (V)'>l'article 3</a>, d'un code"
    writer = MarkupWriter(TextBuilder())
    writer.write(raw)
    assert writer.builder.built()[0] == "l'article 3, d'un code"
    (link,) = writer.links
    assert (link.label, link.target, link.start, link.end) == ("l'article 3", "/code", 0, 11)


def test_attributes() -> None:
    found = attributes(""" id="a" Titre='b "c"' num=3 vide="" x="l&#39;a" """)
    assert dict(found) == {"id": "a", "titre": 'b "c"', "num": "3", "vide": "", "x": "l'a"}


def test_the_way_back() -> None:
    raw = "<p>Le  bureau d&#233;fini</p><ul><li>un</li></ul>"
    text, origin = written(raw)
    assert text == "Le bureau défini\n\n- un"

    def quoted(words: str) -> str:
        start = text.index(words)
        ((record, first, last),) = origin.spans(start, start + len(words))
        assert record == "r"
        return raw[first - 7 : last - 7]

    assert quoted("bureau") == "bureau"
    assert quoted("Le bureau") == "Le  bureau"
    assert quoted("éfini") == "&#233;fini"
    assert quoted("défini") == "d&#233;fini"
    assert quoted("- ") == "<li>"
    assert quoted("un") == "un"


@given(markup)
def test_any_markup_is_read_and_each_character_leads_back(raw: str) -> None:
    text, origin = written(raw)
    assert "\n\n\n" not in text
    for offset, character in enumerate(text):
        (span,) = origin.spans(offset, offset + 1)
        assert 7 <= span.start <= span.end <= 7 + len(raw)
        made = raw[span.start - 7 : span.end - 7]
        assert made == character or character in " \n|-.)0123456789abcdefghijklmnopqrstuvwxyz" or made.startswith("&")


@given(markup)
def test_tokens_are_in_order_and_inside(raw: str) -> None:
    done = 0
    for token in tokens(raw):
        assert done <= token.start <= token.end <= len(raw)
        done = token.end


names = st.sampled_from(["A", "BB", "C_C"])
values = st.text("ab<>&é' ", max_size=5)
trees = st.recursive(
    st.builds(lambda name, text: (name, {}, text, []), names, values),
    lambda inner: st.builds(
        lambda name, given, text, children: (name, given, text, children),
        names,
        st.dictionaries(st.sampled_from(["id", "num"]), values, max_size=2),
        values,
        st.lists(inner, max_size=3),
    ),
    max_leaves=8,
)


def built(tree: tuple[str, dict[str, str], str, list[object]]) -> ET.Element:
    name, given_attributes, text, children = tree
    element = ET.Element(name, given_attributes)
    element.text = text
    element.extend(built(child) for child in children)  # type: ignore[arg-type]
    return element


@given(trees)
def test_elements_are_those_of_another_reader(tree: tuple[str, dict[str, str], str, list[object]]) -> None:
    raw = ET.tostring(built(tree), encoding="unicode")
    own, other = read_element(raw, ()), ET.fromstring(raw)
    assert own is not None
    for mine, theirs in zip([own, *own.walk()], other.iter(), strict=True):
        assert (mine.name, dict(mine.attributes)) == (theirs.tag, theirs.attrib)
        assert mine.words == ("".join(theirs.itertext()).strip() or None)


@pytest.mark.parametrize(
    ("raw", "names"),
    [
        ("<A><B>x</A>", ["A", "B"]),
        ("<A></C><B/></A>", ["A", "B"]),
        ("<A><B>x", ["A", "B"]),
        ("<A><CONTENU><B></CONTENU><C/></A>", ["A", "CONTENU", "C"]),
    ],
)
def test_what_is_not_well_formed_is_read_as_far_as_it_goes(raw: str, names: list[str]) -> None:
    root = read_element(raw, {"CONTENU"})
    assert root is not None
    assert [root.name, *(element.name for element in root.walk())] == names


def test_nesting_has_a_limit() -> None:
    with pytest.raises(TooDeepError):
        read_element("<A>" * (DEEPEST + 1), ())


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "<a '", '<a "', "<!--", "<![CDATA[", "&", "<table>", "<p>", "<a href='x'>", "<ul><li>"]
)
def test_hostile_markup_costs_what_its_length_costs(piece: str) -> None:
    assert seconds(lambda: text_of(piece * 20_000)) < LONGEST


def test_without_pieces_text_and_raw_input_are_the_same() -> None:
    assert RawMap().spans(3, 5) == (RawSpan("", 3, 5),)
