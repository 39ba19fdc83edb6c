"""A deadline as the call states it: `2026-11-06`, `2026-11-06 17:00 America/Chicago`, `… 11:59pm PT`, `… noon`, `… AoE`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from packet.model import forms
from packet.model.scalars import written
from packet.model.zones import parse_zone
from packet.problems import nearest


class DeadlineKind(StrEnum):
    """What happens at a deadline, by the names that `deadlines:` gives them; `review-begins-2` is one of that kind, too."""

    HARD = "hard"
    """After it nothing is taken. Names that are no kind count as this."""
    FULL_CONSIDERATION = "full-consideration"
    REVIEW_BEGINS = "review-begins"
    """Both: sent later, it may still be read."""
    LETTERS_DUE = "letters-due"
    INTERNAL = "internal"
    """A nomination or a draft within one's own house."""
    FOLLOW_UP = "follow-up"
    INTERVIEW = "interview"
    OFFER_EXPIRES = "offer-expires"


def deadline_kind(name: str) -> DeadlineKind:
    """The kind that a name under `deadlines:` means."""
    return next((kind for kind in DeadlineKind if re.fullmatch(rf"{kind}(?:-.+)?", name)), DeadlineKind.HARD)


def near_kind(name: str) -> str:
    """The kind that a name of no kind may have been meant for; "" for a name that is one, or is near to none (`closing`)."""
    kinds = [kind.value for kind in DeadlineKind]
    if any(re.fullmatch(rf"{kind}(?:-.+)?", name) for kind in kinds):
        return ""
    folded = re.sub(r"[\W_]+", "-", name.casefold()).strip("-")
    if begun := [kind for kind in kinds if kind == folded or kind.startswith(f"{folded}-") or folded == kind.replace("-", "")]:
        return begun[0]
    return next(iter(nearest(folded, kinds, most=1, least=0.8)), "")


@dataclass(frozen=True, slots=True)
class DeadlineInstant:
    """A deadline as the call states it: the day, and the time and zone where the call says them."""

    day: date
    at: time | None = None
    zone: str = ""
    """As `model/zones.py` keeps it; "": not said."""
    words: str = ""
    """The time where words say it: `noon`, `midnight`, `end of day`, `close of business`."""

    def __str__(self) -> str:
        at = f" {self.words or format(self.at, '%H:%M')}" if self.at else ""
        return f"{self.day.day} {self.day:%b}{at}{' ' + self.zone if self.zone else ''}"


_TIME = re.compile(
    r"(?i)(?P<noon>(?:12(?::00)? ?)?noon)"
    r"|(?P<midnight>(?:12(?::00)? ?)?midnight|12(?::00)? ?a\.?m(?:\b|(?=(?-i:[A-Z]{2,4})\b))\.?)"
    r"|(?P<end>end of (?:the )?day|eod\b|24:00)"
    r"|(?P<business>close of business|cob\b)"
    r"|(?P<half>[0-9]{1,2})(?:[:.](?P<halfmin>[0-9]{2}))? ?(?P<m>[ap])\.?m(?:\b|(?=(?-i:[A-Z]{2,4})\b))\.?"
    r"|(?P<hour>[0-9]{1,2})[:h](?P<min>[0-9]{2})(?::(?P<sec>[0-9]{2}))?"
)
WORDS: Mapping[str, tuple[time, str]] = {
    "noon": (time(12), "noon"),
    "midnight": (time(0), "midnight"),
    "end": (time(23, 59), "end of day"),
    "business": (time(17), "close of business"),
}
"""A time in words: the earliest that it can mean, and how it is shown."""


def parse_deadline(value: Any) -> DeadlineInstant:
    """A day; then, where the call says them, the time and the zone. Raises `ValueError` for what is none."""
    if isinstance(value, DeadlineInstant):
        return value
    text = " ".join(written(value, "a deadline").split())
    match = re.fullmatch(r"([0-9]{4}-[0-9][0-9]-[0-9][0-9])(?:(?:T|,? )(.+))?", text)
    if not match:
        raise ValueError(f"{text!r} is not a deadline: write 2026-11-06 or 2026-11-06 17:00 America/Chicago")
    said = match[2] or ""
    clock = _TIME.match(said)
    zone = said[clock.end() :] if clock else said
    try:
        day = date.fromisoformat(match[1])
        at, words = _time(clock) if clock else (None, "")
    except ValueError:
        raise ValueError(f"{text!r} is not in the calendar, or its time not on the clock") from None
    if not 1970 <= day.year < 3000:
        raise ValueError(f"{text!r} is in the year {day.year}: write the year as 2026")
    return DeadlineInstant(day, at, parse_zone(zone) if zone.strip(" ,()") else "", words)


def _time(clock: re.Match[str]) -> tuple[time, str]:
    """Raises `ValueError` for a time that no clock shows."""
    if words := next((word for word in WORDS if clock[word]), ""):
        return WORDS[words]
    if clock["half"]:
        hour = int(clock["half"])
        if not 1 <= hour <= 12:
            raise ValueError(clock[0])
        return time(hour % 12 + 12 * (clock["m"].lower() == "p"), int(clock["halfmin"] or 0)), ""
    return time(int(clock["hour"]), int(clock["min"]), int(clock["sec"] or 0)), ""


Deadline = Annotated[DeadlineInstant, PlainValidator(parse_deadline), WithJsonSchema(forms.DEADLINE)]
