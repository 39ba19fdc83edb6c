"""`packet log`: the events of a position, or of all, and how things stand; as a table, as JSON, or as a file of JSON lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import typer

from packet.cli.application import Application, Home, find_home, in_words, readable_application
from packet.cli.log_export import export_log
from packet.cli.named_file import named_file
from packet.cli.printing import plain, print_problems, problem_fields
from packet.cli.tables import Column, Table, terminal_width, wrapped
from packet.model.season import Event, EventKind
from packet.model.season_json import event_fields
from packet.problems import Problem, Severity, SourceError
from packet.store.season import Season, missing_copies, read_season
from packet.store.sent import harm_of_copy, read_copy

WORDS = Column("", rank=1, least=36)
OTHERWISE = "by the day on which it happened; where two events disagree, the one that was noted later counts"


@dataclass(frozen=True, slots=True)
class LogOptions:
    """The command line of `packet log`; `position` is "" for all of the profile."""

    position: str
    export: Path | None
    profile: str | None
    workspace: Path | None
    now: datetime
    as_json: bool


def run_log(options: LogOptions) -> None:
    file = named_file(options.export, ".jsonl", "--export") if options.export else None
    home = find_home(options.workspace, options.profile)
    if options.position:
        application, problems = readable_application(home, options.position, options.now)
        events = application.season.of(options.position)
        problems = (*problems, *application.season.warnings, *_harm(home, application.season, events))
        heading = list(_heading(application, terminal_width()))
        fields = _fields(application)
    else:
        season = read_season(home.files)
        problems = (*season.warnings, *missing_copies(home.files, season, season.events))
        events, heading, fields = season.events, [], {}
    known = application.season.events if options.position else events
    if file:
        export_log(events, known, file, str(options.export))
        typer.echo(f"{len(events)} events   {options.export}")
    elif options.as_json:
        told = {
            **fields,
            "events": [*map(event_fields, events)],
            "problems": [*map(problem_fields, problems)],
        }
        typer.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    else:
        shown = log_table(events, terminal_width(), several=not options.position) if events else ["nothing was noted yet"]
        typer.echo("\n".join([*heading, *shown]))
    print_problems(problems)


def _heading(application: Application, width: int) -> Iterator[str]:
    position = application.position
    named = f" · {position.institution.name} · {position.title}" if position else ""
    yield from (typer.style(line, bold=True) for line in wrapped(plain(f"{application.name}{named}"), width, "  "))
    yield from wrapped(plain(in_words(application.standing, application.needs)), width, "  ")


def log_table(events: Sequence[Event], width: int, *, several: bool) -> Iterator[str]:
    """Events in the order in which they happened; those of a day as they were noted. `events` are in the order of noting.

    What was noted on another day says so, and so does the last line where the two orders differ: how things stand follows from
    what was noted last.
    """
    happened = sorted(events, key=lambda event: event.day)
    rows = [(f"{one.day}", *([one.position] if several else []), f"{one.kind}", _said(one)) for one in happened]
    table = Table.fitting((*(Column(""),) * (3 if several else 2), WORDS), rows, width)
    for row in rows:
        yield from table.row(row)
    if happened != list(events):
        yield from (typer.style(line, dim=True) for line in wrapped(OTHERWISE, width))


def _said(event: Event) -> str:
    """In words, with the day on which it was noted if that is another one, and what was noted on the way below it."""
    noted = f"(noted\N{NO-BREAK SPACE}{event.noted.date()})" if event.noted.date() != event.day else ""
    return plain("\n".join(filter(None, ("   ".join(filter(None, (_words(event), noted))), event.note))))


def _words(event: Event) -> str:
    value = event.value.replace("-", " ") if event.kind in {EventKind.STAGE, EventKind.LETTER, EventKind.OUTCOME} else event.value
    if event.kind is EventKind.SENT:
        where = f"to {event.portal}" if event.portal else ""
        receipt = f"confirmation {event.confirmation}" if event.confirmation else ""
        return "   ".join(filter(None, (where, receipt, f"sent/{value}")))
    return f"{event.referee}: {value}" if event.referee else value


def _harm(home: Home, season: Season, events: Sequence[Event]) -> Iterator[Problem]:
    """Copies that are no longer what was sent."""
    for event in events:
        if event.kind is not EventKind.SENT:
            continue
        place = season.place_of(event)
        try:
            copy = read_copy(home.files.sent, place)
        except SourceError as error:
            yield from (Problem(one.code, one.message, one.place, one.hint, Severity.WARNING) for one in error.problems)
            continue
        yield from harm_of_copy(home.files.sent, copy, event)


def _fields(application: Application) -> dict[str, object]:
    now = application.standing
    return {
        "position": application.name,
        "stage": now.stage.value,
        "outcome": now.outcome.value,
        "portals": {"sent": [portal for portal in now.portals if portal], "lacking": list(now.lacking)},
        "letters": {"in": list(now.letters), "needed": application.needs.letters},
    }
