"""What the raw bytes of one of DILA's files tell before it is parsed."""

import re
from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["article", "section", "struct", "version", "simple"]

_HEAD = re.compile(rb"(?:\xef\xbb\xbf)?\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--.*?-->\s*+)*+<([A-Z_]+)[\s>/]", re.DOTALL)
_ID = re.compile(rb"<ID>\s*+([A-Z]{8}\d{12})\s*+</ID>")
_IS_ID = re.compile(r"[A-Z]{8}\d{12}").fullmatch
_CID = re.compile(rb"<CID>\s*+([A-Z]{8}\d{12})\s*+</CID>")
_CID_OF = re.compile(rb"""\scid=["']([A-Z]{8}\d{12})["']""")
_NATURE_CODE = re.compile(rb"""\snature=["']CODE["']""")
_SECTION = re.compile(rb"""\sid=["']([A-Z]{4}SCTA\d{12})["']""")
_DOCTYPE = b"<!DOCTYPE"

_KINDS: dict[bytes, Kind] = {
    b"ARTICLE": "article",
    b"SECTION_TA": "section",
    b"TEXTELR": "struct",
    b"TEXTE_VERSION": "version",
    b"TEXTE": "simple",
}
_WITH_CONTEXT = frozenset({"article", "section"})


class RawMember(NamedTuple):
    """What a file is, the text that it is of, and the part of that text that is kept or left out as one.

    The articles of a decree are one part, the whole text; those of a code one a section, for a code is long and few of
    its sections speak of an organisation.
    """

    kind: Kind
    text: str
    part: str


def raw_member(data: bytes, stem: str) -> RawMember | None:
    """The place of a file among the others; None for what holds no text of law. `stem` is its name, without suffix."""
    head = _HEAD.match(data)
    kind = _KINDS.get(head[1]) if head else None
    if kind is None:
        return None
    identifier = stem if _IS_ID(stem) else _identifier(data, stem)
    around = _around(data) if kind in _WITH_CONTEXT else b""
    own = _CID_OF.search(around) if kind in _WITH_CONTEXT else _CID.search(data)
    text = f"{identifier[:4]}/{own[1].decode() if own else identifier}"
    in_code = kind == "article" and _NATURE_CODE.search(around)
    return RawMember(kind, text, _section_of(data) or text if in_code else text)


def _identifier(data: bytes, stem: str) -> str:
    found = _ID.search(data)
    return found[1].decode() if found else stem


def declares_a_document_type(data: bytes) -> bool:
    """Whether entities could be defined: such a file is refused unread."""
    return _DOCTYPE in data


def _around(data: bytes) -> bytes:
    """The tag in which an article or section names its text."""
    start = data.find(b"<TEXTE ")
    return data[start : data.find(b">", start)] if start >= 0 else b""


def _section_of(data: bytes) -> str | None:
    start = data.rfind(b"<TITRE_TM", 0, data.find(b"</CONTEXTE>"))
    found = _SECTION.search(data, start, data.find(b">", start)) if start >= 0 else None
    return found[1].decode() if found else None
