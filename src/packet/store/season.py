"""A profile's ledger and its frozen copies → the events of its season; new events → the ledger.

A sending is a fact as soon as its copy has its name. A process that was killed before it could note it leaves a copy that the
ledger does not know: reading takes the event from the copy, and the next one who writes notes it. So the two never disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from packet.model.season import Event, EventKind
from packet.problems import Place, Problem, Severity, SourceError
from packet.store.ledger import NAME, append, read_ledger
from packet.store.sent import NAME as SENT
from packet.store.sent import RECORD, SentFolder, copies, read_event
from packet.store.workspace import Workspace, lies_at

MOST_NAMED = 3
TICK = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class SeasonFiles:
    """Where the season of one profile is kept."""

    ledger: Path
    shown: str
    """The ledger, as the person knows it."""
    sent: SentFolder


@dataclass(frozen=True, slots=True)
class Season:
    """All events, in the order in which they were noted, and warnings of a ledger or of copies that are not as they were.

    `moved`: the folder of a copy that is called otherwise than the log says, by the id of its event.
    """

    events: tuple[Event, ...]
    warnings: tuple[Problem, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)

    def of(self, position: str) -> tuple[Event, ...]:
        return tuple(event for event in self.events if event.position == position)

    def place_of(self, event: Event) -> str:
        """Where the copy of a sending lies, below `sent/`."""
        return self.moved.get(event.id, event.value)

    def next_instant(self, now: datetime) -> datetime:
        """When that is noted which is noted after all of these. A clock was wrong where one of them is later than now: the order
        in which things were noted holds all the same.
        """
        last = max((event.noted for event in self.events), default=datetime.min.replace(tzinfo=UTC))
        if last < now:
            return now
        with suppress(OverflowError):
            return last + TICK
        return last


def season_files(workspace: Workspace, profile: str) -> SeasonFiles:
    home = workspace.root / "profiles" / profile
    sent = home / SENT
    return SeasonFiles(home / NAME, workspace.shown(home / NAME), SentFolder(sent, workspace.shown(sent)))


def read_season(files: SeasonFiles) -> Season:
    """Writes nothing. Raises `SourceError` where there is a ledger that cannot be read."""
    noted = read_ledger(files.ledger, files.shown)
    kept = _kept(files, noted)
    empty = (_empty(files.shown),) if not noted and lies_at(files.ledger) else ()
    events = tuple(sorted((*noted, *kept.events), key=lambda event: event.noted))
    return Season(events, (*empty, *kept.warnings), kept.moved)


def _empty(shown: str) -> Problem:
    """A ledger is made with its first event: one without any was emptied, or its first writer was killed."""
    hint = "if anything was ever noted, bring it back from a backup, or: packet import-log FILE.jsonl"
    return Problem("empty-ledger", "the ledger is there, and holds no event", Place(shown), hint, Severity.WARNING)


def note_events(files: SeasonFiles, events: Sequence[Event], places: Mapping[str, Place] | None = None) -> tuple[Event, ...]:
    """Append events, and those of copies that a killed process could not note; those of `events` that were new.

    `places` and errors: see `append`.
    """
    unnoted = _kept(files, read_ledger(files.ledger, files.shown)).events
    from packet.store.freezing import seal  # to read a season needs none of it

    for event in unnoted:
        seal(files.sent.path / event.value)
    new = append(files.ledger, files.shown, (*unnoted, *events), places)
    asked = {event.id for event in events}
    return tuple(event for event in new if event.id in asked)


def missing_copies(files: SeasonFiles, season: Season, events: Sequence[Event]) -> tuple[Problem, ...]:
    """A warning of sendings among the events whose copies are not there: the ledger came without them, or they were removed."""
    sent = [season.place_of(event) for event in events if event.kind is EventKind.SENT]
    gone = tuple(dict.fromkeys(place for place in sent if not lies_at(files.sent.path / place / RECORD)))
    if not gone:
        return ()
    message = f"what was sent is not there: {', '.join(gone[:MOST_NAMED])}{' and more' * (len(gone) > MOST_NAMED)}"
    hint = "bring the copies from the computer that has them, or from a backup; the log counts these sendings all the same"
    return (Problem("missing-copy", message, Place(files.sent.shown), hint, Severity.WARNING),)


@dataclass(slots=True)
class _Kept:
    """What copies say beyond the ledger: sendings that it lacks, by id, where known ones lie now, and warnings."""

    unnoted: dict[str, Event] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    warnings: list[Problem] = field(default_factory=list)

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(self.unnoted.values())


def _kept(files: SeasonFiles, noted: Sequence[Event]) -> _Kept:
    """Copies whose folders the ledger knows are not opened."""
    known = {event.value: event.id for event in noted if event.kind is EventKind.SENT}
    places = {event.id: event.value for event in noted}
    lying = copies(files.sent)
    found = _Kept(warnings=[*_warnings(lying.problems)])
    for place in lying.places:
        if place in known:
            continue
        try:
            event = read_event(files.sent, place)
        except SourceError as error:
            found.warnings += _warnings(error.problems)
            continue
        first = places.get(event.id)
        if first is None:
            places[event.id] = place
            found.unnoted[event.id] = event
        elif first in lying.places or event.id in found.moved:
            found.warnings.append(_doubled(files, place, found.moved.get(event.id, first)))
        else:
            found.moved[event.id] = place
            found.warnings.append(_renamed(files, place, first))
    return found


def _warnings(problems: Iterable[Problem]) -> Iterator[Problem]:
    return (replace(one, severity=Severity.WARNING) for one in problems)


def _doubled(files: SeasonFiles, place: str, first: str) -> Problem:
    message = f"this copy and {first} are of one sending, which counts once"
    return Problem("doubled-copy", message, Place(f"{files.sent.shown}/{place}"), "remove one of them", Severity.WARNING)


def _renamed(files: SeasonFiles, place: str, before: str) -> Problem:
    message = f"the log knows this copy as {before}"
    hint = f"give it back its name: {files.sent.shown}/{before}"
    return Problem("renamed-copy", message, Place(f"{files.sent.shown}/{place}"), hint, Severity.WARNING)
