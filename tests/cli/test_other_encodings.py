"""Outputs that are not UTF-8, as pipes on Windows and old terminals are."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_what_the_output_cannot_show_is_escaped_and_not_lost(workspace: Path, encoding: str) -> None:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": encoding}
    ran = subprocess.run([sys.executable, "-m", "packet", "status"], env=environment, cwd=workspace, capture_output=True)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert rb"\u2192 packet build example-university" in ran.stdout
