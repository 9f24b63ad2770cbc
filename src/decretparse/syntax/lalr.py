"""Reads tokens by the LALR table that Lark makes of a grammar.

Lark's own loop over its table is general (errors, interaction, positions), and three times slower than this one.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, NamedTuple, TypeAlias

END = "$END"
HIDDEN = "_"
TERMINAL = re.compile(r"\b_?[A-Z][A-Z_]*\b")
COMMENT = re.compile(r"//.*")

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


def terminals(grammar: str) -> set[str]:
    """The terminals that a grammar's rules name; what words they are of is not for it to say."""
    return set(TERMINAL.findall(COMMENT.sub("", grammar)))


@dataclass(frozen=True, slots=True)
class Table:
    """What each state does with a symbol: a state to go to, or a rule that is read."""

    first: int
    last: int
    states: Sequence[State]

    @classmethod
    def of(cls, grammar: str, start: str) -> "Table":
        """The table of a grammar, which need declare no terminals; GrammarError where it is none, or not LALR(1)."""
        from lark import Lark  # who reads a kept table needs none of it
        from lark.parsers.lalr_analysis import Shift

        declared = f"{grammar}\n%declare {' '.join(sorted(terminals(grammar)))}"
        lark = Lark(declared, start=start, parser="lalr", lexer="basic", maybe_placeholders=False)
        frontend: Any = lark.parser
        table = frontend.parser._parse_table
        states: list[State] = [{} for _ in table.states]
        reduction = cache(_reduction)
        for state, row in table.states.items():
            for name, (action, target) in row.items():
                states[state][str(name)] = target if action is Shift else reduction(target)
        _pass_by(states)
        return cls(table.start_states[start], table.end_states[start], _shared(states))

    def read(self, terminals: Iterable[str], values: Iterable[Any], make: Make, otherwise: str | None = None) -> Any:
        """What the start rule gives: `make` turns the name of a rule and its children into one value.

        The children are the values of tokens and what other rules made; terminals and rules whose names begin with an
        underscore make nothing themselves. A token that cannot stand where it does is taken for the terminal
        `otherwise`, if there is one. Raises NoReadingError.
        """
        # One loop with few calls: it is gone through five times a token.
        states, state = self.states, self.first
        behind: list[int] = []
        made: list[Any] = []
        for terminal, value in zip(chain(terminals, (END,)), chain(values, (None,)), strict=True):
            if otherwise is not None and terminal != END and not self._takes(terminal, [*behind, state]):
                terminal = otherwise
            while not isinstance(action := states[state].get(terminal), int):
                if terminal == END and state == self.last:
                    return made[-1]
                if action is None:
                    raise NoReadingError(terminal)
                size, origin, name = action
                if size == 0:
                    behind.append(state)
                elif size > 1:
                    del behind[1 - size :]
                state = states[behind[-1]][origin]  # type: ignore[assignment]
                if size != 1 or name is not None:  # what one value is alone it is in a list too
                    children = _children(made, size)
                    made.append(children if name is None else make(name, children))
            behind.append(state)
            state = action
            made.append([] if terminal[0] == HIDDEN else value)
        raise NoReadingError(END)

    def _takes(self, terminal: str, stack: list[int]) -> bool:
        """Whether a token can come next; a state may promise it, and no longer keep it after some reductions."""
        while isinstance(action := self.states[stack[-1]].get(terminal), Reduction):
            del stack[len(stack) - action.size :]
            stack.append(self.states[stack[-1]][action.origin])  # type: ignore[arg-type]
        return action is not None


def _pass_by(states: Sequence[State]) -> None:
    """Leads past the states that only call one value by another name: a third of all steps would go to these."""
    for state in states:
        for symbol, target in state.items():
            while isinstance(target, int) and (renaming := _renaming(states[target])) is not None:
                target = state[renaming.origin]
            state[symbol] = target


def _shared(states: Sequence[State]) -> list[State]:
    """States that do the same are one object: half of all do what another does."""
    first: dict[frozenset[tuple[str, int | Reduction]], State] = {}
    return [first.setdefault(frozenset(state.items()), state) for state in states]


def _renaming(state: State) -> Reduction | None:
    """What a state does whatever comes, if that makes nothing of one value."""
    [*actions] = set(state.values())
    only = actions[0] if len(actions) == 1 else None
    return only if isinstance(only, Reduction) and only.size == 1 and only.name is None else None


def _children(made: list[Any], size: int) -> list[Any]:
    """Takes the last values, those that are lists one by one."""
    if not size:
        return []
    if size == 1:
        value = made.pop()
        return value if isinstance(value, list) else [value]
    values = made[-size:]
    del made[-size:]
    children: list[Any] = []
    for value in values:
        if not isinstance(value, list):
            children.append(value)
        elif children:
            children += value
        else:
            children = value
    return children


def _reduction(rule: Any) -> Reduction:
    origin = str(rule.origin.name)
    return Reduction(len(rule.expansion), origin, None if origin.startswith(HIDDEN) else rule.alias or origin)
