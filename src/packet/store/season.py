"""A profile's ledger and its frozen copies → the events of its season; new events → the ledger.

A sending is a fact as soon as its copy has its name. A process that was killed before it could note it leaves a copy that the
ledger does not know: reading takes the event from the copy, and the next one who writes notes it. So the two never disagree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packet.model.season import Event, EventKind
from packet.problems import Place, Problem, Severity, SourceError
from packet.store.freezing import seal
from packet.store.ledger import NAME, append, read_ledger
from packet.store.sent import NAME as SENT
from packet.store.sent import SentFolder, copies, read_event
from packet.store.workspace import Workspace, lies_at


@dataclass(frozen=True, slots=True)
class SeasonFiles:
    """Where the season of one profile is kept."""

    ledger: Path
    shown: str
    """The ledger, as the person knows it."""
    sent: SentFolder


@dataclass(frozen=True, slots=True)
class Season:
    """All events, in the order in which they were noted, and warnings of copies that cannot be read."""

    events: tuple[Event, ...]
    warnings: tuple[Problem, ...] = ()

    def of(self, position: str) -> tuple[Event, ...]:
        return tuple(event for event in self.events if event.position == position)


def season_files(workspace: Workspace, profile: str) -> SeasonFiles:
    home = workspace.root / "profiles" / profile
    sent = home / SENT
    return SeasonFiles(home / NAME, workspace.shown(home / NAME), SentFolder(sent, workspace.shown(sent)))


def read_season(files: SeasonFiles) -> Season:
    """Writes nothing. Raises `SourceError` where there is a ledger that cannot be read."""
    noted = read_ledger(files.ledger, files.shown)
    unnoted, warnings = _unnoted(files, noted)
    if not noted and lies_at(files.ledger):
        warnings = (_empty(files.shown), *warnings)
    return Season(tuple(sorted((*noted, *unnoted), key=lambda event: event.noted)) if unnoted else noted, warnings)


def _empty(shown: str) -> Problem:
    """A ledger is made with its first event: one without any was emptied, or its first writer was killed."""
    hint = "if anything was ever noted, bring it back from a backup, or: packet import-log FILE.jsonl"
    return Problem("empty-ledger", "the ledger is there, and holds no event", Place(shown), hint, Severity.WARNING)


def note_events(files: SeasonFiles, events: Sequence[Event], places: Mapping[str, Place] | None = None) -> tuple[Event, ...]:
    """Append events, and those of copies that a killed process could not note; those of `events` that were new.

    `places` and errors: see `append`.
    """
    unnoted, _ = _unnoted(files, read_ledger(files.ledger, files.shown))
    for event in unnoted:
        seal(files.sent.path / event.value)
    new = append(files.ledger, files.shown, (*unnoted, *events), places)
    asked = {event.id for event in events}
    return tuple(event for event in new if event.id in asked)


def _unnoted(files: SeasonFiles, noted: Sequence[Event]) -> tuple[tuple[Event, ...], tuple[Problem, ...]]:
    """Events of copies that the ledger lacks; copies that it knows are not opened."""
    known = {event.value for event in noted if event.kind is EventKind.SENT}
    ids = {event.id for event in noted}
    found, warnings = [], []
    for place in copies(files.sent):
        if place in known:
            continue
        try:
            event = read_event(files.sent, place)
        except SourceError as error:
            warnings += [Problem(one.code, one.message, one.place, one.hint, Severity.WARNING) for one in error.problems]
            continue
        if event.id not in ids:  # else: a copy whose folder was renamed
            found.append(event)
    return tuple(found), tuple(warnings)
