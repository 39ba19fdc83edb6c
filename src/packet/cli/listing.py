"""`packet list`: what a workspace holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import typer

from packet.cli.printing import print_problems
from packet.cli.tables import Column, Table, terminal_width, wrapped
from packet.model.position import Position
from packet.problems import Problem, Severity, SourceError
from packet.store.desk import Desk
from packet.store.positions import read_position
from packet.store.workspace import Workspace, choose_profile, find_workspace

DUE, NAME = Column(""), Column("")
PROFILE, KIND, TARGET, PLACE = Column("", rank=1), Column("", rank=2), Column("", rank=3), Column("", rank=4, least=30)
INDENT = "  "


@dataclass(frozen=True, slots=True)
class ListedPosition:
    """A position as the list shows it; `due` is its next deadline."""

    profile: str
    name: str
    target: str
    institution: str
    title: str
    kind: str
    due: str
    sort: str


def run_list(folder: Path | None, profile: str | None, today: date, *, as_json: bool) -> None:
    workspace = find_workspace(Path.cwd(), folder)
    profiles = [choose_profile(workspace, profile)] if profile else list(workspace.profiles())
    warnings: list[Problem] = []
    positions = sorted(
        (one for name in profiles for one in _positions(workspace, name, today, warnings)), key=lambda one: (one.sort, one.name)
    )
    letters = sorted({letter for name in profiles or [""] for letter in workspace.letters(name)})
    if as_json:
        said = {
            "profiles": profiles,
            "targets": list(workspace.targets()),
            "positions": [_fields(one) for one in positions],
            "calls": list(workspace.calls()),
            "portals": list(workspace.portals()),
            "letters": letters,
            "themes": list(workspace.themes()),
        }
        typer.echo(json.dumps(said, indent=2, ensure_ascii=False))
    else:
        _print("profiles", profiles)
        _print("targets", list(workspace.targets()))
        typer.echo(f"{'positions':<10} {'' if positions else 'none yet'}".rstrip())
        for line in _table(positions, terminal_width(), with_profiles=len(profiles) > 1):
            typer.echo(line)
        if calls := list(workspace.calls()):
            _print("calls", calls)
        _print("portals", list(workspace.portals()))
        _print("letters", letters)
        _print("themes", list(workspace.themes()))
    print_problems(warnings)


def _print(what: str, names: list[str]) -> None:
    for line in wrapped(f"{what:<10} {', '.join(names) or 'none yet'}", terminal_width(), " " * 11):
        typer.echo(line)


def _positions(workspace: Workspace, profile: str, today: date, warnings: list[Problem]) -> list[ListedPosition]:
    found = []
    for name, path in workspace.positions(profile).items():
        desk = Desk(workspace)
        posted = read_position(desk, path)
        if posted is None or desk.problems:
            warnings.append(_broken(desk, name))
            continue
        found.append(_listed(profile, name, posted.position.value, today))
    return found


def _broken(desk: Desk, name: str) -> Problem:
    try:
        desk.finish()
    except SourceError as error:
        count = len(error.problems)
        message = f"position {name} has {count} problem{'s' * (count > 1)}"
        return Problem("broken-position", message, error.problems[0].place, f"packet build {name} shows them", Severity.WARNING)
    raise AssertionError("a position that cannot be read has a problem")


def _listed(profile: str, name: str, position: Position, today: date) -> ListedPosition:
    coming = position.next_deadline(today)
    past = max((deadline.day for deadline in position.deadlines.values()), default=None)
    kind, due = coming or (("past", f"{past.day} {past:%b %Y}") if past else ("", "no deadline"))
    sort = min(
        (deadline.day.isoformat() for deadline in position.deadlines.values() if deadline.day >= today),
        default="9999" if past is None else "9998",
    )
    return ListedPosition(
        profile, name, position.target, position.institution.name, position.title, kind.replace("-", " "), due, sort
    )


def _table(positions: list[ListedPosition], width: int, *, with_profiles: bool) -> list[str]:
    rows = [
        (one.due, one.kind, *([one.profile] if with_profiles else []), one.name, one.target, f"{one.institution}, {one.title}")
        for one in positions
    ]
    columns = (DUE, KIND, *([PROFILE] if with_profiles else []), NAME, TARGET, PLACE)
    table = Table.fitting(columns, rows, width - len(INDENT))
    return [INDENT + line for row in rows for line in table.row(row)]


def _fields(one: ListedPosition) -> dict[str, str | None]:
    names = {"profile": one.profile, "name": one.name, "target": one.target, "institution": one.institution, "title": one.title}
    return {**names, "deadline": one.due, "deadline_kind": one.kind or None}
