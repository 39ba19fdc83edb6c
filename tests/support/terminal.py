"""A command at a terminal of its own, and a person who waits for each question before a key is pressed."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 20
"""Seconds."""


def at_a_terminal(*words: str, cwd: Path, keys: str, meanwhile: Callable[[], object] = int) -> tuple[int, str]:
    """The exit code, and all that stood on the screen. In `keys`, what stands in `<…>` is typed with Enter, into a line; at `~` somebody
    else does something `meanwhile`.
    """
    ours, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "packet", *words]
    child = subprocess.Popen(command, cwd=cwd, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)
    os.close(theirs)
    said = ""
    while keys:
        if keys[0] == "<":
            line, _, keys = keys[1:].partition(">")
            said += _until(ours, "value")
            os.write(ours, f"{line}\n".encode())
        else:
            said += _until(ours, "quit ")
            _wait_for_keys(ours)
            if keys[0] == "~":
                meanwhile()
                keys = keys[1:]
            os.write(ours, keys[0].encode())
            keys = keys[1:]
    said += _rest(ours)
    code = child.wait(timeout=PATIENCE)
    os.close(ours)
    return code, re.sub(r"\x1b\[\d*m|\r", "", said)


def _until(stream: int, words: str) -> str:
    said = ""
    while words not in said:
        more = _read(stream)
        assert more, f"{words!r} never stood there: {said}"
        said += more
    return said


def _wait_for_keys(stream: int) -> None:
    """A terminal gives single keys once it is raw; what was typed before that is thrown away."""
    end = time.monotonic() + PATIENCE
    while termios.tcgetattr(stream)[3] & termios.ICANON:
        assert time.monotonic() < end
        time.sleep(0.001)


def _rest(stream: int) -> str:
    said = ""
    while more := _read(stream):
        said += more
    return said


def _read(stream: int) -> str:
    """What comes next; "" where the other end is closed. Fails where nothing comes."""
    assert select.select([stream], [], [], PATIENCE)[0], "nothing more is said"
    try:
        return os.read(stream, 4096).decode(errors="replace")
    except OSError:
        return ""
