"""The calendar of deadlines: read by another library, imported again and again into a calendar that follows RFC 5545."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from season_samples import NOW, application, dated, received, sent, staged

from packet.model.application import Application
from packet.model.calendar import Revision, Told
from packet.model.season import Event
from packet.season.calendar import entries, revised
from packet.season.ics import as_ics
from packet.season.status import status
from packet.store.calendar_state import read_told, written


def revisions(
    applications: Iterable[Application],
    events: Iterable[Event] = (),
    known: Iterable[Revision] = (),
    *,
    now: datetime = NOW,
    private: bool = False,
    unread: frozenset[str] = frozenset(),
) -> tuple[Revision, ...]:
    found = entries(status(applications, tuple(events), now), "me", "salt" if private else "")
    return revised(found, known, unread, now, private=private)


def read(ics: bytes) -> list[Any]:
    """The events, by a library that knows nothing of ours; it refuses what the standard does not allow."""
    calendar = vobject.readOne(ics.decode(), validate=True)
    return list(calendar.vevent_list) if hasattr(calendar, "vevent_list") else []


@dataclass
class Reader:
    """A person's calendar: of one id it keeps the event with the highest number (RFC 5546, 2.1.5)."""

    events: dict[str, Any] = field(default_factory=dict)

    def take(self, ics: bytes) -> None:
        for event in read(ics):
            uid, number = event.uid.value, (int(event.sequence.value), event.dtstamp.value)
            old = self.events.get(uid)
            if old is None or number > (int(old.sequence.value), old.dtstamp.value):
                self.events[uid] = event

    def shown(self) -> Iterator[tuple[str, object]]:
        return ((one.summary.value, one.dtstart.value) for one in self.events.values() if one.status.value != "CANCELLED")


def test_another_library_reads_what_is_written() -> None:
    (event,) = read(
        as_ics(revisions([application(hard="2026-11-06 noon Europe/Dublin", institution="Größe; Ort, A\\B")]), "Applications")
    )
    assert event.summary.value == "Größe; Ort, A\\B, Assistant Professor: deadline"
    assert event.dtstart.value == datetime(2026, 11, 6, 12, tzinfo=UTC)
    assert (event.status.value, event.transp.value) == ("CONFIRMED", "TRANSPARENT")
    assert "6 Nov noon Europe/Dublin" in event.description.value
    assert [alarm.trigger.value for alarm in event.valarm_list] == [timedelta(days=-7), timedelta(days=-1)]


def test_a_date_without_a_time_is_a_whole_day_reminded_of_at_noon_there() -> None:
    (event,) = read(as_ics(revisions([application(hard="2026-11-06 America/Chicago")]), "A"))
    assert event.dtstart.value == date(2026, 11, 6)
    noon = datetime(2026, 11, 6, 18, tzinfo=UTC)
    assert [alarm.trigger.value for alarm in event.valarm_list] == [noon - timedelta(days=7), noon - timedelta(days=1)]
    assert b"TRIGGER;VALUE=DATE-TIME:20261105T180000Z" in as_ics(revisions([application(hard="2026-11-06 America/Chicago")]), "A")


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    ics = as_ics(revisions([application(hard="2026-11-06", institution="Universität " * 20)]), "A")
    lines = ics.split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert b"\n" not in b"".join(lines)


def test_nothing_new_gives_the_same_bytes_whenever_it_is_asked() -> None:
    several = [application("one", hard="2026-11-06"), application("two", letters_due="2026-11-08 17:00 PT")]
    first = revisions(several)
    again = revisions(reversed(several), known=first, now=NOW + timedelta(days=3))
    assert as_ics(first, "A") == as_ics(again, "A")


def test_importing_again_updates_and_doubles_nothing() -> None:
    mine, known = Reader(), revisions([application(hard="2026-11-06 17:00", full_consideration="2026-11-04")])
    mine.take(as_ics(known, "A"))
    known = revisions(
        [application(hard="2026-11-08 17:00", full_consideration="2026-11-04")], known=known, now=NOW + timedelta(days=1)
    )
    mine.take(as_ics(known, "A"))
    mine.take(as_ics(known, "A"))
    assert {one.entry.summary.rpartition(": ")[2]: one.sequence for one in known} == {"deadline": 1, "full consideration": 0}
    assert sorted(start for _, start in mine.shown() if isinstance(start, datetime)) == [datetime(2026, 11, 8, 23, tzinfo=UTC)]
    assert len(mine.events) == 2


@pytest.mark.parametrize("last", [(sent(),), (staged("skipped"),), (sent(), staged("withdrawn"))])
def test_what_was_sent_or_given_up_is_cancelled(last: tuple[Event, ...]) -> None:
    mine, known = Reader(), revisions([application(hard="2026-11-06")])
    mine.take(as_ics(known, "A"))
    known = revisions([application(hard="2026-11-06")], last, known, now=NOW + timedelta(days=1))
    assert [(one.sequence, one.entry.cancelled) for one in known] == [(1, True)]
    mine.take(as_ics(known, "A"))
    assert list(mine.shown()) == []
    assert b"BEGIN:VALARM" not in as_ics(known, "A")


def test_sending_cancels_the_deadline_and_leaves_what_comes_after_it() -> None:
    one = application(hard="2026-11-06", letters_due="2026-11-09", follow_up="2026-12-01", interview="2026-12-09", letters=1)
    open_ = {one.entry.summary.rpartition(": ")[2] for one in revisions([one], [sent()]) if not one.entry.cancelled}
    assert open_ == {"letters due", "follow up", "interview"}
    assert sum(not one.entry.cancelled for one in revisions([one], [sent(), received("A")])) == 2


def test_a_deadline_that_is_gone_is_cancelled_and_may_come_back() -> None:
    first = revisions([application(hard="2026-11-06", internal="2026-11-01")])
    second = revisions([application(hard="2026-11-06")], known=first)
    assert [(one.sequence, one.entry.cancelled) for one in second] == [(1, True), (0, False)]
    assert revisions([application(hard="2026-11-06")], known=second) == second
    third = revisions([application(hard="2026-11-06", internal="2026-11-01")], known=second)
    assert [(one.sequence, one.entry.cancelled) for one in third] == [(2, False), (0, False)]


def test_a_position_that_cannot_be_read_now_keeps_its_entries_as_they_were() -> None:
    first = revisions([application(hard="2026-11-06")])
    assert revisions([], known=first, unread=frozenset({"one"})) == first
    assert [one.entry.cancelled for one in revisions([], known=first)] == [True]


def test_the_private_calendar_names_nothing_and_is_another_one() -> None:
    secret = application(
        "harvard-physics",
        institution="Harvard University",
        harvard_closes="2026-11-06 17:00",
        letters_due="2026-11-07",
        zone="America/New_York",
    )
    private = revisions([secret], private=True)
    text = as_ics(private, "Applications").decode().replace("\r\n ", "")
    for word in ("harvard", "Assistant", "New_York", "faculty"):
        assert word.casefold() not in text.casefold()
    assert sorted(event.summary.value.partition(": ")[2] for event in read(text.encode())) == ["deadline", "letters due"]
    assert {event.__dict__.get("description") for event in read(text.encode())} == {None}
    open_ = revisions([secret], known=private)
    assert {one.entry.uid for one in private}.isdisjoint(one.entry.uid for one in open_)
    assert len(open_) == 2


def test_what_was_handed_out_is_read_back_as_it_was(tmp_path: Any) -> None:
    several = [
        application("one", hard="2026-11-06", institution='Größe \u2028 "“'),
        application("two", letters_due="2026-11-08 17:00 PT"),
    ]
    both = (*revisions(several), *revisions(several, private=True))
    (tmp_path / "calendar.json").write_bytes(written(Told(both, "salt")))
    read = read_told(tmp_path / "calendar.json", "x")
    assert read.salt == "salt"
    assert sorted(read.revisions, key=lambda one: one.entry.uid) == sorted(both, key=lambda one: one.entry.uid)
    assert written(Told(both[::-1], "salt")) == written(Told(both, "salt"))


days = st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(str)
seasons = st.dictionaries(st.sampled_from(["one", "two", "three"]), st.dictionaries(st.sampled_from(["hard", "internal"]), days))


@given(st.lists(seasons, min_size=1, max_size=6))
def test_after_any_history_the_calendar_shows_what_the_positions_say_now(history: list[dict[str, dict[str, str]]]) -> None:
    mine, now = Reader(), NOW
    known: tuple[Revision, ...] = ()
    for season in history:
        now += timedelta(hours=1)
        known = revisions([dated(name, deadlines) for name, deadlines in season.items()], known=known, now=now)
        mine.take(as_ics(known, "A"))
    expected = sorted(day for deadlines in history[-1].values() for day in deadlines.values())
    assert sorted(str(start) for _, start in mine.shown()) == expected
