"""Revisions of entries → an iCalendar file (RFC 5545). Equal revisions give equal bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from icalendar import Alarm, Calendar, Event

from packet.model.calendar import Entry, Revision

AHEAD = (timedelta(days=7), timedelta(days=1))
"""When to be reminded before a deadline."""


def as_ics(revisions: Iterable[Revision], name: str) -> bytes:
    """`name` is what calendars show it as."""
    calendar = Calendar()
    calendar.add("prodid", "-//packet//academic applications//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for revision in revisions:
        calendar.add_component(_event(revision))
    return bytes(calendar.to_ical())


def _event(revision: Revision) -> Event:
    entry, event = revision.entry, Event()
    event.add("uid", entry.uid)
    event.add("sequence", revision.sequence)
    event.add("dtstamp", revision.stamp)
    event.add("last-modified", revision.stamp)
    event.add("dtstart", entry.day if entry.whole_day else entry.act_by)
    event.add("summary", entry.summary)
    if entry.description:
        event.add("description", entry.description)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE" if entry.private else "PUBLIC")
    for ahead in () if entry.cancelled else AHEAD:
        event.add_component(_alarm(entry, ahead))
    return event


def _alarm(entry: Entry, ahead: timedelta) -> Alarm:
    """A whole day is reminded of at noon in the deadline's own zone, so by an instant; midnight of the reader says little."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", entry.summary)
    if entry.whole_day:
        alarm.add("trigger", entry.act_by - ahead, parameters={"VALUE": "DATE-TIME"})
    else:
        alarm.add("trigger", -ahead)
    return alarm
