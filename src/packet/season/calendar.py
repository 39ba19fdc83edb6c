"""Applications and what happened to them → the entries of a calendar, each with its revision.

A calendar that has an entry takes another of the same id only where its sequence number is higher. So what was handed out is
remembered, and the number rises when an entry says something else: importing again updates, and nothing new gives the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from packet.model.application import Application
from packet.model.calendar import Entry, Revision
from packet.model.deadline import DeadlineKind
from packet.season.deadlines import Due
from packet.season.status import Row, settled

NAMES = {DeadlineKind.HARD: "deadline"}


def entries(rows: Iterable[Row], profile: str, salt: str = "") -> tuple[Entry, ...]:
    """One entry a deadline; with `salt` they are private: nothing in them says which institution it is, nor where."""
    return tuple(entry for row in rows for entry in _entries(row, profile, salt))


def _entries(row: Row, profile: str, salt: str) -> Iterator[Entry]:
    application, private = row.application, bool(salt)
    for due in row.dues:
        uid = _uid(f"private {salt}" if private else "open", profile, application.name, due.name)
        yield Entry(
            uid=uid,
            position=application.name,
            private=private,
            summary=_private_summary(due, uid) if private else _summary(application, due),
            description="" if private else _description(application, due),
            day=due.written.day,
            act_by=due.act_by,
            whole_day=due.whole_day,
            cancelled=settled(due, application, row.standing),
        )


def _uid(*words: str) -> str:
    """The two calendars of one person have different entries: neither replaces the other, nor tells of it."""
    digest = hashlib.sha256("\0".join(words).encode())
    return f"{digest.hexdigest()[:32]}@packet"


def _summary(application: Application, due: Due) -> str:
    return f"{application.institution}, {application.title}: {_name(due.title, due)}"


def _private_summary(due: Due, uid: str) -> str:
    """The names that a person gives to deadlines may say too much; the first letters of the id tell applications apart."""
    return f"Application {uid[:4]}: {_name(due.kind.value, due)}"


def _name(title: str, due: Due) -> str:
    return NAMES.get(due.kind, title.replace("-", " ")) if title == due.kind.value else title


def _description(application: Application, due: Due) -> str:
    said = f"{due.written} {due.written.day.year}" if due.whole_day else f"{due.written}"
    zone = f" {due.zone}" if due.zone and not due.written.zone else ""
    lines = [f"{application.name} ({application.target})", f"As the call says it: {said}{zone}", *due.doubts]
    return "\n".join(lines)


def revised(
    found: Iterable[Entry], known: Iterable[Revision], unread: Collection[str], now: datetime, *, private: bool
) -> tuple[Revision, ...]:
    """Every entry with its revision; `known` are those that were handed out, and remain where nothing changed.

    An entry whose deadline or position is gone is cancelled; one of a position that cannot be read now (`unread`) stays as it was.
    The revisions of the other calendar (open or private) are not among the result.
    """
    before = {one.entry.uid: one for one in known if one.entry.private is private}
    after = {entry.uid: _revision(entry, before, now) for entry in found}
    for uid, one in before.items():
        if uid not in after:
            kept = one.entry.position in unread
            after[uid] = one if kept else _revision(replace(one.entry, cancelled=True), before, now)
    return tuple(sorted(after.values(), key=lambda one: (one.entry.act_by, one.entry.uid)))


def _revision(entry: Entry, before: Mapping[str, Revision], now: datetime) -> Revision:
    last = before.get(entry.uid)
    if last is None:
        return Revision(entry, 0, now)
    return last if last.entry == entry else Revision(entry, last.sequence + 1, now)
