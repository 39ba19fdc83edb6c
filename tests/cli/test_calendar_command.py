"""`packet calendar`: a file for calendars, what is remembered of it, and what keeps it from being written."""

from __future__ import annotations

import json
import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import vobject
from acme import packet
from running import Run

STARTER = "profiles/me/positions/example-university.yaml"


@pytest.fixture
def season(workspace: Path) -> Path:
    """A position that closes at the end of a day."""
    with (workspace / STARTER).open("a") as file:
        file.write("deadlines: {hard: 2998-11-06}\n")
    return workspace


def test_the_file_is_a_calendar_and_the_same_the_next_time(season: Path, run: Run) -> None:
    assert run("calendar", "-o", "all.ics", cwd=season).code == 0
    first = (season / "all.ics").read_bytes()
    calendar = vobject.readOne(first.decode(), validate=True)
    assert calendar.vevent.dtstart.value.isoformat() == "2998-11-06"
    assert run("calendar", "-o", "all.ics", cwd=season).code == 0
    assert (season / "all.ics").read_bytes() == first


def test_without_a_file_it_is_printed(season: Path, run: Run) -> None:
    assert run("calendar", cwd=season).out.replace("\r\n", "\n").startswith("BEGIN:VCALENDAR\n")


def test_a_new_date_has_a_higher_number_and_sending_cancels(season: Path, run: Run) -> None:
    position = season / STARTER
    run("calendar", "-o", "all.ics", cwd=season)
    position.write_text(position.read_text().replace("2998-11-06", "2998-11-09"))
    run("calendar", "-o", "other.ics", cwd=season)
    assert "SEQUENCE:1" in (season / "other.ics").read_text()
    assert run("stage", "example-university", "skipped", cwd=season).code == 0
    run("calendar", "-o", "all.ics", cwd=season)
    text = (season / "all.ics").read_text()
    assert "SEQUENCE:2" in text
    assert "STATUS:CANCELLED" in text


def test_the_private_calendar_names_no_institution(season: Path, run: Run) -> None:
    run("calendar", "--private", "-o", "private.ics", cwd=season)
    text = (season / "private.ics").read_text()
    assert "xample" not in text
    assert "CLASS:PRIVATE" in text


def test_ids_of_the_private_calendar_cannot_be_guessed_from_a_name(season: Path, run: Run, tmp_path: Path) -> None:
    first, again = (run("calendar", "--private", cwd=season).out for _ in range(2))
    shutil.rmtree(season / "out", ignore_errors=True)
    (season / "profiles/me/calendar.json").unlink()
    other = run("calendar", "--private", cwd=season).out
    ids = [re.findall("UID:(.*)", one.replace("\r", "")) for one in (first, again, other)]
    assert ids[0] == ids[1] != ids[2]


def test_two_calendars_at_once_forget_nothing_of_each_other(season: Path) -> None:
    commands = [("calendar", "-o", "a.ics"), ("calendar", "--private", "-o", "b.ics")] * 2
    with ThreadPoolExecutor() as threads:
        list(threads.map(lambda words: packet(*words, cwd=season), commands))
    told = json.loads((season / "profiles/me/calendar.json").read_text())
    assert sorted(one["private"] for one in told["entries"]) == [False, True]


@pytest.mark.parametrize(
    ("was", "becomes"), [('"sequence": 0', '"sequence": 99999999999999'), ('"summary": "', '"summary": "\\ud800')]
)
def test_what_no_calendar_could_have_been_told_is_told(season: Path, run: Run, was: str, becomes: str) -> None:
    run("calendar", "-o", "all.ics", cwd=season)
    state = season / "profiles/me/calendar.json"
    state.write_text(state.read_text().replace(was, becomes))
    ran = run("calendar", "-o", "all.ics", cwd=season)
    assert (ran.code, "error[calendar-state]" in ran.err) == (3, True)


def test_a_broken_position_does_not_cancel_its_deadlines(season: Path, run: Run) -> None:
    run("calendar", "-o", "all.ics", cwd=season)
    before = (season / "all.ics").read_bytes()
    (season / STARTER).write_text("titel: x\n")
    ran = run("calendar", "-o", "all.ics", cwd=season)
    assert "broken-position" in ran.err
    assert (season / "all.ics").read_bytes() == before


def test_what_was_told_and_cannot_be_read_is_not_begun_anew(season: Path, run: Run) -> None:
    run("calendar", "-o", "all.ics", cwd=season)
    state = season / "profiles/me/calendar.json"
    state.write_text(state.read_text()[:-20])
    ran = run("calendar", "-o", "new.ics", cwd=season)
    assert ran.code == 3
    assert "profiles/me/calendar.json: error[calendar-state]" in ran.err
    assert not (season / "new.ics").exists()


@pytest.mark.parametrize(
    ("out", "code", "said"), [("all.txt", 2, "wrong-ending"), ("folder.ics", 5, "is a folder"), ("no/x.ics", 0, "")]
)
def test_where_it_cannot_be_written_is_told(season: Path, run: Run, out: str, code: int, said: str) -> None:
    (season / "folder.ics").mkdir()
    ran = run("calendar", "-o", out, cwd=season)
    assert ran.code == code
    assert said in ran.err
