"""Pickles regular expressions as they are compiled: to compile those of the grammars takes half a second.

Python pickles their source. What is kept here is what `re` hands to its matching engine, which checks it before it
takes it; it holds for one version of Python.
"""

import importlib
import re
import zlib
from array import array
from typing import Any, NamedTuple, TypeAlias

CODE = "I"
FASTEST = 1  # long classes of symbols come again and again
PARSER, COMPILER, ENGINE = "re._parser", "re._compiler", "_sre"

Form: TypeAlias = tuple[str | bytes, int, bytes, int, dict[str, int], tuple[str | None, ...]]
Reduced: TypeAlias = tuple[Any, tuple[Any, ...]]


class Uncompiled(NamedTuple):
    """The source of an expression, pickled as the expression that it is: it is compiled for that alone."""

    source: str

    def __reduce__(self) -> Reduced:
        return _reduced(self.source, 0)


def reduced(expression: re.Pattern[Any]) -> Reduced:
    """How an expression is pickled."""
    return _reduced(expression.pattern, expression.flags)


def restored(
    source: str | bytes, flags: int, code: bytes, groups: int, numbers: dict[str, int], names: tuple[str | None, ...]
) -> re.Pattern[Any]:
    """The expression of a compiled form."""
    engine: Any = importlib.import_module(ENGINE)
    compiled: re.Pattern[Any] = engine.compile(
        source, flags, array(CODE, zlib.decompress(code)).tolist(), groups, numbers, names
    )
    return compiled


def _reduced(source: str | bytes, flags: int) -> Reduced:
    """By its source after all, in a Python whose `re` has other parts inside."""
    try:
        return restored, _form(source, flags)
    except (ImportError, AttributeError):
        return re.compile, (source, flags)


def _form(source: str | bytes, flags: int) -> Form:
    parser: Any = importlib.import_module(PARSER)
    compiler: Any = importlib.import_module(COMPILER)
    parsed = parser.parse(source, flags)
    code = array(CODE, compiler._code(parsed, flags))
    numbers: dict[str, int] = parsed.state.groupdict
    names = {number: name for name, number in numbers.items()}
    groups = parsed.state.groups
    in_order = tuple(names.get(number) for number in range(groups))
    packed = zlib.compress(code.tobytes(), FASTEST)
    return source, flags | parsed.state.flags, packed, groups - 1, numbers, in_order
