"""Reads tokens by the LALR table that Lark makes of a grammar.

Lark's own loop over its table is general (errors, interaction, positions), and three times slower than this one.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from lark import Lark
from lark.parsers.lalr_analysis import Shift
from platformdirs import user_cache_path

END = "$END"
HIDDEN = "_"

Make: TypeAlias = Callable[[str, list[Any]], Any]


class NoReadingError(Exception):
    """A grammar has no reading of some tokens: it cannot take this terminal where it stands."""


class Reduction(NamedTuple):
    """A rule read to its end: how many values it takes, what it is to its parent, the name of what it makes.

    A rule that only serves others has no name: what it read becomes part of theirs.
    """

    size: int
    origin: str
    name: str | None


State: TypeAlias = dict[str, "int | Reduction"]


@dataclass(frozen=True, slots=True)
class Table:
    """What each state does with a symbol: a state to go to, or a rule that is read."""

    first: int
    last: int
    states: Sequence[State]

    @classmethod
    def of(cls, grammar: str, start: str) -> "Table":
        """The table of a grammar; GrammarError where the grammar is none, or not LALR(1).

        Making it of a large grammar takes ten times as long as reading it: it is kept in the user's cache folder.
        """
        kept = _kept(grammar)
        lark = Lark(grammar, start=start, parser="lalr", lexer="basic", maybe_placeholders=False, cache=kept or False)
        frontend: Any = lark.parser
        table = frontend.parser._parse_table
        states: list[State] = [{} for _ in table.states]
        for state, row in table.states.items():
            for name, (action, target) in row.items():
                states[state][str(name)] = target if action is Shift else _reduction(target)
        return cls(table.start_states[start], table.end_states[start], states)

    def read(self, terminals: Iterable[str], values: Sequence[Any], make: Make) -> Any:
        """What the start rule gives: `make` turns the name of a rule and its children into one value.

        The children are the values of tokens and what other rules made; terminals and rules whose names begin with an
        underscore make nothing themselves. Raises NoReadingError.
        """
        at, made = [self.first], list[Any]()
        table = self.states
        for terminal, value in zip(terminals, values, strict=True):
            while not isinstance(action := table[at[-1]].get(terminal), int):
                if action is None:
                    raise NoReadingError(terminal)
                self._reduce(action, at, made, make)
            at.append(action)
            made.append([] if terminal[0] == HIDDEN else value)
        while at[-1] != self.last:
            action = table[at[-1]].get(END)
            if not isinstance(action, Reduction):
                raise NoReadingError(END)
            self._reduce(action, at, made, make)
        return made[-1]

    def _reduce(self, reduction: Reduction, at: list[int], made: list[Any], make: Make) -> None:
        size, origin, name = reduction
        if size:
            del at[-size:]
        at.append(self.states[at[-1]][origin])  # type: ignore[arg-type]
        if size == 1 and name is None:
            return  # what one value is alone it is in a list too
        children: list[Any] = []
        for value in made[len(made) - size :]:
            if not isinstance(value, list):
                children.append(value)
            elif children:
                children += value
            else:
                children = value
        del made[len(made) - size :]
        made.append(children if name is None else make(name, children))


def _kept(grammar: str) -> str | None:
    """The file that Lark keeps a grammar's table in; none where there is no folder to write to."""
    folder = user_cache_path("decretparse", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return str(folder / f"{hashlib.sha256(grammar.encode()).hexdigest()[:16]}.lark")


def _reduction(rule: Any) -> Reduction:
    origin = str(rule.origin.name)
    return Reduction(len(rule.expansion), origin, None if origin.startswith(HIDDEN) else rule.alias or origin)
