"""`packet log`, `import-log`, `stage`, `outcome`, `interview`, `note`, `diff --sent` as a person uses them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from acme import ACME, kept, log_of, states
from running import Run

from packet.model.season import Event, EventKind, Stage
from packet.store.event_lines import event_lines
from packet.store.ledger import append


def test_reading_the_log_of_a_season_that_has_not_begun_makes_nothing(workspace: Path, run: Run) -> None:
    before = set(workspace.rglob("*"))
    assert run("log", cwd=workspace).out == "nothing was noted yet\n"
    ran = run("log", "example-university", cwd=workspace)
    assert ran.out.splitlines()[1:] == ["lead · open", "nothing was noted yet"]
    assert set(workspace.rglob("*")) == before


def test_the_log_tells_every_event_and_copies_that_are_no_longer_what_was_sent(acme: Path, run: Run) -> None:
    run("stage", "acme", "interested", "--on", "2026-11-01", "--note", "seen on a list", cwd=acme)
    run("stage", "acme", "ready", cwd=acme)
    run("sent", "acme", "--portal", "interfolio", "--on", "2026-11-24", "--confirmation", "4711", cwd=acme)
    ran = run("log", "acme", cwd=acme)
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "acme · Acme University · Assistant Professor"
    assert lines[2].split()[:3] == ["2026-11-01", "stage", "interested"]
    assert lines[3].strip() == "seen on a list"
    assert lines[4].split("  ")[0] == "2026-11-24"
    assert "to Interfolio   confirmation 4711   sent/acme/2026-11-24-interfolio" in lines[4]
    assert lines[-2].split()[1:] == ["stage", "ready"]  # said today
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


def test_several_positions_come_to_a_stage_at_once_or_none_does(acme: Path, run: Run) -> None:
    positions = acme / "profiles/me/positions"
    (positions / "beta.yaml").write_text((positions / "acme.yaml").read_text())
    ran = run("stage", "beta", "acme", "withdrawn", cwd=acme)
    assert (ran.code, ran.err.count("nothing was sent yet: say skipped")) == (4, 2)
    assert log_of(run, acme)["events"] == []
    assert run("stage", "beta", "acme", "skipped", cwd=acme).out.splitlines() == [
        "beta: noted   skipped · 0 of 3 letters in · open",
        "acme: noted   skipped · 0 of 3 letters in · open",
    ]
    assert run("outcome", "beta", "acme", "rejected", cwd=acme).out.count("rejected") == 2


def test_a_season_from_the_lead_to_the_offer(acme: Path, run: Run) -> None:
    for words in (
        ("stage", "acme", "interested"),
        ("stage", "acme", "ready"),
        ("sent", "acme", "--portal", "interfolio"),
        ("sent", "acme", "--portal", "departmental form"),
        ("stage", "acme", "Under Review"),
        ("interview", "acme", "2998-01-12 10:00, by video"),
        ("note", "acme", "the chair wrote"),
        ("outcome", "acme", "offer"),
        ("outcome", "acme", "accepted"),
    ):
        ran = run(*words, cwd=acme)
        assert (ran.code, "against-record" in ran.err) == (0, False), words
    said = log_of(run, acme)
    assert (said["stage"], said["outcome"], len(said["events"])) == ("under-review", "accepted", 9)
    assert said["letters"] == {"in": [], "needed": 3}


def test_what_goes_against_the_record_is_noted_and_told_with_the_way_back(acme: Path, run: Run) -> None:
    ran = run("outcome", "acme", "rejected", cwd=acme)
    assert (ran.code, ran.out.endswith(" · rejected\n")) == (0, True)
    assert "warning[against-record]: acme: noted, though no sending is noted that counts" in ran.err
    assert "packet outcome acme open takes it back" in ran.err
    ran = run("interview", "acme", "2098-01-12", cwd=acme)
    assert ran.code == 0 and "though its outcome is rejected, and stays so" in ran.err
    assert "packet status" not in ran.out, "nothing of it is due"
    assert "packet outcome acme interview" in ran.err
    assert run("outcome", "acme", "open", cwd=acme).err == ""


def test_an_interview_with_its_day_is_due_in_status_and_calendar_until_it_is_cancelled(acme: Path, run: Run) -> None:
    ran = run("interview", "acme", "2098-01-12 10:00 Europe/Dublin, by video", cwd=acme)
    assert "it stands in packet status and packet calendar" in ran.out
    assert "begin with its day" in run("interview", "acme", "some day in spring", cwd=acme).out
    assert re.search(r"12 Jan 2098.* interview +acme", run("status", cwd=acme).out)
    run("calendar", "-o", "a.ics", cwd=acme)
    assert "DTSTART:20980112T100000Z" in (acme / "a.ics").read_text()
    run("interview", "acme", "2098-01-12: cancelled", cwd=acme)
    run("interview", "acme", "2098-01-12, cancelled", cwd=acme)
    assert "12 Jan" not in run("status", cwd=acme).out
    run("calendar", "-o", "a.ics", cwd=acme)
    assert "STATUS:CANCELLED" in (acme / "a.ics").read_text()


def test_an_offer_is_to_be_answered(acme: Path, run: Run) -> None:
    run("stage", "acme", "ready", cwd=acme)
    for portal in ("interfolio", "Departmental form"):
        run("sent", "acme", "--portal", portal, cwd=acme)
    run("outcome", "acme", "offer", cwd=acme)
    rows = {row["position"]: row for row in json.loads(run("status", "--json", "--all", cwd=acme).out)["positions"]}
    assert rows["acme"]["next"] == "answer the offer: packet outcome acme accepted, or declined"


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


def test_an_export_never_replaces_events_that_the_log_does_not_know(acme: Path, run: Run) -> None:
    run("note", "acme", "first", cwd=acme)
    run("note", "acme", "second", cwd=acme)
    run("log", "--export", "season.jsonl", cwd=acme)
    before = (acme / "season.jsonl").read_bytes()
    (acme / "profiles/me/season.sqlite").write_bytes(b"")
    assert run("note", "acme", "third", cwd=acme).code == 0
    for command in (("log", "--export", "season.jsonl"), ("log", "acme", "--export", "season.jsonl")):
        refused = run(*command, cwd=acme)
        assert refused.code == 4
        assert "season.jsonl: error[export-loses]: the file holds 2 events that the log does not know" in refused.err
        assert "packet import-log season.jsonl takes them into the log" in refused.err
        assert (acme / "season.jsonl").read_bytes() == before
    assert run("import-log", "season.jsonl", cwd=acme).code == 0
    assert run("log", "--export", "season.jsonl", cwd=acme).out == "3 events   season.jsonl\n"


def test_a_ledger_without_events_is_told_wherever_it_is_read_or_written(acme: Path, run: Run) -> None:
    run("sent", "acme", "--portal", "interfolio", cwd=acme)
    run("note", "acme", "remember", cwd=acme)
    ledger = acme / "profiles/me/season.sqlite"
    ledger.write_bytes(b"")
    said = "profiles/me/season.sqlite: warning[empty-ledger]: the ledger is there, and holds no event"
    for words in (("log",), ("log", "acme"), ("status",), ("note", "acme", "again")):
        ran = run(*words, cwd=acme)
        assert (ran.code, said in ran.err) == (0, True), words
    assert run("status", cwd=acme).err == ""


def test_what_was_noted_can_only_be_read_and_its_lines_stand_below_one_another(acme: Path, run: Run) -> None:
    run("note", "acme", "first line\nsecond line", "--on", "2026-11-01", cwd=acme)
    run("interview", "acme", "at ten\rat noon", "--note", "\u202enoon\u2066 or\nten", "--on", "2026-11-02", cwd=acme)
    lines = run("log", "acme", cwd=acme).out.splitlines()[2:]
    assert [line.partition("   (noted")[0] for line in lines] == [
        "2026-11-01  note       first line",
        "                       second line",
        r"2026-11-02  interview  at ten\rat noon",
        r"                       \u202enoon\u2066 or",
        "                       ten",
    ]
    assert log_of(run, acme)["events"][1]["value"] == "at ten\rat noon"


def test_ready_said_of_what_is_over_is_noted_and_told_to_change_nothing(acme: Path, run: Run) -> None:
    call = acme / "templates/calls/acme-call.yaml"
    call.write_text(call.read_text().replace("2099", "2020"))
    assert run("build", "acme", cwd=acme).code == 0
    ran = run("stage", "acme", "ready", cwd=acme)
    assert (ran.code, "acme: noted   ready, but nothing is taken there any more: expired" in ran.out) == (0, True)
    assert "any more" not in run("stage", "acme", "expired", cwd=acme).out


def test_whatever_the_clock_said_what_is_noted_later_is_later(acme: Path, run: Run) -> None:
    """The clock was once a year ahead: what was noted then is not the last word until it comes round."""
    run("stage", "acme", "interested", cwd=acme)
    ahead = datetime.now(UTC) + timedelta(days=365)
    skipped = Event("ahead", ahead, ahead.date(), "acme", EventKind.STAGE, Stage.SKIPPED)
    append(acme / "profiles/me/season.sqlite", "season.sqlite", [skipped])
    assert log_of(run, acme)["stage"] == "skipped"
    assert "acme: noted   preparing" in run("stage", "acme", "preparing", cwd=acme).out
    assert log_of(run, acme)["stage"] == "preparing"
    assert run("sent", "acme", "--portal", "interfolio", cwd=acme).code == 0
    assert log_of(run, acme)["stage"] == "sent-in-part"
    assert [one["value"] for one in log_of(run, acme)["events"]][:3] == ["interested", "skipped", "preparing"]


@pytest.mark.parametrize(("field", "words"), [("noted", "it was noted at a time to come"), ("day", "its day has not come")])
def test_an_event_of_a_time_to_come_is_not_imported(acme: Path, run: Run, field: str, words: str) -> None:
    now = datetime.now(UTC)
    event = Event("to-come", now, now.date(), "acme", EventKind.STAGE, Stage.SKIPPED)
    soon, late = (replace(event, **{field: getattr(event, field) + timedelta(days=days)}) for days in (1, 3))
    (acme / "season.jsonl").write_text(event_lines([late]))
    ran = run("import-log", "season.jsonl", cwd=acme)
    assert ran.code == 3
    assert f"season.jsonl:1:1: error[event-to-come]: {words}" in ran.err
    assert log_of(run, acme)["events"] == []
    (acme / "season.jsonl").write_text(event_lines([soon]))
    assert run("import-log", "season.jsonl", cwd=acme).code == 0


def test_an_export_never_replaces_what_a_person_wrote(acme: Path, run: Run) -> None:
    run("note", "acme", "x", cwd=acme)
    before = (acme / "profiles/me/profile.yaml").read_bytes()
    ran = run("log", "--export", "profiles/me/profile.yaml", cwd=acme)
    assert (ran.code, "give --export a name that ends with .jsonl" in ran.err) == (2, True)
    assert run("log", "--export", "profiles/me/season.sqlite", cwd=acme).code == 2
    assert (acme / "profiles/me/profile.yaml").read_bytes() == before
    assert len(log_of(run, acme)["events"]) == 1


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
    run("build", "acme", "--date", "2026-11-01", cwd=acme)
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
