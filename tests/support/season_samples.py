"""Applications and events for tests of the season, with no more than a test says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from packet.model.application import Application, LastBuild
from packet.model.deadline import parse_deadline
from packet.model.season import Event, EventKind

NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
CLEAN = LastBuild()


def application(
    name: str = "one",
    *,
    build: LastBuild | None = CLEAN,
    missing: dict[str, str] | None = None,
    portals: tuple[str, ...] = (),
    letters: int | None = None,
    zone: str = "America/Chicago",
    institution: str = "Example University",
    **deadlines: str,
) -> Application:
    """Deadlines are named with underscores: `letters_due="2026-11-06"`."""
    return Application(
        name=name,
        target="faculty-job",
        institution=institution,
        title="Assistant Professor",
        deadlines={kind.replace("_", "-"): parse_deadline(text) for kind, text in deadlines.items()},
        zone=zone,
        documents=("cover-letter", "cv", *(missing or {})),
        missing=missing or {},
        portals=portals,
        letters=letters,
        build=build,
    )


def dated(name: str, deadlines: Mapping[str, str]) -> Application:
    """An application of which nothing is said but its deadlines."""
    return replace(application(name), deadlines={kind: parse_deadline(text) for kind, text in deadlines.items()})


def event(kind: EventKind, value: str, position: str = "one", *, portal: str = "", referee: str = "") -> Event:
    identity = "/".join((position, kind, value, portal, referee))
    return Event(identity, NOW, date(2026, 10, 31), position, kind, value, portal, referee)


def sent(position: str = "one", portal: str = "") -> Event:
    return event(EventKind.SENT, f"{position}/1", position, portal=portal)


def received(referee: str, position: str = "one") -> Event:
    return event(EventKind.LETTER, "received", position, referee=referee)


def staged(stage: str, position: str = "one") -> Event:
    return event(EventKind.STAGE, stage, position)


def decided(outcome: str, position: str = "one") -> Event:
    return event(EventKind.OUTCOME, outcome, position)
