"""Files are written whole or not at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from packet.output import write_files
from packet.problems import OutputError


def test_files_that_cannot_all_be_written_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"old")
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(OutputError):
        write_files({"a.pdf": b"new", "folder.pdf": b"new"}, tmp_path)
    assert (tmp_path / "a.pdf").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "folder.pdf"]


def test_nothing_is_left_behind_beside_the_files(tmp_path: Path) -> None:
    write_files({"a.pdf": b"1", "b.pdf": b"2"}, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]


def test_what_a_killed_build_left_behind_is_swept_away_and_nothing_else(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for name in (f".a.pdf.{gone.pid}.tmp", f".b.pdf.{os.getpid()}.tmp", ".mine.tmp", "c.tmp"):
        (tmp_path / name).write_bytes(b"half")
    write_files({"a.pdf": b"1"}, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([f".b.pdf.{os.getpid()}.tmp", ".mine.tmp", "a.pdf", "c.tmp"])


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_every_file_whole(tmp_path: Path) -> None:
    """Each file holds one letter, repeated; a torn file would hold two, or stop short."""
    size = 3_000_000
    script = (
        "import itertools, sys; from pathlib import Path; from packet.output import write_files\n"
        f"for letter in itertools.cycle(b'xyz'): write_files({{n: bytes([letter]) * {size} for n in ('a', 'b', 'c')}}, Path(sys.argv[1]))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    for turn in range(50):
        process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], env=environment)
        while not (tmp_path / "c").exists():
            time.sleep(0.01)
        time.sleep(0.01 + turn * 0.003)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for name in ("a", "b", "c"):
            data = (tmp_path / name).read_bytes()
            assert len(data) == size
            assert len(set(data)) == 1
