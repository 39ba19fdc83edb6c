"""Words → the days that they name, with the time and the zone that stand beside them.

Months in English, German and French; `6.1.2027` is the sixth of January, `1/6/2027` may be the first of June, `6.1.27` is read
where the words around it are German. What names a day and is none yet, for it has no year or is in no calendar, is told as unclear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from packet.model.months import MONTHS
from packet.postings.clock import Clock, read_clock

_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_YEAR = r"(?:19|20)[0-9]{2}"
_WEEKDAY = r"(?:(?P<{}>Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,? +(?:the +)?)?"
_DATE = re.compile(
    rf"(?<![\w./-])(?P<iso>{_YEAR})(?P<mark>[-/.])(?P<isom>[0-9]{{1,2}})(?P=mark)(?P<isod>[0-9]{{1,2}})(?![\w/-]|\.[0-9])"
    rf"|(?<!\w)(?P<cjky>{_YEAR}) ?年 ?(?P<cjkm>[0-9]{{1,2}}) ?月 ?(?P<cjkd>[0-9]{{1,2}}) ?日"
    rf"|(?<![\w./-])(?P<dotd>[0-9]{{1,2}})\. ?(?P<dotm>[0-9]{{1,2}})\. ?(?P<doty>{_YEAR}|[0-9]{{2}})(?![\w-]|\.[0-9])"
    rf"|(?<![\w./-])(?P<one>[0-9]{{1,2}})/(?P<two>[0-9]{{1,2}})/(?P<slashy>{_YEAR}|[0-9]{{2}})(?![\w/-])"
    rf"|{_WEEKDAY.format('weekday')}(?<![\w.,/-])(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|er|\.)?(?: +of)?[ .-]*\b"
    rf"(?P<month>{_MONTH})\b\.?,?[ -]?(?P<year>{_YEAR})?(?!\w)"
    rf"|{_WEEKDAY.format('usweekday')}\b(?P<usmonth>{_MONTH})\b\.? +(?P<usday>[0-3]?[0-9])(?:st|nd|rd|th)?\b(?!-?[0-9])"
    rf"(?:,? +(?P<usyear>{_YEAR})\b)?",
    re.IGNORECASE,
)

MONTHS_A_YEAR = 12
_GERMAN = re.compile(r"\b(?:bis|zum|spätestens|Bewerbung\w*|Einsendeschluss|Frist|und|der|die|das|den|dem|beim?|für|Uhr)\b")


@dataclass(frozen=True, slots=True)
class Day:
    """A day that a text names from `start` to `end`: one reading, or several where the words leave it open (none: no day yet)."""

    readings: tuple[date, ...]
    start: int
    end: int
    clock: Clock
    doubt: str = ""

    @property
    def values(self) -> tuple[str, ...]:
        """As `deadlines:` has them."""
        return tuple(f"{day.isoformat()} {clock}".strip() for day in self.readings for clock in self.clock.readings)


def slash_order(text: str) -> str:
    """`month` or `day`, whichever stands first in those of a text's `9/24/2026` that can be read in one way; "" for none."""
    first = {
        "day" if int(match["one"]) > MONTHS_A_YEAR else "month"
        for match in _DATE.finditer(text)
        if match["one"] and (int(match["one"]) > MONTHS_A_YEAR) != (int(match["two"]) > MONTHS_A_YEAR)
    }
    return first.pop() if len(first) == 1 else ""


def read_days(text: str, order: str = "") -> tuple[Day, ...]:
    """All days in the order of the text, which has one blank between words. A time belongs to the day that it stands nearest to.

    `order` is what stands first in `9/10/2026`, where the posting tells elsewhere.
    """
    found = list(_DATE.finditer(text))
    german = _GERMAN.search(text) is not None
    days = []
    for at, match in enumerate(found):
        before = text[found[at - 1].end() if at else 0 : match.start()]
        behind = text[match.end() : found[at + 1].start() if at + 1 < len(found) else len(text)]
        readings, doubt = _read(match, order, german=german)
        clock = read_clock(before, behind)
        days.append(Day(readings, match.start(), match.end(), clock, doubt or clock.doubt))
    return tuple(days)


def _read(match: re.Match[str], order: str, *, german: bool) -> tuple[tuple[date, ...], str]:
    """What the words can mean, and what is doubtful in them."""
    if match["one"] or len(match["doty"] or "") == 2:
        return _swapped(match, order if match["one"] and len(match["slashy"]) > 2 else "", german=german)
    year, month, day = _parts(match)
    if not year:
        return (), "no year is said"
    found = _date(year, month, day)
    if found is None:
        return (), "there is no such day"
    said = match["weekday"] or match["usweekday"] or ""
    wrong = said and f"{found:%a}" != said[:3].capitalize()
    return (found,), f"the day is a {found:%A}" if wrong else ""


def _swapped(match: re.Match[str], order: str, *, german: bool) -> tuple[tuple[date, ...], str]:
    """Numbers alone: the day and the month may be swapped, and a year of two digits may be none."""
    one, two, year = (match[name] for name in (("one", "two", "slashy") if match["one"] else ("dotd", "dotm", "doty")))
    whole = f"20{year}" if len(year) == 2 else year
    dotted = (_date(whole, int(two), int(one)),)
    orders = dotted if match["dotd"] and german else (*dotted, _date(whole, int(one), int(two)))
    told = {"day": orders[:1], "month": orders[1:]}.get(order, orders)
    days = tuple(dict.fromkeys(filter(None, told)))
    if not days:
        return (), "there is no such day"
    if len(days) > 1:
        return days, "day and month may be swapped"
    return days, "the year has two digits" if len(year) == 2 and len(orders) > 1 else ""


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
