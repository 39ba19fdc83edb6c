"""`profiles/<who>/calendar.json` ↔ the `Revision`s that were handed out: lines that git can compare, one a deadline."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path

from packet.model.calendar import Entry, Revision
from packet.problems import Place, Problem, SourceError

NAME = "calendar.json"
FORMAT = 1


def read_revisions(path: Path, shown: str) -> tuple[Revision, ...]:
    """None where there is no such file. Raises `SourceError` for one that cannot be read: numbers must not begin anew unnoticed."""
    try:
        said = json.loads(path.read_bytes())
        if said["format"] != FORMAT:
            raise ValueError(f"it has the form {said['format']!r}, this packet knows {FORMAT}")
        return tuple(_revision(one) for one in said["entries"])
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        message = f"what calendars were told cannot be read: {error}"
        hint = "bring it back from git or a backup; without it, remove your calendar's entries before you import again"
        raise SourceError(Problem("calendar-state", message, Place(shown), hint)) from None


def written(revisions: Iterable[Revision]) -> bytes:
    entries = sorted(json.dumps(_fields(one), ensure_ascii=False) for one in revisions)
    lines = ",\n".join(entries)
    return f'{{"format": {FORMAT}, "entries": [\n{lines}\n]}}\n'.encode()


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
    return Revision(entry, int(str(said["sequence"])), _instant(said["stamp"]))


def _instant(said: object) -> datetime:
    instant = datetime.fromisoformat(str(said))
    if instant.tzinfo is None:
        raise ValueError(f"{said} has no zone")
    return instant
