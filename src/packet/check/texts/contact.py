"""Letters: whether they say where the answer should go."""

from __future__ import annotations

from packet.model.finding import Finding, Verdict
from packet.model.inspection import Inspection
from packet.model.plain_text import plain_text


def check_contact(inspection: Inspection) -> tuple[Finding, ...]:
    """One finding for each letter: its text holds the applicant's e-mail address, or does not. An anonymous one may not."""
    packet = inspection.packet
    if packet.plan.anonymous:
        return ()
    email = packet.plan.profile.email
    found = []
    for letter in packet.documents:
        if letter.shape != "letter":
            continue
        if email.casefold() in plain_text(letter).casefold():
            found.append(Finding("no-contact", Verdict.PASS, f"the letter names {email}", "", letter.name))
        else:
            message, remedy = f"the letter does not say {email}", "write {{ email }} in it"
            found.append(Finding("no-contact", Verdict.FAIL, message, remedy, letter.name))
    return tuple(found)
