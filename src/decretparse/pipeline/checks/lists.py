"""Lists whose numbers leave one out."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

from decretparse.kept import kept
from decretparse.lexicon.files import load_toml
from decretparse.outline import Outline
from decretparse.outline.markers import Marker, read_marker
from decretparse.resolve.records import Finding
from decretparse.syntax.facts import Span


def numbering(text: str, shape: Outline) -> Iterator[Finding]:
    """Items whose number leaves one out after the item before."""
    last: dict[int, tuple[Marker, Span]] = {}
    for block in shape.blocks:
        if block.parent is None or block.kind != "list_item" or block.marker is None:
            continue
        start = block.start + len(text[block.start : block.end]) - len(text[block.start : block.end].lstrip())
        marker = read_marker(text, start, block.end)
        if marker is None:
            continue
        before = last.get(block.parent)
        place = (marker.start, block.body_start)
        last[block.parent] = (marker, place)
        if before is not None and _jumps(before[0], marker) and not _ranges().match(text, before[1][1], block.start):
            words = text[slice(*before[1])].strip(), text[slice(*place)].strip()
            yield Finding("numbering-jumps", (place[0], place[0] + max(1, len(words[1]))), words)


def _jumps(before: Marker, after: Marker) -> bool:
    if before.is_bullet or after.is_bullet or after.is_inserted:
        return False
    steps = [new.value - old.value for old in before.readings for new in after.readings if old.family == new.family]
    return bool(steps) and all(step > 1 for step in steps)


@kept
def _ranges() -> re.Pattern[str]:
    """An item that stands for several: "3° à 5° (abrogés)"."""
    table = cast(Mapping[str, Mapping[str, str]], load_toml("lexicon/numbers.toml"))
    return re.compile(table["range"]["pattern"])
