"""`packet calendar`: the deadlines of a profile as an iCalendar file, to standard output or into a file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

import typer

from packet.cli.named_file import named_file
from packet.cli.printing import print_problems
from packet.cli.status import packets_folder
from packet.model.calendar import Told
from packet.output.taking_turns import taking_turns
from packet.output.writing import write_files
from packet.season.calendar import entries, revised
from packet.season.status import status
from packet.store.applications import read_applications
from packet.store.calendar_state import NAME, read_told, written
from packet.store.season import read_season, season_files
from packet.store.workspace import Workspace, choose_profile, find_workspace


@dataclass(frozen=True, slots=True)
class CalendarOptions:
    out: Path | None
    """`None`: standard output."""
    private: bool
    profile: str | None
    workspace: Path | None


def run_calendar(options: CalendarOptions, now: datetime) -> None:
    """The state is written before the file: a number that was used up hurts nobody, one that is used twice does."""
    workspace = find_workspace(Path.cwd(), options.workspace)
    out = named_file(options.out, ".ics") if options.out else None
    profile = choose_profile(workspace, options.profile)
    with taking_turns(workspace.root):
        _tell(options, workspace, profile, out, now)


def _tell(options: CalendarOptions, workspace: Workspace, profile: str, out: Path | None, now: datetime) -> None:
    """While nobody else does: two that write what was told would each forget what the other has told."""
    from packet.season.ics import as_ics

    home = workspace.root / "profiles" / profile
    known = read_told(home / NAME, workspace.shown(home / NAME))
    read = read_applications(workspace, profile, packets_folder(workspace, profile, None))
    unread = workspace.positions(profile).keys() - {one.name for one in read.found}
    stamp = now.astimezone(UTC).replace(microsecond=0)
    season = read_season(season_files(workspace, profile))
    salt = known.salt or (token_hex(16) if options.private else "")
    found = entries(status(read.found, season.events, now), profile, salt if options.private else "")
    revisions = revised(found, known.revisions, unread, stamp, private=options.private)
    others = (one for one in known.revisions if one.entry.private is not options.private)
    if (state := written(Told((*revisions, *others), salt))) != written(known):
        write_files({NAME: state}, home)
    _hand_out(as_ics(revisions, "Applications"), out)
    print_problems((*read.warnings, *season.warnings))


def _hand_out(calendar: bytes, out: Path | None) -> None:
    if out is None:
        typer.echo(calendar, nl=False)
        return
    write_files({out.name: calendar}, out.parent)
