"""The command in a terminal of some width: what a person sees there."""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path


def in_terminal(*arguments: str, cwd: Path, columns: int, **environment: str) -> str:
    """What stands on it, colours as the escape sequences that they are. Needs a system with pseudo-terminals."""
    import fcntl
    import pty
    import termios

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
    """Without its colours."""
    return re.sub("\x1b\\[[0-9;]*m", "", text)
