"""`packet status`: the positions of a profile by what is due next, as a table, as JSON or as CSV."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import typer

from packet.cli.clock import parse_span
from packet.cli.own_zone import own_zone
from packet.cli.printing import print_problems
from packet.cli.status_table import status_table
from packet.cli.tables import terminal_width
from packet.model.season import Stage, as_written
from packet.problems import Problem, Severity, UsageError, did_you_mean
from packet.season.status import Row, is_past, status
from packet.store.applications import Applications, read_applications
from packet.store.season import missing_copies, read_season, season_files
from packet.store.workspace import Workspace, choose_profile, find_workspace


@dataclass(frozen=True, slots=True)
class StatusOptions:
    """The command line of `packet status`; `fail_within`: end with 4 where something is due so soon and not ready.

    `None`: it was not asked for; "" is a variable that was not set, and an error, lest cron looks at nothing for a season.
    """

    due: str
    stages: tuple[str, ...]
    targets: tuple[str, ...]
    institution: str
    every: bool
    fail_within: str | None
    form: str
    profile: str | None
    out: Path | None
    workspace: Path | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What the options ask for, read; `stages` and `targets` empty: all."""

    due: timedelta | None
    stages: frozenset[Stage]
    targets: frozenset[str]
    institution: str
    every: bool

    def shows(self, row: Row, now: datetime) -> bool:
        left = row.due_in(now)
        return (
            (self.every or not is_past(row, now) or row.standing.stage in self.stages)
            and (self.due is None or (left is not None and left <= self.due and not is_past(row, now)))
            and (not self.stages or row.standing.stage in self.stages)
            and (not self.targets or row.application.target in self.targets)
            and self.institution in row.application.institution.casefold()
        )


def run_status(options: StatusOptions, now: datetime) -> None:
    workspace = find_workspace(Path.cwd(), options.workspace)
    asked = _asked(options, workspace)
    within = None if options.fail_within is None else parse_span(options.fail_within)
    clock = own_zone(workspace.root)
    profile = choose_profile(workspace, options.profile)
    read = read_applications(workspace, profile, packets_folder(workspace, profile, options.out))
    season = read_season(files := season_files(workspace, profile))
    rows = status(read.found, season.events, now)
    shown = [row for row in rows if asked.shows(row, now)]
    _print(options.form, shown, rows, now, clock)
    gone = {event.position for event in season.events} - workspace.positions(profile).keys()
    missing = missing_copies(files, season, season.events)
    print_problems((*read.warnings, *season.warnings, *missing, *without_file(gone)))
    if within is not None:
        _judge(rows, read, now, within)


def packets_folder(workspace: Workspace, profile: str, out: Path | None) -> Path:
    """The folder that holds a folder for each packet of the profile, as `packet build` writes them."""
    folder = out or workspace.root / "out"
    return folder / profile if len(workspace.profiles()) > 1 else folder


def without_file(gone: Iterable[str]) -> Iterator[Problem]:
    """Positions of which the log knows, and nothing else."""
    for name in sorted(gone):
        message = f"the log tells of {name}, and there is no such position"
        yield Problem("position-gone", message, None, f"packet log {name} shows what happened", Severity.WARNING)


def _asked(options: StatusOptions, workspace: Workspace) -> Asked:
    """Raises `UsageError` for a stage or a target that does not exist."""
    stages, targets = [stage.value for stage in Stage], list(workspace.targets())
    for name in options.stages:
        if as_written(name) not in stages:
            raise UsageError(Problem("unknown-stage", f"there is no stage {name!r}", hint=did_you_mean(as_written(name), stages)))
    for name in options.targets:
        if name not in targets:
            raise UsageError(Problem("unknown-target", f"there is no target {name!r}", hint=did_you_mean(name, targets)))
    due = parse_span(options.due) if options.due else None
    asked = frozenset(Stage(as_written(name)) for name in options.stages)
    return Asked(due, asked, frozenset(options.targets), options.institution.casefold(), options.every)


def _print(form: str, shown: list[Row], rows: tuple[Row, ...], now: datetime, clock: tzinfo) -> None:
    if form == "json":
        from packet.cli.status_fields import as_json

        typer.echo(as_json(shown, now, clock))
    elif form == "csv":
        from packet.cli.status_fields import as_csv

        typer.echo(as_csv(shown, now, clock), nl=False)
    else:
        typer.echo("\n".join(status_table(shown, rows, now, clock, terminal_width())))


def _judge(rows: tuple[Row, ...], read: Applications, now: datetime, within: timedelta) -> None:
    """For cron: what is shown does not matter here. A position that cannot be read may be due as well as not."""
    endangered = [row for row in rows if row.endangered(now, within)]
    for row in endangered:
        typer.echo(f"not ready, and due soon: {row.application.name}: {row.action}", err=True)
    if endangered:
        sys.exit(4)
    if any(problem.code == "broken-position" for problem in read.warnings):
        sys.exit(3)
