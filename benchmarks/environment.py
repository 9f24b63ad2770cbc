"""The virtual environment that the measures run in: the project, and the parsers it is measured beside."""

import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"


def python(base: str | None = None) -> str:
    """Its interpreter; made anew where it is missing or rests on another base than the one asked for."""
    inside = VENV / "bin" / "python"
    if base or not inside.exists():
        base = base or newest_python()
        print(f"installing the project and its peers for {base} …", file=sys.stderr)
        _run(base, "-m", "venv", "--clear", str(VENV))
        _run(str(inside), "-m", "pip", "install", "--quiet", "--upgrade", "pip")
        _run(str(inside), "-m", "pip", "install", "--quiet", "--editable", str(HERE.parent), "--group", _bench_group())
    return str(inside)


def newest_python() -> str:
    """bluebell-akn 5 asks for 3.12; below that its rows stay empty, and all the rest is measured all the same."""
    for minor in (14, 13, 12):
        name = f"python3.{minor}"
        candidates = [shutil.which(name), *_from_pyenv(minor)]
        for candidate in filter(None, candidates):
            if subprocess.run([candidate, "--version"], capture_output=True, check=False).returncode == 0:
                return candidate
    return sys.executable


def _from_pyenv(minor: int) -> list[str]:
    if shutil.which("pyenv") is None:
        return []
    answer = subprocess.run(["pyenv", "prefix", f"3.{minor}"], capture_output=True, text=True, check=False)
    return [f"{answer.stdout.strip()}/bin/python"] if answer.returncode == 0 else []


def _bench_group() -> str:
    return f"{HERE.parent / 'pyproject.toml'}:bench"


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
