"""Dates in letters and statements: typed by hand beside the letter's own, or told as past and still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from packet.model.document import Document, LetterHead
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.plain_text import lines, plain_text
from packet.model.sentences import sentence_at

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS)
DATE = re.compile(
    rf"\b(?P<iso>(?P<y>20\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d))\b|\b(?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\.? (?:of )?)?"
    rf"(?P<month>{_MONTH})\.?(?: (?P<after>[0-3]?\d)(?:st|nd|rd|th)?)?,? (?P<year>20\d\d)\b"
)
DONE = re.compile(
    r"\b(?:I|we) (?:have )?(?:\w+ed|won|gave|taught|wrote|led|built|spent|began|became|held)\b"
    r"|\bwas (?:published|awarded|accepted|held|released)\b|\bappeared\b|\bsince\b",
    re.IGNORECASE,
)
STALE = 60
"""Days after which a date typed in a letter is certainly an old one."""


@dataclass(frozen=True, slots=True)
class Told:
    """A date as a text tells it; `day` None: a month alone."""

    said: str
    year: int
    month: int
    day: int | None
    at: int

    @property
    def first(self) -> date:
        """The first day that it can mean; a day that no month has counts as the month."""
        try:
            return date(self.year, self.month, self.day or 1)
        except ValueError:
            return date(self.year, self.month, 1)


def check_dates(inspection: Inspection) -> tuple[Finding, ...]:
    """Findings for dates of letters and statements; one pass where none contradicts the day of the packet."""
    packet = inspection.packet
    documents = [document for document in packet.documents if document.shape in {"letter", "statement"}]
    found = [finding for document in documents for finding in _of_document(document, packet.plan.date)]
    day = packet.plan.date.isoformat()
    return tuple(found) or ((Finding("typed-date", Verdict.PASS, f"no date contradicts {day}"),) if documents else ())


def _of_document(document: Document, today: date) -> Iterator[Finding]:
    own = {line for block in document.blocks if isinstance(block, LetterHead) for line in lines(block)}
    text = "\n\n".join(part for part in plain_text(document).split("\n\n") if not own & set(part.split("\n")))
    return (replace(finding, document=document.name) for finding in date_findings(text, today))


def date_findings(text: str, today: date) -> Iterator[Finding]:
    """A finding for each date of the running text that cannot be right on the day of the letter."""
    for told in dates_in(text):
        if told.day and _stands_alone(text, told) and told.first != today:
            age = (today - told.first).days
            old = f", {age} days before" if age > STALE else ", still to come" if age < 0 else ""
            message = f"“{told.said}” stands as the date of the text{old}; the packet is of {today.isoformat()}"
            yield Finding(
                "typed-date",
                Verdict.FAIL if old else Verdict.WARNING,
                message,
                "leave it out: the letter's date is set by itself",
            )
        elif told.first > today and DONE.search(sentence_at(text, told.at)[: _offset(text, told)]):
            message = f"“{told.said}” is told as past, and lies after {today.isoformat()}"
            yield Finding("future-date", Verdict.WARNING, message, "correct the date, or say that it is still to come")


def dates_in(text: str) -> Iterator[Told]:
    """The dates of a text that name at least month and year."""
    for match in DATE.finditer(text):
        if match["iso"]:
            yield Told(match[0], int(match["y"]), int(match["m"]), int(match["d"]), match.start())
        else:
            month = next(at for at, name in enumerate(MONTHS, 1) if name.startswith(match["month"][:3]))
            day = match["day"] or match["after"]
            yield Told(match[0], int(match["year"]), month, int(day) if day else None, match.start())


def _stands_alone(text: str, told: Told) -> bool:
    begin, end = text.rfind("\n", 0, told.at) + 1, text.find("\n", told.at)
    line = text[begin : end if end >= 0 else len(text)]
    return len(line.replace(told.said, "").strip(" .,:")) < 20 and not re.search(r"[.!?]\s*$|\bI\b", line)


def _offset(text: str, told: Told) -> int:
    """Where the date ends in its sentence: what stands before it is what it is told of."""
    sentence = sentence_at(text, told.at)
    return sentence.find(told.said) + len(told.said)
