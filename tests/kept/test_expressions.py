"""Regular expressions that are pickled as they are compiled."""

import pickle
import re

import pytest

from decretparse.kept import expressions
from decretparse.kept.expressions import Uncompiled, reduced
from decretparse.scan.loading import load_rules

EXPRESSIONS = [
    re.compile(r"a|b"),
    re.compile(r"(?P<first>\w+)\s(?P<second>[é-ü]+)(\d)?", re.IGNORECASE),
    re.compile(r"(?x) a  # with words", re.MULTILINE),
    re.compile(r"(?s:.)(?i:À)(?=x)(?<!y)(?>z*)w++", re.ASCII),
    re.compile(rb"\xc3[\x80-\xff]{2,}", re.DOTALL),
    *(rule.pattern.compiled for rule in load_rules().context.rules[:10]),
]


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_an_expression_comes_back_as_it_was(expression: re.Pattern[str]) -> None:
    make, arguments = reduced(expression)
    restored = make(*arguments)
    assert restored == expression  # which compares the compiled forms
    assert (restored.groups, restored.groupindex) == (expression.groups, expression.groupindex)


def test_it_is_not_compiled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    make, arguments = reduced(EXPRESSIONS[1])
    monkeypatch.setattr(re, "_compile", None)
    match = make(*arguments).match("mot ÉÜÉ")
    assert match.groupdict() == {"first": "mot", "second": "ÉÜÉ"}
    assert match.lastgroup == "second"


def test_the_source_serves_where_python_keeps_its_compiler_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(expressions, "COMPILER", "re._no_such_module")
    make, arguments = reduced(EXPRESSIONS[0])
    assert make is re.compile
    assert make(*arguments) == EXPRESSIONS[0]


def test_a_source_comes_back_as_its_expression() -> None:
    source = r"(?i)(?P<first>\w+)|(b)"
    assert pickle.loads(pickle.dumps(Uncompiled(source))) == re.compile(source)
