"""`packet status` as a person and as cron use it."""

from __future__ import annotations

import csv
import io
import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from running import Ran, Run

COMMON = "target: internship\ntitle: Intern\nfit: I want to work with Ada Byron's group.\n"


@pytest.fixture
def season(workspace: Path) -> Path:
    """A far deadline, one of this week, one that nobody says, in the time of Beijing."""
    (workspace / "packet.yaml").write_text("zone: Asia/Shanghai\n")
    (workspace / "profiles/me/positions/example-university.yaml").unlink()
    position(workspace, "dublin", "hard: 2998-11-06 noon Europe/Dublin", "Trinity College Dublin")
    position(workspace, "soon", f"hard: {in_days(2)} 12:00 UTC", "Example Institute")
    position(workspace, "rolling", "", "Example Laboratory")
    return workspace


def position(workspace: Path, name: str, deadlines: str, institution: str) -> None:
    text = f"{COMMON}institution: {institution}\ndeadlines: {{{deadlines}}}\n"
    (workspace / f"profiles/me/positions/{name}.yaml").write_text(text)


def in_days(count: int) -> str:
    return f"{datetime.now(UTC) + timedelta(days=count):%Y-%m-%d}"


def rows(ran: Ran) -> list[Any]:
    found: list[Any] = json.loads(ran.out)["positions"]
    return found


def test_noon_in_dublin_is_shown_in_the_time_of_beijing(season: Path, run: Run) -> None:
    ran = run("status", cwd=season)
    assert ran.code == 0, ran.err
    assert "Tue 6 Nov 2998 20:00" in ran.out
    assert "Trinity College Dublin, internship · 6 Nov noon Europe/Dublin → packet build dublin" in ran.out
    found = next(one for one in rows(run("status", "--json", cwd=season)) if one["position"] == "dublin")
    assert (found["due"]["yours"], found["due"]["local"]) == ("2998-11-06T20:00+08:00", "2998-11-06T12:00+00:00")


def test_what_is_due_first_stands_first(season: Path, run: Run) -> None:
    assert [one["position"] for one in rows(run("status", "--json", cwd=season))] == ["soon", "dublin", "rolling"]


@pytest.mark.parametrize(
    ("options", "shown"),
    [
        (("--due", "14d"), ["soon"]),
        (("--due", "1h"), []),
        (("--institution", "TRINITY"), ["dublin"]),
        (("--target", "internship", "--stage", "lead"), ["soon", "dublin", "rolling"]),
        (("--stage", "sent"), []),
        (("--target", "postdoc"), []),
    ],
)
def test_filters_leave_out_and_say_so(season: Path, run: Run, options: tuple[str, ...], shown: list[str]) -> None:
    assert [one["position"] for one in rows(run("status", "--json", *options, cwd=season))] == shown
    left = 3 - len(shown)
    assert (f"{left} of 3 positions not shown" in run("status", *options, cwd=season).out) is bool(left)


def test_csv_has_a_line_a_position_and_runs_nothing_in_a_spreadsheet(season: Path, run: Run) -> None:
    position(season, "evil", "", '"=HYPERLINK(1)"')
    lines = list(csv.DictReader(io.StringIO(run("status", "--csv", cwd=season).out)))
    assert [line["position"] for line in lines] == ["soon", "dublin", "evil", "rolling"]
    assert lines[1]["due_yours"] == "2998-11-06T20:00+08:00"
    assert lines[2]["institution"] == "'=HYPERLINK(1)"


def test_what_was_noted_and_sent_is_in_the_table(season: Path, run: Run) -> None:
    assert run("stage", "rolling", "skipped", cwd=season).code == 0
    assert run("build", "soon", cwd=season).code == 0
    assert run("sent", "soon", "--nevertheless", "the portal took it", cwd=season).code == 0
    found = {one["position"]: one for one in rows(run("status", "--json", "--all", cwd=season))}
    assert (found["rolling"]["stage"], found["soon"]["stage"], found["soon"]["portals_done"]) == ("skipped", "sent", 1)
    assert found["soon"]["due"] is None
    assert "1 of 3 positions not shown; --all" in run("status", cwd=season).out


def test_a_position_that_only_the_log_knows_is_told(season: Path, run: Run) -> None:
    assert run("stage", "rolling", "interested", cwd=season).code == 0
    (season / "profiles/me/positions/rolling.yaml").unlink()
    assert "warning[position-gone]: the log tells of rolling" in run("status", cwd=season).err


def test_cron_learns_by_the_exit_code_that_something_is_due_and_not_ready(season: Path, run: Run) -> None:
    ran = run("status", "--fail-within", "3d", "--institution", "nobody", cwd=season)
    assert ran.code == 4
    assert ran.err == "not ready, and due soon: soon: packet build soon\n"
    assert run("status", "--fail-within", "1h", cwd=season).code == 0
    assert run("build", "soon", cwd=season).code == 0
    built = rows(run("status", "--json", cwd=season))[0]
    assert run("status", "--fail-within", "3d", cwd=season).code == (0 if built["ready"] else 4)


def test_cron_learns_that_a_position_cannot_be_read(season: Path, run: Run) -> None:
    position(season, "broken", "hard: soon", "Example")
    ran = run("status", "--fail-within", "1h", cwd=season)
    assert ran.code == 3
    assert "warning[broken-position]: position broken has 1 problem" in ran.err
    assert run("status", cwd=season).code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--due", "soon"), "'soon' is not a span of time"),
        (("--fail-within", "-1d"), "is not a span of time"),
        (("--fail-within", ""), "'' is not a span of time"),
        (("--stage", "sennt"), "did you mean 'sent'"),
        (("--target", "interniship"), "did you mean 'internship'"),
    ],
)
def test_an_option_that_means_nothing_is_told(season: Path, run: Run, options: tuple[str, ...], said: str) -> None:
    ran = run("status", *options, cwd=season)
    assert ran.code == 2
    assert said in ran.err


def test_the_zone_of_the_system_counts_where_packet_yaml_says_none(season: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    (season / "packet.yaml").unlink()
    monkeypatch.setenv("TZ", "America/Chicago")
    assert "6 Nov 2998 06:00" in run("status", cwd=season).out
    monkeypatch.setenv("TZ", "no such zone")
    assert run("status", cwd=season).code == 0


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows keeps its zone elsewhere")
@pytest.mark.parametrize("zone", ["XXX-99", "Nowhere/Bad"])
def test_a_zone_of_the_system_that_cannot_be_is_that_of_greenwich(
    season: Path, run: Run, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    (season / "packet.yaml").unlink()
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        for words in (("status",), ("log",), ("letters",), ("note", "soon", "x")):
            assert run(*words, cwd=season).code == 0, words
        assert json.loads(run("status", "--json", cwd=season).out)["now"].endswith("+00:00")
    finally:
        monkeypatch.undo()
        time.tzset()


def test_stages_are_named_as_they_are_said(season: Path, run: Run) -> None:
    run("stage", "rolling", "skipped", cwd=season)
    for word in ("Skipped", "SKIPPED"):
        assert [one["position"] for one in rows(run("status", "--json", "--stage", word, cwd=season))] == ["rolling"]
    assert run("status", "--stage", "Under review", cwd=season).code == 0


def test_a_zone_that_is_none_is_told_with_its_place(season: Path, run: Run) -> None:
    (season / "packet.yaml").write_text("zone: CST\n")
    ran = run("status", cwd=season)
    assert ran.code == 3
    assert "packet.yaml:1:7: error[bad-value]: 'CST' is not one zone" in ran.err


def test_an_empty_profile_says_how_to_begin(season: Path, run: Run) -> None:
    for path in (season / "profiles/me/positions").glob("*.yaml"):
        path.unlink()
    assert run("status", cwd=season).out == "no positions yet: packet new position NAME\n"
