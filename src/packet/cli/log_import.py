"""`packet import-log`: exported JSON lines → the ledger: what it has already is not doubled, a line that is wrong stops all."""

from __future__ import annotations

from pathlib import Path

import typer

from packet.cli.application import find_home
from packet.problems import Place, Problem, SourceError
from packet.store.event_lines import read_event_lines
from packet.store.season import note_events


def run_log_import(file: Path, folder: Path | None, profile: str | None) -> None:
    home = find_home(folder, profile)
    try:
        data = file.read_bytes()
    except OSError as error:
        problem = Problem(
            "unreadable-file", f"the file cannot be read: {error.strerror}", Place(str(file)), "name a file you may read"
        )
        raise SourceError(problem) from None
    written = read_event_lines(data, str(file))
    new = note_events(home.files, written.events, written.places)
    known = len({event.id for event in written.events}) - len(new)
    typer.echo(f"{len(new)} events noted, {known} known already   {home.files.shown}")
    positions = home.workspace.positions(home.profile)
    if strange := sorted({event.position for event in new} - set(positions)):
        typer.echo(f"note: the profile has no position {', '.join(strange)}", err=True)
