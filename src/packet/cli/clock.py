"""Instants and spans of time → how a table shows them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, tzinfo

from packet.problems import Problem, UsageError
from packet.season.deadlines import Due

UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
NEAR = timedelta(days=300)
"""Farther away, a day is shown with its year."""


def parse_span(text: str) -> timedelta:
    """`14d`, `36h`, `2w`, or `14`, which are days. Raises `UsageError`."""
    match = re.fullmatch(r"([0-9]{1,4}) ?([hdw]?)(?:ours?|ays?|eeks?)?", text.strip().lower())
    if not match:
        raise UsageError(Problem("bad-span", f"{text[:40]!r} is not a span of time", hint="write it like 14d, 36h or 2w"))
    return int(match[1]) * UNITS[match[2] or "d"]


def span(left: timedelta) -> str:
    """`in 3 d`, `in 5 h`, `2 d ago`: whole units, never more than are left."""
    seconds = abs(left.total_seconds())
    for size, name in ((86400, "d"), (3600, "h"), (60, "min")):
        if seconds >= (2 * size if name == "d" else size):
            count = f"{int(seconds // size)} {name}"
            return f"in {count}" if left > timedelta(0) else f"{count} ago"
    return "now"


def moment(instant: datetime, clock: tzinfo, now: datetime) -> str:
    """`Fri 6 Nov 17:00` on a clock, with the year where it is far."""
    shown = instant.astimezone(clock)
    year = f" {shown.year}" if abs(instant - now) > NEAR else ""
    return f"{shown:%a} {shown.day} {shown:%b}{year} {shown:%H:%M}"


def local(due: Due) -> str:
    """A deadline on its own clock: `6 Nov 17:00 America/Chicago`; `6 Nov` for a whole day, `?` where no zone is known."""
    day = f"{due.written.day.day} {due.written.day:%b}"
    at = f" {due.written.words or format(due.written.at, '%H:%M')}" if due.written.at else ""
    return f"{day}{at} {due.zone or '?'}"
