"""Copies of what was sent that were moved, swapped, edited, doubled, lost, or cannot be read: each is told as what it is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from acme import kept, log_of
from running import Run

FIRST, SECOND = "2026-11-20-interfolio", "2026-11-24-interfolio"


@pytest.fixture
def sent_twice(acme: Path, run: Run) -> Path:
    """Its copies can be written, as after a person has changed their permissions."""
    for day, number in (("2026-11-20", "4711"), ("2026-11-24", "4712")):
        options = ("--portal", "interfolio", "--on", day, "--confirmation", number)
        assert run("sent", "acme", *options, "--nevertheless", "it did not arrive", cwd=acme).code == 0
    writable(acme / "profiles/me/sent")
    return acme


def writable(folder: Path) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)


def warnings(text: str) -> list[str]:
    return [line for line in text.splitlines() if "warning[" in line]


def test_two_copies_whose_folders_were_swapped_are_told(sent_twice: Path, run: Run) -> None:
    first, second = kept(sent_twice, FIRST), kept(sent_twice, SECOND)
    first.rename(sent_twice / "aside")
    second.rename(first)
    (sent_twice / "aside").rename(second)
    told = warnings(run("log", "acme", cwd=sent_twice).err)
    assert len(told) == 2
    assert all("the copy is no longer what was sent: it is that of another sending" in line for line in told)


def test_a_record_that_says_another_thing_than_the_log_is_told(sent_twice: Path, run: Run) -> None:
    record = kept(sent_twice, FIRST) / "sent.json"
    record.write_text(record.read_text().replace("4711", "9999"))
    (told,) = warnings(run("log", "acme", cwd=sent_twice).err)
    assert "its sent.json says confirmation '9999', the log '4711'" in told


def test_a_file_that_was_added_to_a_copy_is_told(sent_twice: Path, run: Run) -> None:
    (kept(sent_twice, FIRST) / "packet/letter.pdf").write_text("%PDF")
    (told,) = warnings(run("log", "acme", cwd=sent_twice).err)
    assert told.endswith("the copy is no longer what was sent: packet/letter.pdf was added")


@pytest.mark.parametrize(
    "elsewhere", ["/etc/hostname", "../../../profile.yaml", "a/../../sent.json", "C:x", "..\\x", "a\0b", "\udcff"]
)
def test_a_record_leads_nowhere_outside_of_its_copy(sent_twice: Path, run: Run, elsewhere: str) -> None:
    record = kept(sent_twice, FIRST) / "sent.json"
    said = json.loads(record.read_text())
    said["files"][elsewhere] = "0" * 64
    said["despite"] = ["\udcff"]
    record.write_text(json.dumps(said))
    ran = run("log", "acme", cwd=sent_twice)
    (told,) = warnings(ran.err)
    assert ran.code == 0
    assert "names a file elsewhere" in told or "is gone or cannot be read" in told
    assert run("diff", "acme", "--sent", FIRST, "--json", cwd=sent_twice).code == 0


def test_a_copy_that_got_another_name_is_found_by_its_sending(sent_twice: Path, run: Run) -> None:
    whole = log_of(run, sent_twice)["events"]
    kept(sent_twice, FIRST).rename(kept(sent_twice, "the-first-one"))
    ran = run("log", "acme", cwd=sent_twice)
    assert ran.err.splitlines() == [
        "profiles/me/sent/acme/the-first-one: warning[renamed-copy]: the log knows this copy as acme/2026-11-20-interfolio",
        "  hint: give it back its name: profiles/me/sent/acme/2026-11-20-interfolio",
    ]
    assert log_of(run, sent_twice)["events"] == whole
    assert warnings(run("status", cwd=sent_twice).err) == ran.err.splitlines()[:1]


def test_a_copy_that_was_doubled_counts_once_with_and_without_the_ledger(sent_twice: Path, run: Run) -> None:
    shutil.copytree(kept(sent_twice, FIRST), kept(sent_twice, "copy of it"))
    said = "this copy and acme/2026-11-20-interfolio are of one sending, which counts once"
    assert said in run("log", "acme", cwd=sent_twice).err
    (sent_twice / "profiles/me/season.sqlite").unlink()
    assert said in run("log", "acme", cwd=sent_twice).err
    assert len(log_of(run, sent_twice)["events"]) == 2
    assert run("note", "acme", "x", cwd=sent_twice).code == 0
    assert len(log_of(run, sent_twice)["events"]) == 3


def test_copies_that_are_not_there_are_named_by_import_log_status_and_log(sent_twice: Path, run: Run) -> None:
    run("log", "--export", "season.jsonl", cwd=sent_twice)
    (sent_twice / "profiles/me/season.sqlite").unlink()
    shutil.rmtree(kept(sent_twice, FIRST))
    said = "profiles/me/sent: warning[missing-copy]: what was sent is not there: acme/2026-11-20-interfolio"
    for words in (("import-log", "season.jsonl"), ("status",), ("log",)):
        ran = run(*words, cwd=sent_twice)
        assert (ran.code, warnings(ran.err)) == (0, [said]), words
    assert len(warnings(run("log", "acme", cwd=sent_twice).err)) == 1


def test_what_cannot_be_looked_into_is_told_and_never_nothing(sent_twice: Path, run: Run) -> None:
    """A link to itself: nobody can read it, whoever they are."""
    (sent_twice / "profiles/me/sent/beta").symlink_to("beta")
    for words in (("log",), ("log", "acme"), ("status",)):
        ran = run(*words, cwd=sent_twice)
        assert ran.code == 0
        assert ran.err.startswith("profiles/me/sent/beta: warning[unreadable-copies]"), words
    shutil.rmtree(sent_twice / "profiles/me/sent")
    (sent_twice / "profiles/me/sent").symlink_to("sent")
    ran = run("diff", "acme", "--sent", cwd=sent_twice)
    assert ran.code == 3
    assert "profiles/me/sent/acme: error[unreadable-copies]: copies of what was sent may lie here" in ran.err
    assert "error[cannot-freeze]" in run("sent", "acme", "--portal", "interfolio", cwd=sent_twice).err


def test_a_damaged_copy_hides_no_other_one_from_diff(sent_twice: Path, run: Run) -> None:
    (kept(sent_twice, FIRST) / "sent.json").write_text("{")
    ran = run("diff", "acme", "--sent", cwd=sent_twice)
    assert (ran.code, "− acme/2026-11-24-interfolio" in ran.out) == (0, True)
    (told,) = warnings(ran.err)
    assert told.startswith("profiles/me/sent/acme/2026-11-20-interfolio/sent.json: warning[damaged-copy]")
    (kept(sent_twice, SECOND) / "sent.json").write_text("{")
    assert run("diff", "acme", "--sent", cwd=sent_twice).code == 3


def test_diff_says_that_what_it_compares_with_was_edited(sent_twice: Path, run: Run) -> None:
    manifest = kept(sent_twice, SECOND) / "packet/manifest.json"
    manifest.write_text(manifest.read_text().replace("Lovelace Lab", "Babbage Lab"))
    ran = run("diff", "acme", "--sent", cwd=sent_twice)
    assert "− Your Babbage Lab" in ran.out
    (told,) = warnings(ran.err)
    assert told.endswith("the copy is no longer what was sent: packet/manifest.json was changed")


@pytest.mark.parametrize("day", ["", "soon", "2026-11-31"])
def test_a_copy_whose_manifest_says_no_day_is_damaged(sent_twice: Path, run: Run, day: str) -> None:
    manifest = kept(sent_twice, SECOND) / "packet/manifest.json"
    manifest.write_text(json.dumps({**json.loads(manifest.read_text()), "date": day}))
    ran = run("diff", "acme", "--sent", cwd=sent_twice)
    assert ran.code == 3
    assert "packet/manifest.json: error[damaged-copy]: it does not say of which day it is" in ran.err


def test_a_portal_with_a_long_name_gets_a_folder_with_a_shorter_one(acme: Path, run: Run) -> None:
    call = acme / "templates/calls/acme-call.yaml"
    call.write_text("".join(line for line in call.read_text().splitlines(keepends=True) if "portal" not in line))
    assert run("build", "acme", "--date", "2026-11-01", cwd=acme).code == 0
    assert run("sent", "acme", "--portal", "x" * 300, "--on", "2026-11-24", cwd=acme).code == 0
    (copy,) = (acme / "profiles/me/sent/acme").iterdir()
    assert copy.name == f"2026-11-24-{'x' * 60}"
