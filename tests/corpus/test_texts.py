"""The plain texts to try the command line on are those of the annotated articles."""

from pathlib import Path

import pytest

from tests.corpus.cases import ROOT, read_cases


@pytest.mark.parametrize("path", sorted(ROOT.glob("texts/*.txt")), ids=lambda path: path.stem)
def test_a_text_is_that_of_its_article(path: Path) -> None:
    (case,) = read_cases(ROOT / "articles" / path.name)
    assert path.read_text("utf-8") == case.text + "\n"
