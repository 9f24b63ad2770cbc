"""Coverage-guided fuzzing of a part of the reader: nothing that a text says raises, or takes long.

usage: run.py TARGET [LIBFUZZER_OPTION ...] [FOLDER_OF_INPUTS]    for example: run.py parse -max_total_time=60

Targets: parse, outline, references, statements, qualifiers. A byte of an input is a piece of French drafting or, after
an escape, a character: mixtures that random letters would never give.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

with atheris.instrument_imports(include=["decretparse"]):
    from decretparse import Document, parse
    from decretparse.grammar.reference import find_citations
    from decretparse.grammar.statement import parse_statements
    from decretparse.outline import outline
    from decretparse.scan.qualifiers import find_qualifiers
    from decretparse.scan.scanner import judged
    from decretparse.syntax.phrase import Phrase
    from decretparse.text import normalise, replace_surrogates

from tests.grammar.test_statement import LISTS, WORDS  # noqa: E402 - they import what is instrumented
from tests.properties.texts import PIECES  # noqa: E402

ESCAPE = 0xFF
LONGEST_SECONDS = 10


def drafted(data: bytes) -> str:
    """A text: each byte a piece; behind an escape, two bytes are one character."""
    pieces = []
    values = iter(data)
    for value in values:
        if value == ESCAPE:
            pieces.append(chr(next(values, 0) << 8 | next(values, 0)))
        else:
            pieces.append(PIECES[value % len(PIECES)] + ("" if value & 0x80 else " "))
    return "".join(pieces)


def read(data: bytes) -> None:
    text = drafted(data)
    document = parse(text)
    assert "".join(document.text_of(block) for block in document.blocks) == document.text
    assert all(document.text_of(task) == task.text for task in document.attributions)
    assert Document.model_validate_json(document.model_dump_json()) == document


def lay_out(data: bytes) -> None:
    text = normalise(replace_surrogates(drafted(data))[0]).text
    blocks = outline(text).blocks
    assert "".join(text[block.start : block.end] for block in blocks) == text


def cite(data: bytes) -> None:
    text = drafted(data)
    ends = [0, *(found.end for found in find_citations(text))]
    starts = [found.start for found in find_citations(text)]
    assert all(end <= start for end, start in zip(ends, starts, strict=False))


def qualify(data: bytes) -> None:
    text = normalise(replace_surrogates(drafted(data))[0]).text
    find_qualifiers(text, judged(text, 0, len(text)))


def state(data: bytes) -> None:
    parse_statements([Phrase(terminal, 0, 0) for terminal in terminals(data)])


def terminals(data: bytes) -> Iterator[str]:
    """Tokens as the pipeline gives them: lists hold items, each opened and closed."""
    inside: list[str] = []
    for value in data:
        terminal = (*LISTS, "ITEM", "FIN_ITEM", *WORDS)[value % (len(LISTS) + 2 + len(WORDS))]
        if terminal in LISTS:
            if inside[-1:] != ["LISTE"]:
                yield from (terminal, "ITEM")
                inside.append("ITEM")
        elif terminal == "ITEM":
            if inside:
                yield from ("FIN_ITEM", "ITEM")
        elif terminal == "FIN_ITEM":
            if inside:
                yield inside.pop().replace("ITEM", "FIN_ITEM")
        else:
            yield terminal
    yield from ("FIN_ITEM" for _ in inside)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "parse": read,
    "outline": lay_out,
    "references": cite,
    "statements": state,
    "qualifiers": qualify,
}


def main() -> None:
    if len(sys.argv) < 2 or sys.argv[1] not in TARGETS:
        sys.exit(__doc__)
    _, target, *options = sys.argv
    atheris.Setup([sys.argv[0], f"-timeout={LONGEST_SECONDS}", "-max_len=512", *options], TARGETS[target])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
