"""`packet calendar`: the deadlines of a profile as an iCalendar file, to standard output or into a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typer

from packet.cli.printing import print_problems
from packet.cli.status import packets_folder
from packet.output.writing import write_files
from packet.problems import OutputError, Problem, UsageError
from packet.season.calendar import entries, revised
from packet.season.status import status
from packet.store.applications import read_applications
from packet.store.calendar_state import NAME, read_revisions, written
from packet.store.season import read_season, season_files
from packet.store.workspace import choose_profile, find_workspace


@dataclass(frozen=True, slots=True)
class CalendarOptions:
    out: Path | None
    """`None`: standard output."""
    private: bool
    profile: str | None
    workspace: Path | None


def run_calendar(options: CalendarOptions, now: datetime) -> None:
    """The state is written before the file: a number that was used up hurts nobody, one that is used twice does."""
    from packet.season.ics import as_ics

    workspace = find_workspace(Path.cwd(), options.workspace)
    _check(options.out)
    profile = choose_profile(workspace, options.profile)
    home = workspace.root / "profiles" / profile
    known = read_revisions(home / NAME, workspace.shown(home / NAME))
    read = read_applications(workspace, profile, packets_folder(workspace, profile, None))
    unread = workspace.positions(profile).keys() - {one.name for one in read.found}
    stamp = now.astimezone(UTC).replace(microsecond=0)
    season = read_season(season_files(workspace, profile))
    found = entries(status(read.found, season.events, now), profile, private=options.private)
    revisions = revised(found, known, unread, stamp, private=options.private)
    others = (one for one in known if one.entry.private is not options.private)
    if (state := written((*revisions, *others))) != written(known):
        write_files({NAME: state}, home)
    _hand_out(as_ics(revisions, "Applications"), options.out)
    print_problems((*read.warnings, *season.warnings))


def _check(out: Path | None) -> None:
    if out is not None and out.suffix.lower() != ".ics":
        raise UsageError(Problem("not-ics", f"{out} is not named like a calendar", hint="name it like deadlines.ics"))
    if out is not None and out.is_dir():
        raise OutputError(Problem("cannot-write", f"{out} is a folder", hint="name a file for -o"))


def _hand_out(calendar: bytes, out: Path | None) -> None:
    if out is None:
        typer.echo(calendar, nl=False)
        return
    real = out.resolve()
    write_files({real.name: calendar}, real.parent)
