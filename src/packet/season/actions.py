"""An application and how it stands → what to do next, in words."""

from __future__ import annotations

from datetime import datetime

from packet.model.application import Application
from packet.model.deadline import DeadlineKind
from packet.model.season import Outcome, Stage
from packet.season.deadlines import Due
from packet.season.stages import BEFORE, Standing

MOST_NAMED = 2


def next_action(application: Application, stands: Standing, due: Due | None, now: datetime) -> str:
    """In words; "" where nothing is to be done."""
    if stands.stage in {Stage.SKIPPED, Stage.WITHDRAWN} or stands.outcome in {Outcome.ACCEPTED, Outcome.DECLINED, Outcome.REJECTED}:
        return ""
    if stands.stage is Stage.EXPIRED:
        return "too late: nothing is taken any more"
    late = "" if due is None or now <= due.at else "overdue: "
    if due and due.kind in _ANSWERS and stands.stage not in BEFORE:
        return late + _ANSWERS[due.kind]
    if due and due.kind is DeadlineKind.LETTERS_DUE:
        return late + _remind(application, stands)
    if stands.stage in BEFORE:
        return late + (_prepare(application) or _send(application.portals))
    if stands.stage is Stage.SENT_IN_PART:
        return late + _send(stands.lacking)
    if stands.outcome is Outcome.OFFER:
        return f"answer the offer: packet outcome {application.name} accepted, or declined"
    return _remind(application, stands) if len(stands.letters) < (application.letters or 0) else "wait"


_ANSWERS = {
    DeadlineKind.FOLLOW_UP: "ask how it stands",
    DeadlineKind.INTERVIEW: "prepare the interview",
    DeadlineKind.OFFER_EXPIRES: "answer the offer",
}


def _prepare(application: Application) -> str:
    """What keeps the packet from being sent; "" where nothing does."""
    name, build = application.name, application.build
    if application.unconfirmed:
        return f"packet confirm {name}: {_some(application.unconfirmed)}"
    if application.missing:
        return _some([f"{document}: {lack}" for document, lack in application.missing.items()])
    if build is None:
        return f"packet build {name}"
    if build.changed:
        return f"packet build {name}: {_some(build.changed)} changed since"
    if build.failed:
        return f"mend, then build: {_some(build.failed)}"
    return ""


def _send(portals: tuple[str, ...]) -> str:
    return f"send it: {', '.join(portals)}" if portals else "send it"


def _remind(application: Application, stands: Standing) -> str:
    if application.letters is None:
        return "ask the referees whether their letters are in"
    lacking = application.letters - len(stands.letters)
    return f"remind the referees: {lacking} letter{'s' * (lacking != 1)} to come"


def _some(words: tuple[str, ...] | list[str]) -> str:
    more = len(words) - MOST_NAMED
    return "; ".join(words[:MOST_NAMED]) + (f" (and {more} more)" if more > 0 else "")
