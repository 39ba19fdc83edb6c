"""`packet sent` as a person uses it: what was sent is kept as it was, whatever happens."""

from __future__ import annotations

import json
import stat
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from acme import ACME, CALL, FILES, copies, kept, log_of, states
from running import Ran, Run


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
    twice = ("sent", "acme", "--portal", "interfolio", "--on", "2026-11-24", "--nevertheless", "it did not arrive")
    assert [run(*twice, cwd=acme).code for _ in range(2)] == [0, 0]
    first = states(kept(acme, "2026-11-24-interfolio"))
    profile = acme / "profiles/me/profile.yaml"
    profile.write_text(profile.read_text() + "# an edit\n")
    assert run("build", "acme", "--date", "2026-11-24", cwd=acme).code == 0
    ran = run("sent", "acme", "--portal", "interfolio", "--on", "2026-11-24", cwd=acme)
    assert "(3 sendings there so far)" in ran.out
    assert copies(acme) == ["2026-11-24-interfolio", "2026-11-24-interfolio-2", "2026-11-24-interfolio-3"]
    assert states(kept(acme, "2026-11-24-interfolio")) == first
    assert states(kept(acme, "2026-11-24-interfolio-3"))["packet/packet.pdf"] != first["packet/packet.pdf"]


def test_sendings_that_do_not_count_any_more_are_not_counted(acme: Path, run: Run) -> None:
    run("sent", "acme", "--portal", "interfolio", cwd=acme)
    run("stage", "acme", "preparing", cwd=acme)
    assert "sendings" not in run("sent", "acme", "--portal", "interfolio", cwd=acme).out
    again = run("sent", "acme", "--portal", "interfolio", "--nevertheless", "it did not arrive", cwd=acme)
    assert "(2 sendings there so far)" in again.out


def test_the_same_files_are_not_noted_twice_as_sent_to_one_portal_unless_it_is_said_why(acme: Path, run: Run) -> None:
    assert run("sent", "acme", "--portal", "interfolio", "--on", "2026-11-24", cwd=acme).code == 0
    again = run("sent", "acme", "--portal", "Interfolio", "--confirmation", "4711", cwd=acme)
    assert (again.code, copies(acme)) == (4, ["2026-11-24-interfolio"])
    said = (
        "profiles/me/sent/acme/2026-11-24-interfolio: error[sent-already]: these very files were sent to Interfolio on 2026-11-24"
    )
    assert said in again.err
    assert run("sent", "acme", "--portal", "departmental form", cwd=acme).code == 0, "another portal has not got them"
    assert run("build", "acme", "--date", "2026-11-02", cwd=acme).code == 0
    assert run("sent", "acme", "--portal", "interfolio", cwd=acme).code == 0, "they are others now"


def test_a_packet_is_not_sent_before_the_date_that_it_bears_unless_it_is_said_why(acme: Path, run: Run) -> None:
    words = ("sent", "acme", "--portal", "interfolio", "--on", "2026-10-31")
    refused = run(*words, cwd=acme)
    assert (refused.code, copies(acme)) == (4, [])
    assert "error[sent-before-letter]: the packet bears the date 2026-11-01: it cannot have been sent on 2026-10-31" in refused.err
    assert "packet build acme --date 2026-10-31" in refused.err
    assert run(*words, "--nevertheless", "the letter is dated ahead", cwd=acme).code == 0
    (event,) = log_of(run, acme)["events"]
    assert (event["day"], "the letter is dated ahead" in event["note"]) == ("2026-10-31", True)


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


def test_what_nobody_has_confirmed_is_neither_ready_nor_sent(acme: Path, run: Run) -> None:
    position = acme / "profiles/me/positions/acme.yaml"
    position.write_text(ACME + "requisition: R-42\nunconfirmed: [requisition]\n")
    assert run("build", "acme", cwd=acme).code == 0
    for words in (("stage", "acme", "ready"), ("sent", "acme", "--portal", "interfolio")):
        refused = run(*words, cwd=acme)
        assert refused.code == 4, words
        assert (
            "error[packet-unconfirmed]: the position was read from a posting, and not all of it is confirmed: requisition"
            in refused.err
        )
        assert "packet confirm acme" in refused.err
    assert copies(acme) == []
    assert run("sent", "acme", "--portal", "interfolio", "--nevertheless", "hurry", cwd=acme).code == 0
    assert "not all of it is confirmed: requisition" in log_of(run, acme)["events"][0]["note"]


def test_a_letter_without_fit_is_not_ready_and_told_when_it_is_sent_unless_it_is_meant(acme: Path, run: Run) -> None:
    position = acme / "profiles/me/positions/acme.yaml"
    bare = "".join(line for line in ACME.splitlines(keepends=True) if not line.startswith("fit"))
    position.write_text(bare)
    assert run("build", "acme", cwd=acme).code == 0
    refused = run("stage", "acme", "ready", cwd=acme)
    assert refused.code == 4
    assert "profiles/me/positions/acme.yaml:1:1: error[packet-lacks]: cover-letter: fit: is empty" in refused.err
    sent = run("sent", "acme", "--portal", "interfolio", cwd=acme)
    assert (sent.code, "warning[packet-lacks]: cover-letter: fit: is empty" in sent.err) == (0, True)
    position.write_text(f"{bare}paragraphs: {{fit: ''}}\n")
    assert run("build", "acme", cwd=acme).code == 0
    assert run("stage", "acme", "preparing", cwd=acme).code == 0
    assert run("stage", "acme", "ready", cwd=acme).code == 0
    assert run("sent", "acme", "--portal", "interfolio", cwd=acme).err == ""


@pytest.mark.parametrize("name", ["a\0b.pdf", "\udcff.pdf", "/etc/hostname", "../acme.yaml"])
def test_a_manifest_that_names_what_no_build_writes_is_told(acme: Path, run: Run, name: str) -> None:
    manifest = acme / "out/acme/manifest.json"
    said = json.loads(manifest.read_text())
    said["files"].append({"name": name, "sha256": "0" * 64})
    manifest.write_text(json.dumps(said))
    ran = run("sent", "acme", "--portal", "interfolio", "--nevertheless", "x", cwd=acme)
    assert (ran.code, copies(acme)) == (3, [])
    assert "out/acme/manifest.json: error[not-built]: it names a file that is not in its folder" in ran.err


@pytest.mark.parametrize("why", ["why \x1b[31m", "why\u2028so", "why \udcff"])
def test_a_reason_that_is_no_text_is_refused_before_anything_is_kept(acme: Path, run: Run, why: str) -> None:
    edited(acme, run)
    ran = run("sent", "acme", "--portal", "interfolio", "--nevertheless", why, cwd=acme)
    assert (ran.code, copies(acme)) == (2, [])
    assert "error[nothing-to-note]: this cannot be noted: note has a character that is no text" in ran.err
    assert log_of(run, acme)["events"] == []


def test_what_a_finding_says_in_characters_that_are_no_text_is_kept_without_them(acme: Path, run: Run) -> None:
    not_ready(acme, run)
    manifest = acme / "out/acme/manifest.json"
    said = json.loads(manifest.read_text())
    (failing,) = (one for one in said["findings"] if one["verdict"] == "fail")
    failing["message"] = "no\x1b statement\udcff"
    manifest.write_text(json.dumps(said))
    assert run("sent", "acme", "--portal", "interfolio", "--nevertheless", "hurry", cwd=acme).code == 0
    (event,) = log_of(run, acme)["events"]
    assert event["note"].endswith("NOT READY: no\ufffd statement\ufffd")
    (name,) = copies(acme)
    assert json.loads((kept(acme, name) / "sent.json").read_text())["event"]["note"] == event["note"]


def test_a_reason_where_none_is_needed_is_not_kept_as_one(acme: Path, run: Run) -> None:
    run("sent", "acme", "--portal", "interfolio", "--nevertheless", "hurry", cwd=acme)
    assert log_of(run, acme)["events"][0]["note"] == ""


def test_a_file_of_the_packet_that_is_gone_is_never_sent(acme: Path, run: Run) -> None:
    (acme / "out/acme/02-cv.pdf").unlink()
    ran = run("sent", "acme", "--portal", "interfolio", "--nevertheless", "x", cwd=acme)
    assert ran.code == 2
    assert ran.err.startswith("out/acme/02-cv.pdf: error[not-built]")


def test_a_copy_that_was_made_anonymous_is_sent_from_its_own_folder(acme: Path, run: Run) -> None:
    assert run("sent", "acme", "--portal", "interfolio", "--anonymous", cwd=acme).code == 2
    run("build", "acme", "--anonymous", cwd=acme)
    ran: Ran = run("sent", "acme", "--portal", "interfolio", "--anonymous", "--nevertheless", "as asked", cwd=acme)
    assert ran.code == 0, ran.err
    (name,) = copies(acme)
    assert json.loads((kept(acme, name) / "packet/manifest.json").read_text())["anonymous"]
