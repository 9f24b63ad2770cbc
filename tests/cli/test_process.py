"""What only a process of its own shows: the parser itself, terminals, pipes and encodings."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from decretparse.cli import main; main()"]
TEXT = "La direction des archives comprend le bureau du budget. Elle conserve les fonds."


def run(*arguments: str, data: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments], input=data, capture_output=True, check=False, env=os.environ | environment
    )


def test_json_for_a_program() -> None:
    result = run("parse", "-", data=TEXT.encode())
    assert [unit["name"] for unit in json.loads(result.stdout)["units"]] == [
        "direction des archives",
        "bureau du budget",
    ]
    assert result.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_tree_in_colour_for_a_terminal() -> None:
    import pty

    ours, theirs = pty.openpty()
    command = subprocess.Popen(
        [*COMMAND, "parse", "-"], stdin=subprocess.PIPE, stdout=theirs, env=os.environ | {"TERM": "xterm"}
    )
    command.communicate(TEXT.encode())
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert "└─ " in shown
    assert "\x1b[1m" in shown


@pytest.mark.parametrize("arguments", [["parse", "-"], ["parse", "--format", "tree", "-"], ["schema"]])
def test_an_output_that_nobody_reads(arguments: list[str]) -> None:
    text = "\n\n".join(f"Le bureau {number} tient le registre." for number in range(3_000))
    ours, theirs = os.pipe()
    os.close(ours)
    result = subprocess.run(
        [*COMMAND, *arguments], input=text.encode(), stdout=theirs, stderr=subprocess.PIPE, check=False
    )
    os.close(theirs)
    assert b"Traceback" not in result.stderr
    assert b"Exception" not in result.stderr
    assert result.returncode == 1


def test_an_output_that_cannot_show_a_letter(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    result = run("parse", "--format", "tree", str(path), PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert b"direction des archives" in result.stdout
    assert b"Traceback" not in result.stderr
    assert json.loads(run("parse", str(path), PYTHONIOENCODING="ascii").stdout)["text"] == TEXT


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["parse", "-"], ["parse", "--format", "tree", "-"], ["schema"], ["--help"]])
def test_a_full_disk(arguments: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(
            [*COMMAND, *arguments], input=TEXT.encode(), stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert result.stderr.decode() == "decretparse: standard output: error: No space left on device\n"
    assert result.returncode == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream(closed: str) -> None:
    result = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", *COMMAND, "parse", "-"],
        input=TEXT.encode(),
        capture_output=True,
        check=False,
    )
    assert b"Traceback" not in result.stderr
    assert result.returncode == 0
