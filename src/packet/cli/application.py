"""The name of a position on a command line → the position as it is written, its events, and how it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

import typer

from packet.cli.printing import plain, print_problems
from packet.model.position import Position
from packet.model.rules import Rule
from packet.model.season import Event, EventKind, Stage
from packet.model.season_json import event_fields, event_of
from packet.problems import PacketError, Problem, Severity, SourceError, UsageError, did_you_mean
from packet.season.against_record import objection
from packet.season.needs import needs_of
from packet.season.stages import Needs, Standing, standing
from packet.store.deadlines import home_zone
from packet.store.desk import Desk
from packet.store.institutions import read_institutions
from packet.store.positions import Posted, read_position
from packet.store.season import Season, SeasonFiles, note_events, read_season, season_files
from packet.store.workspace import Workspace, choose_profile, find_workspace


@dataclass(frozen=True, slots=True)
class Noting:
    """What every command that notes something is told: where, when it happened, and when it is written down."""

    position: str
    day: date
    now: datetime
    note: str
    profile: str | None
    workspace: Path | None

    def of(self, position: str) -> Noting:
        return replace(self, position=position)


@dataclass(frozen=True, slots=True)
class Home:
    """A profile of a workspace, and where its season is kept."""

    workspace: Workspace
    profile: str
    files: SeasonFiles


@dataclass(frozen=True, slots=True)
class Application:
    """A position with its events. `posted` is `None` where its file is gone and events alone are left."""

    home: Home
    name: str
    posted: Posted | None
    season: Season
    needs: Needs

    @property
    def standing(self) -> Standing:
        return standing(self.season.of(self.name), self.needs)

    @property
    def position(self) -> Position | None:
        return self.posted.position.value if self.posted else None


def find_home(folder: Path | None, profile: str | None) -> Home:
    workspace = find_workspace(Path.cwd(), folder)
    name = choose_profile(workspace, profile)
    return Home(workspace, name, season_files(workspace, name))


def find_application(home: Home, name: str, now: datetime) -> Application:
    """Raises `SourceError` for a position that cannot be read, `UsageError` for one that neither file nor event knows."""
    season = read_season(home.files)
    known = home.workspace.positions(home.profile)
    if name not in known:
        if season.of(name):
            return Application(home, name, None, season, Needs())
        names = sorted({*known, *(event.position for event in season.events)})
        raise UsageError(Problem("unknown-position", f"there is no position {name!r}", hint=did_you_mean(name, names)))
    desk = Desk(home.workspace)
    posted, added = read_position(desk, known[name]), read_institutions(desk)
    desk.finish()
    if posted is None:
        raise AssertionError("a position that cannot be read has a problem")
    position = posted.position.value
    return Application(home, name, posted, season, needs_of(position, _rules(posted), home_zone(position, added), now))


def _rules(posted: Posted) -> list[Rule]:
    """Those that hold, the strongest file first; what is waived does not."""
    position = posted.position.value
    written = [position, *((posted.call.value,) if posted.call else ()), *(one.value for one in posted.portals.values())]
    rules = [rule for one in written for rule in (*one.must, *one.should)]
    return [rule for rule in rules if not {rule.label, rule.demand} & position.waive.keys()]


def new_event(
    application: Application,
    said: Noting,
    kind: EventKind,
    value: str,
    *,
    portal: str = "",
    confirmation: str = "",
    referee: str = "",
) -> Event:
    """An event with an id of its own, noted after all others. Raises `UsageError` for a day that has not come."""
    if said.day > said.now.date():
        hint = "an interview to come is said in words: packet interview POSITION '2027-01-12 10:00'"
        raise UsageError(Problem("day-to-come", f"{said.day} has not come yet: it says when something happened", hint=hint))
    noted = application.season.next_instant(said.now)
    event = Event(uuid4().hex, noted, said.day, said.position, kind, value, portal, referee, confirmation, said.note)
    try:
        return event_of(event_fields(event))
    except ValueError as error:
        raise UsageError(Problem("nothing-to-note", f"this cannot be noted: {error}")) from None


def noted(application: Application, events: Sequence[Event]) -> Standing:
    """Note events of this position; how it stands then."""
    print_problems(application.season.warnings)
    note_events(application.home.files, events)
    print_problems(problem for event in events for problem in against_record(application, event))
    return _with(application, events)


def against_record(application: Application, event: Event) -> Iterator[Problem]:
    """A warning where an event that is noted goes badly with those before it."""
    if said := objection(event, application.standing):
        message = f"{application.name}: noted, though {said.why}"
        yield Problem("against-record", message, hint=said.remedy, severity=Severity.WARNING)


def _with(application: Application, events: Sequence[Event]) -> Standing:
    return standing((*application.season.of(application.name), *events), application.needs)


def note_for_each(positions: Sequence[str], event_for: Callable[[str], tuple[Application, Event]]) -> None:
    """Note the event that each position gets, and say how each stands then: all are noted, or none, with all problems.

    The first problem says as what they are raised.
    """
    found: list[tuple[Application, Event]] = []
    errors: list[PacketError] = []
    for position in dict.fromkeys(positions):
        try:
            found.append(event_for(position))
        except PacketError as error:
            errors.append(error)
    if errors:
        raise type(errors[0])(*dict.fromkeys(problem for error in errors for problem in error.problems))
    print_problems(found[0][0].season.warnings)
    note_events(found[0][0].home.files, [event for _, event in found])
    for application, event in found:
        print_problems(against_record(application, event))
        now = _with(application, [event])
        typer.echo(plain(f"{application.name}: noted   {_said(event, now)}{in_words(now, application.needs)}"))


def _said(event: Event, now: Standing) -> str:
    """What was noted, where how things stand does not show it."""
    value = event.value.replace("-", " ")
    if event.kind is EventKind.STAGE and now.stage is Stage.EXPIRED and event.value != Stage.EXPIRED:
        return f"{value}, but nothing is taken there any more: "
    return f"{event.referee}: {value} · " if event.referee else ""


def in_words(now: Standing, needs: Needs) -> str:
    """`sent in part · 1 of 2 portals, Departmental form is lacking · 2 of 3 letters in · interview`."""
    said = [now.stage.replace("-", " ")]
    if len(needs.portals) > 1 and now.portals:
        lacking = f", lacking: {', '.join(now.lacking)}" if now.lacking else ""
        said.append(f"{len(needs.portals) - len(now.lacking)} of {len(needs.portals)} portals{lacking}")
    if needs.letters:
        said.append(f"{len(now.letters)} of {needs.letters} letters in")
    return " · ".join((*said, now.outcome))


def readable_application(home: Home, name: str, now: datetime) -> tuple[Application, tuple[Problem, ...]]:
    """For reading a log: a position whose file is broken has its events all the same, and a problem."""
    try:
        return find_application(home, name, now), ()
    except SourceError as error:
        season = read_season(home.files)  # raises what is wrong with the ledger
        return Application(home, name, None, season, Needs()), error.problems
