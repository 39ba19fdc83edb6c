"""Words → the days that they name, with the time and the zone that stand beside them.

Months in English, German and French; `6.1.2027` is the sixth of January, `1/6/2027` may be the first of June. A day without its
year is no day yet, and is told as unclear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from packet.model.months import MONTHS
from packet.postings.clock import read_clock

_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_YEAR = r"(?:19|20)[0-9]{2}"
_WEEKDAY = r"(?:(?P<{}>Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,? +(?:the +)?)?"
_DATE = re.compile(
    rf"(?<![\w.])(?P<iso>{_YEAR})-(?P<isom>[0-9]{{2}})-(?P<isod>[0-9]{{2}})(?![\w-])"
    rf"|(?<!\w)(?P<cjky>{_YEAR}) ?年 ?(?P<cjkm>[0-9]{{1,2}}) ?月 ?(?P<cjkd>[0-9]{{1,2}}) ?日"
    rf"|(?<![\w./-])(?P<dotd>[0-9]{{1,2}})\. ?(?P<dotm>[0-9]{{1,2}})\. ?(?P<doty>{_YEAR})(?![\w-]|\.[0-9])"
    rf"|(?<![\w./-])(?P<one>[0-9]{{1,2}})/(?P<two>[0-9]{{1,2}})/(?P<slashy>{_YEAR})(?![\w/-])"
    rf"|{_WEEKDAY.format('weekday')}(?<![\w.,/-])(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|er|\.)?(?: +of)?[ .-]*\b"
    rf"(?P<month>{_MONTH})\b\.?,?[ -]?(?P<year>{_YEAR})?(?!\w)"
    rf"|{_WEEKDAY.format('usweekday')}\b(?P<usmonth>{_MONTH})\b\.? +(?P<usday>[0-3]?[0-9])(?:st|nd|rd|th)?\b(?!-?[0-9])"
    rf"(?:,? +(?P<usyear>{_YEAR})\b)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names from `start` to `end`: one reading, or several where the words leave it open (none: no year)."""

    readings: tuple[date, ...]
    start: int
    end: int
    clock: str = ""
    """Time and zone as a deadline has them: `23:59 CET`; "" where none stands beside the day."""
    doubt: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """As `deadlines:` has them."""
        return tuple(f"{day.isoformat()} {self.clock}".strip() for day in self.readings)


def read_days(text: str) -> tuple[Day, ...]:
    """All days in the order of the text. The time belongs to the day that it stands nearest to."""
    found = [(match, readings, doubt) for match in _DATE.finditer(text) for readings, doubt in _read(match)]
    days = []
    for at, (match, readings, doubt) in enumerate(found):
        before = found[at - 1][0].end() if at else 0
        after = found[at + 1][0].start() if at + 1 < len(found) else len(text)
        clock = read_clock(text[match.end() : after], behind=True) or read_clock(text[before : match.start()], behind=False)
        days.append(Day(readings, match.start(), match.end(), clock, doubt))
    return tuple(days)


def _read(match: re.Match[str]) -> Iterator[tuple[tuple[date, ...], str]]:
    """What the words can mean; nothing where they are not in any calendar."""
    if match["one"]:
        first, second = int(match["one"]), int(match["two"])
        both = tuple(dict.fromkeys(filter(None, (_date(match["slashy"], second, first), _date(match["slashy"], first, second)))))
        if both:
            yield both, "day and month may be swapped" if len(both) > 1 else ""
        return
    year, month, day = _parts(match)
    if not year:
        yield (), "no year is said"
        return
    found = _date(year, month, day)
    if found is None:
        return
    said = match["weekday"] or match["usweekday"] or ""
    wrong = said and f"{found:%a}" != said[:3].capitalize()
    yield (found,), f"the day is a {found:%A}" if wrong else ""


def _parts(match: re.Match[str]) -> tuple[str, int, int]:
    for year, month, day in (("iso", "isom", "isod"), ("cjky", "cjkm", "cjkd"), ("doty", "dotm", "dotd")):
        if match[year]:
            return match[year], int(match[month]), int(match[day])
    word, day = (match["month"], match["day"]) if match["month"] else (match["usmonth"], match["usday"])
    return match["year"] or match["usyear"] or "", MONTHS[word.lower()], int(day)


def _date(year: str, month: int, day: int) -> date | None:
    try:
        return date(int(year), month, day)
    except ValueError:
        return None
