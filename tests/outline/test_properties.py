"""What holds for the outline of any text."""

from hypothesis import given
from hypothesis import strategies as st

from decretparse.outline import Outline, outline
from decretparse.text import normalise

FRAGMENTS = st.sampled_from(
    [
        "# Article 2",
        "Art. 3. - Le service",
        "ARTICLE PREMIER",
        "TITRE Ier",
        "Section 2 : Du personnel",
        "ANNEXE",
        "La direction comprend :",
        "- le bureau A ;",
        "- le service B, composé :",
        "-du bureau C",
        "― la division",
        "1° Le service :",
        "2° bis La mission ;",
        "3. ",
        "a) Le bureau",
        "i) La cellule ;",
        "I. ― ",
        "A. - Le pôle",
        "(2)",
        "le bureau D ;",
        "Il élabore le budget.",
        "Les services rattachés",
        "La Mission Halles",
        "Vu le code du travail ;",
        "Le ministre de la mer,",
        "Arrête :",
        "Fait à Brest, le 3 mai",
        "Pour le préfet et par délégation :",
        "J. Martin",
        "est ainsi rédigé :",
        "« Art. 7. - Le bureau",
        "« - la division »",
        "»",
        "« ",
        "( ",
        " : ",
        " ; - ",
        " ; 2° ",
        "----",
        "---",
        "| a | b |",
        "<details>",
        "</details>",
        "[1] note",
        "*composition*",
        "\n",
        "\n\n",
        "    ",
        " ",
    ]
)
LINES = st.lists(FRAGMENTS | st.just("\n"), max_size=40).map("".join)
PAGES = st.lists(FRAGMENTS, max_size=30).map("\n".join)
TEXTS = st.text() | LINES | PAGES


def check(text: str, made: Outline) -> None:
    assert "".join(text[block.start : block.end] for block in made.blocks) == text
    assert all(block.start < block.end for block in made.blocks)
    position = 0
    for index, block in enumerate(made.blocks):
        assert block.start == position
        position = block.end
        assert block.start <= block.body_start <= block.body_end <= block.end
        body = text[block.body_start : block.body_end]
        assert body == body.strip()
        assert block.parent is None or 0 <= block.parent < index
        assert block.kind
    for article in made.articles:
        assert made.blocks[article.first_block].start == article.start
        assert made.blocks[article.last_block - 1].end == article.end


@given(TEXTS)
def test_blocks_cover_the_text_and_parents_come_first(text: str) -> None:
    normalised = normalise(text).text
    check(normalised, outline(normalised))


@given(TEXTS)
def test_a_raw_text_is_read_too(text: str) -> None:
    check(text, outline(text))


@given(PAGES)
def test_children_are_introduced_in_the_same_article(text: str) -> None:
    made = outline(text)
    starts = [article.first_block for article in made.articles]
    for index, block in enumerate(made.blocks):
        if block.parent is not None:
            assert not any(block.parent < start <= index for start in starts)
