"""Events ↔ plain fields, as the ledger's table and exported JSON lines have them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from packet.model.season import Event, EventKind, LetterState, Outcome, Stage

NEEDED = ("id", "noted", "day", "position", "kind", "value")
FIELDS = (*NEEDED, "portal", "referee", "confirmation", "note")
KINDS = {kind.value: kind for kind in EventKind}
VALUES: Mapping[EventKind, list[str]] = {EventKind.STAGE: [*Stage], EventKind.LETTER: [*LetterState], EventKind.OUTCOME: [*Outcome]}
"""What the value of an event may be, for kinds that have a list of them."""

NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Control characters, halves of pairs, and what is no character: a line of JSON or a table could not give them back."""


def as_text(words: str) -> str:
    """What others wrote, as an event can hold it."""
    return NO_TEXT.sub("\ufffd", words)


def event_fields(event: Event) -> dict[str, str]:
    """All fields as text, by name, in the order of `FIELDS`; the instant keeps its zone."""
    return {
        "id": event.id,
        "noted": event.noted.isoformat(),
        "day": event.day.isoformat(),
        "position": event.position,
        "kind": event.kind.value,
        "value": event.value,
        "portal": event.portal,
        "referee": event.referee,
        "confirmation": event.confirmation,
        "note": event.note,
    }


def event_of(fields: Mapping[str, object]) -> Event:
    """The event with these fields; what is empty may be left out. Raises `ValueError` that says what is wrong."""
    said = _texts(fields)
    kind = _kind(said["kind"], said["value"])
    if kind is EventKind.LETTER and not said["referee"]:
        raise ValueError("a letter needs its referee")
    return Event(
        id=said["id"],
        noted=_instant(said["noted"]),
        day=_day(said["day"]),
        position=said["position"],
        kind=kind,
        value=said["value"],
        portal=said["portal"],
        referee=said["referee"],
        confirmation=said["confirmation"],
        note=said["note"],
    )


def _texts(fields: Mapping[str, object]) -> dict[str, str]:
    said = {name: fields.get(name, "") for name in FIELDS}
    if unknown := sorted(fields.keys() - said.keys()):
        raise ValueError(f"an event has no field {unknown[0]!r}")
    texts = {name: value for name, value in said.items() if isinstance(value, str)}
    if numbers := [name for name in said if name not in texts]:
        raise ValueError(f"{numbers[0]} must be text")
    if NO_TEXT.search("".join(texts.values())):  # one search for all ten: a ledger has thousands of events
        name = next(name for name, value in texts.items() if NO_TEXT.search(value))
        raise ValueError(f"{name} has a character that is no text")
    if missing := [name for name in NEEDED if not texts[name]]:
        raise ValueError(f"{missing[0]} is missing")
    return texts


def _kind(name: str, value: str) -> EventKind:
    if name not in KINDS:
        raise ValueError(f"there is no kind of event {name!r}")
    kind = KINDS[name]
    if kind in VALUES and value not in VALUES[kind]:
        raise ValueError(f"{value!r} is no {kind} (known: {', '.join(VALUES[kind])})")
    if kind is EventKind.SENT and any(part in {"", ".", ".."} for part in value.split("/")):
        raise ValueError(f"{value!r} is no folder below sent/")
    return kind


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no instant: write it like 2026-11-24T15:00:00+01:00") from None
    if instant.tzinfo is None:
        raise ValueError(f"{text!r} has no zone: write it like 2026-11-24T15:00:00+01:00")
    return instant


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is no day: write it like 2026-11-24") from None
