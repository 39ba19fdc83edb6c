"""Invitations in the log → interviews that are to come, as deadlines: `2027-01-12 10:00 America/Chicago, by video`.

What is noted stays, so one that is moved or taken back is noted again: `2027-01-12, cancelled`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from packet.model.deadline import DeadlineInstant, DeadlineKind, parse_deadline
from packet.model.season import Event, EventKind

_CANCELLED = re.compile(r"(?i)\bcancell?ed\b")


def invitation(words: str) -> DeadlineInstant | None:
    """The day, time and zone with which the words of an invitation begin; `None` where they begin otherwise."""
    ends = [len(words), *(comma.start() for comma in reversed(list(re.finditer("[,;·(]|: ", words))))]
    for end in ends:
        try:
            return parse_deadline(words[:end].strip())
        except ValueError:
            continue
    return None


def is_cancelled(words: str) -> bool:
    return bool(_CANCELLED.search(words))


def interviews(events: Iterable[Event]) -> Mapping[str, DeadlineInstant]:
    """By names that are kinds of deadlines, `interview-2027-01-12`."""
    found: dict[str, DeadlineInstant] = {}
    for event in events:
        if event.kind is EventKind.INTERVIEW and (said := invitation(event.value)):
            name = f"{DeadlineKind.INTERVIEW}-{said.day}"
            if is_cancelled(event.value):
                found.pop(name, None)
            else:
                found[name] = said
    return found
