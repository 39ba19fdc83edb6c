"""A command at a terminal of its own: what stands there, and a person who waits for each question before a key is pressed."""

from __future__ import annotations

import os
import re
import select
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

if os.name != "nt":  # Windows has no such terminals, and tests that need them skip there
    import fcntl
    import pty
    import termios

PATIENCE = 20
"""Seconds."""


def in_terminal(*arguments: str, cwd: Path, columns: int, **environment: str) -> str:
    """What stands on a terminal of this width, colours as the escape sequences that they are."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    own = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR", "PYTEST_CURRENT_TEST"}}
    own |= {"PYTHONPATH": os.pathsep.join(sys.path), **environment}
    command = [sys.executable, "-m", "packet", *arguments]
    with subprocess.Popen(command, cwd=cwd, env=own, stdin=theirs, stdout=theirs, stderr=theirs):
        os.close(theirs)
        shown = bytearray()
        with suppress(OSError):  # how Linux says that the other end is closed
            while part := os.read(ours, 65536):
                shown += part
    os.close(ours)
    return shown.decode().replace("\r\n", "\n")


def unstyled(text: str) -> str:
    """Without its colours, and with plain line ends."""
    return re.sub(r"\x1b\[[0-9;]*m|\r", "", text)


def at_a_terminal(*words: str, cwd: Path, keys: str, meanwhile: Callable[[], object] = int) -> tuple[int, str]:
    """The exit code, and all that stood on the screen. In `keys`, what stands in `<…>` is typed with Enter, into a line that may be begun (`\x15` empties it); at `~` somebody
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
            _wait_for_keys(ours)  # a line can be begun, and what is typed comes behind that
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
    return code, unstyled(said)


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
