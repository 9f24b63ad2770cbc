import pytest
from hypothesis import given
from hypothesis import strategies as st

from decretparse.scan.words import BRACKET, QUOTED, REFERENCE, words


def cut(text: str, *opaque: tuple[int, int]) -> list[str]:
    return [text[start:end] for _, start, end in zip(*words(text, 0, len(text), opaque), strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l'agence qu'elle dirige", ["l'", "agence", "qu'", "elle", "dirige"]),
        ("aujourd'hui, la sous-direction", ["aujourd'hui", ",", "la", "sous-direction"]),
        ("l'I.N.S.E.E. compte 1 250,5 agents", ["l'", "I.N.S.E.E.", "compte", "1 250,5", "agents"]),
        ("le bureau « des « cartes » marines » (BCM)", ["le", "bureau", "« des « cartes » marines »", "(BCM)"]),
        ("une parenthèse (ouverte", ["une", "parenthèse", "(", "ouverte"]),
        ("comprend [*composition*] : le cabinet", ["comprend", ":", "le", "cabinet"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_stretches_are_one_word_each() -> None:
    text = "vu l'article 2 du code, « A » (B)"
    start, end = text.index("article"), text.index(",")
    keys = words(text, 0, len(text), [(start, end)]).keys
    assert keys == ["vu", "l'", REFERENCE, ",", QUOTED, BRACKET]


@given(st.text(alphabet="aé'’-. ,;«»()[]*12\n\x00", max_size=60), st.data())
def test_words_are_in_order_and_apart(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    _, starts, ends = words(text, start, end)
    assert all(start <= first < last <= end for first, last in zip(starts, ends, strict=True))
    assert all(last <= first for last, first in zip(ends[:-1], starts[1:], strict=True))
