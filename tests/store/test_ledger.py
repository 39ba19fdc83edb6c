"""The ledger: appended, never changed, never doubled, whole after whatever happens to the process or the disk."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from season_events import NOW, event, events, stage

from packet.model.season import Event, EventKind, Stage
from packet.problems import OutputError, PacketError, Place, SourceError, UsageError
from packet.store import ledger
from packet.store.event_lines import event_lines, read_event_lines
from packet.store.ledger import append, read_ledger

ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
SHOWN = "profiles/me/season.sqlite"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "season.sqlite"


def noted(path: Path, *some: Event) -> tuple[Event, ...]:
    return append(path, SHOWN, some)


def read(path: Path) -> tuple[Event, ...]:
    return read_ledger(path, SHOWN)


def code_of(error: pytest.ExceptionInfo[PacketError]) -> str:
    (problem,) = error.value.problems
    return problem.code


def test_reading_a_ledger_that_is_not_there_gives_nothing_and_makes_nothing(path: Path) -> None:
    assert read(path) == ()
    assert list(path.parent.iterdir()) == []


def test_events_are_read_back_as_they_were_noted_and_one_file_is_left(path: Path) -> None:
    first, second, third = (event(EventKind.NOTE, words, note="naïve — 北京\nsecond line") for words in ("a", "b", "c"))
    assert noted(path, first) == (first,)
    assert noted(path, second, third) == (second, third)
    assert read(path) == (first, second, third)
    assert [one.name for one in path.parent.iterdir()] == ["season.sqlite"]


def test_an_event_that_is_known_is_not_doubled(path: Path) -> None:
    first, second = stage(Stage.INTERESTED), stage(Stage.PREPARING)
    noted(path, first)
    assert noted(path, first, second, second) == (second,)
    assert read(path) == (first, second)


def test_two_ledgers_that_become_one_are_in_the_order_of_their_clocks(path: Path, tmp_path: Path) -> None:
    one, two, three = (event(EventKind.NOTE, words) for words in "abc")
    noted(path, one, three)
    other = tmp_path / "other.sqlite"
    noted(other, two)
    noted(path, *read(other))
    assert read(path) == (one, two, three)


def test_events_of_one_instant_stay_in_the_order_of_their_noting(path: Path) -> None:
    several = [replace(event(EventKind.NOTE, words), noted=NOW) for words in "zyx"]
    noted(path, *several)
    assert [one.value for one in read(path)] == ["z", "y", "x"]


def test_an_id_with_another_content_is_refused_with_its_place_and_nothing_is_appended(path: Path) -> None:
    first, second = stage(Stage.INTERESTED), stage(Stage.PREPARING)
    noted(path, first)
    with pytest.raises(SourceError) as caught:
        append(path, SHOWN, (second, replace(first, value=Stage.SKIPPED)), {first.id: Place("log.jsonl", 2, 1)})
    assert str(caught.value).startswith("log.jsonl:2:1: error[event-contradicts]")
    assert read(path) == (first,)


def test_an_event_that_could_not_be_read_back_is_refused_with_all_that_come_with_it(path: Path) -> None:
    first = stage(Stage.INTERESTED)
    noted(path, first)
    with pytest.raises(UsageError) as caught:
        noted(path, stage(Stage.READY), event(EventKind.NOTE, "x", note="why \x1b[31m"))
    assert code_of(caught) == "nothing-to-note"
    assert read(path) == (first,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET value = 'ready'",
        "UPDATE OR REPLACE event SET number = 7",
        "DELETE FROM event",
        "INSERT OR REPLACE INTO event SELECT * FROM event",
        "REPLACE INTO event SELECT 9, id, noted, day, position, kind, 'x', '', '', '', '' FROM event",
        "INSERT INTO event SELECT 9, id, noted, day, position, kind, 'x', '', '', '', '' FROM event",
        "INSERT INTO event SELECT 9, 'new', noted, day, position, kind, x'00', '', '', '', '' FROM event",
    ],
)
def test_the_table_itself_refuses_whatever_is_not_a_new_event_of_text(path: Path, statement: str) -> None:
    first = stage(Stage.INTERESTED)
    noted(path, first)
    database = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError), database:
        database.execute(statement)
    database.close()
    assert read(path) == (first,)


def test_a_file_whose_first_writer_was_killed_is_an_empty_ledger(path: Path) -> None:
    path.touch()
    assert read(path) == ()
    first = stage(Stage.INTERESTED)
    noted(path, first)
    assert read(path) == (first,)


def test_a_file_that_is_no_database_is_damage_with_its_place_and_stays_as_it_is(path: Path) -> None:
    path.write_text("Dear committee, " * 100)
    before = path.read_bytes()
    for attempt in (read, lambda path: noted(path, stage(Stage.LEAD))):
        with pytest.raises(SourceError) as caught:
            attempt(path)
        assert code_of(caught) == "damaged-ledger"
        assert caught.value.problems[0].place == Place(SHOWN)
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused_and_stays_as_it_is(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE bookmarks (url TEXT)")
    database.commit()
    database.close()
    before = path.read_bytes()
    for attempt in (read, lambda path: noted(path, stage(Stage.LEAD))):
        with pytest.raises(SourceError) as caught:
            attempt(path)
        assert code_of(caught) == "foreign-ledger"
    assert path.read_bytes() == before


def test_a_ledger_of_a_later_version_is_refused(path: Path) -> None:
    noted(path, stage(Stage.LEAD))
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 2")
    database.close()
    with pytest.raises(SourceError) as caught:
        read(path)
    assert code_of(caught) == "newer-ledger"


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.9])
def test_a_ledger_that_was_cut_off_is_damage(path: Path, keep: float) -> None:
    noted(path, *(event(EventKind.NOTE, "words " * 40) for _ in range(200)))
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(SourceError) as caught:
        read(path)
    assert code_of(caught) == "damaged-ledger"


def test_an_event_that_no_packet_writes_is_damage_with_its_number(path: Path) -> None:
    noted(path, stage(Stage.LEAD))
    database = sqlite3.connect(path)
    with database:
        database.execute("INSERT INTO event SELECT 2, 'x', noted, day, position, 'dream', value, '', '', '', '' FROM event")
    database.close()
    with pytest.raises(SourceError, match="event 2: there is no kind of event 'dream'"):
        read(path)


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(SourceError) as caught:
        read(path)
    assert code_of(caught) == "unreadable-ledger"
    with pytest.raises(OutputError) as refused:
        noted(path, stage(Stage.LEAD))
    assert code_of(refused) == "cannot-note"


def test_whoever_waits_too_long_for_another_writer_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    noted(path, stage(Stage.LEAD))
    monkeypatch.setattr(ledger, "PATIENCE", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(OutputError) as caught:
        noted(path, stage(Stage.READY))
    assert code_of(caught) == "busy-ledger"
    other.execute("ROLLBACK")
    other.close()
    assert len(read(path)) == 1


WRITER = """
import sys
from datetime import datetime
from pathlib import Path
from packet.model.season import Event, EventKind
from packet.store.ledger import append
for number in range(int(sys.argv[3])):
    now = datetime.now().astimezone()
    append(Path(sys.argv[1]), "season.sqlite", [Event(f"{sys.argv[2]}-{number}", now, now.date(), "acme", EventKind.NOTE, "x" * 100)])
"""


def test_processes_that_append_at_once_lose_nothing(path: Path) -> None:
    """Each makes the ledger, too: none is there at the beginning."""
    command = [sys.executable, "-c", WRITER, str(path)]
    running = [subprocess.Popen([*command, name, "40"], env=ENVIRONMENT) for name in ("first", "second", "third")]
    assert [process.wait() for process in running] == [0, 0, 0]
    expected = {f"{name}-{number}" for name in ("first", "second", "third") for number in range(40)}
    ids = [one.id for one in read(path)]
    assert set(ids) == expected
    assert len(ids) == len(expected)


LIMITED = """
import resource, sys
from pathlib import Path
from season_events import event
from packet.model.season import EventKind
from packet.problems import OutputError
from packet.store.ledger import append
path, room = Path(sys.argv[1]), int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))  # no file can grow beyond it: the system refuses, as a full disk does
noted = 0
try:
    while True:
        append(path, "season.sqlite", [event(EventKind.NOTE, "words " * 200)])
        noted += 1
except OutputError as error:
    print(noted, *(problem.code for problem in error.problems))
"""


@pytest.mark.skipif(os.name == "nt", reason="the room on the disk is limited by the system, which Windows cannot")
@pytest.mark.parametrize("room", [0, 10_000, 50_000])
def test_a_full_disk_is_told_and_what_was_noted_before_is_all_there(path: Path, room: int) -> None:
    command = [sys.executable, "-c", LIMITED, str(path), str(room)]
    said = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True).stdout.split()
    assert said[1:] == ["cannot-note"]
    assert (int(said[0]) > 0) is (room == 50_000)
    assert len(read(path)) == int(said[0])
    noted(path, replace(stage(Stage.LEAD), id="of this process"))
    assert len(read(path)) == int(said[0]) + 1


def test_a_full_database_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What SQLite itself says when there is no room, by its own limit of pages."""
    noted(path, stage(Stage.LEAD))
    usual = ledger._opened

    def small(path: Path, mode: str) -> sqlite3.Connection:
        opened = usual(path, mode)
        opened.execute("PRAGMA max_page_count = 1")
        return opened

    monkeypatch.setattr(ledger, "_opened", small)
    with pytest.raises(OutputError, match="database or disk is full"):
        noted(path, event(EventKind.NOTE, "words " * 2000))
    assert len(read(path)) == 1


@given(st.lists(events(), max_size=8, unique_by=lambda one: one.id), st.lists(st.integers(0, 7), max_size=12))
def test_any_events_survive_the_ledger_in_any_batches_and_repetitions(
    tmp_path_factory: pytest.TempPathFactory, some: list[Event], picks: list[int]
) -> None:
    path = tmp_path_factory.mktemp("ledger") / "season.sqlite"
    for pick in picks:
        noted(path, *some[: pick + 1])
    kept = some[: max(picks) + 1] if picks else []
    assert set(read(path)) == set(kept)
    assert [one.noted for one in read(path)] == sorted(one.noted for one in kept)


@given(st.lists(events(), max_size=8, unique_by=lambda one: one.id))
def test_any_events_survive_json_lines_in_their_order(some: list[Event]) -> None:
    text = event_lines(some)
    assert text.count("\n") == len(some)
    assert read_event_lines(text.encode(), "log.jsonl").events == tuple(some)
    assert event_lines(read_event_lines(text.encode(), "log.jsonl").events) == text


GOOD = '{"id": "a", "noted": "2026-11-24T15:00:00+01:00", "day": "2026-11-24", "position": "acme", "kind": "note", "value": "x"}'


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('{"id": ', "2:8: error[no-event]: this is no JSON"),
        ("[]", "an object { … } is wanted"),
        (GOOD.replace('"id": "a", ', ""), "id is missing"),
        (GOOD.replace('"note"', '"dream"'), "there is no kind of event 'dream'"),
        (GOOD.replace('"note"', '"stage"'), "'x' is no stage (known: lead, "),
        (GOOD.replace('"note"', '"letter"').replace('"x"', '"asked"'), "a letter needs its referee"),
        (GOOD.replace('"note"', '"sent"').replace('"x"', '"../../.ssh"'), "is no folder below sent/"),
        (GOOD.replace("+01:00", ""), "has no zone"),
        (GOOD.replace('"2026-11-24"', '"2026-11-31"'), "is no day"),
        (GOOD.replace('"x"', "7"), "value must be text"),
        (GOOD.replace('"x"', '"\\u0000"'), "value has a character that is no text"),
        (GOOD.replace('"x"', '"\\ud800"'), "value has a character that is no text"),
        (GOOD.replace('"value"', '"valeu"'), "an event has no field 'valeu'"),
        (GOOD.replace('"x"', '"y"'), "line 1 has another event with this id"),
        ("[" * 100_000, "this is no event"),
    ],
)
def test_a_line_that_is_no_event_is_told_with_its_place(line: str, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_event_lines(f"{GOOD}\n{line}\n".encode(), "log.jsonl")
    assert str(caught.value).startswith("log.jsonl:2:")
    assert words in str(caught.value)


def test_of_many_lines_that_are_wrong_it_is_told_how_many_more_there_are() -> None:
    with pytest.raises(SourceError) as caught:
        read_event_lines(b"[]\n" * 25, "log.jsonl")
    assert len(caught.value.problems) == 21
    assert caught.value.problems[-1].message == "5 more lines of the file are wrong"


def test_every_line_that_is_wrong_is_told_and_blank_lines_and_repetitions_are_none(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as caught:
        read_event_lines(f"\ufeff{GOOD}\r\n\n[]\n{GOOD}\n7\n".encode(), "log.jsonl")
    assert [problem.place and problem.place.line for problem in caught.value.problems] == [3, 5]
    assert len(read_event_lines(f"\ufeff{GOOD}\r\n\n{GOOD}".encode(), "log.jsonl").places) == 1


def test_an_instant_is_the_same_event_in_whatever_zone_it_was_written(path: Path) -> None:
    one = event(EventKind.NOTE, "x")
    noted(path, one)
    assert noted(path, replace(one, noted=one.noted.astimezone())) == ()
    with pytest.raises(SourceError):
        noted(path, replace(one, noted=one.noted + timedelta(seconds=1)))
