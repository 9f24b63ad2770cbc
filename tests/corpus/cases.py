"""Cases of the corpus: files of titled texts, each with the facts expected of it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

ROOT = Path(__file__).parents[2] / "corpus"

# A fact is a line, with the lines that hang from it below it.
Fact: TypeAlias = tuple[str, ...]
Sections: TypeAlias = dict[str, tuple[Fact, ...]]

_TITLE = "=== "
_RULE = "---"
_STATUS = "status: known difference: "

_ID = r"[a-z0-9-]+"
_WORDS = r'"(?:[^"\\\n]|\\[n"\\])*"'
_LEMMAS = r"\[[^\]\[]+\]"

# What a fact of each section looks like; the sections are written in this order.
_FACTS = {
    "units": rf'(?:structure|post) {_ID} {_WORDS}(?: kind=(?:[^\s"]+|{_WORDS}))?(?: alias={_WORDS})*(?: collective)?',
    "relations": rf"{_ID} (?:part_of|attached_to|under_authority_of|headed_by|assists) {_ID}",
    "attributions": rf"{_ID} {_LEMMAS} {_WORDS}"
    rf"(?:\n(?:liaison|reservation|exception|on_behalf_of) {_WORDS}(?: bodies={_WORDS})*)*",
    "references": _WORDS,
    "office_of": rf"{_ID} office_of {_ID}",
    "actions": rf"{_ID} {_LEMMAS} (?:finite|infinitive|noun) {_WORDS}",
    "events": rf"(?:created|abolished|renamed|merged|transferred)(?: {_ID}(?:, {_ID})*)?(?: into {_ID})?"
    r"(?: on \d{4}-\d\d-\d\d)?",
    "modality": rf"{_ID} (?:stated|may|must) {_WORDS}",
    "lead": rf"{_ID} {_WORDS}(?:\nunder {_WORDS})+",
    "amends": rf"(?:article {_WORDS}|article) amends {_WORDS}",
    "diagnostics": rf"[a-z0-9-]+ {_WORDS}",
}
_SHAPES = {section: re.compile(shape) for section, shape in _FACTS.items()}

# Without one of these sections, a case expects none of its facts.
ALWAYS = ("units", "relations", "attributions", "references")


class MalformedCaseError(ValueError):
    """A case file breaks the format."""


@dataclass(frozen=True, slots=True)
class Case:
    """A text and what is expected of it; `known_difference` says why the parser does not give that yet."""

    title: str
    text: str
    sections: Sections
    known_difference: str | None = None

    def expected(self) -> Sections:
        """The sections to compare, in the order in which they are written."""
        return {name: self.sections.get(name, ()) for name in _FACTS if name in self.sections or name in ALWAYS}

    def updated(self, actual: Sections) -> "Case":
        """The case when it expects this; a known difference still expects what is right, until the parser gives it."""
        if actual == self.expected():
            return replace(self, known_difference=None)
        if self.known_difference is not None:
            return self
        return replace(self, sections={name: facts for name, facts in actual.items() if facts or name in self.sections})


def case_files() -> list[Path]:
    """All files of the corpus that hold cases."""
    return sorted([*ROOT.glob("cases/*.txt"), *ROOT.glob("articles/*.txt")])


def read_cases(path: Path) -> list[Case]:
    """The cases of a file."""
    return parse_cases(path.read_bytes().decode(), path.name)


def write_cases(path: Path, cases: Iterable[Case]) -> None:
    """The file of these cases, the same for the same cases."""
    path.write_bytes("\n".join(map(format_case, cases)).encode())


def parse_cases(content: str, name: str) -> list[Case]:
    """The cases of a file's content; `name` is the file's, for messages."""
    lines = content.split("\n")
    heads = [number for number, line in enumerate(lines) if line.startswith(_TITLE)]
    if any(line.strip() for line in lines[: heads[0] if heads else None]):
        raise MalformedCaseError(f"{name}: words before the first title")
    return [_case(lines, range(head, end), name) for head, end in zip(heads, [*heads[1:], len(lines)], strict=True)]


def _case(lines: Sequence[str], numbers: range, name: str) -> Case:
    title = lines[numbers.start].removeprefix(_TITLE)
    rules = [number for number in numbers if lines[number] == _RULE]
    if len(rules) != 1:
        raise MalformedCaseError(f"{name}:{numbers.start + 1}: a case has one line {_RULE!r}, this one {len(rules)}")
    text = "\n".join(lines[numbers.start + 1 : rules[0]])
    first = rules[0] + 1
    status = lines[first] if first in numbers and lines[first].startswith(_STATUS) else None
    known_difference = status.removeprefix(_STATUS) if status is not None else None
    first += status is not None
    return Case(title, text, _sections(lines, range(first, numbers.stop), name), known_difference)


def _sections(lines: Sequence[str], numbers: range, name: str) -> Sections:
    sections: dict[str, list[list[str]]] = {}
    facts: list[list[str]] = []
    for number in numbers:
        line = lines[number]
        section = line.removesuffix(":")
        if not line.strip():
            continue
        if not line.startswith(" ") and section in _FACTS and section not in sections:
            facts = sections[section] = []
        elif line.startswith("    ") and facts:
            facts[-1].append(line.strip())
        elif line.startswith("  ") and sections:
            facts.append([line.strip()])
        else:
            raise MalformedCaseError(f"{name}:{number + 1}: neither a section nor a fact: {line!r}")
    for section, found in sections.items():
        for fact in found:
            if not _SHAPES[section].fullmatch("\n".join(fact)):
                raise MalformedCaseError(f"{name}: no fact of {section!r}: {fact}")
    return {section: tuple(map(tuple, found)) for section, found in sections.items()}


def format_case(case: Case) -> str:
    """The case as it stands in a file."""
    if any(line == _RULE or line.startswith(_TITLE) for line in case.text.split("\n")):
        raise MalformedCaseError(f"the text of {case.title!r} has a line that opens or divides a case")
    status = [_STATUS + case.known_difference] if case.known_difference is not None else []
    sections = {name: facts for name, facts in case.expected().items() if facts or name in case.sections}
    return "\n".join([_TITLE + case.title, case.text, _RULE, *status, *format_sections(sections), ""])


def format_sections(sections: Mapping[str, Iterable[Fact]]) -> Iterator[str]:
    """The lines of all sections."""
    for name, facts in sections.items():
        yield f"{name}:"
        for head, *below in facts:
            yield f"  {head}"
            yield from (f"    {line}" for line in below)
