"""Compare the scores on the reference texts with the floors beside this file; exit 1 below one.

usage: check_floor.py GOLD    where GOLD holds score.py and the folders that gold-floor.toml names
"""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("gold-floor.toml")


def main(gold: Path) -> int:
    rows = [row for floor in tomllib.loads(FLOORS.read_text("utf-8"))["floor"] for row in compared(gold, floor)]
    print(f"{'texts':28}{'figure':24}{'reached':>9}{'floor':>9}")
    for texts, figure, reached, least in rows:
        print(f"{texts:28}{figure:24}{reached:9.4g}{least:9.4g}{'' if reached >= least else '  BELOW'}")
    below = sum(reached < least for _, _, reached, least in rows)
    print(f"{len(rows)} figures, {below} below their floor")
    return 1 if below else 0


def compared(gold: Path, floor: dict[str, Any]) -> Iterator[tuple[str, str, float, float]]:
    """Each figure of one folder with what it reached and what it must."""
    texts = " ".join(filter(None, (floor["folder"], floor.get("only"))))
    result = score(gold, floor["folder"], floor.get("only"))
    yield texts, "parsed", result["files"] - result["failed"], result["files"]
    if "without_error" in floor:
        yield texts, "without_error", result["without_error"], floor["without_error"]
    for figure, least in floor.get("f1", {}).items():
        # A class that no text of the folder has is scored as right, unless something was read there.
        reached = result["figures"].get(figure, {"f1": 1.0})["f1"]
        yield texts, f"{figure} F1", reached, least
    for figure, least in floor.get("of_matched", {}).items():
        yield texts, f"{figure} right", result["of_matched"].get(figure, 0.0), least


def score(gold: Path, folder: str, only: str | None) -> dict[str, Any]:
    chosen = ["--only", only] if only else []
    command = [sys.executable, str(gold / "score.py"), str(gold / folder), "--json", *chosen]
    result: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
