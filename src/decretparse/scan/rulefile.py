"""The rule files as they are written."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict, cast

from decretparse.lexicon.files import load_toml
from decretparse.scan.alphabet import OF_ONE_WORD
from decretparse.scan.pattern import literals

SHARED_FILE = "shared.toml"


class RuleEntry(TypedDict, total=False):
    """One [[rule]] of a rule file."""

    example: str
    pattern: str
    verdict: str
    phrase: str
    token: str
    lemma: str
    scan: str
    again: bool
    features: list[str]


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A rule file: its rules in order, the parts and sets of features that they may name, and words of its own.

    `cases` has, for parts of a pattern, the token that is made where they stand, in the place of the rule's own.
    """

    name: str
    parts: Mapping[str, str]
    sets: Mapping[str, Sequence[str]]
    entries: Sequence[RuleEntry]
    classes: Mapping[str, Sequence[str]]
    cases: Mapping[str, str]


def read_rules(name: str) -> RuleFile:
    """The rule file of this name, with what all of them share."""
    content = load_toml(name)
    groups = cast(Mapping[str, Sequence[str]], _with_shared(content, "tokens"))
    return RuleFile(
        name,
        cast(Mapping[str, str], _with_shared(content, "parts")),
        cast(Mapping[str, Sequence[str]], _with_shared(content, "sets")),
        [_in_groups(entry, groups) for entry in cast(Sequence[RuleEntry], content.get("rule", []))],
        {name: _members(content, name) for name in cast(Mapping[str, object], content.get("classes", {}))},
        cast(Mapping[str, str], content.get("cases", {})),
    )


def _with_shared(content: Mapping[str, object], table: str) -> Mapping[str, object]:
    """What a table of a file names, and that of the shared file; ValueError where both name something alike."""
    own, shared = (cast(Mapping[str, object], of.get(table, {})) for of in (content, load_toml(SHARED_FILE)))
    if twice := own.keys() & shared.keys():
        raise ValueError(f"named in {SHARED_FILE} too: {', '.join(sorted(twice))}")
    return {**shared, **own}


def _in_groups(entry: RuleEntry, groups: Mapping[str, Sequence[str]]) -> RuleEntry:
    """A rule with what its token is by the groups of tokens."""
    of_token = [name for name, tokens in groups.items() if entry.get("token") in tokens]
    return {**entry, "features": [*entry.get("features", []), *of_token]}


def _members(content: Mapping[str, object], name: str) -> Sequence[str]:
    """The words of one of a file's classes; `[more]` names a file whose nouns belong to it too."""
    own = cast(Mapping[str, Sequence[str]], content["classes"])[name]
    more = cast(Mapping[str, str], content.get("more", {})).get(name)
    return own if more is None else [*own, *cast(Mapping[str, object], load_toml(more)["nouns"])]


def identity(file: RuleFile, index: int) -> str:
    """A rule's name: its token (or verdict) and its place in the file."""
    entry = file.entries[index]
    return f"{entry.get('token') or entry.get('phrase') or entry.get('verdict', '')}.{index + 1}"


def asked_for(file: RuleFile) -> Iterator[str]:
    """The words and lemmas that a file's patterns ask for by name."""
    for pattern in (*file.parts.values(), *(entry["pattern"] for entry in file.entries)):
        yield from literals(pattern)
    for members in file.sets.values():
        yield from (member for member in members if member.startswith(OF_ONE_WORD))
