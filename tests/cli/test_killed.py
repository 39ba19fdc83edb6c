"""Whatever is killed, whenever: the last good file is whole, the cache is of use, and nobody goes on reading."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject
from running import Run
from seed_packet import generated_paper

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
SILENT = subprocess.DEVNULL


def packet(*arguments: str | Path) -> Sequence[str]:
    return (sys.executable, "-m", "packet", *map(str, arguments))


def children_of(pid: int) -> set[int]:
    return {int(child) for file in Path(f"/proc/{pid}/task").glob("*/children") for child in file.read_text().split()}


def alive(pid: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has asked after does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def endless(path: Path) -> None:
    """A page that takes much longer to read than this test has patience: its content is small only on disk."""
    writer = PdfWriter()
    content = DecodedStreamObject()
    content.set_data(b"(q) Q " * 8_000_000)
    writer.add_blank_page(9, 9)[NameObject("/Contents")] = writer._add_object(content.flate_encode())
    writer.write(path)


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without a word")
@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_a_season_of_positions_is_made_or_none_of_it_whoever_ends_it(workspace: Path, sent: signal.Signals) -> None:
    positions = workspace / "profiles/me/positions"
    before = sorted(path.name for path in positions.iterdir())
    rows = "\n".join(f"p{number},Uni,Reader" for number in range(3000))
    (workspace / "t.csv").write_text(f"name,institution,title\n{rows}\n")
    command = packet("new", "position", "--from-csv", "t.csv")
    making = subprocess.Popen(command, env=ENVIRONMENT, cwd=workspace, stdout=SILENT, stderr=subprocess.PIPE, text=True)
    give_up = time.monotonic() + 60
    while len(list(positions.iterdir())) < len(before) + 20 and time.monotonic() < give_up:
        time.sleep(0.001)
    making.send_signal(sent)
    _, err = making.communicate()
    assert (making.returncode, err) == (130, "interrupted: every file is whole, as it was or as it became\n")
    assert sorted(path.name for path in positions.iterdir()) == before


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are found in /proc, which this system lacks")
def test_a_reader_ends_when_its_parent_is_killed(tmp_path: Path) -> None:
    endless(tmp_path / "slow.pdf")
    command = packet("merge", tmp_path / "slow.pdf", "-o", tmp_path / "out.pdf", "--cache", tmp_path / "cache")
    parent = subprocess.Popen(command, env=ENVIRONMENT, stdout=SILENT, stderr=SILENT)
    readers: set[int] = set()
    give_up = time.monotonic() + 10
    while not readers and time.monotonic() < give_up:
        time.sleep(0.02)
        readers = children_of(parent.pid)
    time.sleep(0.5)  # it is reading
    assert readers and all(map(alive, readers))
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    give_up = time.monotonic() + 5
    while any(map(alive, readers)) and time.monotonic() < give_up:
        time.sleep(0.02)
    assert not any(map(alive, readers))


def test_two_processes_share_a_cache(tmp_path: Path) -> None:
    for number in range(6):
        generated_paper(tmp_path / f"paper-{number}.pdf", f"Paper {number}", pages=4)
    files = sorted(tmp_path.glob("*.pdf"))
    running = [
        subprocess.Popen(
            packet("merge", *files, "-o", tmp_path / "out" / f"{turn}.pdf", "--cache", tmp_path / "cache", "--title", "Shared"),
            env=ENVIRONMENT,
            stdout=SILENT,
        )
        for turn in range(3)
    ]
    assert [process.wait() for process in running] == [0, 0, 0]
    assert len({(tmp_path / "out" / f"{turn}.pdf").read_bytes() for turn in range(3)}) == 1
    assert len(list((tmp_path / "cache").iterdir())) == 6


def killed(command: Sequence[str], folder: Path, seconds: float) -> None:
    process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=SILENT, stderr=SILENT)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_the_last_packet_whole_and_the_cache_of_use(workspace: Path, run: Run) -> None:
    """Fifty kills, with papers to read in half of them and a date of its own in each, so that every build writes other bytes."""
    for key in [path.stem for path in (workspace / "profiles/me/papers").glob("*.pdf")] or ["first"]:
        generated_paper(workspace / f"profiles/me/papers/{key}.pdf", key)
    assert run("build", "--all", "--date", "2026-01-01", cwd=workspace).code == 0
    (packet_file,) = list((workspace / "out").glob("*/packet.pdf"))[:1]
    started = time.monotonic()
    subprocess.run(packet("build", "--all", "--date", "2026-01-02"), cwd=workspace, env=ENVIRONMENT, stdout=SILENT, check=True)
    usual = time.monotonic() - started
    chance = random.Random(50)
    for turn in range(50):
        if turn % 2:
            for kept in (workspace / "out/.cache").iterdir():
                kept.unlink()
        killed(packet("build", "--all", "--date", f"2026-03-{turn % 28 + 1:02}"), workspace, chance.uniform(0.2, 1.1) * usual)
        for file in packet_file.parent.glob("*.pdf"):
            assert len(PdfReader(BytesIO(file.read_bytes())).pages) > 0, file.name
    assert run("build", "--all", "--date", "2026-01-01", cwd=workspace).code == 0
    after = packet_file.read_bytes()
    for kept in (workspace / "out/.cache").iterdir():
        kept.unlink()
    assert run("build", "--all", "--date", "2026-01-01", cwd=workspace).code == 0
    assert packet_file.read_bytes() == after
