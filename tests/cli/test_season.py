"""`packet sent`, `log`, `import-log`, `stage`, `outcome`, `interview`, `note`, `diff --sent` as a person uses them."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from running import Ran, Run

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


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which the packet of a position with two portals was built."""
    home = tmp_path_factory.mktemp("season")
    packet("new", "demo", cwd=home)
    for name, text in FILES.items():
        path = home / "demo" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    packet("build", "acme", cwd=home / "demo")
    return home / "demo"


@pytest.fixture
def acme(built_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_once, tmp_path / "demo"))


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


def test_reading_the_log_of_a_season_that_has_not_begun_makes_nothing(workspace: Path, run: Run) -> None:
    before = set(workspace.rglob("*"))
    assert run("log", cwd=workspace).out == "nothing was noted yet\n"
    ran = run("log", "example-university", cwd=workspace)
    assert ran.out.splitlines()[1:] == ["lead · open", "nothing was noted yet"]
    assert set(workspace.rglob("*")) == before


def test_what_was_sent_is_kept_to_the_byte_with_posting_position_call_and_hashes(acme: Path, run: Run) -> None:
    ran = run("sent", "acme", "--portal", "interfolio", "--on", "2026-11-24", "--confirmation", "4711", cwd=acme)
    assert ran.code == 0, ran.err
    assert "acme: sent to Interfolio on 2026-11-24" in ran.out
    assert "profiles/me/sent/acme/2026-11-24-interfolio" in ran.out
    copy = kept(acme, "2026-11-24-interfolio")
    assert states(copy / "packet") == states(acme / "out/acme")
    sources = states(copy / "sources")
    assert sources["position.yaml"] == ACME.encode()
    assert sources["call.yaml"] == CALL.encode()
    assert sources["posting.txt"] == FILES["profiles/me/positions/acme.txt"].encode()
    assert sources["portal-interfolio.yaml"].startswith(b"name: Interfolio") or b"Interfolio" in sources["portal-interfolio.yaml"]
    record = json.loads((copy / "sent.json").read_text())
    hashes = {path: sha256(data).hexdigest() for path, data in states(copy).items() if path != "sent.json"}
    assert record["files"] == hashes
    assert record["event"]["confirmation"] == "4711"
    assert json.loads((copy / "packet/manifest.json").read_text())["findings"]


def test_a_copy_is_read_only_files_and_folders(acme: Path, run: Run) -> None:
    run("sent", "acme", "--portal", "interfolio", cwd=acme)
    (name,) = copies(acme)
    every = [kept(acme, name), *kept(acme, name).rglob("*")]
    assert len(every) > 10
    writable = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    assert [path.name for path in every if path.stat().st_mode & writable] == []


def test_it_is_sent_in_part_until_both_portals_have_it(acme: Path, run: Run) -> None:
    refused = run("sent", "acme", cwd=acme)
    assert (refused.code, copies(acme)) == (2, [])
    assert "it goes to 2 places" in refused.err
    assert "--portal 'Interfolio' or --portal 'Departmental form'" in refused.err
    first = run("sent", "acme", "--portal", "INTERFOLIO", cwd=acme).out
    assert "sent in part · 1 of 2 portals, lacking: Departmental form · 0 of 3 letters in · open" in first
    assert log_of(run, acme)["portals"] == {"sent": ["Interfolio"], "lacking": ["Departmental form"]}
    assert "sent · 2 of 2 portals" in run("sent", "acme", "--portal", "departmental form", cwd=acme).out
    assert log_of(run, acme)["stage"] == "sent"
    unknown = run("sent", "acme", "--portal", "interfolo", cwd=acme)
    assert unknown.code == 2
    assert "did you mean 'Interfolio'?" in unknown.err


def test_a_second_sending_never_touches_the_first(acme: Path, run: Run) -> None:
    for _ in range(2):
        assert run("sent", "acme", "--portal", "interfolio", "--on", "2026-11-24", cwd=acme).code == 0
    first = states(kept(acme, "2026-11-24-interfolio"))
    profile = acme / "profiles/me/profile.yaml"
    profile.write_text(profile.read_text() + "# an edit\n")
    assert run("build", "acme", "--date", "2026-11-25", cwd=acme).code == 0
    ran = run("sent", "acme", "--portal", "interfolio", "--on", "2026-11-24", cwd=acme)
    assert "(3 sendings there so far)" in ran.out
    assert copies(acme) == ["2026-11-24-interfolio", "2026-11-24-interfolio-2", "2026-11-24-interfolio-3"]
    assert states(kept(acme, "2026-11-24-interfolio")) == first
    assert states(kept(acme, "2026-11-24-interfolio-3"))["packet/packet.pdf"] != first["packet/packet.pdf"]


def test_without_a_built_packet_nothing_is_sent(workspace: Path, run: Run) -> None:
    ran = run("sent", "example-university", cwd=workspace)
    assert ran.code == 2
    assert "error[not-built]" in ran.err
    assert "packet build example-university" in ran.err
    assert not (workspace / "profiles/me/sent").exists()
    assert not (workspace / "profiles/me/season.sqlite").exists()


def edited(acme: Path, run: Run) -> None:
    file = acme / "out/acme/02-cv.pdf"
    file.write_bytes(file.read_bytes() + b"%")


def stale(acme: Path, run: Run) -> None:
    call = acme / "templates/calls/acme-call.yaml"
    call.write_text(call.read_text() + "# read again\n")


def not_ready(acme: Path, run: Run) -> None:
    position = acme / "profiles/me/positions/acme.yaml"
    position.write_text(ACME + "must: [{documents: [diversity-statement]}]\n")
    assert run("build", "acme", cwd=acme).code == 0


@pytest.mark.parametrize(
    ("harm", "code", "words"),
    [
        (edited, "packet-edited", "the file is not what the build wrote"),
        (stale, "packet-stale", "older than its sources: templates/calls/acme-call.yaml changed"),
        (not_ready, "packet-not-ready", "NOT READY"),
    ],
)
def test_what_should_not_be_sent_is_refused_unless_it_is_said_why_and_that_is_kept(
    acme: Path, run: Run, harm: Any, code: str, words: str
) -> None:
    harm(acme, run)
    refused = run("sent", "acme", "--portal", "interfolio", cwd=acme)
    assert (refused.code, copies(acme)) == (4, [])
    assert f"error[{code}]" in refused.err
    assert words in refused.err
    assert "packet sent acme --nevertheless 'WHY'" in refused.err
    assert run("stage", "acme", "ready", cwd=acme).code == 4
    assert log_of(run, acme)["events"] == []
    assert run("sent", "acme", "--portal", "interfolio", "--nevertheless", "it closed at noon", cwd=acme).code == 0
    (event,) = log_of(run, acme)["events"]
    assert "sent nevertheless (it closed at noon), though" in event["note"]
    assert words in event["note"]
    (name,) = copies(acme)
    (despite,) = json.loads((kept(acme, name) / "sent.json").read_text())["despite"]
    assert words in despite
    assert states(kept(acme, name) / "packet") == states(acme / "out/acme")


def test_a_reason_where_none_is_needed_is_not_kept_as_one(acme: Path, run: Run) -> None:
    run("sent", "acme", "--portal", "interfolio", "--nevertheless", "hurry", cwd=acme)
    assert log_of(run, acme)["events"][0]["note"] == ""


def test_a_file_of_the_packet_that_is_gone_is_never_sent(acme: Path, run: Run) -> None:
    (acme / "out/acme/02-cv.pdf").unlink()
    ran = run("sent", "acme", "--portal", "interfolio", "--nevertheless", "x", cwd=acme)
    assert ran.code == 2
    assert ran.err.startswith("out/acme/02-cv.pdf: error[not-built]")


def test_the_log_tells_every_event_and_copies_that_are_no_longer_what_was_sent(acme: Path, run: Run) -> None:
    run("stage", "acme", "interested", "--on", "2026-11-01", "--note", "seen on a list", cwd=acme)
    run("stage", "acme", "ready", cwd=acme)
    run("sent", "acme", "--portal", "interfolio", "--on", "2026-11-24", "--confirmation", "4711", cwd=acme)
    ran = run("log", "acme", cwd=acme)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "acme · Acme University · Assistant Professor"
    assert lines[2].split() == ["2026-11-01", "stage", "interested"]
    assert lines[3].strip() == "seen on a list"
    assert lines[5].split("  ")[0] == "2026-11-24"
    assert "to Interfolio   confirmation 4711   sent/acme/2026-11-24-interfolio" in lines[5]
    assert "2026-11-24  acme  sent" in run("log", cwd=acme).out
    paper = kept(acme, "2026-11-24-interfolio") / "packet/packet.pdf"
    paper.chmod(0o644)
    paper.write_bytes(b"another")
    assert (
        "warning[damaged-copy]: the copy is no longer what was sent: packet/packet.pdf was changed"
        in run("log", "acme", cwd=acme).err
    )


def test_steps_that_cannot_be_end_with_code_4_and_say_what_can(acme: Path, run: Run) -> None:
    for words, hint in {
        ("stage", "acme", "sent"): "packet sent acme",
        ("stage", "acme", "complete"): "complete follows from letters",
        ("stage", "acme", "withdrawn"): "nothing was sent yet: say skipped",
        ("stage", "acme", "under review"): "from lead: interested, preparing, ready, skipped, expired",
        ("outcome", "acme", "accepted"): "from open: interview, offer, rejected",
    }.items():
        ran = run(*words, cwd=acme)
        assert ran.code == 4, words
        assert hint in ran.err
    assert run("stage", "acme", "intersted", cwd=acme).err.endswith("did you mean 'interested'?\n")
    assert run("outcome", "acme", "ofer", cwd=acme).code == 2
    assert run("note", "acme", " ", cwd=acme).code == 2
    assert run("note", "acme", "a\x07b", cwd=acme).code == 2
    assert run("note", "acme", "x", "--on", "2999-01-01", cwd=acme).code == 2
    assert run("note", "acme", "x", "--on", "tomorrow", cwd=acme).code == 2
    assert run("note", "acne", "x", cwd=acme).err.splitlines()[1] == "  hint: did you mean 'acme'?"
    assert log_of(run, acme)["events"] == []


def test_a_season_from_the_lead_to_the_offer(acme: Path, run: Run) -> None:
    for words in (
        ("stage", "acme", "interested"),
        ("stage", "acme", "ready"),
        ("sent", "acme", "--portal", "interfolio"),
        ("sent", "acme", "--portal", "departmental form"),
        ("stage", "acme", "Under Review"),
        ("interview", "acme", "12 January, 10:00, by video"),
        ("note", "acme", "the chair wrote"),
        ("outcome", "acme", "offer"),
        ("outcome", "acme", "accepted"),
    ):
        assert run(*words, cwd=acme).code == 0, words
    said = log_of(run, acme)
    assert (said["stage"], said["outcome"], len(said["events"])) == ("under-review", "accepted", 9)
    assert said["letters"] == {"in": [], "needed": 3}


def test_the_events_go_to_another_computer_as_json_lines_and_are_not_doubled_there(acme: Path, run: Run) -> None:
    run("stage", "acme", "interested", cwd=acme)
    run("sent", "acme", "--portal", "interfolio", cwd=acme)
    assert run("log", "--export", "season.jsonl", cwd=acme).out == "2 events   season.jsonl\n"
    lines = (acme / "season.jsonl").read_text().splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["stage", "sent"]
    assert run("import-log", "season.jsonl", cwd=acme).out.startswith("0 events noted, 2 known already")
    (acme / "profiles/me/season.sqlite").unlink()
    run("note", "acme", "on the other computer", cwd=acme)
    assert run("import-log", "season.jsonl", cwd=acme).out.startswith("1 events noted, 1 known already")
    assert [one["kind"] for one in log_of(run, acme)["events"]] == ["stage", "sent", "note"]
    (acme / "season.jsonl").write_text(lines[0].replace("interested", "skipped") + "\n[]\n")
    assert run("import-log", "season.jsonl", cwd=acme).code == 3
    (acme / "season.jsonl").write_text(lines[0].replace("interested", "skipped"))
    ran = run("import-log", "season.jsonl", cwd=acme)
    assert ran.code == 3
    assert ran.err.startswith("season.jsonl:1:1: error[event-contradicts]")
    assert run("import-log", "nowhere.jsonl", cwd=acme).code == 3


def test_an_export_never_replaces_what_a_person_wrote(acme: Path, run: Run) -> None:
    run("note", "acme", "x", cwd=acme)
    before = (acme / "profiles/me/profile.yaml").read_bytes()
    assert run("log", "--export", "profiles/me/profile.yaml", cwd=acme).code == 2
    assert (acme / "profiles/me/profile.yaml").read_bytes() == before


def test_a_position_whose_file_is_gone_or_broken_keeps_its_log(acme: Path, run: Run) -> None:
    run("note", "acme", "remember", cwd=acme)
    file = acme / "profiles/me/positions/acme.yaml"
    file.write_text("titel: x\n")
    broken = run("log", "acme", cwd=acme)
    assert "remember" in broken.out
    assert "profiles/me/positions/acme.yaml:1:1: error[" in broken.err
    file.unlink()
    assert "remember" in run("log", "acme", cwd=acme).out
    assert run("note", "acme", "it was withdrawn", cwd=acme).code == 0
    assert run("sent", "acme", cwd=acme).code == 3


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


def test_diff_says_what_changed_since_it_was_sent_in_words_papers_and_sources(acme: Path, run: Run) -> None:
    assert "nothing that was sent" in run("diff", "acme", "--sent", cwd=acme).err
    run("sent", "acme", "--portal", "interfolio", "--on", "2026-11-24", cwd=acme)
    same = run("diff", "acme", "--sent", cwd=acme)
    assert same.code == 0, same.err
    assert "acme/2026-11-24-interfolio, sent to Interfolio on 2026-11-24" in same.out
    assert same.out.splitlines()[2:] == ["both include the same, and say the same"]
    before = states(kept(acme, "2026-11-24-interfolio"))
    position = acme / "profiles/me/positions/acme.yaml"
    position.write_text(ACME.replace("weaves numbers", "counts threads").replace("attach: 0", "attach: 1"))
    said = run("diff", "acme", "--sent", cwd=acme).out
    assert "papers attached\n  + " in said
    assert "− Your Lovelace Lab weaves numbers, and so do I." in said
    assert "+ Your Lovelace Lab counts threads, and so do I." in said
    assert "sources changed since: profiles/me/positions/acme.yaml" in said
    assert states(kept(acme, "2026-11-24-interfolio")) == before


def test_diff_compares_with_any_copy_as_json_and_names_those_that_there_are(acme: Path, run: Run) -> None:
    run("sent", "acme", "--portal", "interfolio", "--on", "2026-11-24", cwd=acme)
    position = acme / "profiles/me/positions/acme.yaml"
    position.write_text(ACME.replace("weaves numbers", "counts threads"))
    run("build", "acme", cwd=acme)
    run("sent", "acme", "--portal", "departmental form", "--on", "2026-11-20", cwd=acme)
    last = json.loads(run("diff", "acme", "--sent", "--json", cwd=acme).out)
    assert (last["copy"], last["differences"]) == ("acme/2026-11-20-departmental-form", [])
    first = json.loads(run("diff", "acme", "--sent", "2026-11-24-interfolio", "--json", cwd=acme).out)
    assert [one["place"] for one in first["differences"]] == ["cover-letter: text"]
    assert first["sources"] == {"changed": ["profiles/me/positions/acme.yaml"], "new": []}
    unknown = run("diff", "acme", "--sent", "2026-11-24", cwd=acme)
    assert unknown.code == 2
    assert "did you mean '2026-11-24-interfolio'" in unknown.err
    assert run("diff", "acme", cwd=acme).code == 2
    assert run("diff", "acme", "faculty-job", "--sent", cwd=acme).code == 2


def test_a_copy_that_was_made_anonymous_is_sent_from_its_own_folder(acme: Path, run: Run) -> None:
    assert run("sent", "acme", "--portal", "interfolio", "--anonymous", cwd=acme).code == 2
    run("build", "acme", "--anonymous", cwd=acme)
    ran: Ran = run("sent", "acme", "--portal", "interfolio", "--anonymous", "--nevertheless", "as asked", cwd=acme)
    assert ran.code == 0, ran.err
    (name,) = copies(acme)
    assert json.loads((kept(acme, name) / "packet/manifest.json").read_text())["anonymous"]
