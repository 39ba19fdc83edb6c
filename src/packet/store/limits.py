"""What a child process that reads foreign files may cost, and what it needs to start."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import packet
from packet.store.paper_cache import Failure


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one foreign PDF may cost: bytes of memory, seconds; where the system knows no such limits, wall time alone."""

    memory: int = 1_000_000_000
    seconds: float = 20.0


def too_slow(seconds: float) -> Failure:
    return Failure("too-slow", f"reading it takes longer than {seconds:g} seconds", "print it to a new PDF: that is simpler inside")


def child_environment() -> dict[str, str]:
    """The parent's environment, in which the child finds the very package that the parent runs."""
    home = str(Path(packet.__file__).parents[1])
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
