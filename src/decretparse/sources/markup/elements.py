"""XML as elements, each with its place in the file; what is not well-formed is read as far as it goes."""

import html
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from decretparse.sources.errors import TooDeepError
from decretparse.sources.markup.tokens import TAG, attributes, tokens

DEEPEST = 256


@dataclass(slots=True)
class Element:
    """An element; raw[start:end] is its inside. The children of an opaque element are not looked for."""

    name: str
    written: str
    raw: str = field(repr=False)
    start: int
    end: int
    children: list["Element"] = field(default_factory=list)

    @property
    def attributes(self) -> Mapping[str, str]:
        return attributes(self.written)

    @property
    def words(self) -> str | None:
        """The words inside, without tags and white space around; None for no words."""
        inside = (
            self.raw[token.start : token.end] for token in tokens(self.raw, self.start, self.end) if not token.name
        )
        return html.unescape("".join(inside)).strip() or None

    def find(self, *path: str) -> "Element | None":
        """The first element reached by going from child to child."""
        found: Element | None = self
        for name in path:
            found = next((child for child in found.children if child.name == name), None) if found else None
        return found

    def words_at(self, *path: str) -> str | None:
        """The words of the first element at a path."""
        found = self.find(*path)
        return found.words if found else None

    def walk(self) -> Iterator["Element"]:
        """The elements inside, at any depth, in order."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            yield element
            waiting += element.children[::-1]


def read_element(raw: str, opaque: Collection[str]) -> Element | None:
    """The first element of a text, and all inside it; an opaque element's inside is left as it is.

    An end tag closes the nearest element of its name, and those inside that nobody closed; one that closes nothing
    counts for nothing. What is open at the end ends there.
    """
    opened: list[Element] = []
    root: Element | None = None
    found = TAG.search(raw)
    while found is not None:
        closing, name, written = found.group("close", "name", "attributes")
        following = found.end()
        if closing:
            _close(opened, name, found.start())
            if root is not None and not opened:
                return root
        elif name:
            element = Element(name, written, raw, following, following)
            if opened:
                opened[-1].children.append(element)
            root = root or element
            if not written.endswith("/"):
                element.end = len(raw)
                opened.append(element)
                following = _behind(raw, element) if name in opaque else following
                if len(opened) > DEEPEST:
                    raise TooDeepError(DEEPEST)
        found = TAG.search(raw, following)
    return root


def _behind(raw: str, opened: Element) -> int:
    """Where the end tag of an opaque element begins."""
    end = raw.find(f"</{opened.name}", opened.start)
    return end if end >= 0 else len(raw)


def _close(opened: list[Element], name: str, end: int) -> None:
    depth = len(opened) - 1
    while depth >= 0 and opened[depth].name != name:
        depth -= 1
    if depth >= 0:
        for element in opened[depth:]:
            element.end = end
        del opened[depth:]
