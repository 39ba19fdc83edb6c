"""Deadlines as people write them: day, time, zone; what is certain is understood, what is not is refused with what it may mean."""

from __future__ import annotations

from datetime import date, time

import pytest

from packet.model.deadline import DeadlineInstant, DeadlineKind, deadline_kind, near_kind, parse_deadline
from packet.model.zones import ABBREVIATIONS, parse_home, parse_zone, readings

DAY = date(2026, 11, 6)


@pytest.mark.parametrize(
    ("text", "at", "zone", "words"),
    [
        ("2026-11-06", None, "", ""),
        ("2026-11-06 17:00", time(17), "", ""),
        ("2026-11-06 17:00 America/Chicago", time(17), "America/Chicago", ""),
        ("2026-11-06T17:00 America/Chicago", time(17), "America/Chicago", ""),
        ("2026-11-06 11:59pm PT", time(23, 59), "PT", ""),
        ("2026-11-06 11:59 p.m. (Pacific Time)", time(23, 59), "PT", ""),
        ("2026-11-06 5 pm et", time(17), "ET", ""),
        ("2026-11-06 11:59pmET", time(23, 59), "ET", ""),
        ("2026-11-06 12:00amET", time(0), "ET", "midnight"),
        ("2026-11-06 17h30 CET", time(17, 30), "CET", ""),
        ("2026-11-06 23:59:59 AoE", time(23, 59, 59), "AoE", ""),
        ("2026-11-06 AoE", None, "AoE", ""),
        ("2026-11-06 (anywhere on earth)", None, "AoE", ""),
        ("2026-11-06 noon Europe/Dublin", time(12), "Europe/Dublin", "noon"),
        ("2026-11-06, 12:00 noon", time(12), "", "noon"),
        ("2026-11-06 12pm", time(12), "", ""),
        ("2026-11-06 12:30 am", time(0, 30), "", ""),
        ("2026-11-06 12am ET", time(0), "ET", "midnight"),
        ("2026-11-06 midnight", time(0), "", "midnight"),
        ("2026-11-06 24:00", time(23, 59), "", "end of day"),
        ("2026-11-06 end of the day local time", time(23, 59), "local", "end of day"),
        ("2026-11-06 close of business local", time(17), "local", "close of business"),
        ("2026-11-06 17:00 unknown", time(17), "unknown", ""),
        ("2026-11-06 17:00Z", time(17), "UTC", ""),
        ("2026-11-06 17:00 UTC+05:30", time(17), "UTC+05:30", ""),
    ],
)
def test_a_deadline_is_read_as_people_write_it(text: str, at: time | None, zone: str, words: str) -> None:
    assert parse_deadline(text) == DeadlineInstant(DAY, at, zone, words)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("soon", "'soon' is not a deadline"),
        ("2026-02-30", "not in the calendar"),
        ("2026-11-06 25:00", "not in the calendar, or its time not on the clock"),
        ("2026-11-06 13pm", "its time not on the clock"),
        ("0226-11-06", "in the year 226"),
        ("2026-11-06 17:00 CST", "write America/Chicago or Asia/Shanghai"),
        ("2026-11-06 17:00 IST", "write Asia/Kolkata or Europe/Dublin or Asia/Jerusalem"),
        ("2026-11-06 17:00 Dublin", "did you mean Europe/Dublin?"),
        ("2026-11-06 at 11:59pm ET", "write the time as 17:00 or 5pm, then the zone"),
        ("2026-11-06 17:00 Brussels time", "did you mean Europe/Brussels?"),
        ("2026-11-06 17:00 localtime", "is not a time zone"),
        ("2026-11-06 17:00 ../UTC", "is not a time zone"),
        ("2026-11-06 17:00 America", "is not a time zone"),
    ],
)
def test_what_is_no_deadline_or_might_be_several_is_refused_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"deadline|calendar|year|zone") as caught:
        parse_deadline(text)
    assert said in str(caught.value)


def test_a_deadline_is_shown_as_it_was_written() -> None:
    assert str(parse_deadline("2026-11-06 noon Europe/Dublin")) == "6 Nov noon Europe/Dublin"
    assert str(parse_deadline("2026-11-06 11:59pm PT")) == "6 Nov 23:59 PT"


@pytest.mark.parametrize("kind", list(DeadlineKind))
def test_a_kind_may_be_numbered_or_told_apart_by_more_words(kind: DeadlineKind) -> None:
    assert deadline_kind(kind.value) is deadline_kind(f"{kind}-2") is deadline_kind(f"{kind}-of-the-chair") is kind
    assert near_kind(f"{kind}-2") == ""


@pytest.mark.parametrize("name", ["closing", "early", "final", "nomination", "application"])
def test_any_other_name_counts_as_hard(name: str) -> None:
    assert deadline_kind(name) is DeadlineKind.HARD
    assert near_kind(name) == ""


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("letters", "letters-due"),
        ("full-consideraton", "full-consideration"),
        ("full_consideration", "full-consideration"),
        ("review", "review-begins"),
        ("interviews", "interview"),
        ("offer", "offer-expires"),
        ("followup", "follow-up"),
    ],
)
def test_a_name_that_is_nearly_a_kind_is_asked_about(name: str, meant: str) -> None:
    assert deadline_kind(name) is DeadlineKind.HARD
    assert near_kind(name) == meant


@pytest.mark.parametrize("zone", sorted(ABBREVIATIONS))
def test_every_abbreviation_has_a_clock(zone: str) -> None:
    assert parse_zone(zone.lower()) == zone
    assert len(readings(zone)) in (1, 2)


@pytest.mark.parametrize("text", ["local", "unknown", "CST", ""])
def test_the_zone_of_an_institution_names_a_clock(text: str) -> None:
    with pytest.raises(ValueError, match=r"zone|clock"):
        parse_home(text)
