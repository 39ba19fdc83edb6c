"""A position with its rules, and the day → what an application to it needs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from packet.model.position import Position
from packet.model.rules import Rule
from packet.season.stages import Needs

CLOSING = frozenset({"hard", "closing"})
"""Kinds of deadline after which nothing is accepted; at the others something begins, or somebody else is late."""
EVERYWHERE = timedelta(days=1)
"""A day is over everywhere on earth when the next one is over in the east: so nothing is given up too early."""


def needs_of(position: Position, rules: Iterable[Rule], today: date) -> Needs:
    """`rules`: those of the position and its call that are in force, the strongest first."""
    letters = next((rule.letters.least or 0 for rule in rules if rule.letters), None)
    closing = [deadline.day for kind, deadline in position.deadlines.items() if kind in CLOSING]
    closed = bool(closing) and today > max(closing) + EVERYWHERE
    return Needs(tuple(portal.name for portal in position.portals), letters, closed)
