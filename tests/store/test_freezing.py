"""What was sent is frozen whole or not at all, whoever tidies up meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from season_events import sent

from packet.problems import OutputError
from packet.store import freezing
from packet.store.freezing import UNFINISHED, freeze
from packet.store.sent import SentFolder

FILES = {"packet/manifest.json": b"{}", "packet/packet.pdf": b"%PDF", "sources/position.yaml": b"target: x\n"}


@pytest.fixture
def folder(tmp_path: Path) -> SentFolder:
    return SentFolder(tmp_path / "sent", "profiles/me/sent")


def unfinished(folder: SentFolder, process: int) -> Path:
    """What a process began a long time ago."""
    path = folder.path / f"{UNFINISHED}{process}-abc"
    (path / "packet").mkdir(parents=True)
    os.utime(path, (1, 1))
    return path


def ended() -> int:
    """The number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


def test_a_sending_that_still_runs_is_not_swept_away_however_old_it_is(folder: SentFolder) -> None:
    running, killed = unfinished(folder, os.getpid()), unfinished(folder, ended())
    freeze(folder, "2026-11-24", sent(), FILES, ())
    assert running.is_dir()
    if os.name != "nt":  # where asking whether it runs could end it
        assert not killed.exists()


@pytest.mark.parametrize("lost", ["packet", "packet/packet.pdf", ""])
def test_a_copy_of_which_a_part_is_taken_away_while_it_is_made_is_none(
    folder: SentFolder, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    def tidied(path: Path) -> None:
        if path.name.startswith(UNFINISHED) and path.is_dir():
            gone = path / lost
            gone.unlink() if gone.is_file() else freezing._discard(gone)

    monkeypatch.setattr(freezing, "_sync", tidied)
    with pytest.raises(OutputError) as caught:
        freeze(folder, "2026-11-24", sent(), FILES, ())
    (problem,) = caught.value.problems
    assert problem.code == "cannot-freeze"
    assert problem.hint == "say this again; nothing was kept, and nothing noted"
    assert [path.name for path in folder.path.rglob("*")] == ["acme"]


def test_a_file_in_the_place_of_the_folder_is_named_as_what_it_is(folder: SentFolder) -> None:
    folder.path.write_text("not a folder")
    with pytest.raises(OutputError, match="it is no folder: move it away; nothing was kept"):
        freeze(folder, "2026-11-24", sent(), FILES, ())
