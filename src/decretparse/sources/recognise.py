"""Which format bytes are in, told by what they hold; the name decides where the content leaves it open."""

import re
from enum import StrEnum
from pathlib import PurePath


class Format(StrEnum):
    """What can be read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    XML = "xml"
    JSON = "json"
    HTML = "html"


_HEAD = 8_192
_BOM = b"\xef\xbb\xbf"
_BY_NAME = {
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".xml": Format.XML,
    ".json": Format.JSON,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
}
_TAGS = (
    rb"!doctype\s+html|html|head|body|main|article|section|div|p|h[1-6]|span|br|table|ul|ol|li|a|b|i|strong|em|center"
    rb"|blockquote|font"
)
_PATTERNS = {
    Format.XML: rb"<\?xml\b(?![^<]*<(?i:!doctype\s+)?html\b)"
    rb"|(?s:.{0,400}?)<(?:ARTICLE|SECTION_TA|TEXTELR|TEXTE_VERSION|TEXTE|JO|VERSIONS)>\s*<",
    Format.HTML: rb"(?i:(?s:<!--(?:(?!-->).){0,2000}+-->\s*+|<\?xml[^<>]*>\s*+)*+<(?:" + _TAGS + rb")\b)",
    Format.JSON: rb'[\[{]\s*(?:["{\[]|[\]}]\s*$)',
    Format.MARKDOWN: rb"---[ ]*\r?\n\S[^\n]{0,80}:|(?s:.*?)(?m:^#{1,6}[ ]+\S)",
}
# Words before the first tag are no reason to show tags as words.
_CLOSING_TAG = re.compile(rb"(?i:</(?:p|div|li)>)")
_COMPILED = {form: re.compile(rb"\s*+(?:" + pattern + rb")") for form, pattern in _PATTERNS.items()}


def recognise(data: bytes, name: str | None = None) -> Format:
    """The format of a file; plain text where nothing tells of another."""
    head = data[:_HEAD].removeprefix(_BOM)
    named = _BY_NAME.get(PurePath(name).suffix.lower()) if name else None
    found = next((form for form, pattern in _COMPILED.items() if pattern.match(head)), None)
    tagged = Format.HTML if _CLOSING_TAG.search(head) else None
    return found or named or tagged or Format.TEXT
