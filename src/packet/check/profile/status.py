"""The status of publications against their dates, and the year of a venue against both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from packet.check.profile.asking import ask
from packet.model.finding import Finding
from packet.model.profile_view import ProfileView
from packet.model.publications import Publication
from packet.model.scalars import PartialDate

OUT_BY_NOW = 3
"""Months after its date that an accepted paper is asked about."""
DECIDED_BY_NOW = 18
"""Months after its date that a submitted paper is asked about."""


def check_statuses(view: ProfileView) -> Iterator[Finding]:
    for key, publication in view.publications.items():
        if question := _question(publication, view.today):
            yield ask(
                "publication-date", f"{key} {question}", "correct its status: or date:", view.place("publications", key, "date")
            )
        if question := _year(publication):
            yield ask("publication-date", f"{key} {question}", "correct one of them", view.place("publications", key, "venue"))


def _question(publication: Publication, today: date) -> str:
    age, status, day = _months(publication.date, today), publication.status, publication.date
    if age < 0 and status in {"published", "preprint", "submitted"}:
        return f"is {status}, but its date ({day}) lies in the future: is it accepted, and to appear?"
    if status == "accepted" and age > OUT_BY_NOW:
        return f"was to appear in {day}: has it?"
    if status == "submitted" and age > DECIDED_BY_NOW:
        return f"was submitted in {day}: is it still under review?"
    return ""


def _months(day: PartialDate, today: date) -> int:
    """How long ago it was, in months as far as the date is known; a year alone has come when it has begun."""
    if not day.month:
        return (today.year - day.year) * 12
    months = (today.year - day.year) * 12 + today.month - day.month
    return -1 if months == 0 and day.day > today.day else months


def _year(publication: Publication) -> str:
    year = publication.venue.year if publication.venue else None
    if year is None or abs(year - publication.date.year) < 2:
        return ""
    return f"appeared at {publication.venue}, but its date is {publication.date}: which is right?"
