"""A position with its rules, its institution's zone, and the time → what an application to it needs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from packet.model.position import Position
from packet.model.rules import Rule
from packet.season.deadlines import closed, dues
from packet.season.stages import Needs


def needs_of(position: Position, rules: Iterable[Rule], zone: str, now: datetime) -> Needs:
    """`rules`: those of the position and its call that are in force, the strongest first; `zone`: as `dues` takes it."""
    letters = next((rule.letters.least or 0 for rule in rules if rule.letters), None)
    over = closed(dues(position.deadlines, zone), now)
    return Needs(tuple(portal.name for portal in position.portals), letters, over)
