"""A time zone as calls write it → the zones that the words can mean: IANA names, AoE, offsets, and abbreviations that are certain.

`PT` is the clock of Los Angeles. `PST` is that clock, too, and eight hours behind UTC: in summer the two differ, and nobody can say
which was meant. An abbreviation that several countries use (CST, IST, AST) is refused with the zones that it can be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Annotated, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from pydantic import PlainValidator, WithJsonSchema

from packet.model.scalars import written
from packet.problems import nearest

LOCAL = "local"
"""The zone of the institution."""
UNKNOWN = "unknown"
AOE = "AoE"
ANYWHERE = timezone(timedelta(hours=-12), AOE)
"""Anywhere on Earth: a day ends where it ends last."""
EARLIEST = timezone(timedelta(hours=14), "UTC+14")
"""Where every day begins and ends first (Kiritimati)."""

_ABBREVIATIONS = """
America/Los_Angeles PT PST-8 PDT-7
America/Denver MT MST-7 MDT-6
America/Chicago CT CDT-5
America/New_York ET EST-5 EDT-4
America/Anchorage AKST-9 AKDT-8
Pacific/Honolulu HST-10
Europe/London GMT+0 BST+1
Europe/Lisbon WET+0 WEST+1
Europe/Brussels CET+1 CEST+2 MEZ+1 MESZ+2
Europe/Helsinki EET+2 EEST+3
Europe/Moscow MSK+3
Africa/Johannesburg SAST+2
Asia/Hong_Kong HKT+8
Asia/Singapore SGT+8
Asia/Tokyo JST+9
Asia/Seoul KST+9
Australia/Perth AWST+8
Australia/Adelaide ACST+9.5 ACDT+10.5
Australia/Sydney AET AEST+10 AEDT+11
Pacific/Auckland NZT NZST+12 NZDT+13
"""
_IN_WORDS: Mapping[str, str] = {
    "pacific time": "PT",
    "mountain time": "MT",
    "central time": "CT",
    "eastern time": "ET",
    "central european time": "CET",
    "central european summer time": "CEST",
    "anywhere on earth": AOE,
    "utc-12 (aoe)": AOE,
    "local time": LOCAL,
    "z": "UTC",
    "gmt": "GMT",
}
AMBIGUOUS: Mapping[str, tuple[str, ...]] = {
    "CST": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "IST": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "AST": ("America/Halifax", "Asia/Riyadh"),
}
"""Abbreviations that are not certain, and what they can be."""


def _table() -> dict[str, tuple[str, float | None]]:
    """Abbreviation to its clock, and the hours ahead of UTC that it says by itself (`None`: as the clock shows)."""
    found: dict[str, tuple[str, float | None]] = {}
    for line in _ABBREVIATIONS.split("\n"):
        place, *words = line.split() or [""]
        for word in words:
            match = re.fullmatch(r"([A-Z]+)([-+][0-9.]+)?", word)
            assert match  # noqa: S101 - the table above
            found[match[1]] = (place, float(match[2]) if match[2] else None)
    return found


ABBREVIATIONS: Mapping[str, tuple[str, float | None]] = _table()


@lru_cache(maxsize=256)
def parse_zone(text: str) -> str:
    """A zone as calls write it, in the form in which it is kept. Raises `ValueError` for what is none, or might be several."""
    text = re.sub(r"\s+", " ", text.strip().strip("(),").strip())
    word = _IN_WORDS.get(text.casefold(), text)
    if word.casefold() in (LOCAL, UNKNOWN):
        return word.casefold()
    if word.casefold() == AOE.casefold():
        return AOE
    if word.upper() in AMBIGUOUS:
        raise ValueError(f"{text!r} is not one zone: write {' or '.join(AMBIGUOUS[word.upper()])}")
    if word.upper() in ABBREVIATIONS:
        return word.upper()
    if _offset(word) or _iana(word):
        return word
    raise ValueError(f"{text!r} is not a time zone: {_hint(text)}")


def _offset(word: str) -> timezone | None:
    """`UTC`, `UTC-3`, `GMT+05:30`, `+08:00`."""
    match = re.fullmatch(r"(?i)(UTC|GMT)?(?:([-+−])([0-9]{1,2})(?::?([0-9]{2}))?)?", word)
    if not match or not word:
        return None
    hours, minutes = int(match[3] or 0), int(match[4] or 0)
    if hours > 14 or minutes > 59:
        return None
    ahead = timedelta(hours=hours, minutes=minutes)
    return timezone(ahead if match[2] == "+" else -ahead, word.upper())


def _iana(word: str) -> ZoneInfo | None:
    """Names in small letters (`localtime`, `right/UTC`) are of one machine, or count leap seconds."""
    if not word[:1].isupper():
        return None
    try:
        return ZoneInfo(word)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return None


def _hint(text: str) -> str:
    """A city that names a zone is understood enough to be asked about; words with a time in them are like no city."""
    if re.search(r"[0-9]:[0-9]|[0-9] ?[ap]\.?m", text, re.IGNORECASE):
        return "write the time as 17:00 or 5pm, then the zone, like America/Chicago, Europe/Zurich or AoE"
    city = re.sub(r"(?i)[ _]+time$", "", text).replace(" ", "_")
    cities = {name.rpartition("/")[2]: name for name in sorted(available_timezones()) if "/" in name}
    close = nearest(city, cities, most=1) or nearest(text, available_timezones(), most=1)
    return f"did you mean {cities.get(close[0], close[0])}?" if close else "write one like America/Chicago, Europe/Zurich or AoE"


@lru_cache(maxsize=256)
def readings(zone: str) -> tuple[tzinfo, ...]:
    """The zones that the words can mean: one, or two for an abbreviation that says summer or winter. `zone` is a parsed one.

    Nothing said, `unknown` and `local` mean the earliest clock there is: the caller knows the institution's.
    """
    if zone in ("", LOCAL, UNKNOWN):
        return (EARLIEST,)
    if zone == AOE:
        return (ANYWHERE,)
    if zone in ABBREVIATIONS:
        place, hours = ABBREVIATIONS[zone]
        clock = ZoneInfo(place)
        return (clock,) if hours is None else (clock, timezone(timedelta(hours=hours), zone))
    return (_offset(zone) or ZoneInfo(zone),)


def parse_home(value: Any) -> str:
    """The zone of an institution or of a person: one that names a clock."""
    zone = parse_zone(written(value, "a time zone"))
    if zone in (LOCAL, UNKNOWN):
        raise ValueError(f"{zone!r} names no clock: write one like America/Chicago or Europe/Zurich")
    return zone


HomeZone = Annotated[
    str, PlainValidator(parse_home), WithJsonSchema({"type": "string", "examples": ["America/Chicago", "Europe/Zurich"]})
]
