from decretparse.model import Document
from decretparse.writers import jsonl
from tests.writers.sample import document


def test_a_line_is_the_document() -> None:
    line = jsonl.line(document())
    assert line.count(b"\n") == 1
    assert line.endswith(b"}\n")
    assert "fossés".encode() in line
    assert Document.model_validate_json(line) == document()
