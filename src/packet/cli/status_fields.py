"""Rows of `packet status` → JSON, with every list whole, and CSV, one line a position."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from packet.cli.status_table import portals_done
from packet.season.deadlines import Due
from packet.season.status import Row

Fields = Mapping[str, object]


def as_json(rows: Sequence[Row], now: datetime, clock: tzinfo) -> str:
    said = {"now": _instant(now, clock), "zone": str(clock), "positions": [fields(row, now, clock) for row in rows]}
    return json.dumps(said, indent=2, ensure_ascii=False)


def as_csv(rows: Sequence[Row], now: datetime, clock: tzinfo) -> str:
    """The same without what is nested: lists are joined by semicolons, a deadline has columns of its own."""
    stream = io.StringIO()
    flat = [_flat(fields(row, now, clock)) for row in rows]
    writer = csv.DictWriter(stream, list(COLUMNS), lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _cell(one.get(column)) for column in COLUMNS} for one in flat)
    return stream.getvalue()


COLUMNS = (
    *("position", "institution", "title", "target", "stage", "outcome"),
    *("due_name", "due_kind", "due_in_hours", "due_yours", "due_local", "due_zone", "due_over", "due_whole_day", "due_doubts"),
    *("ready", "documents", "missing", "unconfirmed", "built", "failed", "to_look_at", "changed"),
    *("letters_in", "letters_needed", "portals_done", "portals_needed", "portals_lacking", "next"),
)


def fields(row: Row, now: datetime, clock: tzinfo) -> Fields:
    """One position. Instants are ISO 8601 with their offset; `null`: not known, or not asked for."""
    application, standing, build = row.application, row.standing, row.application.build
    return {
        "position": application.name,
        "institution": application.institution,
        "title": application.title,
        "target": application.target,
        "stage": standing.stage.value,
        "outcome": standing.outcome.value,
        "due": _due(row.due, now, clock) if row.due else None,
        "ready": row.ready,
        "documents": list(application.documents),
        "missing": [f"{document}: {lack}" for document, lack in application.missing.items()],
        "unconfirmed": list(application.unconfirmed),
        "built": build is not None,
        "failed": list(build.failed) if build else [],
        "to_look_at": build.to_look_at if build else None,
        "changed": list(build.changed) if build else [],
        "letters_in": len(standing.letters),
        "letters_needed": application.letters,
        "portals_done": portals_done(row),
        "portals_needed": max(1, len(application.portals)),
        "portals_lacking": list(standing.lacking),
        "next": row.action or None,
    }


def _due(due: Due, now: datetime, clock: tzinfo) -> Fields:
    return {
        "name": due.name,
        "kind": due.kind.value,
        "in_hours": round((due.act_by - now).total_seconds() / 3600, 1),
        "yours": _instant(due.act_by, clock),
        "local": due.local.isoformat(timespec="minutes"),
        "zone": due.zone or None,
        "over": _instant(due.at, clock),
        "whole_day": due.whole_day,
        "doubts": list(due.doubts),
    }


def _instant(instant: datetime, clock: tzinfo) -> str:
    return instant.astimezone(clock).isoformat(timespec="minutes")


def _flat(nested: Fields) -> Fields:
    due = nested["due"]
    own = {f"due_{name}": value for name, value in due.items()} if isinstance(due, Mapping) else {}
    return {**nested, **own}


def _cell(value: object) -> object:
    """What begins like a formula would be run by a spreadsheet."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "; ".join(map(str, value)) if isinstance(value, list) else "" if value is None else str(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@"} and not isinstance(value, int | float) else text
