"""Values that are made by the ten thousand."""

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(field,))
def record(made: type[T]) -> type[T]:
    """A class of values that nobody changes, each equal to itself alone.

    The type checker sees to that. A frozen dataclass takes twice as long to make, for it sets each field through a
    function; each look at a field of a named tuple takes five times as long, for it is a call.
    """
    return dataclass(slots=True, eq=False)(made)
