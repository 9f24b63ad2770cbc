"""What a drafter chooses among: each turn of phrase has a name, so that one can be left out."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T")


@dataclass(slots=True)
class Choices:
    """Draws; an option in `left_out` is never taken."""

    draw: st.DrawFn
    left_out: Collection[str] = ()
    taken: list[str] = field(default_factory=list)

    def pick(self, question: str, options: Sequence[str]) -> str:
        """One of the options, each written down as « question: option »."""
        named = {f"{question}: {option}": option for option in options}
        possible = [name for name in named if name not in self.left_out]
        name = self.draw(st.sampled_from(possible or list(named)))
        self.taken.append(name)
        return named[name]

    def yes(self, question: str) -> bool:
        return self.pick(question, ["no", "yes"]) == "yes"

    def any_of(self, values: Sequence[T]) -> T:
        return self.draw(st.sampled_from(values))

    def number(self, least: int, most: int) -> int:
        return self.draw(st.integers(least, most))
