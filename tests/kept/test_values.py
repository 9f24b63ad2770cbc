"""What the package brings, or the user's cache folder keeps from one process to the next."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

import pytest

from decretparse.kept import files, kept, origin, values, write_tables

Table = MappingProxyType[str, re.Pattern[str]]


class Counted:
    """Something to keep, and how often it was made."""

    __name__ = "counted"
    __qualname__ = "counted"

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Table:
        self.times += 1
        return MappingProxyType({"word": re.compile(r"(?P<initial>\w)\w*", re.IGNORECASE)})

    def processes(self, number: int) -> list[Callable[[], Table]]:
        """The function that is kept, as each of some processes has it."""
        return [kept(self) for _ in range(number)]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(values, "user_cache_path", lambda name, **_: tmp_path / name)
    monkeypatch.setattr(values, "BROUGHT", tmp_path / "brought")
    monkeypatch.setattr(values, "_values", {})
    return tmp_path


def kept_files(cache: Path) -> list[Path]:
    return [path for path in cache.rglob("*") if path.is_file()]


def test_a_value_is_made_once_and_read_after_that() -> None:
    made = Counted()
    first, second = made.processes(2)
    assert first() is first()
    assert second() is second()
    assert first() == second()
    assert first() is not second()
    assert made.times == 1


def test_only_the_finished_file_stays(cache: Path) -> None:
    kept(Counted())()
    assert len(kept_files(cache)) == 1


@pytest.mark.parametrize("damage", [b"", b"damaged", None])
def test_a_damaged_file_is_made_anew(cache: Path, damage: bytes | None) -> None:
    made = Counted()
    first, second, third = made.processes(3)
    right = first()
    [file] = kept_files(cache)
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]) if damage is None else damage)
    assert second() == right
    assert made.times == 2
    assert third() == right
    assert made.times == 2


def test_what_was_made_from_other_files_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counted()
    first, second = made.processes(2)
    first()
    monkeypatch.setattr(values, "origin", lambda: b"another".ljust(files.DIGEST))
    second()
    assert made.times == 2


def test_what_the_package_brings_is_neither_made_nor_kept_again(cache: Path) -> None:
    made = Counted()
    here, there = made.processes(2)
    (cache / "brought").mkdir()
    write_tables(cache / "brought")
    [file] = kept_files(cache / "brought")
    assert there() == here()
    assert made.times == 1
    # « here » kept its own, « there » had no need to.
    assert [path.name for path in kept_files(cache)] == [file.name] * 2


def test_what_the_package_brings_for_another_python_is_left_aside(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = Counted()
    here, there = made.processes(2)
    (cache / "brought").mkdir()
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(values, "origin", lambda: b"another".ljust(files.DIGEST))
        write_tables(cache / "brought")
    assert made.times == 1
    for path in kept_files(cache / "decretparse"):
        path.unlink()
    assert there() == here()
    assert made.times == 2


def test_a_checkout_and_the_package_built_from_it_have_one_origin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = origin.origin()
    package = tmp_path / "decretparse"
    shutil.copytree(origin.PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(origin.grammars(), package / "grammars", dirs_exist_ok=True)
    monkeypatch.setattr(origin, "PACKAGE", package)
    monkeypatch.setattr(origin, "grammars", lambda: package / "grammars")
    assert origin.origin.__wrapped__() == here


def test_a_value_is_made_where_nothing_can_be_kept(cache: Path) -> None:
    (cache / "decretparse").write_text("no folder")
    made = Counted()
    first, second = made.processes(2)
    assert first() == second()
    assert made.times == 2


def test_a_value_is_made_where_the_files_it_comes_from_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable() -> bytes:
        raise PermissionError

    monkeypatch.setattr(values, "origin", unreadable)
    made = Counted()
    for process in made.processes(2):
        process()
    assert made.times == 2


ENDING = """
import gc
from decretparse.scan.loading import load_rules

class Last:
    def __del__(self):
        print("let go")

circle = Last()
circle.own = circle
load_rules()
print(gc.get_freeze_count() > 0)
del circle
"""


def test_what_was_frozen_is_let_go_of_when_the_process_ends() -> None:
    ended = subprocess.run([sys.executable, "-c", ENDING], capture_output=True, text=True, check=True)
    assert ended.stdout.split("\n") == ["True", "let go", ""]
