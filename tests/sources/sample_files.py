"""The made-up files under samples/, in the true shapes of the formats."""

from pathlib import Path

from decretparse.sources.legifrance.library import Library
from decretparse.sources.legifrance.members import parse_member
from decretparse.sources.legifrance.records import Record
from decretparse.sources.source_text import SourceText

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


def record(name: str) -> Record:
    found = parse_member(sample(name))
    assert found is not None
    return found


def numbers(text: SourceText) -> list[str | None]:
    """Those of its articles."""
    return [each.article.number for each in text.articles]


def library(folder: str, *, without: tuple[str, ...] = ()) -> Library:
    """The records of a folder's files, but those whose names begin so."""
    found = Library()
    for path in sorted((SAMPLES / folder).glob("*.xml")):
        member = None if path.name.startswith(without) else parse_member(path.read_bytes())
        if member is not None:
            found.add(member)
    return found
