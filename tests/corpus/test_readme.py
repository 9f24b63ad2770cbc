"""The examples of the README give what it shows; `--update-corpus` makes it show what they give."""

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus.cases import ROOT

README = ROOT.with_name("README.md")
BLOCK = re.compile(r"^```(console|python)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@pytest.mark.skipif(sys.platform == "win32", reason="the README speaks to a POSIX shell")
def test_the_readme_shows_what_its_examples_give(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(README.parent)
    shown = README.read_text("utf-8")
    given = BLOCK.sub(lambda block: f"```{block[1]}\n{run(block[1], block[2])}```", shown)
    if request.config.getoption("update_corpus", default=False):
        README.write_text(given, "utf-8")
    else:
        assert shown == given


def run(language: str, block: str) -> str:
    return "".join(answered(block) if language == "python" else printed(block))


def printed(block: str) -> Iterator[str]:
    """The commands on texts that are at hand, each with what it prints; others as they are."""
    if "corpus/texts/" not in block and "$ echo " not in block:
        yield block
        return
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command in re.findall(r"^\$ .*\n", block, re.MULTILINE):
        yield command
        yield subprocess.run(
            command[2:],
            shell=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
            encoding="utf-8",
            env=os.environ | {"PATH": path},
        ).stdout


def answered(block: str) -> Iterator[str]:
    """The statements, each with the value that Python would show."""
    names: dict[str, object] = {}
    for example in doctest.DocTestParser().get_examples(block):
        first, *more = example.source.splitlines()
        yield "\n".join([f">>> {first}", *(f"... {line}" for line in more), ""])
        try:
            value = eval(example.source, names)
        except SyntaxError:
            exec(example.source, names)
        else:
            yield f"{value!r}\n" if value is not None else ""
