"""Letters and statements → whether they tell one date of what is to come: when the degree is done, and when one can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from packet.check.texts.dates import Told, dates_in
from packet.model.document import Document
from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.plain_text import plain_text
from packet.model.sentences import sentence_at

EVENTS: Mapping[str, re.Pattern[str]] = {
    "graduation": re.compile(
        r"\b(?:graduat\w*|(?:complete|finish|defend|receive|obtain)\w* (?:my|the) (?:Ph\.? ?D|doctorate|thesis|degree))", re.I
    ),
    "start": re.compile(r"\b(?:available|(?:can|could) (?:start|begin|join)|free to (?:start|begin|join))\b", re.I),
}
"""What has one date only, and the words of a sentence that tells it."""


def check_told_dates(inspection: Inspection) -> tuple[Finding, ...]:
    """A question for each event that is told with two dates; none where nothing is told twice."""
    prose = [one for one in inspection.packet.documents if one.shape in {"letter", "statement"}]
    return tuple(finding for event in EVENTS for finding in _differing(event, prose))


def _differing(event: str, prose: list[Document]) -> Iterator[Finding]:
    told = [(document, one) for document in prose for one in _dates_of(event, plain_text(document))]
    for document, other in told[1:]:
        first, date = told[0]
        if not _agree(date, other):
            there = f" in {first.title}" if first.name != document.name else ""
            said = f"{event}: “{other.said}” here, “{date.said}”{there}: which is right?"
            remedy = "write one date in both, or tick it off where they are of different things"
            yield Finding("dates-differ", Verdict.NEEDS_PERSON, said, remedy, document.name, subject=event)
            return


def _dates_of(event: str, text: str) -> Iterator[Told]:
    """The dates of sentences that speak of the event, where they tell no other date."""
    dates = list(dates_in(text))
    spoken = [sentence_at(text, one.at) for one in dates]
    return (
        one for one, sentence in zip(dates, spoken, strict=True) if spoken.count(sentence) == 1 and EVENTS[event].search(sentence)
    )


def _agree(one: Told, other: Told) -> bool:
    """A month agrees with each of its days."""
    same_day = one.day is None or other.day is None or one.day == other.day
    return (one.year, one.month) == (other.year, other.month) and same_day
