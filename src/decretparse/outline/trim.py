"""Finds the words of a line between white space and the marks that lay it out."""

import re

_TAGS_BEFORE = re.compile(r"(?:</?(?:br|p|div|span|blockquote)\b[^<>\n]{0,200}>\s*)+", re.IGNORECASE)
_TAGS_AFTER = re.compile(r"(?:\s*</?(?:br|p|div|span|blockquote)\b[^<>\n]{0,200}>)+$", re.IGNORECASE)
_BOLD = re.compile(r"\*\*\s*(?P<words>[^*\s](?:[^*]*[^*\s])?)\s*\*\*")
_TAIL = 400


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the words of text[start:end] begin and end; a line of tags alone keeps them, a blank one is empty."""
    line = text[start:end]
    right = start + len(line.rstrip())
    left = min(right, start + len(line) - len(line.lstrip()))
    bold = _BOLD.fullmatch(text, left, right) if text.startswith("**", left) else None
    if bold:
        return bold.span("words")
    if left == right or not (text[left] == "<" or text[right - 1] == ">"):
        return left, right
    before = _TAGS_BEFORE.match(text, left, right)
    first = before.end() if before else left
    after = _TAGS_AFTER.search(text, max(first, right - _TAIL), right)
    last = after.start() if after else right
    return (first, last) if first < last else (left, right)
