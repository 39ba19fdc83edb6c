"""Events ↔ JSON lines, one event a line: for git, for scripts, and for a ledger on another computer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from packet.formats.located_yaml import decode
from packet.model.season import Event
from packet.model.season_json import event_fields, event_of
from packet.problems import Place, Problem, SourceError

MOST_PROBLEMS = 20
HINT = "each line is one event, as packet log --export writes it"


@dataclass(frozen=True, slots=True)
class WrittenEvents:
    """Events in the order of their lines, and where each was written, by its id."""

    events: tuple[Event, ...]
    places: Mapping[str, Place]


def event_lines(events: Iterable[Event]) -> str:
    """What is empty is left out."""
    said = ({key: value for key, value in event_fields(event).items() if value} for event in events)
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in said)


def read_event_lines(data: bytes, path: str) -> WrittenEvents:
    """Blank lines say nothing. Raises `SourceError` with every line that is no event, at its place."""
    events: list[Event] = []
    by_id: dict[str, Event] = {}
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    for number, line in enumerate(decode(data, path).split("\n"), 1):
        if not line.strip():
            continue
        place = Place(path, number, 1)
        try:
            event = _event(line)
            places.setdefault(event.id, place)
            if by_id.setdefault(event.id, event) != event:
                raise ValueError(f"line {places[event.id].line} has another event with this id")
            events.append(event)
        except json.JSONDecodeError as error:
            problems.append(Problem("no-event", f"this is no JSON: {error.msg}", Place(path, number, error.colno), HINT))
        except (ValueError, RecursionError) as error:
            problems.append(Problem("no-event", f"this is no event: {error}", place, HINT))
    if problems:
        raise SourceError(*some_of(problems, path))
    return WrittenEvents(tuple(events), places)


def some_of(problems: Sequence[Problem], path: str) -> tuple[Problem, ...]:
    """The first ones, and how many more there are."""
    more = len(problems) - MOST_PROBLEMS
    rest = (Problem("no-event", f"{more} more lines of the file are wrong", Place(path), HINT),) if more > 0 else ()
    return (*problems[:MOST_PROBLEMS], *rest)


def events_among(data: bytes) -> tuple[Event, ...]:
    """The events of a file that may hold anything else."""
    found = []
    for line in data.decode(errors="replace").splitlines():
        with suppress(ValueError, RecursionError):
            found.append(_event(line))
    return tuple(found)


def _event(line: str) -> Event:
    said = json.loads(line)
    if not isinstance(said, dict):
        raise ValueError("an object { … } is wanted")
    return event_of(said)
