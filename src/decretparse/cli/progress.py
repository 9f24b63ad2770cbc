"""How far a long run has come: a bar on a terminal, a plain line every few seconds elsewhere."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

_SECONDS = 5.0


@dataclass(slots=True)
class Stage:
    """One stage of a run, with how much of it there is."""

    name: str
    total: int
    console: Console
    bar: Progress
    done: int = 0
    _told: float = field(default_factory=time.monotonic)

    def advance(self, amount: int, note: str = "") -> None:
        """So much more is done; `note` says what came of it until now."""
        self.done += amount
        if self.console.is_terminal:
            self.bar.update(self.bar.task_ids[0], completed=self.done, note=note)
        elif time.monotonic() - self._told >= _SECONDS:
            self._told = time.monotonic()
            share = f"{self.name}: {100 * self.done // max(1, self.total)} %"
            self.console.print(", ".join(filter(None, (share, note))), soft_wrap=True)


@contextmanager
def stage(name: str, total: int, console: Console) -> Iterator[Stage]:
    """Shows a stage while the block runs."""
    columns = (
        TextColumn(name),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}"),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        bar.add_task(name, total=max(1, total), note="")
        yield Stage(name, total, console, bar)
