import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from decretparse.cli.app import commands

ANNOTATIONS = {
    "units": [{"id": "a", "nature": "structure", "kind": "bureau", "name": "alpha"}],
    "relations": [],
    "attributions": [],
    "references": [],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two texts of which the parser of these tests reads one rightly."""
    for name, text in (("one", "alpha"), ("two", "beta alpha")):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
        (tmp_path / f"{name}.gold.json").write_text(json.dumps(ANNOTATIONS), "utf-8")
    return tmp_path


def evaluated(runner: CliRunner, *arguments: str | Path) -> Result:
    return runner.invoke(commands, ["evaluate", *map(str, arguments)])


def test_tables(runner: CliRunner, folder: Path) -> None:
    result = evaluated(runner, folder)
    assert result.stdout.startswith("2 texts, 0 failed to parse, 1 without any difference\n")
    assert "units                      0.500     0.500     0.500       1       1       1\n" in result.stdout
    assert (result.exit_code, result.stderr) == (0, "")


def test_differences(runner: CliRunner, folder: Path) -> None:
    result = evaluated(runner, "--differences", folder)
    assert result.stdout.startswith("two: unit missed: alpha\ntwo: unit not annotated: beta\n")


def test_json(runner: CliRunner, folder: Path) -> None:
    figures = json.loads(evaluated(runner, "--format", "json", folder).stdout)
    assert (figures["texts"], figures["figures"]["units"]["f1"], len(figures["differences"])) == (2, 0.5, 2)


def test_a_crash_is_counted(runner: CliRunner, folder: Path) -> None:
    (folder / "one.txt").write_text("crash", "utf-8")
    assert "2 texts, 1 failed to parse" in evaluated(runner, folder).stdout


def test_goes_on_past_faulty_annotations(runner: CliRunner, folder: Path) -> None:
    (folder / "one.gold.json").write_text("{", "utf-8")
    result = evaluated(runner, folder)
    assert result.stderr.startswith(f"decretparse: {folder / 'one.gold.json'}: error: Invalid JSON")
    assert result.exit_code == 1


@pytest.mark.parametrize("arguments", [[], ["none"], ["--format", "xml", "none"]])
def test_nothing_read(runner: CliRunner, arguments: list[str]) -> None:
    assert evaluated(runner, *arguments).exit_code == 2
