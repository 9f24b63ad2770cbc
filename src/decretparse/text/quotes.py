"""Straight quotation marks become opening or closing ones."""

import re
from typing import Final

_QUOTE_OR_BREAK: Final = re.compile('["«»]|\\n *(?=\\n)')
WIDEST_INDENT: Final = 40
_NEAR: Final = 8
_CLINGING: Final = ".,;:!?)»…"


def pair_straight_quotes(text: str) -> str:
    """Replace each straight mark by « or »: by its neighbours where they tell, else in turn within its paragraph."""
    pieces: list[str] = []
    done = 0
    is_open = False
    within = 0  # quotations of the other kind that opened after it
    for match in _QUOTE_OR_BREAK.finditer(text):
        position, mark = match.start(), match.group()
        if mark == "«":
            within += is_open
        elif mark == "»":
            is_open, within = is_open and within > 0, max(within - 1, 0)
        else:
            is_open, within = mark == '"' and _opens(text, position, is_open), 0
        if mark == '"':
            pieces += text[done:position], "«" if is_open else "»"
            done = position + 1
    pieces.append(text[done:])
    return "".join(pieces)


def _opens(text: str, position: int, is_open: bool) -> bool:
    before = text[position - 1 : position]
    after = text[position + 1 : position + 2]
    if before in ("", "\n"):
        # One space is no indentation: « "achats et ventes[line]" comprend ».
        indent = text[position + 1 : position + WIDEST_INDENT]
        indented = indent.startswith("  ") and indent.lstrip(" ")[:1].isalnum()
        # A mark behind the end of an item opens the next one.
        follows_item = text[max(0, position - _NEAR) : position].rstrip()[-1:] in (";", ":")
        return indented or follows_item or not after.isspace() or not is_open
    ends_word = before.isalnum() or (before != "" and before in _CLINGING)
    begins_word = after.isalnum()
    if ends_word != begins_word:
        return begins_word
    return not is_open
