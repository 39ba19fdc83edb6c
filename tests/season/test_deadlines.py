"""From what a call writes to instants: the earliest that the words can mean, and every doubt told."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.model.deadline import DeadlineInstant, parse_deadline
from packet.season.deadlines import Due, due, dues

ZONES = sorted(name for name in available_timezones() if name[:1].isupper() and "/" in name and not name.startswith("Etc/"))
zones = st.sampled_from(ZONES)
days = st.dates(date(2020, 1, 1), date(2037, 12, 31))
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))


def of(text: str, home: str = "") -> Due:
    return due("hard", parse_deadline(text), home)


def test_noon_in_dublin_seen_from_beijing() -> None:
    beijing = ZoneInfo("Asia/Shanghai")
    winter, summer = of("2026-11-06 noon Europe/Dublin"), of("2026-07-06 12:00 Europe/Dublin")
    assert winter.at.astimezone(beijing) == datetime(2026, 11, 6, 20, 0, tzinfo=beijing)
    assert summer.at.astimezone(beijing) == datetime(2026, 7, 6, 19, 0, tzinfo=beijing)
    assert winter.doubts == summer.doubts == ()


@given(days, times, zones)
def test_a_time_with_its_zone_is_what_the_clock_there_shows(day: date, at: time, zone: str) -> None:
    found = due("hard", DeadlineInstant(day, at, zone), "")
    shown = found.at.astimezone(ZoneInfo(zone))
    exact = (shown.date(), shown.time()) == (day, at)
    assert exact or any("skip" in doubt for doubt in found.doubts)


@given(days, times, zones)
def test_it_is_the_earliest_instant_at_which_the_clock_can_show_it(day: date, at: time, zone: str) -> None:
    found = due("hard", DeadlineInstant(day, at, zone), "")
    wall = datetime.combine(day, at, ZoneInfo(zone))
    other = max(wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC))
    assert found.at <= other
    assert (found.at < other) == bool(found.doubts)


@given(days, times, zones)
def test_anywhere_on_earth_is_over_last_and_an_unknown_zone_first(day: date, at: time, zone: str) -> None:
    anywhere, unknown = due("hard", DeadlineInstant(day, at, "AoE"), ""), due("hard", DeadlineInstant(day, at), "")
    assert anywhere.at == datetime.combine(day, at, UTC) + timedelta(hours=12)
    assert unknown.at == datetime.combine(day, at, UTC) - timedelta(hours=14)
    assert unknown.at <= due("hard", DeadlineInstant(day, at, zone), "").at <= anywhere.at
    assert anywhere.doubts == ()
    assert unknown.doubts == ("no zone is said: the earliest on Earth is taken (UTC+14)",)


@given(days, zones)
def test_a_day_without_a_time_ends_with_the_day_there_and_is_reminded_of_at_noon(day: date, zone: str) -> None:
    found, clock = due("hard", DeadlineInstant(day, None, zone), ""), ZoneInfo(zone)
    if zone in {"Pacific/Apia", "Pacific/Fakaofo"} and day.year == 2011:
        return  # a day that was never there
    end = datetime.combine(day + timedelta(days=1), time(), clock).astimezone(UTC)
    assert timedelta(0) <= end - found.at <= timedelta(hours=1, minutes=1)  # an hour early where the clocks change at midnight
    assert found.act_by.astimezone(clock).date() == day
    assert found.act_by.astimezone(clock).time() == time(12)
    assert found.act_by < found.at


@given(days, times, zones)
def test_local_is_the_clock_of_the_institution(day: date, at: time, zone: str) -> None:
    local, named = due("hard", DeadlineInstant(day, at, "local"), zone), due("hard", DeadlineInstant(day, at, zone), "")
    assert (local.at, local.zone, local.doubts) == (named.at, zone, named.doubts)


@given(days, zones)
def test_midnight_is_the_beginning_of_the_day_and_doubtful(day: date, zone: str) -> None:
    found = due("hard", DeadlineInstant(day, time(0), zone, "midnight"), "")
    assert any("midnight" in doubt for doubt in found.doubts)
    assert found.at <= datetime.combine(day, time(0), ZoneInfo(zone)).astimezone(UTC)


@given(st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.builds(DeadlineInstant, days, st.none() | times, zones)))
def test_deadlines_stand_by_what_is_to_be_done_first(deadlines: dict[str, DeadlineInstant]) -> None:
    found = dues(deadlines, "")
    assert [one.act_by for one in found] == sorted(one.act_by for one in found)
    assert {one.name for one in found} == set(deadlines)


def test_of_an_hour_that_comes_twice_the_first_is_taken() -> None:
    found = of("2026-11-01 01:30 America/New_York")
    assert found.at == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert found.doubts == ("the clocks of America/New_York show 01:30 twice on that day: the first is taken",)


def test_an_hour_that_never_comes_is_the_hour_before() -> None:
    found = of("2026-03-08 02:30 America/New_York")
    assert found.at == datetime(2026, 3, 8, 6, 30, tzinfo=UTC)
    assert found.local.time() == time(1, 30)
    assert found.doubts == ("the clocks of America/New_York skip 02:30 on that day: the hour before is taken",)


@pytest.mark.parametrize(
    ("text", "hour", "doubtful"),
    [
        ("2026-12-01 17:00 PST", (2026, 12, 2, 1), False),
        ("2026-12-01 17:00 PT", (2026, 12, 2, 1), False),
        ("2026-07-01 17:00 PT", (2026, 7, 2, 0), False),
        ("2026-07-01 17:00 PDT", (2026, 7, 2, 0), False),
        ("2026-07-01 17:00 PST", (2026, 7, 2, 0), True),
        ("2026-12-01 17:00 PDT", (2026, 12, 2, 0), True),
        ("2026-07-01 17:00 CET", (2026, 7, 1, 15), True),
        ("2026-12-01 17:00 CEST", (2026, 12, 1, 15), True),
    ],
)
def test_an_abbreviation_in_the_wrong_season_is_read_the_earlier_way(
    text: str, hour: tuple[int, int, int, int], doubtful: bool
) -> None:
    found = of(text)
    assert found.at == datetime(*hour, tzinfo=UTC)
    assert bool(found.doubts) is doubtful


def test_a_time_without_a_zone_is_the_institutions_and_that_is_said() -> None:
    assert of("2026-11-06 17:00", "Europe/Dublin").doubts == ("no zone is said: the institution's is taken (Europe/Dublin)",)
    assert of("2026-11-06", "Europe/Dublin").doubts == ()
    assert of("2026-11-06 17:00 local").doubts == ("the institution's zone is not known: the earliest on Earth is taken (UTC+14)",)
    assert of("2026-11-06 17:00 unknown", "Europe/Dublin").at == of("2026-11-06 17:00").at
