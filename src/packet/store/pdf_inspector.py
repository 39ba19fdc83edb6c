"""The path of any PDF → `FileInspection`, read in a child process with limits: a file that crashes or hangs becomes a sentence."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

from packet.model.inspection_json import from_json
from packet.model.paper import UnreadablePaper
from packet.model.pdf_facts import FileInspection
from packet.store.limits import Limits, child_environment, too_slow
from packet.store.paper_cache import Failure

USUAL = Limits(seconds=60.0)
"""Three hundred pages take a few seconds."""
_START = 10.0
"""Seconds that a child may take to begin, and to write."""
_CRASHED = Failure("broken", "its reader crashed over it", "print it to a new PDF")


def read_any(path: Path, limits: Limits = USUAL) -> FileInspection | UnreadablePaper:
    """All that can be measured on a PDF of any origin, or why nothing can be. Raises nothing for any file there may be."""
    if not path.is_file():
        return _unreadable(path, Failure("missing", "there is no such file", "look at the name of the file"))
    header, _, content = _ask(path, limits)
    try:
        failure = json.loads(header).get("failure")
        return _unreadable(path, Failure(**failure)) if failure else from_json(content)
    except ValueError:
        return _unreadable(path, too_slow(limits.seconds) if header == _SLOW else _CRASHED)


_SLOW = b"slow"


def _ask(path: Path, limits: Limits) -> tuple[bytes, bytes, bytes]:
    """What the child answers: first line, line end, the rest; `_SLOW` where it took too long."""
    request = {"path": str(path.absolute()), "memory": limits.memory, "seconds": limits.seconds}
    child = subprocess.Popen(
        [sys.executable, "-m", "packet.store.inspecting_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=child_environment(),
    )
    late = threading.Event()

    def stop() -> None:
        late.set()
        child.kill()

    clock = threading.Timer(limits.seconds + _START, stop)
    clock.start()
    try:
        return _talk(child, json.dumps(request).encode(), late)
    finally:
        clock.cancel()
        child.kill()
        child.wait()


def _talk(child: subprocess.Popen[bytes], request: bytes, late: threading.Event) -> tuple[bytes, bytes, bytes]:
    assert child.stdin and child.stdout  # noqa: S101 - pipes were asked for
    with child.stdin, child.stdout:
        try:
            child.stdin.write(request + b"\n")
            child.stdin.flush()  # and stays open: when it closes, the child knows that we are gone
        except BrokenPipeError:
            return b"", b"", b""
        answer = child.stdout.read()
        ended = child.wait()
    if late.is_set() or ended == -getattr(signal, "SIGXCPU", 0):
        return _SLOW, b"", b""
    return answer.partition(b"\n")


def _unreadable(path: Path, failure: Failure) -> UnreadablePaper:
    return UnreadablePaper(path.stem, str(path), failure.code, failure.reason, failure.remedy)
