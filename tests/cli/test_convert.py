import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from decretparse.cli.app import commands


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    for name, content in {
        "b.txt": "beta",
        "a.md": "alpha warning",
        "sub/c.TXT": "gamma info info",
        "sub/d.pdf": "delta",
        ".hidden/e.txt": "epsilon",
        "sub/.f.txt": "zeta",
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


def converted(runner: CliRunner, *arguments: str | Path) -> Result:
    return runner.invoke(commands, ["convert", *map(str, arguments)])


def names(lines: str) -> list[str]:
    return [json.loads(line)["source"]["identifier"] for line in lines.splitlines()]


def test_a_folder(runner: CliRunner, texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    result = converted(runner, texts, "-o", out)
    assert (result.exit_code, result.stdout) == (0, "")
    assert names(out.read_text("utf-8")) == ["a.md", "b.txt", "c.TXT"]
    assert result.stderr == (
        "3 texts, 3 units, 0 relations, 0 attributions\ndiagnostics: 0 errors, 1 warning, 1 info\n"
    )


def test_the_same_twice(runner: CliRunner, texts: Path) -> None:
    first, second = (converted(runner, texts, "-o", "-").stdout_bytes for _ in range(2))
    assert first == second


def test_each_file_once_in_the_order_given(runner: CliRunner, texts: Path) -> None:
    result = converted(runner, texts / "sub" / "d.pdf", texts / "b.txt", texts, texts / ".." / "texts", "-o", "-")
    assert names(result.stdout) == ["d.pdf", "b.txt", "a.md", "c.TXT"]


def test_goes_on_past_bad_files(runner: CliRunner, texts: Path) -> None:
    (texts / "a.txt").write_bytes(b"caf\xe9")
    (texts / "aa.txt").write_text("crash", "utf-8")
    missing = texts / "missing.txt"
    result = converted(runner, missing, texts, "-o", "-")
    assert result.exit_code == 1
    assert names(result.stdout) == ["a.md", "b.txt", "c.TXT"]
    assert result.stderr.splitlines() == [
        f"decretparse: {missing}: error: no such file or directory",
        f"decretparse: {texts / 'a.txt'}: error: not UTF-8: byte 0xe9 at offset 3",
        f"decretparse: {texts / 'aa.txt'}: error: mistake in decretparse, please report it: "
        "ZeroDivisionError: deliberate",
        "3 texts, 3 units, 0 relations, 0 attributions",
        "diagnostics: 0 errors, 1 warning, 1 info",
        "could not be read: 3",
    ]


def test_an_error_diagnostic_shows_in_the_exit_code(runner: CliRunner, texts: Path) -> None:
    (texts / "b.txt").write_text("beta error", "utf-8")
    assert converted(runner, texts, "-o", "-").exit_code == 1


def test_a_folder_without_texts(runner: CliRunner, texts: Path, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    result = converted(runner, empty, texts, "-o", "-")
    assert result.exit_code == 1
    assert result.stderr.startswith(
        f"decretparse: {empty}: error: no .txt, .md, .xml, .json or .html file in this folder\n"
    )


def test_nothing_read_leaves_the_output_as_it_was(runner: CliRunner, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("before", "utf-8")
    result = converted(runner, tmp_path / "missing.txt", "-o", out)
    assert result.exit_code == 2
    assert out.read_text("utf-8") == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_an_output_is_replaced_whole(runner: CliRunner, texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("before\n" * 1_000, "utf-8")
    converted(runner, texts, "-o", out)
    assert len(names(out.read_text("utf-8"))) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.jsonl", "texts"]


def test_an_output_that_cannot_be_written(runner: CliRunner, texts: Path, tmp_path: Path) -> None:
    out = tmp_path / "none" / "out.jsonl"
    result = converted(runner, texts, "-o", out)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"decretparse: {out}: error: cannot be written: ")


def test_a_folder_is_no_output(runner: CliRunner, texts: Path, tmp_path: Path) -> None:
    result = converted(runner, texts, "-o", tmp_path)
    assert result.exit_code == 2
    assert "cannot be written: " in result.stderr


def test_a_text_is_no_output(runner: CliRunner, texts: Path) -> None:
    result = converted(runner, texts / "b.txt", "-o", texts / "b.txt")
    assert result.exit_code == 2
    assert (texts / "b.txt").read_text("utf-8") == "beta"


@pytest.mark.skipif(sys.platform == "win32", reason="needs /dev/null")
def test_a_device_is_written_to(runner: CliRunner, texts: Path) -> None:
    assert converted(runner, texts, "-o", "/dev/null").exit_code == 0


@pytest.mark.parametrize("arguments", [[], ["a.txt"], ["-o", "-"]])
def test_wrong_usage(runner: CliRunner, arguments: list[str]) -> None:
    assert converted(runner, *arguments).exit_code == 2
