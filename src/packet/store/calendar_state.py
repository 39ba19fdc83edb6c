"""`profiles/<who>/calendar.json` ↔ what calendars were told: lines that git can compare, one a deadline."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from packet.model.calendar import Entry, Revision, Told
from packet.problems import Place, Problem, SourceError

NAME = "calendar.json"
FORMAT = 1
MOST_CHANGES = 2**31
"""What an INTEGER of RFC 5545 can be."""


def read_told(path: Path, shown: str) -> Told:
    """Nothing where there is no such file. Raises `SourceError` for one that cannot be read: none must begin anew unnoticed."""
    try:
        said = json.loads(path.read_bytes())
        if said["format"] != FORMAT:
            raise ValueError(f"it has the form {said['format']!r}, this packet knows {FORMAT}")
        return Told(tuple(_revision(one) for one in said["entries"]), str(said.get("salt", "")))
    except FileNotFoundError:
        return Told()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"what calendars were told cannot be read: {error}"
        hint = "bring it back from git or a backup; without it, remove your calendar's entries before you import again"
        raise SourceError(Problem("calendar-state", message, Place(shown), hint)) from None


def written(told: Told) -> bytes:
    entries = sorted(json.dumps(_fields(one), ensure_ascii=False) for one in told.revisions)
    lines = ",\n".join(entries)
    salt = f' "salt": {json.dumps(told.salt)},' if told.salt else ""
    return f'{{"format": {FORMAT},{salt} "entries": [\n{lines}\n]}}\n'.encode()


def _fields(one: Revision) -> Mapping[str, object]:
    entry = one.entry
    return {
        "uid": entry.uid,
        "position": entry.position,
        "private": entry.private,
        "sequence": one.sequence,
        "stamp": one.stamp.isoformat(),
        "day": entry.day.isoformat(),
        "act_by": entry.act_by.isoformat(),
        "whole_day": entry.whole_day,
        "cancelled": entry.cancelled,
        "summary": entry.summary,
        "description": entry.description,
    }


def _revision(said: Mapping[str, object]) -> Revision:
    """Raises `ValueError`, `KeyError` or `TypeError` for what is none."""
    entry = Entry(
        uid=str(said["uid"]),
        position=str(said["position"]),
        private=bool(said["private"]),
        summary=str(said["summary"]),
        description=str(said["description"]),
        day=date.fromisoformat(str(said["day"])),
        act_by=_instant(said["act_by"]),
        whole_day=bool(said["whole_day"]),
        cancelled=bool(said["cancelled"]),
    )
    f"{entry.uid}{entry.position}{entry.summary}{entry.description}".encode()  # half a letter is no text, and raises ValueError
    sequence = int(str(said["sequence"]))
    if not 0 <= sequence < MOST_CHANGES:
        raise ValueError(f"{sequence} is no number of changes")
    return Revision(entry, sequence, _instant(said["stamp"]))


def _instant(said: object) -> datetime:
    instant = datetime.fromisoformat(str(said))
    if instant.tzinfo is None:
        raise ValueError(f"{said} has no zone")
    return instant
