"""Standard output and standard error."""

import os
import sys
from io import TextIOWrapper
from pathlib import Path

from rich.console import Console
from rich.text import Text

from decretparse.writers.visible import visible


def prepare() -> None:
    """Opens the streams that the caller closed; a letter that a terminal cannot show becomes another."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open as long as we are
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


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


def give_up(error: OSError) -> None:
    """A line on a stream that failed, and no second attempt to write what it still holds."""
    complain("standard output", error.strerror or str(error))
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
