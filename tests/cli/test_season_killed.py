"""Whenever a sending or a note is killed: every copy is whole, every event is there once, ledger and copies agree."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Run

from packet.model.season import EventKind
from packet.store.season import SeasonFiles, note_events, read_season, season_files
from packet.store.sent import copies, harm, read_copy
from packet.store.workspace import find_workspace

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system kills otherwise")

SENDER = """
import os, signal, sys
from datetime import date, datetime
from pathlib import Path
from packet.cli.application import Noting
from packet.cli.sent import SentOptions, run_sent

folder, times, at = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
os.chdir(folder)
points = 0

def killed(event, arguments):
    # every opening, making, renaming, sealing of a file or a folder, and every opening of the ledger, is a point
    global points
    if event.split(".")[0] in {"open", "os", "shutil", "sqlite3", "tempfile"}:
        points += 1
        if points == at:
            os.kill(os.getpid(), signal.SIGKILL)

def send():
    now = datetime.now().astimezone()
    noting = Noting("example-university", date(2026, 11, 24), now, "", None, None)
    run_sent(SentOptions(noting, "", "", "killed again and again", None, None))
    os.write(1, b"!")

sys.stdout = open(os.devnull, "w")
from packet.store import freezing, sent, sent_sources, ledger  # nothing is loaded at a point
if at:
    sys.addaudithook(killed)
os.write(1, b"ready")
for _ in range(times):
    send()
os.write(1, f" {points}".encode())
"""


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("killed")
    for command in (("new", "demo"), ("build", "example-university", "--workspace", "demo", "--out", "demo/out")):
        subprocess.run([sys.executable, "-m", "packet", *command], cwd=home, env=ENVIRONMENT, check=True, capture_output=True)
    return home / "demo"


@pytest.fixture
def season(built_once: Path, tmp_path: Path) -> SeasonFiles:
    return season_files(find_workspace(Path(shutil.copytree(built_once, tmp_path / "demo"))), "me")


def sending(season: SeasonFiles, times: int = 1, at: int = 0) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", SENDER, str(season.ledger.parents[2]), str(times), str(at)]
    return subprocess.Popen(command, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def finished(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    """How many sendings were reported as done, and how many points were passed (0: it was killed)."""
    out, err = process.communicate()
    assert process.returncode in {0, -signal.SIGKILL}, err.decode()
    done, _, points = out.removeprefix(b"ready").partition(b" ")
    return len(done), int(points or 0)


def sent_at_least(season: SeasonFiles, done: int, attempts: int) -> int:
    """How many sendings there are: all copies whole, each with one event, in the ledger or to be noted."""
    now = read_season(season)
    assert {one.code for one in now.warnings} <= {"empty-ledger"}, "its first writer may have been killed"
    places = copies(season.sent).places
    assert [wrong for place in places for wrong in harm(season.sent, read_copy(season.sent, place))] == []
    assert len({one.id for one in now.events}) == len(now.events)
    assert sorted(one.value for one in now.events if one.kind is EventKind.SENT) == sorted(places)
    assert done <= len(places) <= attempts
    return len(places)


def points_of(count: int) -> Iterator[int]:
    """Every point of a sending, in random order, again and again."""
    chance = random.Random(50)
    while True:
        yield from chance.sample(range(1, count + 1), count)


@pytest.mark.slow
def test_fifty_kills_leave_no_half_copy_and_no_lost_or_doubled_event(season: SeasonFiles, run: Run) -> None:
    """Half of them at a random point of the sending, half at a random moment of several sendings in a row."""
    done, count = finished(sending(season, at=10**6))
    assert count > 40, "there are points to be killed at"
    points, chance = points_of(count), random.Random(51)
    attempts, killed = 1, 0
    started = time.monotonic()
    done += finished(sending(season, times=5))[0]
    attempts += 5
    usual = time.monotonic() - started
    for turn in range(50):
        if turn % 2:
            process, times = sending(season, at=next(points)), 1
        else:
            process, times = sending(season, times=10), 10
            assert process.stdout
            process.stdout.read(5)  # it has loaded what it needs
            time.sleep(chance.uniform(0, 0.3 * usual))
            process.send_signal(signal.SIGKILL)
        reported, ended = finished(process)
        done, attempts, killed = done + reported, attempts + times, killed + (not ended)
        sent_at_least(season, done, attempts)
    assert killed >= 45
    workspace = season.ledger.parents[2]
    assert run("note", "example-university", "after it all", cwd=workspace).code == 0
    there = sent_at_least(season, done, attempts)
    shutil.move(season.sent.path, workspace / "elsewhere")
    assert sum(one.kind is EventKind.SENT for one in read_season(season).events) == there, "the ledger alone has them all"


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_a_sending_killed_at_a_point_is_there_whole_or_not_at_all_and_the_next_one_notes_it(season: SeasonFiles, part: int) -> None:
    """Four of the points, one in each quarter of the way; the slow test takes many."""
    count = finished(sending(season, at=10**6))[1]
    finished(sending(season, at=part * count // 4 + count // 8))
    before = sent_at_least(season, 1, 2)
    note_events(season, ())
    assert sent_at_least(season, before, before) == before
    assert finished(sending(season))[0] == 1
    assert sent_at_least(season, before + 1, before + 1) == before + 1


NOTER = """
import os, sys, time
from datetime import datetime
from pathlib import Path
from packet.model.season import Event, EventKind
from packet.store.ledger import append
for number in range(10**6):
    now = datetime.now().astimezone()
    event = Event(f"{sys.argv[2]}-{number}", now, now.date(), "acme", EventKind.NOTE, "words " * 50)
    append(Path(sys.argv[1]), "season.sqlite", [event])
    os.write(1, b"!")
    time.sleep(0.01)  # SQLite looks every 100 ms whether the other is done: somebody without a pause would keep it waiting
"""


@pytest.mark.slow
def test_fifty_kills_while_noting_lose_and_double_nothing(season: SeasonFiles) -> None:
    """Two processes note at once; each is killed at a moment of its own."""
    chance = random.Random(52)
    for turn in range(25):
        names = (f"{turn}-first", f"{turn}-second")
        command = [sys.executable, "-c", NOTER, str(season.ledger)]
        several = [subprocess.Popen([*command, name], env=ENVIRONMENT, stdout=subprocess.PIPE) for name in names]
        reported = []
        for process in several:
            assert process.stdout
            begun = process.stdout.read(1)
            time.sleep(chance.uniform(0, 0.05))
            process.send_signal(signal.SIGKILL)
            reported.append(len(begun + process.communicate()[0]))
        ids = [one.id for one in read_season(season).events]
        assert len(set(ids)) == len(ids)
        for name, count in zip(names, reported, strict=True):
            noted = [one for one in ids if one.startswith(f"{name}-")]
            assert noted == [f"{name}-{number}" for number in range(len(noted))]
            assert count <= len(noted) <= count + 1
