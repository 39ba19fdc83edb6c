"""A deadline as the call states it: `2026-11-06`, `2026-11-06 17:00 America/Chicago`, `… AoE`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import PlainValidator, WithJsonSchema

from packet.model import forms
from packet.model.scalars import written


@dataclass(frozen=True, slots=True)
class DeadlineInstant:
    """A deadline as the call states it: the day, and the time and zone where the call says them."""

    day: date
    at: time | None = None
    zone: str = ""

    def __str__(self) -> str:
        at = f" {self.at:%H:%M}" if self.at else ""
        return f"{self.day.day} {self.day:%b}{at}{' ' + self.zone if self.zone else ''}"


def parse_deadline(value: Any) -> DeadlineInstant:
    """`2026-11-06`, `2026-11-06 17:00`, `2026-11-06 17:00 America/Chicago` or `… AoE`."""
    if isinstance(value, DeadlineInstant):
        return value
    text = written(value, "a deadline")
    match = re.fullmatch(r"([0-9]{4}-[0-9][0-9]-[0-9][0-9])(?:[ T]([0-9]{1,2}:[0-9][0-9])(?: +(\S+))?)?", text)
    if not match:
        raise ValueError(f"{text!r} is not a deadline: write 2026-11-06 or 2026-11-06 17:00 America/Chicago")
    zone = match[3] or ""
    try:
        day = date.fromisoformat(match[1])
        at = datetime.strptime(match[2], "%H:%M").time() if match[2] else None
    except ValueError:
        raise ValueError(f"{text!r} is not in the calendar, or its time not on the clock") from None
    try:
        if zone and zone.casefold() != "aoe":
            ZoneInfo(zone)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        raise ValueError(f"{zone!r} is not a time zone: write one like America/Chicago, Europe/Zurich or AoE") from None
    return DeadlineInstant(day, at, zone)


Deadline = Annotated[DeadlineInstant, PlainValidator(parse_deadline), WithJsonSchema(forms.DEADLINE)]
