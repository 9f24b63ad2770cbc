"""Patterns over words, as the grammar files write them, turned into regular expressions over the scanner's alphabet.

`en liaison avec` are three words, `{prep}` any word with that feature, `{pp&=charger}` one with both, `{num un}` one
with either, `{!fin}` one without; `<adv>` stands for a named part; `[ … ]` is the part that a rule is about;
`name:( … )` names a part; `^` and `$` are the block's edges; ( ) | ? * + (?= (?! (?<= (?<! are those of every regular
expression.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from decretparse.scan.alphabet import Alphabet

WORD_FEATURE = "w:"
TARGET = "target"
ATOM = re.compile(
    r"""(?P<space>\s+)
      | (?P<repeat>\{\d*,?\d*\})
      | \{(?P<features>[^}]+)\}
      | <(?P<part>[a-z_0-9]+)>
      | (?P<name>[a-z_]+):\(
      | (?P<look>\(\?(?:[=!]|<[=!]|:))
      | (?P<target>\[)
      | (?P<close>\])
      | (?P<operator>[()|*+?^$.])
      | (?P<mark>[,;:])
      | (?P<words>[^\s(){}\[\]<>|*+?^$.,;:]+(?:\|[^\s(){}\[\]<>|*+?^$.,;:]+)*)
    """,
    re.VERBOSE,
)


class PatternError(ValueError):
    """A pattern of a grammar file that cannot be read."""


def atoms(pattern: str) -> Iterator[tuple[str, str]]:
    """The atoms of a pattern: their class and their text."""
    at = 0
    while at < len(pattern):
        match = ATOM.match(pattern, at)
        if match is None or match.lastgroup is None:
            raise PatternError(f"column {at + 1} of {pattern!r} is no part of a pattern")
        at = match.end()
        if match.lastgroup != "space":
            yield match.lastgroup, match.group(match.lastgroup)


def literals(pattern: str) -> Iterator[str]:
    """The features that a pattern asks for by name: its words, and lemmas such as `=charger`."""
    for kind, value in atoms(pattern):
        if kind in ("words", "mark"):
            yield from (WORD_FEATURE + word for word in value.split("|"))
        if kind == "features":
            terms = (term.strip("!") for term in re.split(r"[\s&]+", value))
            yield from (term for term in terms if term.startswith(("=", WORD_FEATURE)))


@dataclass(frozen=True, slots=True)
class Parts:
    """What a rule file names: parts of patterns, and sets of features (`@name`); `done` keeps what was translated."""

    patterns: Mapping[str, str]
    sets: Mapping[str, Sequence[str]]
    done: dict[tuple[str, str], str]


def translate(pattern: str, parts: Parts, alphabet: Alphabet) -> str:
    """The regular expression over symbols that a pattern stands for."""
    return "".join(_remembered(kind, value, parts, alphabet) for kind, value in atoms(pattern))


def _remembered(kind: str, value: str, parts: Parts, alphabet: Alphabet) -> str:
    found = parts.done.get((kind, value))
    if found is None:
        found = parts.done[kind, value] = _expression(kind, value, parts, alphabet)
    return found


def _expression(kind: str, value: str, parts: Parts, alphabet: Alphabet) -> str:
    if kind == "features":
        return _any_of((symbol for wanted in value.split() for symbol in _having(wanted, parts, alphabet)), value)
    if kind in ("words", "mark"):
        return _any_of((symbol for word in value.split("|") for symbol in alphabet.having(WORD_FEATURE + word)), value)
    if kind == "part":
        if value not in parts.patterns:
            raise PatternError(f"no part is named <{value}>")
        return f"(?:{translate(parts.patterns[value], parts, alphabet)})"
    if kind in ("name", "target"):
        return f"(?P<{TARGET if kind == 'target' else value}>"
    if kind == "close":
        return ")"
    return "(?:" if value == "(" else value


def _having(wanted: str, parts: Parts, alphabet: Alphabet) -> Iterator[str]:
    """The symbols that answer to one alternative of a class; `@name` is any member of a set."""
    for term in wanted.split("&"):
        if term.startswith("@"):
            members = parts.sets[term[1:]]
            for member in members:
                yield from alphabet.having(wanted.replace(term, member))
            return
    yield from alphabet.having(wanted)


def _any_of(symbols: Iterator[str], what: str) -> str:
    found = "".join(sorted(set(symbols)))
    if not found:
        raise PatternError(f"no word of the lexicon is {what!r}")
    return f"[{_ranges(found)}]"


def _ranges(symbols: str) -> str:
    """The body of a character class, neighbours drawn together."""
    runs: list[list[str]] = []
    for symbol in symbols:
        if runs and ord(symbol) == ord(runs[-1][1]) + 1:
            runs[-1][1] = symbol
        else:
            runs.append([symbol, symbol])
    return "".join(first if first == last else f"{first}-{last}" for first, last in runs)
