"""Dates as people and résumé files write them → dates as `profile.yaml` has them: `Sep 2019 – present` is `2019-09..present`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from packet.model.months import MONTHS
from packet.model.scalars import parse_date_span

_YEAR = r"(?:19|20)[0-9]{2}"
_FORMS = (
    rf"(?P<year>{_YEAR})(?:[-/.](?P<number>[01]?[0-9])(?:[-/.](?P<day>[0-3]?[0-9]))?)?(?:T[0-9:.]+(?:Z|[+-][0-9:]+)?)?",
    rf"(?P<number>[01]?[0-9])[/.](?P<year>{_YEAR})",
    rf"(?:(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|\.)? (?:of )?)?(?P<month>[^\W\d_]{{3,9}})\.?,? (?P<year>{_YEAR})",
    rf"(?P<month>[^\W\d_]{{3,9}})\.? (?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?,? (?P<year>{_YEAR})",
    rf"(?P<year>{_YEAR}),? (?P<month>[^\W\d_]{{3,9}})\.?",
)
_ONGOING = r"present|now|today|current(?:ly)?|ongoing|to date|till date|heute"
_DASH = re.compile(r"\s*(?:\.\.|[–—~]|(?<=\d)\s*-\s*(?=\D)|\s-+\s|-{2,3}|\b(?:to|until|bis)\b)\s*", re.I)


@dataclass(frozen=True, slots=True)
class WrittenDates:
    """`dates`: one date or a span, as the profile has them; `rest`: words that no date can hold: Fall, expected."""

    dates: str
    rest: str = ""

    @property
    def first(self) -> str:
        return self.dates.partition("..")[0]

    @property
    def is_span(self) -> bool:
        return ".." in self.dates


def read_dates(text: str) -> WrittenDates | None:
    """`None` where the text is no date and no span, or one that ends before it begins."""
    text = " ".join(text.split())
    core, rest = _without_asides(text)
    found = _span(core)
    if found is None:
        return None
    try:
        parse_date_span(found)
    except ValueError:
        return None
    return WrittenDates(found, rest)


def _without_asides(text: str) -> tuple[str, str]:
    """The dates alone, and what stands beside them: a season, a note in brackets, `expected`."""
    aside = re.compile(r"\(([^()]*)\)|\b(spring|summer|autumn|fall|winter|expected|anticipated|since|from|seit|onwards?)\b", re.I)
    kept = [match[1] or match[2] for match in aside.finditer(text) if (match[2] or "").lower() not in {"since", "from", "seit"}]
    core = " ".join(aside.sub(" ", text).split()).strip(" ,;:")
    if re.match(r"(?:since|seit)\b|.*\bonwards?$", text, re.I) and re.fullmatch(_YEAR + r".*|.*" + _YEAR, core):
        return f"{core} – present", ", ".join(word for word in kept if not re.fullmatch("onwards?", word, re.I))
    return core, ", ".join(filter(None, kept))


def _span(core: str) -> str | None:
    if one := _date(core):
        return one
    if years := re.fullmatch(rf"({_YEAR})\s*[-–—/]\s*({_YEAR}|[0-9]{{2}})", core):
        until = years[2] if len(years[2]) == 4 else years[1][:2] + years[2]
        return f"{years[1]}..{until}"
    if months := re.fullmatch(rf"([^\W\d_]{{3,9}})\.?\s*[-–—]\s*([^\W\d_]{{3,9}}\.? ({_YEAR}))", core):
        return _pair(f"{months[1]} {months[3]}", months[2])
    if match := re.fullmatch(rf"(.+?)\s*(?:[-–—]|\bto\b)*\s*(?:{_ONGOING})\.?", core, re.I):
        return _pair(match[1], "")
    if match := re.fullmatch(rf"({_YEAR}-[0-9]{{2}})-({_YEAR}-[0-9]{{2}})", core):
        return _pair(match[1], match[2])
    parts = _DASH.split(core)
    if len(parts) == 1 and core.count("-") == 1:
        parts = core.split("-")
    return _pair(*parts) if len(parts) == 2 else None


def _pair(start: str, end: str) -> str | None:
    since = _date(start.strip(" ,"))
    until = _date(end.strip(" ,")) if end.strip() else "present"
    return f"{since}..{until}" if since and until else None


def _date(text: str) -> str | None:
    for form in _FORMS:
        match = re.fullmatch(form, text, re.I)
        parts = match.groupdict() if match else {}
        month = int(parts.get("number") or 0) or MONTHS.get((parts.get("month") or "").lower(), 0)
        if match and month <= 12 and (month or not (parts.get("month") or parts.get("number"))):
            date = [parts["year"], *([f"{month:02}"] if month else [])]
            return "-".join([*date, *([f"{int(parts['day']):02}"] if parts.get("day") else [])])
    return None
