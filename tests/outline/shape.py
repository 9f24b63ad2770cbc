"""Writes an outline as lines that a test can show: indentation for parents, markers, kinds."""

from decretparse.outline import outline
from decretparse.text import normalise

SHORT_KINDS = {
    "paragraph": "P",
    "list_item": "-",
    "heading": "H",
    "formula": "F",
    "visa": "V",
    "furniture": "X",
    "table": "T",
}


def shape(original: str) -> list[str]:
    """One line a block that is not blank: two spaces a level, kind, marker, words; quoted ones begin with «."""
    text = normalise(original).text
    depths: dict[int, int] = {}
    lines = []
    for index, block in enumerate(outline(text).blocks):
        if block.kind == "blank":
            continue
        depths[index] = 0 if block.parent is None else depths[block.parent] + 1
        words = " ".join(text[block.body_start : block.body_end].split())
        marker = f"[{block.marker}] " if block.marker is not None else ""
        quoted = "«" if block.quoted else ""
        lines.append(f"{'  ' * depths[index]}{quoted}{SHORT_KINDS[block.kind]} {marker}{words}")
    return lines
