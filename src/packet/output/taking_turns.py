"""Commands that read a file, change it and write it → one after the other: what one has written, the next one reads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from packet.problems import OutputError, Problem

PATIENCE = 15.0
"""Seconds; as long as the ledger waits for another process."""


@contextmanager
def taking_turns(root: Path) -> Iterator[None]:
    """Hold the lock of the workspace, `.packet.lock`, which the system gives back when a process ends, however it ends.

    Raises `OutputError` where another process holds it for too long, or where nothing can be written.
    """
    from filelock import FileLock, Timeout  # loads asyncio, which most commands do without

    path = root / ".packet.lock"
    lock = FileLock(path, timeout=PATIENCE)
    try:
        lock.acquire()
    except Timeout:
        message = f"another packet has been writing for {PATIENCE:.0f} seconds"
        raise OutputError(Problem("busy", message, hint="let it end, or end it; then try again")) from None
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror or error}"
        raise OutputError(Problem("cannot-write", message, hint="make room, or change the permissions of its folder")) from None
    try:
        yield
    finally:
        lock.release()
