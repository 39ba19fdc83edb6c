"""What happens to applications in a season: events, in the order in which they were noted, and what they say of a position.

Nothing is ever changed or taken back: a later event says that things are otherwise. `store/ledger.py` keeps them, `season/` reads
them: the stage of a position is what its events make of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


def as_written(word: str) -> str:
    """`Under review` is `under-review`: how stages, outcomes and states are written."""
    return "-".join(word.casefold().replace("-", " ").split())


class Stage(StrEnum):
    """How far an application has come; what the other side decides is the `Outcome`."""

    LEAD = "lead"
    INTERESTED = "interested"
    PREPARING = "preparing"
    READY = "ready"
    SENT_IN_PART = "sent-in-part"
    SENT = "sent"
    COMPLETE = "complete"
    """Sent, and every letter that the call asks for is in."""
    UNDER_REVIEW = "under-review"
    SKIPPED = "skipped"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Outcome(StrEnum):
    OPEN = "open"
    INTERVIEW = "interview"
    OFFER = "offer"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"


class LetterState(StrEnum):
    """How it stands with one referee's letter for one position."""

    TO_ASK = "to-ask"
    ASKED = "asked"
    AGREED = "agreed"
    REQUESTED = "requested"
    """The portal has asked the referee."""
    REMINDED = "reminded"
    RECEIVED = "received"
    DECLINED = "declined"


class EventKind(StrEnum):
    STAGE = "stage"
    """`value` is a `Stage`."""
    SENT = "sent"
    """`value` is the folder of the frozen copy, below `sent/`; `portal` where it went, "" for the only place."""
    LETTER = "letter"
    """`value` is a `LetterState`, `referee` the name."""
    INTERVIEW = "interview"
    """`value` is when and how, in words."""
    OUTCOME = "outcome"
    """`value` is an `Outcome`."""
    NOTE = "note"
    """`value` is what was written."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `id` is unique wherever it was noted, so that two ledgers can become one."""

    id: str
    noted: datetime
    """When it was written down, with its zone."""
    day: date
    """When it happened."""
    position: str
    kind: EventKind
    value: str
    portal: str = ""
    referee: str = ""
    confirmation: str = ""
    note: str = ""
