"""convert with archives: the options, the summary, the exit codes. The parser is the real one, in other processes."""

import importlib.util
import json
from pathlib import Path

import duckdb
import pytest

from benchmarks.make_archive import Article, Text, delivery, write
from tests.cli.running import run

LIGHTS = Text("Arrêté sur les phares", (Article("1", ("Le service des phares comprend une section des feux.",)),))
TARIFF = Text("Arrêté sur les droits", (Article("1", ("Les droits sont fixés à 3 euros par an.",)),))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "in" / "LEGI_20260819-003035.tar.gz"
    path.parent.mkdir()
    write(delivery((LIGHTS, TARIFF), "legi"), path)
    return path


def test_a_folder_with_an_archive(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("convert", archive.parent, "-o", out, "--jobs", "1")
    lines = result.stderr.splitlines()
    assert (result.exit_code, result.stdout) == (0, "")
    assert lines[:3] == [
        "1 text, 1 article, 2 units, 1 relation, 0 attributions",
        "diagnostics: 0 errors, 0 warnings, 0 infos",
        "archives: 4 articles, 1 of them ruled out; files passed over: 0",
    ]
    assert lines[3].endswith("articles a second")
    (line,) = (out / "part-000000.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["source"]["title"] == LIGHTS.title
    again = run("convert", archive.parent, "-o", out)
    assert again.exit_code == 2
    assert "not empty; --resume" in again.stderr
    assert run("convert", archive.parent, "-o", out, "--resume").stderr.splitlines()[:3] == lines[:3]
    assert run("convert", archive.parent, "-o", out, "--resume", "--only", "all").exit_code == 2


def test_shards_for_others(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("convert", archive, "-o", out, "--engine", "none").stderr == "shards to convert: 1\n"
    (shard,) = (out / "work").glob("*.shard.gz")
    assert run("shard", shard).exit_code == 0
    assert run("convert", archive, "-o", out, "--resume").exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == ["errors.jsonl", "manifest.json", "part-000000.jsonl"]


def test_a_shard_that_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.shard.gz"
    path.write_bytes(b"rubbish")
    result = run("shard", path)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_an_archive_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.tar.gz"
    path.write_bytes(b"\x1f\x8brubbish")
    result = run("convert", path, "-o", tmp_path / "out")
    assert result.exit_code == 2
    assert result.stderr.startswith("decretparse: a.tar.gz: error: damaged-archive: The compressed data")
    assert "left out, see errors.jsonl: 1" in result.stderr


def test_tables(archive: Path, tmp_path: Path) -> None:
    assert run("convert", archive, "-o", tmp_path / "out", "--format", "parquet", "--jobs", "1").exit_code == 0
    query = f"SELECT child, parent FROM '{tmp_path}/out/relations/*.parquet' WHERE kind = 'part_of'"
    assert duckdb.sql(query).fetchall() == [("section-des-feux", "service-des-phares")]


@pytest.mark.parametrize(
    ("module", "options", "extra"),
    [
        ("pyarrow", ["--format", "parquet"], "parquet"),
        ("distributed", ["--engine", "dask", "--scheduler", "tcp://localhost:1"], "dask"),
    ],
)
def test_an_extra_that_is_missing(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, options: list[str], extra: str
) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == module else found(name))
    result = run("convert", archive, "-o", tmp_path / "out", *options)
    assert result.exit_code == 2
    assert f"install decretparse[{extra}]" in result.stderr


@pytest.mark.parametrize("options", [["-o", "-"], ["-o", "out.jsonl"], ["-o", "out", "--engine", "dask"]])
def test_wrong_usage(archive: Path, options: list[str]) -> None:
    result = run("convert", archive, *options)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


def test_a_plain_line_now_and_then(monkeypatch: pytest.MonkeyPatch, archive: Path, tmp_path: Path) -> None:
    monkeypatch.setattr("decretparse.cli.progress._SECONDS", 0.0)
    result = run("convert", archive, "-o", tmp_path / "out", "--jobs", "1")
    assert "converting: 100 %, 1 text, " in result.stderr
