"""Pickles regular expressions as they are compiled: to compile those of the grammars takes half a second.

Python pickles their source. What is kept here is what `re` hands to its matching engine, which checks it before it
takes it; it holds for one version of Python.
"""

import importlib
import re
from array import array
from typing import Any, TypeAlias

CODE = "I"
PARSER, COMPILER, ENGINE = "re._parser", "re._compiler", "_sre"

Form: TypeAlias = tuple[str | bytes, int, bytes, int, dict[str, int], tuple[str | None, ...]]


def reduced(expression: re.Pattern[Any]) -> tuple[Any, tuple[Any, ...]]:
    """How an expression is pickled: by its source after all, in a Python whose `re` has other parts inside."""
    try:
        return restored, _form(expression)
    except (ImportError, AttributeError):
        return re.compile, (expression.pattern, expression.flags)


def restored(
    source: str | bytes, flags: int, code: bytes, groups: int, numbers: dict[str, int], names: tuple[str | None, ...]
) -> re.Pattern[Any]:
    """The expression of a compiled form."""
    engine: Any = importlib.import_module(ENGINE)
    compiled: re.Pattern[Any] = engine.compile(source, flags, array(CODE, code).tolist(), groups, numbers, names)
    return compiled


def _form(expression: re.Pattern[Any]) -> Form:
    parser: Any = importlib.import_module(PARSER)
    compiler: Any = importlib.import_module(COMPILER)
    source, flags, groups = expression.pattern, expression.flags, expression.groups
    code = array(CODE, compiler._code(parser.parse(source, flags), flags))
    numbers = dict(expression.groupindex)
    names = {number: name for name, number in numbers.items()}
    return source, flags, code.tobytes(), groups, numbers, tuple(names.get(number) for number in range(groups + 1))
