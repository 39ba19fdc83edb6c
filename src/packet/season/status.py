"""Applications, what happened to them, and the time → the rows of `packet status`: what is due next, what is lacking, what to do.

What a deadline asks for depends on the stage: before sending it is the packet, then the letters, then an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import IntEnum

from packet.model.application import Application
from packet.model.deadline import DeadlineKind
from packet.model.season import Event, Outcome, Stage
from packet.season.actions import next_action
from packet.season.deadlines import Due, closed, dues
from packet.season.interviews import interviews
from packet.season.stages import BEFORE, Needs, Standing, standing

OVER = frozenset({Stage.SKIPPED, Stage.WITHDRAWN})
DECIDED = frozenset({Outcome.ACCEPTED, Outcome.DECLINED, Outcome.REJECTED})
UNSENT = frozenset({*BEFORE, Stage.SENT_IN_PART})
SENDING = frozenset({DeadlineKind.HARD, DeadlineKind.FULL_CONSIDERATION, DeadlineKind.REVIEW_BEGINS, DeadlineKind.INTERNAL})
"""Kinds by which the packet should be sent."""
WONDERING = timedelta(days=14)


class Group(IntEnum):
    """How rows follow one another; within a group they stand by what is due first."""

    UNDATED = 0
    """The posting says until when, and nobody has said yet how it is to be read: it may be today."""
    DATED = 1
    OPEN = 2
    """Nothing is due, and it is not sent yet."""
    WAITING = 3
    """Sent, and nothing is due."""
    TOO_LATE = 4
    OVER = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One position in the table. `due` is the deadline to act on: the next one, or the last one that was missed."""

    application: Application
    standing: Standing
    group: Group
    due: Due | None
    ready: bool
    """Whether what the deadline asks for is there."""
    action: str
    dues: tuple[Due, ...] = ()
    """All deadlines, and interviews that the log tells of."""

    def due_in(self, now: datetime) -> timedelta | None:
        return self.due.act_by - now if self.due else None

    def endangered(self, now: datetime, within: timedelta) -> bool:
        """Whether it is due within that time, and not ready."""
        return bool(self.due and not self.ready and now <= self.due.at and self.due.act_by - now <= within)


def status(applications: Iterable[Application], events: Sequence[Event], now: datetime) -> tuple[Row, ...]:
    """All rows, the most urgent first. `now` has a zone."""
    by_position: dict[str, list[Event]] = {}
    for event in events:
        by_position.setdefault(event.position, []).append(event)
    rows = [row(application, by_position.get(application.name, ()), now) for application in applications]
    return tuple(sorted(rows, key=_urgency))


def _urgency(one: Row) -> tuple[int, float, str]:
    at = one.due.act_by.timestamp() if one.due else 0.0
    return one.group, -at if one.group >= Group.TOO_LATE else at, one.application.name


def row(application: Application, events: Iterable[Event], now: datetime) -> Row:
    happened = tuple(events)
    written = {**interviews(happened), **application.deadlines}
    found = tuple(_doubted(one, application) for one in dues(written, application.zone))
    needs = Needs(application.portals, application.letters, closed(found, now))
    stands = standing(happened, needs)
    if stands.stage in BEFORE:
        stands = _as_it_lies(application, stands)
    due = next_due(found, application, stands, now)
    ready = _is_ready(application, stands, due)
    return Row(application, stands, _group(application, stands, due), due, ready, next_action(application, stands, due, now), found)


def _doubted(one: Due, application: Application) -> Due:
    """A deadline with what is doubtful about all of it: that it was read from a posting, and nobody has confirmed it."""
    if f"deadlines.{one.name}" not in application.unconfirmed:
        return one
    return replace(one, doubts=(f"not confirmed: packet confirm {application.name}", *one.doubts))


def _as_it_lies(application: Application, stands: Standing) -> Standing:
    """A packet that was built, and about which nothing was noted yet, is being prepared."""
    if stands.stage in (Stage.LEAD, Stage.INTERESTED) and application.build:
        return Standing(Stage.PREPARING, stands.outcome, stands.portals, stands.lacking, stands.letters)
    return stands


def is_over(stands: Standing) -> bool:
    """Whether it was given up or decided: nothing of it is due any more."""
    return stands.stage in OVER or stands.outcome in DECIDED


def settled(one: Due, application: Application, stands: Standing) -> bool:
    """Whether a deadline asks for nothing any more: what it is for is done, or given up."""
    if is_over(stands):
        return True
    if one.kind in SENDING:
        return stands.stage not in {*UNSENT, Stage.EXPIRED}
    if one.kind is DeadlineKind.LETTERS_DUE:
        return letters_are_in(application, stands)
    return one.kind is DeadlineKind.FOLLOW_UP and stands.outcome is not Outcome.OPEN


def _asks(one: Due, application: Application, stands: Standing) -> bool:
    """Whether a deadline asks for something now: nobody follows up what was not sent."""
    early = one.kind is DeadlineKind.FOLLOW_UP and stands.stage in {*BEFORE, Stage.EXPIRED}
    return not early and not settled(one, application, stands)


def letters_are_in(application: Application, stands: Standing) -> bool:
    return application.letters is not None and len(stands.letters) >= application.letters


def next_due(found: Sequence[Due], application: Application, stands: Standing, now: datetime) -> Due | None:
    """The first deadline that can still be kept; else the last one that was missed."""
    asking = [one for one in found if _asks(one, application, stands)]
    coming = [one for one in asking if one.at >= now]
    missed = [one for one in asking if one.at < now and _can_be_late(one, application)]
    return next(iter(coming), None) or (missed[-1] if missed else None)


def _can_be_late(one: Due, application: Application) -> bool:
    """Whether there is anything to do when it is over: not where nobody knows how many letters there should be."""
    counted = one.kind is not DeadlineKind.LETTERS_DUE or application.letters is not None
    return counted and one.kind is not DeadlineKind.INTERVIEW


def _group(application: Application, stands: Standing, due: Due | None) -> Group:
    if stands.stage is Stage.EXPIRED:
        return Group.TOO_LATE
    if is_over(stands):
        return Group.OVER
    if due:
        return Group.DATED
    if stands.stage in UNSENT and any(name.startswith("deadlines.") for name in application.unconfirmed):
        return Group.UNDATED
    return Group.OPEN if stands.stage in UNSENT else Group.WAITING


def _is_ready(application: Application, stands: Standing, due: Due | None) -> bool:
    if due and due.kind is DeadlineKind.LETTERS_DUE:
        return False  # it asks for something, so letters are lacking
    if stands.stage not in UNSENT or (due and due.kind not in SENDING):
        return True
    return is_sendable(application)


def is_sendable(application: Application) -> bool:
    """Whether the packet that lies there can be sent: nothing is missing or unconfirmed, no check failed, no source changed."""
    build = application.build
    settled = not application.missing and not application.unconfirmed
    return bool(build and not build.failed and not build.changed and settled)


def is_past(one: Row, now: datetime) -> bool:
    """Whether it belongs to those that are only shown on request: over, or too late for longer than one would wonder about."""
    if one.group is Group.TOO_LATE:
        return one.due is None or now - one.due.at > WONDERING
    return one.group is Group.OVER
