"""Education and experience in time: gaps, two full-time things at once, what lies in the future."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from packet.check.profile.asking import ask
from packet.check.profile.texts import entries, institution
from packet.model.finding import Finding
from packet.model.profile_view import FieldPath, ProfileView
from packet.model.scalars import DateSpan, PartialDate

GAP = 6
"""Months without anything that a reader will not ask about."""
AT_ONCE = 2
"""Months of two things at once that are a change from one to the other."""
BESIDES = 6
"""Months of a post beside a degree before it is asked about."""
STUDIES = 60
"""Months that a degree took of which only the end is said."""
_BESIDE_A_DEGREE = re.compile(
    r"assistant|part[- ]time|visit|affiliat|adjunct|consult|advis|volunteer|teach|tutor|student|board|fellow|member|honorary|guest"
    r"|freelance|founder|doctoral|ph\.?d"
)
"""What people are beside a degree or another post."""
_POST = re.compile(r"engineer|scientist|developer|programmer|manager|professor|lecturer|postdoc|analyst")


@dataclass(frozen=True, slots=True)
class Stay:
    """Something that filled months, counted from year 0: from `first` up to, not including, `last`.

    `least` are the same two where only the months count that it surely filled.
    """

    path: FieldPath
    name: str
    degree: bool
    role: str
    at: str
    first: int
    last: int
    least: tuple[int, int]

    @property
    def fills(self) -> bool:
        """Whether it takes a person's whole time."""
        return self.degree or "professor" in self.role or not _BESIDE_A_DEGREE.search(self.role)


def check_dates(view: ProfileView) -> Iterator[Finding]:
    stays = list(_stays(view))
    yield from _gaps(view, stays)
    for one, other in combinations(stays, 2):
        months = min(one.least[1], other.least[1]) - max(one.least[0], other.least[0])
        if months > (BESIDES if one.degree != other.degree else AT_ONCE) and _clash(one, other):
            question = f"{one.name} and {other.name} overlap by {months} months: were both full-time?"
            remedy = "correct the dates, or say part-time in the role"
            yield ask("dates-overlap", question, remedy, view.place(*other.path, "dates"))
    yield from _future(view)


def _stays(view: ProfileView) -> Iterator[Stay]:
    for at, degree in enumerate(view.profile.education):
        least = _surely(degree.dates, view.today)
        first, last = _at_most(degree.dates, view.today)
        if degree.dates.since == degree.dates.until:
            first = last - STUDIES
        yield Stay(
            ("education", at), f"{degree.degree} ({degree.at})", True, degree.degree.casefold(), degree.at, first, last, least
        )
    for at, job in enumerate(view.profile.experience):
        path, span = ("experience", at), job.dates
        months = (*_at_most(span, view.today), _surely(span, view.today))
        yield Stay(path, f"{job.role} ({job.at})", False, job.role.casefold(), job.at, *months)


def _at_most(span: DateSpan, today: date) -> tuple[int, int]:
    """The months of a span where a year alone means all of it."""
    return _month(span.since, 1), (_month(span.until, 12) if span.until else _now(today)) + 1


def _surely(span: DateSpan, today: date) -> tuple[int, int]:
    """The months of a span where a year alone means its last month at the start, and its first at the end."""
    return _month(span.since, 12), (_month(span.until, 1) if span.until else _now(today)) + 1


def _month(day: PartialDate, usual: int) -> int:
    return day.year * 12 + (day.month or usual) - 1


def _now(today: date) -> int:
    return today.year * 12 + today.month - 1


def _words(month: int) -> str:
    return str(PartialDate(month // 12, month % 12 + 1))


def _clash(one: Stay, other: Stay) -> bool:
    """Two degrees, two full-time posts, or a post elsewhere beside a degree; an internship or assistantship beside one is usual."""
    if one.degree == other.degree:
        return one.fills and other.fills
    post = other if one.degree else one
    return post.fills and _POST.search(post.role) is not None and "intern" not in post.role and one.at != other.at


def _gaps(view: ProfileView, stays: list[Stay]) -> Iterator[Finding]:
    """Months between two stays, or after the last, in which there was nothing; years of an own section fill them, too."""
    others = (entry.dates for section in view.profile.other for entry in section.entries if entry.dates)
    filled = sorted(_at_most(span, view.today) for span in others)
    ends = 0
    for stay in sorted(stays, key=lambda one: one.first):
        until = _filled(ends, filled)
        if ends and stay.first - until > GAP:
            question = f"nothing is said of {_words(until)} to {_words(stay.first - 1)}, before {stay.name}: what was then?"
            yield ask("dates-gap", question, "add it, or be ready for the question", view.place(*stay.path, "dates"))
        ends = max(ends, stay.last)
    if stays and _now(view.today) - (until := _filled(ends, filled)) > GAP:
        last = max(stays, key=lambda one: one.last)
        question = f"nothing is said of the time since {_words(until)}: what do you do now?"
        yield ask("dates-gap", question, "add it, or write present as the end", view.place(*last.path, "dates"))


def _filled(ends: int, filled: list[tuple[int, int]]) -> int:
    """The end of what is said, when the spans that join it are added."""
    for first, last in filled:
        if first <= ends + GAP:
            ends = max(ends, last)
    return ends


def _future(view: ProfileView) -> Iterator[Finding]:
    """What begins, or was given, after today; an end in the future is a plan."""
    for path, entry in entries(view):
        said = getattr(entry, "dates", None) or getattr(entry, "date", None)
        begins = said.since if isinstance(said, DateSpan) else said
        if isinstance(begins, PartialDate) and (begins.year, begins.month or 1, begins.day or 1) > _today(view.today):
            field = "dates" if isinstance(said, DateSpan) else "date"
            question = f"{institution(entry) or 'this'} begins in the future ({begins}): is it certain?"
            yield ask("date-in-future", question, "correct the date, or leave it if it is settled", view.place(*path, field))


def _today(today: date) -> tuple[int, int, int]:
    return (today.year, today.month, today.day)
