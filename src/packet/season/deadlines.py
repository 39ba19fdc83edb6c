"""Deadlines as a call writes them, and the zone of its institution → `Due`s: instants, and what is doubtful about them.

Whatever the words leave open, the earliest instant that they can mean is taken, and the doubt is told: a zone that nobody says, the
hour that a clock shows twice or never, the winter's abbreviation in summer, midnight.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from packet.model.deadline import DeadlineInstant, DeadlineKind, deadline_kind
from packet.model.zones import LOCAL, UNKNOWN, readings

ROUND_THE_EARTH = timedelta(hours=26)
"""From the first place on Earth that a clock reaches (UTC+14) to the last (UTC-12): nothing is given up too early."""
END, NOON = time(23, 59), time(12)
"""A day without a time ends at its last minute, and is reminded of at noon."""


@dataclass(frozen=True, slots=True)
class Due:
    """One deadline of a position. `name` is what the position calls it; the instants are in UTC."""

    name: str
    kind: DeadlineKind
    written: DeadlineInstant
    at: datetime
    """When it is over: the last minute of the day where no time is said."""
    act_by: datetime
    """What to be reminded of: the same, or noon of the day."""
    clock: tzinfo
    """In which its own time is shown."""
    zone: str
    """The clock in words; "" where nobody knows it."""
    doubts: tuple[str, ...] = ()

    @property
    def whole_day(self) -> bool:
        return self.written.at is None

    @property
    def title(self) -> str:
        """Its name in words, without the day that tells interviews apart."""
        return re.sub(r"-[0-9]{4}-[0-9]{2}-[0-9]{2}$", "", self.name).replace("-", " ")

    @property
    def local(self) -> datetime:
        """The instant to act by, on the clock of the deadline."""
        return self.act_by.astimezone(self.clock)


def dues(deadlines: Mapping[str, DeadlineInstant], home: str) -> tuple[Due, ...]:
    """All deadlines, the first to act on first. `home` is the institution's zone, "" where it is not known."""
    found = [due(name, written, home) for name, written in deadlines.items()]
    return tuple(sorted(found, key=lambda one: (one.act_by, one.at, one.name)))


def closed(found: Iterable[Due], now: datetime) -> bool:
    """Whether nothing is taken any more: every hard deadline is over, everywhere on Earth where nobody knows its zone."""
    hard = [one.at if one.zone else one.at + ROUND_THE_EARTH for one in found if one.kind is DeadlineKind.HARD]
    return bool(hard) and max(hard) < now


def due(name: str, written: DeadlineInstant, home: str) -> Due:
    zone = home if written.zone in ("", LOCAL) else written.zone
    at, clock = _earliest(written, written.at or END, zone)
    act_by = at if written.at else _earliest(written, NOON, zone)[0]
    shown = "" if zone in ("", UNKNOWN) else zone
    return Due(name, deadline_kind(name), written, at, act_by, clock, shown, tuple(_doubts(written, zone, home)))


def _earliest(written: DeadlineInstant, at: time, zone: str) -> tuple[datetime, tzinfo]:
    """The first instant that a time of the day can mean, with the clock that reads it so."""
    return min(((instant, clock) for clock in readings(zone) for instant in _instants(written, at, clock)), key=lambda one: one[0])


def _instants(written: DeadlineInstant, at: time, clock: tzinfo) -> tuple[datetime, datetime]:
    """Both instants at which a clock that is put back shows this time; of one that it skips, as before and as after."""
    wall = datetime.combine(written.day, at, clock)
    return wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)


def _doubts(written: DeadlineInstant, zone: str, home: str) -> Iterator[str]:
    if zone in ("", UNKNOWN):
        where = "the institution's zone is not known" if written.zone == LOCAL else "no zone is said"
        yield f"{where}: the earliest on Earth is taken (UTC+14)"
    elif not written.zone and home and written.at:
        yield f"no zone is said: the institution's is taken ({home})"
    if written.words == "midnight":
        yield f"midnight may be the beginning or the end of {written.day.day} {written.day:%b}: the beginning is taken"
    elif written.words == "close of business":
        yield "close of business is no time: 17:00 is taken"
    if written.at:
        yield from _unclear_clock(written, written.at, zone)


def _unclear_clock(written: DeadlineInstant, at: time, zone: str) -> Iterator[str]:
    """What is unclear about the time on the clock of its zone."""
    clocks = readings(zone)
    first, second = _instants(written, at, clocks[0])
    if first < second:
        yield f"the clocks of {zone} show {at:%H:%M} twice on that day: the first is taken"
    elif first > second:
        yield f"the clocks of {zone} skip {at:%H:%M} on that day: the hour before is taken"
    if len({_instants(written, at, clock)[0] for clock in clocks}) > 1:
        yield f"{zone} is not what clocks show on that day: the earlier reading is taken"
