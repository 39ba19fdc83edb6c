"""`packet import-log`: exported JSON lines → the ledger: what it has already is not doubled, a line that is wrong stops all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import typer

from packet.cli.application import find_home
from packet.cli.printing import print_problems
from packet.problems import Place, Problem, SourceError
from packet.store.event_lines import WrittenEvents, read_event_lines, some_of
from packet.store.season import SeasonFiles, missing_copies, note_events, read_season

AHEAD = timedelta(days=1)
"""How far the clock of another computer, or its day, may be ahead of ours."""


def run_log_import(file: Path, folder: Path | None, profile: str | None, now: datetime) -> None:
    home = find_home(folder, profile)
    try:
        data = file.read_bytes()
    except OSError as error:
        problem = Problem(
            "unreadable-file", f"the file cannot be read: {error.strerror}", Place(str(file)), "name a file you may read"
        )
        raise SourceError(problem) from None
    written = read_event_lines(data, str(file))
    if to_come := tuple(_to_come(home.files, written, now)):
        raise SourceError(*some_of(to_come, str(file)))
    new = note_events(home.files, written.events, written.places)
    known = len({event.id for event in written.events}) - len(new)
    typer.echo(f"{len(new)} events noted, {known} known already   {home.files.shown}")
    positions = home.workspace.positions(home.profile)
    if strange := sorted({event.position for event in new} - set(positions)):
        typer.echo(f"note: the profile has no position {', '.join(strange)}", err=True)
    print_problems(missing_copies(home.files, read_season(home.files), new))


def _to_come(files: SeasonFiles, written: WrittenEvents, now: datetime) -> Iterator[Problem]:
    """Events that were noted, or happened, at a time to come: they would be the last word for as long."""
    known = {event.id for event in read_season(files).events}
    for event in written.events:
        if event.id in known:
            continue
        if event.noted > now + AHEAD:
            hint = "a clock was wrong: correct noted in this line; events of one instant stay in the order of their lines"
            yield Problem("event-to-come", f"it was noted at a time to come: {event.noted}", written.places[event.id], hint)
        elif event.day > (now + AHEAD).date():
            hint = "correct day in this line: it says when something happened"
            yield Problem("event-to-come", f"its day has not come: {event.day}", written.places[event.id], hint)
