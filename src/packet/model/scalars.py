"""The scalars that people write and what they become: `2-4` a range, `2023-09..present` dates, `Chao Jin*` an author.

Each type has one parser that raises `ValueError` in words for the writer, and one JSON Schema for editors (`forms.py`). YAML never
types a scalar (see `formats/located_yaml.py`), so the parsers see exactly what was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from packet.model import forms

MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")


def written(value: Any, what: str) -> str:
    """The text of a scalar, or a `ValueError` that says what was wanted instead of a list or a mapping."""
    if isinstance(value, str):
        return value.strip()
    raise ValueError(f"{what} is wanted here, not a {'list' if isinstance(value, list | tuple) else 'mapping'}")


# ── ranges ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Range:
    """A count with bounds, both inclusive; `None` means unbounded."""

    least: int = 0
    most: int | None = None

    def holds(self, count: int) -> bool:
        return self.least <= count and (self.most is None or count <= self.most)

    def __str__(self) -> str:
        if self.most is None:
            return f"{self.least}+"
        if self.least == self.most:
            return str(self.most)
        return f"{self.least}-{self.most}" if self.least else f"up to {self.most}"


def parse_range(value: Any) -> Range:
    """`3`, `2-4`, `3+`, `up to 3`, or `{min: 2, max: 4}`."""
    if isinstance(value, Range):
        return value
    if isinstance(value, dict) and value and set(value) <= {"min", "max"} and all(str(v).isdecimal() for v in value.values()):
        bounds = Range(int(value.get("min", 0)), int(value["max"]) if "max" in value else None)
    elif match := re.fullmatch(r"(?:up to|≤|<=) *([0-9]+)", written(value, "a count"), re.I):
        bounds = Range(0, int(match[1]))
    elif match := re.fullmatch(r"([0-9]+) *\+", value.strip()):
        bounds = Range(int(match[1]))
    elif match := re.fullmatch(r"([0-9]+)(?: *[-–] *([0-9]+))?", value.strip()):
        bounds = Range(int(match[1]), int(match[2] or match[1]))
    else:
        raise ValueError(f"{value!r} is not a count: write 3, 2-4, 3+ or “up to 3”")
    if bounds.most is not None and bounds.most < bounds.least:
        raise ValueError(f"{value!r} runs backwards: write the smaller count first")
    return bounds


Count = Annotated[Range, PlainValidator(parse_range), WithJsonSchema(forms.COUNT)]

SIZES = {"kb": 10**3, "mb": 10**6, "gb": 10**9}


def parse_file_size(value: Any) -> int:
    """`up to 10 MB` as bytes (1 MB = 10^6 bytes)."""
    if match := re.fullmatch(r"(?:(?:up to|≤|<=|<) *)?([0-9]+(?:\.[0-9]+)?) *(KB|MB|GB)", written(value, "a file size"), re.I):
        return round(float(match[1]) * SIZES[match[2].lower()])
    raise ValueError(f"{value!r} is not a file size: write “up to 10 MB”")


FileSize = Annotated[int, PlainValidator(parse_file_size), WithJsonSchema(forms.FILE_SIZE)]

# ── dates ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date as precise as it is known: year, or year and month, or the day (0: not said)."""

    year: int
    month: int = 0
    day: int = 0

    def __str__(self) -> str:
        """`Sep. 2025`, `6 Nov. 2026` or `2025`, as a CV prints it."""
        day = f"{self.day} " if self.day else ""
        month = f"{MONTHS[self.month - 1]} " if self.month else ""
        return f"{day}{month}{self.year}"

    def surely_before(self, other: PartialDate) -> bool:
        """Whether it is the earlier one for certain: a year alone may be any month of it."""
        known = 3 if self.day and other.day else 2 if self.month and other.month else 1
        return (self.year, self.month, self.day)[:known] < (other.year, other.month, other.day)[:known]


def parse_partial_date(value: Any) -> PartialDate:
    """`2025`, `2025-09` or `2025-09-30`."""
    if isinstance(value, PartialDate):
        return value
    text = written(value, "a date")
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?", text)
    if not match:
        raise ValueError(f"{text!r} is not a date: write 2025, 2025-09 or 2025-09-30")
    year, month, day = (int(part or 0) for part in match.groups())
    try:
        date(year, month if match[2] else 1, day if match[3] else 1)
    except ValueError:
        raise ValueError(f"{text!r} is not in the calendar") from None
    return PartialDate(year, month, day)


Date = Annotated[PartialDate, PlainValidator(parse_partial_date), WithJsonSchema(forms.DATE)]


@dataclass(frozen=True, slots=True)
class DateSpan:
    """From a date to a date; `until` is `None` while it goes on."""

    since: PartialDate
    until: PartialDate | None

    def __str__(self) -> str:
        """`Sep. 2023 – Present`."""
        if self.since == self.until:
            return str(self.since)
        return f"{self.since} – {self.until or 'Present'}"


def parse_date_span(value: Any) -> DateSpan:
    """`2023-09..2025-03`, `2023-09..present`, or one date."""
    if isinstance(value, DateSpan):
        return value
    start, dots, end = written(value, "dates").partition("..")
    if not dots:
        if re.search(r"[0-9]{4}-[0-9][0-9]? *[-–] *[0-9]{4}", start):
            raise ValueError(f"{start!r} is not a span of dates: put two dots between, 2023-09..2025-03")
        only = parse_partial_date(start)
        return DateSpan(only, only)
    since = parse_partial_date(start)
    until = None if end.strip().casefold() in {"present", "now", ""} else parse_partial_date(end)
    if until is not None and (until.year, until.month or 12, until.day or 31) < (since.year, since.month, since.day):
        raise ValueError(f"{value!r} ends before it begins")
    return DateSpan(since, until)


Dates = Annotated[DateSpan, PlainValidator(parse_date_span), WithJsonSchema(forms.DATES)]


# ── people and links ────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Author:
    """One author as the paper prints the name, and the marks that stand behind it."""

    name: str
    equal: bool = False
    corresponding: bool = False

    @property
    def marks(self) -> str:
        return "*" * self.equal + "†" * self.corresponding


def parse_author(text: str) -> Author:
    """`Chao Jin*` (equal contribution), `Xin Jin†` (corresponding), `A. B.*†`."""
    name = text.strip()
    marks = ""
    while name and name[-1] in "*†":
        marks, name = name[-1] + marks, name[:-1].rstrip()
    if not name:
        raise ValueError("an author has no name: look for a doubled or trailing comma")
    return Author(name, equal="*" in marks, corresponding="†" in marks)


def parse_authors(value: Any) -> tuple[Author, ...]:
    """Names in their order, separated by commas, or a list with one name an item (for names that hold a comma)."""
    if isinstance(value, list | tuple):
        names = [name if isinstance(name, Author) else parse_author(written(name, "a name")) for name in value]
    else:
        names = [parse_author(name) for name in re.split(r",(?: +and +)?| and ", written(value, "a list of authors"))]
    if not names:
        raise ValueError("a publication has at least one author")
    return tuple(names)


Authors = Annotated[tuple[Author, ...], PlainValidator(parse_authors), WithJsonSchema(forms.AUTHORS)]


def parse_url(value: Any) -> str:
    """A web address as people type it: `chaojin0310.github.io` gets its https."""
    text = written(value, "a web address")
    if re.match(r"https?://[^\s/]+\.[^\s]+$", text):
        return text
    if re.match(r"[^\s/:@]+\.[^\s/:@]{2,}(?:/\S*)?$", text):
        return f"https://{text}"
    raise ValueError(f"{text!r} is not a web address: write one like https://example.org/page")


Url = Annotated[str, PlainValidator(parse_url), WithJsonSchema(forms.URL)]


def parse_slug(value: Any) -> str:
    """A name that is safe as a file name and in a topic expression: small letters, digits, hyphens."""
    text = written(value, "a name")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]*", text):
        raise ValueError(f"{text!r} cannot be a name: use small letters, digits and hyphens, like llm-serving")
    return text


Slug = Annotated[str, PlainValidator(parse_slug), WithJsonSchema(forms.SLUG)]


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `7th`, `11th`."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{'th' if number % 100 in {11, 12, 13} else ending}"
