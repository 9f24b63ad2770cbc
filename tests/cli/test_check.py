import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from decretparse.cli.app import commands

JUMPS = "Le service des fonds comprend :\n1° Le bureau A ;\n3° Le bureau B.\n"
EMPTY = "La direction des archives comprend :\n\nFait à Brest, le 3 mai 2004.\n"
RIGHT = "Le service des fonds comprend le bureau du fret.\n"


@pytest.fixture(autouse=True)
def parser() -> None:
    """The parser itself."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {"empty.txt": EMPTY, "jumps.txt": JUMPS, "right.md": RIGHT}.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def checked(runner: CliRunner, *arguments: str | Path, data: str = "") -> Result:
    return runner.invoke(commands, ["check", *map(str, arguments)], input=data)


def test_text_shows_each_diagnostic_and_counts_them(runner: CliRunner, folder: Path) -> None:
    result = checked(runner, folder)
    heads = [line for line in result.stdout.splitlines() if line.startswith(str(folder))]
    assert heads == [
        f"{folder / 'empty.txt'}:1:1: error[empty-list]: A list is announced, and none follows.",
        f"{folder / 'jumps.txt'}:3:1: warning[numbering-jumps]: The item after “1°” is “3°”.",
    ]
    assert result.stderr == "3 texts: 1 error, 1 warning, 0 infos\n"
    assert result.exit_code == 1


def test_json_has_an_object_a_diagnostic(runner: CliRunner, folder: Path) -> None:
    result = checked(runner, "--format", "json", folder / "jumps.txt", folder / "right.md")
    (found,) = json.loads(result.stdout)
    assert (found["file"], found["code"], found["severity"]) == (
        str(folder / "jumps.txt"),
        "numbering-jumps",
        "warning",
    )
    assert (found["line"], found["column"], found["end_line"], found["end_column"]) == (3, 1, 3, 3)
    assert JUMPS[found["start"] : found["end"]] == "3°"
    assert result.exit_code == 0


def test_json_of_nothing_is_an_empty_array(runner: CliRunner, folder: Path) -> None:
    assert json.loads(checked(runner, "--format", "json", folder / "right.md").stdout) == []


def test_github_has_a_command_a_diagnostic(runner: CliRunner, folder: Path) -> None:
    result = checked(runner, "--format", "github", folder / "jumps.txt")
    assert result.stdout == (
        f"::warning file={folder / 'jumps.txt'},line=3,endLine=3,col=1,endColumn=3,title=numbering-jumps"
        "::The item after “1°” is “3°”.%0AAn item may be missing from the text.\n"
    )


@pytest.mark.parametrize(
    ("options", "codes", "exit_code"),
    [
        (["--select", "empty-list"], ["empty-list"], 1),
        (["--select", "numbering-jumps"], ["numbering-jumps"], 0),
        (["--select", "numbering-jumps,empty-list"], ["empty-list", "numbering-jumps"], 1),
        (["--select", "numbering-jumps", "--select", "empty-list"], ["empty-list", "numbering-jumps"], 1),
        (["--ignore", "empty-list"], ["numbering-jumps"], 0),
        (["--ignore", "empty-list, numbering-jumps"], [], 0),
        (["--select", "empty-list", "--ignore", "empty-list"], [], 0),
    ],
)
def test_codes_are_selected_and_ignored(
    runner: CliRunner, folder: Path, options: list[str], codes: list[str], exit_code: int
) -> None:
    result = checked(runner, "--format", "json", *options, folder)
    assert [found["code"] for found in json.loads(result.stdout)] == codes
    assert result.exit_code == exit_code


def test_a_code_that_is_none(runner: CliRunner, folder: Path) -> None:
    result = checked(runner, "--ignore", "empty-lists", folder)
    assert result.exit_code == 2
    assert "no diagnostic has the code 'empty-lists'; did you mean 'empty-list'?" in result.stderr


def test_standard_input(runner: CliRunner) -> None:
    result = checked(runner, "-", data=JUMPS)
    assert result.stdout.startswith("<stdin>:3:1: warning[numbering-jumps]")
    assert result.exit_code == 0


def test_goes_on_past_what_cannot_be_read(runner: CliRunner, folder: Path) -> None:
    result = checked(runner, folder / "none.txt", folder / "right.md")
    assert result.stderr == (
        f"decretparse: {folder / 'none.txt'}: error: no such file or directory\n"
        "1 text: 0 errors, 0 warnings, 0 infos\ncould not be read: 1\n"
    )
    assert result.exit_code == 1


@pytest.mark.parametrize("arguments", [[], ["none.txt"], ["--format", "xml", "none.txt"]])
def test_nothing_read(runner: CliRunner, arguments: list[str]) -> None:
    assert checked(runner, *arguments).exit_code == 2
