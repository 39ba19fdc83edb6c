"""A progress bar for long work, on standard error, when somebody looks: papers read, packets built."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """Shown from the first paper that must be read, or when there are several packets; silent where output is no terminal.

    `verb` says what is done to each packet.
    """

    def __init__(self, packets: int, verb: str = "build") -> None:
        self._packets = packets
        self._verb = verb
        self._bar: Bar | None = None
        self._build: TaskID | None = None
        self._read: TaskID | None = None
        self._shown = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        if self._shown and self._packets > 1:
            self._build = self._start().add_task(f"{self._verb}ing", total=self._packets)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar:
            self._bar.stop()

    def _start(self) -> Bar:
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress as Bar

            self._bar = Bar(console=Console(stderr=True), transient=True)
            self._bar.start()
        return self._bar

    def paper_done(self, done: int, total: int, key: str) -> None:
        """Called from the reading thread."""
        if self._shown and total > 1:
            bar = self._start()
            if self._read is None:
                self._read = bar.add_task("reading papers", total=total)
            bar.update(self._read, completed=done, total=total, description=f"read {key}")

    def packet_done(self, name: str) -> None:
        if self._bar and self._build is not None:
            self._bar.update(self._build, advance=1, description=name)
