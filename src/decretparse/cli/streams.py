"""Standard output and standard error."""

import sys

from rich.console import Console
from rich.text import Text

from decretparse.writers.visible import visible


def out() -> Console:
    """Standard output, for people."""
    return Console(highlight=False, markup=False, emoji=False)


def err() -> Console:
    """Standard error."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def complain(name: str, reason: str, console: Console | None = None) -> None:
    """A line on standard error on what could not be read or written."""
    line = Text.assemble(f"decretparse: {visible(name)}: ", ("error", "bold red"), f": {visible(reason)}")
    (console or err()).print(line, soft_wrap=True)


def write(data: bytes) -> None:
    """Bytes to standard output, for programs."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
