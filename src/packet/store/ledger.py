"""`season.sqlite` → the events of a season, and new events → the ledger: appended whole or not at all, never changed.

The journal is the rollback journal, not WAL: at rest the ledger is one file, so that a copy, a backup, or a folder that a cloud
keeps in step has all of it. WAL keeps events in a second file, needs memory shared between processes, which network folders lack,
and lets even readers write files. Its gain, readers beside a writer, is nothing here: a writer is done within milliseconds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from packet.model.season import Event
from packet.model.season_json import FIELDS, event_fields, event_of
from packet.problems import OutputError, PacketError, Place, Problem, SourceError, UsageError
from packet.store.workspace import lies_at

NAME = "season.sqlite"
APPLICATION = int.from_bytes(b"pckt")
"""What the file's head says it belongs to (`PRAGMA application_id`)."""
VERSION = 1
"""Of the tables (`PRAGMA user_version`)."""
PATIENCE = 15.0
"""Seconds to wait for another process that is writing."""

SCHEMA = (
    """CREATE TABLE event (
         number INTEGER PRIMARY KEY AUTOINCREMENT,
         id TEXT NOT NULL UNIQUE CHECK (id <> ''),
         noted TEXT NOT NULL, day TEXT NOT NULL, position TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
         portal TEXT NOT NULL, referee TEXT NOT NULL, confirmation TEXT NOT NULL, note TEXT NOT NULL
       ) STRICT""",
    "CREATE TRIGGER never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END",
    "CREATE TRIGGER never_removed BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END",
    # INSERT OR REPLACE removes the old row without asking the trigger above
    """CREATE TRIGGER never_replaced BEFORE INSERT ON event
         WHEN EXISTS (SELECT 1 FROM event WHERE id = NEW.id OR number = NEW.number)
         BEGIN SELECT RAISE(ABORT, 'an event is never replaced'); END""",
    f"PRAGMA application_id = {APPLICATION}",
    f"PRAGMA user_version = {VERSION}",
)
COLUMNS = ", ".join(FIELDS)
SELECT = f"SELECT number, {COLUMNS} FROM event"  # noqa: S608 - our own names of columns
INSERT = f"INSERT INTO event ({COLUMNS}) VALUES ({', '.join('?' * len(FIELDS))})"  # noqa: S608


def read_ledger(path: Path, shown: str) -> tuple[Event, ...]:
    """All events as they were noted; none, and no file, where there is none. `shown` is the path as the person knows it.

    Raises `SourceError` for a file that is damaged, of another kind, or of a later version of `packet`.
    """
    if not lies_at(path):
        return ()
    with _told(shown, writing=False), closing(_opened(path, "rw")) as ledger:  # rw: a killed writer's rest is rolled back
        ledger.execute("BEGIN")  # one state of the file, though another process may be making it just now
        return _events(ledger, shown) if _begun(ledger, shown) else ()


def append(path: Path, shown: str, events: Sequence[Event], places: Mapping[str, Place] | None = None) -> tuple[Event, ...]:
    """Add the events whose ids the ledger lacks, all or none; returns those. `places`: where an event was read, by its id.

    Raises `SourceError` as `read_ledger` does, and where an id is there with another content; `OutputError` where the ledger cannot
    be written; `UsageError` for an event that could not be read back.
    """
    for event in events:
        _check(event)
    with _told(shown, writing=True), closing(_opened(path, "rwc")) as ledger:
        ledger.execute("PRAGMA synchronous = EXTRA")  # what was noted is there after the power failed, too
        ledger.execute("BEGIN IMMEDIATE")
        if not _begun(ledger, shown):
            _make(ledger)
        known = _known(ledger, events, shown)
        if wrong := [event for event in events if known.get(event.id, event) != event]:
            raise SourceError(*(_contradiction(event, (places or {}).get(event.id), shown) for event in wrong))
        new = tuple({event.id: event for event in events if event.id not in known}.values())
        ledger.executemany(INSERT, [tuple(event_fields(event).values()) for event in new])
        ledger.execute("COMMIT")
        return new


def _check(event: Event) -> None:
    """What is in the ledger stays there: it never takes what it could not give back."""
    try:
        event_of(event_fields(event))
    except ValueError as error:
        raise UsageError(Problem("nothing-to-note", f"this cannot be noted: {error}")) from None


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=PATIENCE, isolation_level=None)


def _begun(ledger: sqlite3.Connection, shown: str) -> bool:
    """Whether anything was ever noted: a file without a table is one whose first writer was killed. Raises `SourceError`."""
    (application,), (version,) = (ledger.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version"))
    (objects,) = ledger.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if not (application or version or objects):
        return False
    if application != APPLICATION:
        message = "this is a database, but not a ledger of packet"
        raise SourceError(Problem("foreign-ledger", message, Place(shown), f"move it away: packet keeps its log as {NAME}"))
    if version != VERSION:
        message = f"the ledger has version {version}, this packet knows version {VERSION}"
        raise SourceError(Problem("newer-ledger", message, Place(shown), "use a later version of packet"))
    return True


def _make(ledger: sqlite3.Connection) -> None:
    """The tables, within the transaction of the first event."""
    for statement in SCHEMA:
        ledger.execute(statement)


def _known(ledger: sqlite3.Connection, events: Sequence[Event], shown: str) -> dict[str, Event]:
    """Those whose ids the ledger has, as it has them."""
    rows = (row for event in events for row in ledger.execute(f"{SELECT} WHERE id = ?", (event.id,)))
    found = (_event(number, values, shown) for number, *values in rows)
    return {event.id: event for event in found}


def _events(ledger: sqlite3.Connection, shown: str) -> tuple[Event, ...]:
    """In the order of noting: two ledgers that became one are in step by their clocks, equal instants by the rows."""
    found = [_event(number, values, shown) for number, *values in ledger.execute(f"{SELECT} ORDER BY number")]
    return tuple(sorted(found, key=lambda event: event.noted))


def _event(number: int, values: Sequence[object], shown: str) -> Event:
    try:
        return event_of(dict(zip(FIELDS, values, strict=True)))
    except ValueError as error:
        raise SourceError(_damaged(shown, f"event {number}: {error}")) from None


def _contradiction(event: Event, place: Place | None, shown: str) -> Problem:
    message = f"{shown} has the event {event.id} with another content"
    hint = "events are never changed: say what is otherwise as an event of its own (packet note, packet stage …)"
    return Problem("event-contradicts", message, place, hint)


def _damaged(shown: str, reason: str) -> Problem:
    hint = f"bring it back from a backup; or move it away, then packet import-log FILE.jsonl; {shown} was not touched"
    return Problem("damaged-ledger", f"the ledger is damaged: {reason}", Place(shown), hint)


@contextmanager
def _told(shown: str, *, writing: bool) -> Iterator[None]:
    """What SQLite raises, as our errors."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _error(error, shown, writing=writing) from None


def _error(error: sqlite3.DatabaseError, shown: str, *, writing: bool) -> PacketError:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF  # the kind; above stands the detail
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        message = f"another process has been writing to {shown} for {PATIENCE:.0f} seconds"
        return OutputError(Problem("busy-ledger", message, hint="wait for it, then say this again; nothing was noted"))
    disk = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
    if code not in disk:
        return SourceError(_damaged(shown, str(error)))
    if writing:
        message = f"{shown} cannot be written: {error}"
        hint = "make room, or change its permissions; nothing was noted, say this again then"
        return OutputError(Problem("cannot-note", message, hint=hint))
    message = f"the ledger cannot be read: {error}"
    return SourceError(Problem("unreadable-ledger", message, Place(shown), "make it a file that you may read"))
