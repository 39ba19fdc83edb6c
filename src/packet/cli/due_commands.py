"""The commands of a season that ask what is due: `packet status`, `packet calendar`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from packet.cli.options import JsonOption, ProfileOption, WorkspaceOption, wall_clock

BuiltOption = Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where packets were built; default: out/.")]


def add_due(app: typer.Typer) -> None:
    """Put the commands of this file among the others."""
    status_help = "Examples: packet status --due 14d · packet status --stage preparing --csv · packet status --fail-within 3d"
    app.command(epilog=status_help)(status)
    app.command(epilog="Examples: packet calendar -o deadlines.ics · packet calendar --private -o shared.ics")(calendar)


def status(
    due: Annotated[str, typer.Option("--due", metavar="SPAN", help="Only what is due within 14d, 36h, 2w.")] = "",
    stage: Annotated[list[str] | None, typer.Option("--stage", metavar="STAGE", help="Only this stage; repeatable.")] = None,
    target: Annotated[list[str] | None, typer.Option("--target", metavar="TARGET", help="Only this target; repeatable.")] = None,
    institution: Annotated[str, typer.Option("--institution", metavar="TEXT", help="Only institutions with these letters.")] = "",
    every: Annotated[bool, typer.Option("--all", help="What is over, too: decided, skipped, withdrawn, expired.")] = False,
    fail_within: Annotated[
        str | None,
        typer.Option("--fail-within", metavar="SPAN", help="For cron: exit with 4 when something due so soon is not ready."),
    ] = None,
    as_json: JsonOption = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV for spreadsheets.")] = False,
    profile: ProfileOption = None,
    out: BuiltOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Show every position by what is due next: in whose time, what is lacking, and what to do.

    With --fail-within it exits with 4 when something is due and not ready, with 3 when a position cannot be read.
    """
    from packet.cli.status import StatusOptions, run_status

    form = "json" if as_json else "csv" if as_csv else "table"
    asked = (due, tuple(stage or ()), tuple(target or ()), institution, every, fail_within)
    run_status(StatusOptions(*asked, form, profile, out, workspace), wall_clock())


def calendar(
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE.ics", help="The file to write; default: print it.")
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="Without names of institutions, for a calendar that others see.")
    ] = False,
    profile: ProfileOption = None,
    workspace: WorkspaceOption = None,
) -> None:
    """Write every deadline as an event for calendars, with alarms a week and a day before; cancelled when it is sent or given up.

    Importing again updates: what was handed out is remembered in profiles/<who>/calendar.json.
    """
    from packet.cli.calendar import CalendarOptions, run_calendar

    run_calendar(CalendarOptions(out, private, profile, workspace), wall_clock())
