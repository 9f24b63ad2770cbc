"""Reads phrases by the LALR table that Lark makes of a grammar.

Lark's own loop over its table is general (errors, interaction, positions), and three times slower than this one, which
gives branches that know their words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from lark import Lark
from lark.parsers.lalr_analysis import Shift

from decretparse.grammar.tree import Branch, Node
from decretparse.syntax.phrase import Phrase

START, END = "start", "$END"
INLINED = "_"


class Reduction(NamedTuple):
    """A rule read to its end: how many values it takes, what it is to its parent, the name of the branch it makes.

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
    def of(cls, grammar: str) -> "Table":
        """The table of a grammar; GrammarError where the grammar is none, or not LALR(1)."""
        lark = Lark(grammar, parser="lalr", lexer="basic", maybe_placeholders=False)
        frontend: Any = lark.parser
        table = frontend.parser._parse_table
        states: list[State] = [{} for _ in table.states]
        for state, row in table.states.items():
            for name, (action, target) in row.items():
                states[state][str(name)] = target if action is Shift else _reduction(target)
        return cls(table.start_states[START], table.end_states[START], states)

    def read(self, phrases: Sequence[Phrase]) -> Branch:
        """The tree of some phrases; KeyError where the grammar has no reading of them."""
        states, values = [self.first], list[Any]()
        table = self.states
        for phrase in phrases:
            terminal = phrase.terminal
            while not isinstance(action := table[states[-1]][terminal], int):
                self._reduce(action, states, values)
            states.append(action)
            values.append(phrase)
        while states[-1] != self.last:
            action = table[states[-1]][END]
            assert not isinstance(action, int)
            self._reduce(action, states, values)
        tree: Branch = values[-1]
        return tree

    def _reduce(self, reduction: Reduction, states: list[int], values: list[Any]) -> None:
        """Makes one value of the last ones: a branch, or for a rule that serves others the list of what it read."""
        size, origin, name = reduction
        if size:
            del states[-size:]
        states.append(self.states[states[-1]][origin])  # type: ignore[arg-type]
        if size == 1 and name is None:
            return  # what one value is alone it is in a list too
        children: list[Node] = []
        for value in values[len(values) - size :]:
            if not isinstance(value, list):
                children.append(value)
            elif children:
                children += value
            else:
                children = value
        del values[len(values) - size :]
        values.append(children if name is None else Branch(name, children))


def _reduction(rule: Any) -> Reduction:
    origin = str(rule.origin.name)
    return Reduction(len(rule.expansion), origin, None if origin.startswith(INLINED) else rule.alias or origin)
