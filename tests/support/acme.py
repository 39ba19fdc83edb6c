"""A position with two portals and a call, its built packet, and what a season keeps of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from running import Run

ACME = """\
target: faculty-job
call: acme-call
institution: Acme University
title: Assistant Professor
fit: Your Lovelace Lab weaves numbers, and so do I.
attach: 0
"""
CALL = """\
institution: Acme University
title: Assistant Professor
deadlines: {hard: 2099-12-01}
portal: interfolio
portals: [Departmental form]
must: [{letters: 3+, quote: three letters}]
"""
FILES = {
    "profiles/me/positions/acme.yaml": ACME,
    "profiles/me/positions/acme.txt": "We seek an assistant professor.\r\nApply by 1 December.\n",
    "templates/calls/acme-call.yaml": CALL,
}


def packet(*arguments: str, cwd: Path, room: int | None = None) -> subprocess.CompletedProcess[str]:
    """The command as a process; with `room`, no file may grow beyond so many bytes, as on a disk that is nearly full."""

    def limit() -> None:
        import resource  # Windows has none

        if room is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))

    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "packet", *arguments]
    return subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, check=room is None, preexec_fn=limit if room else None
    )


def copies(workspace: Path) -> list[str]:
    return sorted(path.name for path in (workspace / "profiles/me/sent/acme").glob("*"))


def kept(workspace: Path, name: str) -> Path:
    return workspace / "profiles/me/sent/acme" / name


def log_of(run: Run, workspace: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(run("log", "acme", "--json", cwd=workspace).out)
    return said


def states(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
