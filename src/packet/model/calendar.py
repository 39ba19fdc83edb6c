"""What a calendar says of a deadline, and how often that has changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One deadline. `uid` stays the same whatever becomes of it; `position` is the file that it stands in."""

    uid: str
    position: str
    private: bool
    """Whether it belongs to the calendar without names."""
    summary: str
    description: str
    day: date
    """As the call writes it."""
    act_by: datetime
    """In UTC; noon where no time is said."""
    whole_day: bool
    cancelled: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """An entry as it was last handed out: `sequence` counts its changes from 0, `stamp` (UTC) is when the last one was noticed."""

    entry: Entry
    sequence: int
    stamp: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """All that was handed out. `salt`, "" for none, is in the ids of the private calendar: nobody finds a name by trying names."""

    revisions: tuple[Revision, ...] = ()
    salt: str = ""
