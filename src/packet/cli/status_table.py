"""Rows of `packet status` → a table: two lines a position, and below it what is doubtful about the times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo

import typer

from packet.cli.clock import local, moment, span
from packet.cli.printing import plain
from packet.model.season import Outcome
from packet.season.status import Group, Row, is_sendable

HEAD = ("due", "your time", "kind", "position", "stage", "docs", "checks", "letters", "portals")
SOON = timedelta(days=7)
MOST_NAMED = 4


def print_table(shown: Sequence[Row], rows: Sequence[Row], now: datetime, clock: tzinfo) -> None:
    cells = [_cells(row, now, clock) for row in shown]
    widths = [max(map(len, column)) for column in zip(HEAD, *cells, strict=True)]
    if shown:
        typer.echo(typer.style(_line(HEAD, widths), dim=True))
    for row, own in zip(shown, cells, strict=True):
        typer.echo(typer.style(_line(own, widths), fg=_colour(row, now)))
        typer.echo(f"  {_below(row)}")
    for line in _doubts(shown):
        typer.echo(typer.style(line, dim=True))
    if left := _left_out(shown, rows):
        typer.echo(left)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()


def _colour(row: Row, now: datetime) -> str | None:
    if row.group is Group.UNDATED:
        return typer.colors.RED
    if row.group is not Group.DATED or row.ready or row.due is None:
        return None
    return typer.colors.RED if row.due.act_by - now <= SOON else typer.colors.YELLOW


def _cells(row: Row, now: datetime, clock: tzinfo) -> tuple[str, ...]:
    due, application, standing = row.due, row.application, row.standing
    outcome = "" if standing.outcome is Outcome.OPEN else f", {standing.outcome}"
    there = len(application.documents) - len(application.missing)
    needed = max(1, len(application.portals))
    return (
        span(due.act_by - now) if due else "?" if row.group is Group.UNDATED else "–",
        moment(due.act_by, clock, now) + (" ?" if due.doubts else "") if due else "–",
        due.title if due else "–",
        application.name,
        f"{standing.stage}{outcome}",
        f"{there}/{len(application.documents)}",
        checks(row),
        f"{len(standing.letters)}/{application.letters}" if application.letters is not None else "–",
        f"{portals_done(row)}/{needed}",
    )


def checks(row: Row) -> str:
    build = row.application.build
    if build is None:
        return "not built"
    found = [f"{len(build.failed)} failed"] if build.failed else []
    found += [f"{build.to_look_at} to look at"] if build.to_look_at else []
    found += ["older"] if build.changed else []
    return ", ".join(found) or ("ready" if is_sendable(row.application) else "passed")


def portals_done(row: Row) -> int:
    """How many of the places where the files go have them."""
    if not row.standing.portals:
        return 0
    return max(1, len(row.application.portals)) - len(row.standing.lacking)


def _below(row: Row) -> str:
    application = row.application
    where = f"{application.institution}, {application.target}"
    at = f" · {local(row.due)}" if row.due else ""
    return plain(f"{where}{at}{' → ' + row.action if row.action else ''}")


def _doubts(shown: Sequence[Row]) -> list[str]:
    """Each doubt once, with the positions that it is about."""
    about: dict[str, list[str]] = {}
    for row in shown:
        for doubt in row.due.doubts if row.due else ():
            about.setdefault(doubt, []).append(row.application.name)
    return [f"? {doubt}: {_some(names)}" for doubt, names in about.items()]


def _some(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _left_out(shown: Sequence[Row], rows: Sequence[Row]) -> str:
    """Nothing is left out without a word."""
    if not rows:
        return "no positions yet: packet new position NAME"
    hidden = len(rows) - len(shown)
    return f"{hidden} of {len(rows)} positions not shown; --all shows those that are over" if hidden else ""
