"""What is noted of a position, and how it stood before → what speaks against it, in words, and what would put it right.

It is noted all the same: a log is filled in late, or speaks of what went out without `packet sent`. A slip is taken back by a later
event.
"""

from __future__ import annotations

from dataclasses import dataclass

from packet.model.season import Event, EventKind, Outcome, Stage
from packet.season.interviews import is_cancelled
from packet.season.stages import BEFORE, Standing
from packet.season.status import DECIDED


@dataclass(frozen=True, slots=True)
class Objection:
    """`why` goes on from “noted, though”; `remedy` names the commands that say otherwise."""

    why: str
    remedy: str


def objection(event: Event, before: Standing) -> Objection | None:
    """`None` where what is noted follows from how things stood."""
    name = event.position
    if event.kind is EventKind.INTERVIEW and not is_cancelled(event.value):
        again = f"if they ask you after all: packet outcome {name} interview"
        return _decided(before, again) or _not_sent(name, before, "else note it again, as cancelled")
    if event.kind is EventKind.OUTCOME and event.value != Outcome.OPEN:
        expected = before.stage is Stage.WITHDRAWN and event.value == Outcome.REJECTED
        return None if expected else _not_sent(name, before, f"else packet outcome {name} open takes it back")
    if event.kind is EventKind.SENT or (event.kind is EventKind.STAGE and event.value in {*BEFORE, Stage.UNDER_REVIEW}):
        return _decided(before, f"if it goes on: packet outcome {name} open")
    return None


def _decided(before: Standing, remedy: str) -> Objection | None:
    """What is decided stays so, whatever else is noted: nothing of it is due."""
    return Objection(f"its outcome is {before.outcome}, and stays so", remedy) if before.outcome in DECIDED else None


def _not_sent(name: str, before: Standing, back: str) -> Objection | None:
    if before.stage is Stage.WITHDRAWN:
        return Objection("it is withdrawn", f"if it goes on: packet stage {name} 'under review'; {back}")
    if before.stage is Stage.SKIPPED:
        return Objection("it is skipped", f"if it goes on: packet stage {name} preparing; {back}")
    if not before.portals:
        return Objection("no sending is noted that counts", f"if it was sent: packet sent {name}, or a note on how; {back}")
    return None
