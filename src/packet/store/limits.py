"""What a child process that reads foreign files needs to start, and what is said where it takes too long."""

from __future__ import annotations

import os
from pathlib import Path

import packet
from packet.store.paper_cache import Failure


def too_slow(seconds: float) -> Failure:
    remedy = "print it to a new PDF: that is simpler inside; or allow more: papers: {seconds: 60} in packet.yaml"
    return Failure("too-slow", f"reading it takes longer than {seconds:g} seconds", remedy)


def child_environment() -> dict[str, str]:
    """The parent's environment, in which the child finds the very package that the parent runs."""
    home = str(Path(packet.__file__).parents[1])
    path = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
