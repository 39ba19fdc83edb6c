"""`packet watch`, as a process that runs while somebody writes."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUNBUFFERED": "1"}


@dataclass
class Watching:
    process: subprocess.Popen[bytes]
    said: str = ""

    def until(self, words: str) -> str:
        """All that was said up to these words, since the last call."""
        give_up = time.monotonic() + 60
        assert self.process.stdout
        while words not in self.said:
            assert time.monotonic() < give_up, self.said
            if select.select([self.process.stdout], [], [], 0.2)[0]:
                more = os.read(self.process.stdout.fileno(), 4096).decode()
                assert more or words in self.said, f"it ended: {self.said}"
                self.said += more
        before, _, self.said = self.said.partition(words)
        return before + words


def started(folder: Path, *arguments: str) -> Watching:
    listens = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from packet.cli.main import main; main()"
    command = [sys.executable, "-c", listens, "watch", *arguments]  # what runs in the background of a script is deaf to Ctrl-C
    pipe = subprocess.PIPE
    return Watching(
        subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=pipe, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
    )


@pytest.fixture
def watching(workspace: Path) -> Iterator[Watching]:
    one = started(workspace, "example-university")
    yield one
    one.process.kill()
    one.process.wait()
    assert one.process.stdout
    one.process.stdout.close()


def test_a_save_is_built_an_error_keeps_the_packet_and_mending_builds_again(workspace: Path, watching: Watching) -> None:
    packet, profile = workspace / "out/example-university/packet.pdf", workspace / "profiles/me/profile.yaml"
    assert "example-university: " in watching.until("stop with Ctrl-C")
    first, good = packet.read_bytes(), profile.read_text()

    more = "".join(f"  - {{title: Award {number}, at: Example University, date: 2024}}\n" for number in range(60))
    profile.write_text(good.replace("awards:\n", f"awards:\n{more}"))
    watching.until("saved: profile.yaml")
    watching.until("cv 1 p → ")
    second = packet.read_bytes()
    assert second != first

    profile.write_text(good.replace("name: Alex", "nmae: Alex"))
    assert "error[" in watching.until("not built: the last good packet is as it was")
    assert packet.read_bytes() == second

    profile.write_text(good)
    watching.until("→ 1 p")
    assert packet.read_bytes() == first


def test_ctrl_c_ends_it_quietly(watching: Watching) -> None:
    watching.until("stop with Ctrl-C")
    watching.process.send_signal(signal.SIGINT)
    watching.until("interrupted")
    assert watching.process.wait(timeout=20) == 130
    assert "Traceback" not in watching.said


def test_once_ends_after_a_save_with_the_code_of_its_build(workspace: Path) -> None:
    one = started(workspace, "--target", "postdoc", "--once")
    one.until("stop with Ctrl-C")
    (workspace / "profiles/me/publications.yaml").write_text("publications: [\n")
    one.until("not built")
    assert one.process.wait(timeout=20) == 3
    assert one.process.stdout
    one.process.stdout.close()
