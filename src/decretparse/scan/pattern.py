"""Patterns over words, as the grammar files write them, turned into regular expressions over the scanner's alphabet.

`en liaison avec` are three words, `{prep}` any word with that feature, `{pp&=charger}` one with both, `{num un}` one
with either, `{!fin}` one without; `<adv>` stands for a named part; `[ … ]` is the part that a rule is about;
`name:( … )` names a part, `each:( … )` one of several, also in a group that comes `{0,4}` times; `^` and `$` are the
block's edges; ( ) | ? * + (?= (?! (?<= (?<! are those of every regular expression, (?> ) and ++ too, which never give
back what they took.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeAlias

from decretparse.scan.alphabet import OF_ONE_WORD, WORD_FEATURE, Alphabet, Features, Inventory, WordClass
from decretparse.scan.rules import TARGET
from decretparse.syntax.phrase import EACH

ATOM = re.compile(
    r"""(?P<space>\s+)
      | (?P<repeat>\{\d*,?\d*\})
      | \{(?P<features>[^}]+)\}
      | <(?P<part>[a-z_0-9]+)>
      | (?P<name>[a-z_]+):\(
      | (?P<look>\(\?(?:[=!:>]|<[=!]))
      | (?P<target>\[)
      | (?P<close>\])
      | (?P<operator>[()|*+?^$.])
      | (?P<mark>[,;:])
      | (?P<words>[^\s(){}\[\]<>|*+?^$.,;:]+(?:\|[^\s(){}\[\]<>|*+?^$.,;:]+)*)
    """,
    re.VERBOSE,
)
NONE_OF = re.compile(r"!@(\w+)")
CLASSES = frozenset({"features", "words", "mark"})
OPENING = frozenset({"name", "look", "target"})

Atom: TypeAlias = tuple[str, str]
OPTIONAL: Atom = ("operator", "?")


class PatternError(ValueError):
    """A pattern of a grammar file that cannot be read."""


@cache
def atoms(pattern: str) -> Sequence[Atom]:
    """The atoms of a pattern: their class and their text."""
    return tuple(_written_out(_atoms(pattern)))


def _written_out(found: Iterator[Atom]) -> Sequence[Atom]:
    """A group that names one of several stands as often as it may come: repeated, it would keep but the last."""
    done: list[Atom] = []
    opened: list[int] = []
    closed: list[Atom] = []  # the group that ends here
    for atom in found:
        kind, value = atom
        if kind == "repeat" and ("name", EACH) in closed:
            least, most = map(int, value.strip("{}").split(","))
            done[-len(closed) :] = closed * least + [*closed, OPTIONAL] * (most - least)
            continue
        done.append(atom)
        if kind in OPENING or value == "(":
            opened.append(len(done) - 1)
        closed = done[opened.pop() :] if kind == "close" or value == ")" else []
    return done


def _atoms(pattern: str) -> Iterator[Atom]:
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
            yield from (term for term in terms if term.startswith(OF_ONE_WORD))


@dataclass(frozen=True, slots=True)
class Notation:
    """Reads the patterns of one rule file, with the parts and the sets of features (`@name`) that it names."""

    parts: Mapping[str, str]
    sets: Mapping[str, Sequence[str]]
    inventory: Inventory
    _members: dict[Atom, WordClass] = field(default_factory=dict)

    def part(self, name: str) -> str:
        """The pattern of a named part."""
        if name not in self.parts:
            raise PatternError(f"no part is named <{name}>")
        return self.parts[name]

    def members(self, atom: Atom) -> WordClass:
        """The class of words that an atom stands for."""
        found = self._members.get(atom)
        if found is None:
            found = self._members[atom] = frozenset[Features]().union(*self._alternatives(atom))
            if not found:
                raise PatternError(f"no word of the lexicon is {atom[1]!r}")
        return found

    def classes(self, pattern: str) -> Iterator[WordClass]:
        """The classes of words in a pattern and its parts, each as often as it is written."""
        for atom in atoms(pattern):
            if atom[0] in CLASSES:
                yield self.members(atom)
            elif atom[0] == "part":
                yield from self.classes(self.part(atom[1]))

    def regex(self, pattern: str, alphabet: Alphabet) -> str:
        """The regular expression over symbols that a pattern stands for."""
        return "".join(self._written(atom, alphabet) for atom in atoms(pattern))

    def _written(self, atom: Atom, alphabet: Alphabet) -> str:
        kind, value = atom
        if kind in CLASSES:
            return alphabet.written(self.members(atom))
        if kind == "part":
            return f"(?:{self.regex(self.part(value), alphabet)})"
        if kind in ("name", "target"):
            return f"(?P<{TARGET if kind == 'target' else value}>"
        if kind == "close":
            return ")"
        return "(?:" if value == "(" else value

    def _alternatives(self, atom: Atom) -> Iterator[WordClass]:
        kind, value = atom
        either = value.split() if kind == "features" else [WORD_FEATURE + word for word in value.split("|")]
        for wanted in either:
            yield from map(self.inventory.having, self._spelled_out(wanted))

    def _spelled_out(self, wanted: str) -> Iterator[str]:
        """`@name` is any member of a set, `!@name` none of them."""
        wanted = NONE_OF.sub(lambda name: "&".join(f"!{member}" for member in self.sets[name[1]]), wanted)
        name = next((term for term in wanted.split("&") if term.startswith("@")), None)
        if name is None:
            yield wanted
            return
        yield from (wanted.replace(name, member) for member in self.sets[name[1:]])
