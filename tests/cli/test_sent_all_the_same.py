"""Whatever goes wrong while a sending is kept or noted: there is a copy that counts, or there is none, and which of them is told."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from acme import copies, kept, log_of, packet
from running import Run

from packet.store import freezing


def test_a_sending_that_the_ledger_does_not_know_is_read_from_its_copy_and_noted_by_the_next_command(acme: Path, run: Run) -> None:
    run("sent", "acme", "--portal", "interfolio", cwd=acme)
    whole = log_of(run, acme)
    (acme / "profiles/me/season.sqlite").unlink()
    assert log_of(run, acme) == whole
    assert not (acme / "profiles/me/season.sqlite").exists()
    run("note", "acme", "x", cwd=acme)
    (name,) = copies(acme)
    for folder in (kept(acme, name), *kept(acme, name).rglob("*")):
        folder.chmod(0o755)
    (kept(acme, name) / "sent.json").unlink()
    assert log_of(run, acme)["events"][0] == whole["events"][0]


def test_an_unfinished_copy_is_none_and_a_damaged_one_is_told(acme: Path, run: Run) -> None:
    sent = acme / "profiles/me/sent"
    (sent / ".unfinished-abc/packet").mkdir(parents=True)
    (sent / ".unfinished-abc/sent.json").write_text("{}")
    (sent / "acme/2026-01-01").mkdir(parents=True)
    (sent / "acme/2026-01-01/sent.json").write_text("{")
    ran = run("log", "acme", cwd=acme)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "nothing was noted yet")
    assert ran.err.count("warning[damaged-copy]") == 1
    os.utime(sent / ".unfinished-abc", (1, 1))
    assert run("sent", "acme", "--portal", "interfolio", cwd=acme).code == 0
    assert not (sent / ".unfinished-abc").exists()


@pytest.mark.skipif(os.name == "nt", reason="the room on the disk is limited by the system, which Windows cannot")
def test_a_full_disk_leaves_no_copy_and_no_event(acme: Path, run: Run) -> None:
    ran = packet("sent", "acme", "--portal", "interfolio", cwd=acme, room=20_000)
    assert ran.returncode == 5
    assert "error[cannot-freeze]: profiles/me/sent cannot be written" in ran.stderr
    assert [path for path in (acme / "profiles/me/sent").rglob("*") if path.is_file()] == []
    assert not list((acme / "profiles/me/sent").glob(".*"))
    assert log_of(run, acme)["events"] == []
    assert packet("note", "acme", "x", cwd=acme, room=1000).returncode == 5


@pytest.mark.skipif(os.name == "nt", reason="the room on the disk is limited by the system, which Windows cannot")
def test_where_only_the_ledger_cannot_be_written_the_copy_counts_all_the_same(acme: Path, run: Run) -> None:
    largest = max(path.stat().st_size for path in (acme / "out/acme").iterdir())
    words = "words " * 4000
    for _ in range(2 + largest // len(words)):
        assert run("note", "acme", words, cwd=acme).code == 0
    ledger = acme / "profiles/me/season.sqlite"
    assert ledger.stat().st_size > largest
    ran = packet("sent", "acme", "--portal", "interfolio", cwd=acme, room=ledger.stat().st_size - 4096)
    assert ran.returncode == 5
    assert "error[cannot-note]" in ran.stderr
    assert "noted as soon as the ledger can be written" in ran.stderr
    assert log_of(run, acme)["events"][-1]["kind"] == "sent"
    assert run("note", "acme", "later", cwd=acme).code == 0
    assert sum(one["kind"] == "sent" for one in log_of(run, acme)["events"]) == 1


@pytest.mark.skipif(os.name == "nt", reason="there is no such device on Windows")
def test_whoever_cannot_be_told_that_it_was_sent_is_told_that_it_is_kept(acme: Path) -> None:
    """Output to a full device: a script that takes the exit code for a failure would send again."""
    command = [sys.executable, "-m", "packet", "sent", "acme", "--portal", "interfolio"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(command, cwd=acme, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 5
    (name,) = copies(acme)
    assert f"what was sent is kept in profiles/me/sent/acme/{name}, and counts: do not note it again" in ran.stderr


def test_a_ledger_that_is_damaged_just_when_it_is_to_be_noted_hides_no_copy(
    acme: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = freezing.seal

    def damaging(copy: Path) -> None:
        usual(copy)
        (acme / "profiles/me/season.sqlite").write_text("Dear committee, " * 100)

    monkeypatch.setattr(freezing, "seal", damaging)
    ran = run("sent", "acme", "--portal", "interfolio", cwd=acme)
    assert ran.code == 3
    (name,) = copies(acme)
    assert "error[damaged-ledger]" in ran.err
    assert f"hint: what was sent is kept in profiles/me/sent/acme/{name}, and counts; bring it back from a backup" in ran.err


def test_whoever_interrupts_once_the_copy_is_there_is_told_that_it_counts(
    acme: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(copy: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(freezing, "seal", interrupted)
    ran = run("sent", "acme", "--portal", "interfolio", cwd=acme)
    assert ran.code == 130
    (name,) = copies(acme)
    assert f"what was sent is kept in profiles/me/sent/acme/{name}, and counts" in ran.err
    assert len(log_of(run, acme)["events"]) == 1
