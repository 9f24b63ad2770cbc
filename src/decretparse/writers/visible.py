"""Text from anywhere, made safe to show in a terminal."""

_CONTROLS = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}
_UNSEEN = dict.fromkeys([*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd")
_PICTURES = _CONTROLS | _UNSEEN


def visible(text: str) -> str:
    """The text with a picture, one for one, for each control character and each that changes the writing direction."""
    return text.translate(_PICTURES)


def one_line(text: str) -> str:
    """The visible words of the text on one line, one space between them."""
    return visible(" ".join(text.split()))
