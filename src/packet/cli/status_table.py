"""Rows of `packet status` → a table: each position, what is to be done below it, then what is doubtful about the times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, tzinfo

import typer

from packet.cli.clock import local, moment, span
from packet.cli.printing import plain
from packet.cli.tables import BETWEEN, INDENT, Column, Table, breadth, indented, wrapped
from packet.model.season import Outcome
from packet.season.status import UNSENT, Group, Row, is_sendable
from packet.season.urgency import Urgency, urgency

COLUMNS = (
    Column("due"),
    Column("your time", rank=1),
    Column("kind", rank=2),
    Column("position"),
    Column("stage", rank=3),
    Column("docs", rank=4, said="docs "),
    Column("checks", rank=4, said="checks: "),
    Column("letters", rank=4, said="letters "),
    Column("portals", rank=4, said="portals "),
)
STYLES: Mapping[Urgency, tuple[str | None, bool]] = {
    Urgency.OVERDUE: (typer.colors.RED, True),
    Urgency.WITHIN_DAYS: (typer.colors.RED, False),
    Urgency.WITHIN_A_WEEK: (typer.colors.YELLOW, False),
    Urgency.LATER: (None, False),
}
"""Colour, and whether it is bold."""
MOST_NAMED = 4


def status_table(shown: Sequence[Row], rows: Sequence[Row], now: datetime, clock: tzinfo, width: int) -> Iterator[str]:
    """The lines. `shown` are those of `rows` that were asked for; `width`: columns of the terminal."""
    cells = [_cells(row, now, clock) for row in shown]
    table = Table.fitting(COLUMNS, cells, width)
    if shown:
        yield from (typer.style(line, dim=True) for line in table.head())
    for row, own in zip(shown, cells, strict=True):
        colour, bold = STYLES[_urgency(row, now)]
        yield from (typer.style(line, fg=colour, bold=bold or None) for line in table.beside(own))
        yield from table.below(own)
        yield from _below(row, width)
    for doubt in _doubts(shown):
        yield from (typer.style(line, dim=True) for line in wrapped(doubt, width, "  "))
    if left := _left_out(shown, rows):
        yield from wrapped(left, width)


def _urgency(row: Row, now: datetime) -> Urgency:
    """Whatever is due, ready or not: what is ready is to be sent. A deadline that nobody has read yet may be today."""
    if row.group is Group.UNDATED:
        return Urgency.WITHIN_DAYS
    return urgency(row.due, now) if row.group is Group.DATED and row.due else Urgency.LATER


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
        _checks(row),
        f"{len(standing.letters)}/{application.letters}" if application.letters is not None else "–",
        f"{portals_done(row)}/{needed}",
    )


def _checks(row: Row) -> str:
    """How the packet that lies there stands; of one that went out already, nobody needs to know."""
    if row.standing.stage not in UNSENT:
        return "–"
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


def _below(row: Row, width: int) -> list[str]:
    """Where it is and what to do: on a line, or on one each."""
    application = row.application
    where = [plain(f"{application.institution}, {application.target}"), *([local(row.due)] if row.due else [])]
    action = [plain(f"→ {row.action}")] if row.action else []
    alone = " " * INDENT + " ".join((BETWEEN.join(where), *action))
    return [alone] if breadth(alone) <= width else [*indented(where, width), *indented(action, width)]


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
