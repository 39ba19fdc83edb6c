"""A deadline and the time → how soon it is to be acted on, whatever it is for."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import IntEnum

from packet.season.deadlines import Due

DAYS, WEEK = timedelta(days=3), timedelta(days=7)


class Urgency(IntEnum):
    OVERDUE = 0
    WITHIN_DAYS = 1
    """Within three."""
    WITHIN_A_WEEK = 2
    LATER = 3


def urgency(due: Due, now: datetime) -> Urgency:
    """A day without a time is not overdue before it has ended."""
    if due.at < now:
        return Urgency.OVERDUE
    left = due.act_by - now
    return Urgency.WITHIN_DAYS if left <= DAYS else Urgency.WITHIN_A_WEEK if left <= WEEK else Urgency.LATER
