"""CPU time to read one of DILA's files: our reader beside the standard library's parser, which keeps no offsets."""

import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from statistics import median

from decretparse.sources.reading import read_source

SAMPLES = Path(__file__).parents[1] / "tests" / "sources" / "samples"
ROUNDS, REPEATS = 5, 200


def microseconds(action: Callable[[bytes], object], files: list[bytes]) -> float:
    """The median over rounds of the CPU time a file."""
    found: list[float] = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        for _ in range(REPEATS):
            for data in files:
                action(data)
        found.append((time.process_time() - begun) / REPEATS / len(files) * 1e6)
    return median(found)


def main() -> None:
    """Prints a line for each kind of work."""
    files = [path.read_bytes() for path in sorted(SAMPLES.glob("*/*ARTI*.xml"))]
    size = sum(map(len, files)) / len(files)
    print(f"{len(files)} article files, {size:.0f} bytes each on average; microseconds a file")
    print(f"ElementTree, tree only           {microseconds(ET.fromstring, files):8.0f}")
    print(f"decretparse, record, text, map   {microseconds(read_source, files):8.0f}")


if __name__ == "__main__":
    main()
