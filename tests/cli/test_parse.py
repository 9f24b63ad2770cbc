import hashlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from decretparse.cli.app import commands


def written(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_json_where_output_is_no_terminal(runner: CliRunner, tmp_path: Path) -> None:
    path = written(tmp_path / "été.txt", "bureau des cols\r\n")
    result = runner.invoke(commands, ["parse", str(path)])
    document = json.loads(result.stdout)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert document["text"] == "bureau des cols\r\n"
    assert document["source"]["identifier"] == "été.txt"
    assert document["source"]["sha256"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_tree_on_demand(runner: CliRunner, tmp_path: Path) -> None:
    result = runner.invoke(commands, ["parse", "--format", "tree", str(written(tmp_path / "a.txt", "bureau"))])
    assert (result.exit_code, result.stdout, result.stderr) == (0, "bureau\n", "")


def test_standard_input_has_no_name(runner: CliRunner) -> None:
    result = runner.invoke(commands, ["parse", "-"], input="bureau error")
    assert json.loads(result.stdout)["source"]["identifier"] is None
    assert result.stderr.startswith("<stdin>:1:1: error[a-error]: What it says.\n  1 | bureau error\n    | ^^^^^^\n")


def test_a_byte_order_mark_is_no_text(runner: CliRunner) -> None:
    result = runner.invoke(commands, ["parse", "-"], input=b"\xef\xbb\xbfbureau")
    assert json.loads(result.stdout)["text"] == "bureau"


@pytest.mark.parametrize(
    ("text", "options", "codes", "exit_code"),
    [
        ("a info", [], ["a-info"], 0),
        ("a warning info", [], ["a-warning", "a-info"], 0),
        ("a error warning info", [], ["a-error", "a-warning", "a-info"], 1),
        ("a error warning info", ["--severity", "warning"], ["a-error", "a-warning"], 1),
        ("a error warning info", ["--severity", "error"], ["a-error"], 1),
        ("a error warning info", ["--quiet"], [], 1),
    ],
)
def test_diagnostics_by_severity(
    runner: CliRunner, text: str, options: list[str], codes: list[str], exit_code: int
) -> None:
    result = runner.invoke(commands, ["parse", *options, "-"], input=text)
    assert [code for code in ("a-error", "a-warning", "a-info") if code in result.stderr] == codes
    assert result.exit_code == exit_code


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"caf\xe9", "not UTF-8: byte 0xe9 at offset 3"),
        (b"\xef\xbb\xbfcaf\xe9", "not UTF-8: byte 0xe9 at offset 6"),
        (b"\xff\xfec\x00", "not UTF-8: byte 0xff at offset 0"),
        (b"caf\xc3", "not UTF-8: byte 0xc3 at offset 3"),
        (b"crash", "mistake in decretparse, please report it: ZeroDivisionError: deliberate"),
    ],
)
def test_what_cannot_be_read(runner: CliRunner, tmp_path: Path, data: bytes, message: str) -> None:
    path = written(tmp_path / "a.txt", data)
    result = runner.invoke(commands, ["parse", str(path)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"decretparse: {path}: error: {message}\n"


def test_a_file_that_is_not_there(runner: CliRunner, tmp_path: Path) -> None:
    path = tmp_path / "none.txt"
    result = runner.invoke(commands, ["parse", str(path)])
    assert result.exit_code == 2
    assert result.stderr == f"decretparse: {path}: error: no such file or directory\n"


@pytest.mark.parametrize("arguments", [["parse"], ["parse", "."], ["parse", "--format", "xml", "-"], ["parze"]])
def test_wrong_usage(runner: CliRunner, arguments: list[str]) -> None:
    result = runner.invoke(commands, arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: ")


@pytest.mark.parametrize("arguments", [[], ["parse"], ["convert"], ["schema"]])
def test_help_has_an_example(runner: CliRunner, arguments: list[str]) -> None:
    result = runner.invoke(commands, [*arguments, "--help"])
    assert result.exit_code == 0
    assert "\n    decretparse " in result.stdout
