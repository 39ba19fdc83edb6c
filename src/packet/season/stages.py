"""The events of one position, and what its call needs → how it stands: stage and outcome; and what may come next.

What was sent, and which letters are in, is never said by hand: `sent` follows from frozen copies, `complete` from letters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from packet.model.season import Event, EventKind, LetterState, Outcome, Stage


@dataclass(frozen=True, slots=True)
class Needs:
    """What a call needs: the places where the files go (none named: one), and how many letters (`None`: it does not say).

    `closed`: nothing is accepted any more, wherever one stands.
    """

    portals: tuple[str, ...] = ()
    letters: int | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """How an application stands: `portals` it was sent to and those that `lack` it, and the referees whose `letters` are in."""

    stage: Stage
    outcome: Outcome = Outcome.OPEN
    portals: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()


BEFORE = (Stage.LEAD, Stage.INTERESTED, Stage.PREPARING, Stage.READY)
"""What comes before sending. Said after it, it means that what was sent does not count: noted by mistake, lost by the portal."""
FOLLOWING = frozenset({Stage.SENT_IN_PART, Stage.SENT, Stage.COMPLETE})
"""What follows from copies and letters, and is not said by hand."""
LEFT = (Stage.SKIPPED, Stage.EXPIRED)
"""Nothing was sent, and nothing will be."""
_FROM_BEFORE = frozenset({*BEFORE, *LEFT})
STAGES = {
    **dict.fromkeys((*BEFORE, *LEFT), _FROM_BEFORE),
    Stage.SENT_IN_PART: frozenset({Stage.PREPARING, Stage.WITHDRAWN}),
    Stage.SENT: frozenset({Stage.PREPARING, Stage.UNDER_REVIEW, Stage.WITHDRAWN}),
    Stage.COMPLETE: frozenset({Stage.PREPARING, Stage.UNDER_REVIEW, Stage.WITHDRAWN}),
    Stage.UNDER_REVIEW: frozenset({Stage.PREPARING, Stage.WITHDRAWN}),
    Stage.WITHDRAWN: frozenset({Stage.PREPARING, Stage.UNDER_REVIEW}),
}
"""Stage to those that a person may say next."""
OUTCOMES = {
    Outcome.OPEN: frozenset({Outcome.INTERVIEW, Outcome.OFFER, Outcome.REJECTED}),
    Outcome.INTERVIEW: frozenset({Outcome.OFFER, Outcome.REJECTED, Outcome.OPEN}),
    Outcome.OFFER: frozenset({Outcome.ACCEPTED, Outcome.DECLINED, Outcome.REJECTED, Outcome.OPEN}),
    Outcome.ACCEPTED: frozenset({Outcome.DECLINED, Outcome.OPEN}),
    Outcome.DECLINED: frozenset({Outcome.OPEN}),
    Outcome.REJECTED: frozenset({Outcome.INTERVIEW, Outcome.OFFER, Outcome.OPEN}),
}
"""Outcome to those that may follow: `open` takes a mistake back, and a rejected applicant may be asked after all."""


def next_stages(stage: Stage) -> tuple[Stage, ...]:
    """What a person may say next, in the order of the season."""
    return tuple(one for one in Stage if one in STAGES[stage] and one is not stage)


def next_outcomes(outcome: Outcome) -> tuple[Outcome, ...]:
    return tuple(one for one in Outcome if one in OUTCOMES[outcome])


def standing(events: Iterable[Event], needs: Needs) -> Standing:
    """How a position stands after its events, in the order in which they were noted; any events make a standing."""
    said, outcome = Stage.LEAD, Outcome.OPEN
    sent: dict[str, str] = {}
    letters: dict[str, str] = {}
    for event in events:
        if event.kind is EventKind.STAGE:
            said, sent = _said(Stage(event.value), said, sent)
        elif event.kind is EventKind.SENT:
            sent = {**sent, event.portal.casefold(): event.portal}
            said = Stage.UNDER_REVIEW if said is Stage.UNDER_REVIEW else Stage.SENT
        elif event.kind is EventKind.LETTER:
            letters[event.referee] = event.value
        elif event.kind is EventKind.OUTCOME:
            outcome = Outcome(event.value)
        elif event.kind is EventKind.INTERVIEW and outcome is Outcome.OPEN:
            outcome = Outcome.INTERVIEW
    received = tuple(referee for referee, state in letters.items() if state == LetterState.RECEIVED)
    lacking = _lacking(needs.portals, sent)
    return Standing(_stage(said, bool(sent), lacking, received, needs), outcome, tuple(sent.values()), lacking, received)


def counting(events: Iterable[Event]) -> tuple[Event, ...]:
    """The sendings among the events of a position that still count."""
    found: list[Event] = []
    for event in events:
        if event.kind is EventKind.SENT:
            found.append(event)
        elif event.kind is EventKind.STAGE and Stage(event.value) in BEFORE:
            found.clear()
    return tuple(found)


def _said(stage: Stage, before: Stage, sent: dict[str, str]) -> tuple[Stage, dict[str, str]]:
    """The stage that holds from now on, and the sendings that still count."""
    if stage in FOLLOWING or (stage is Stage.UNDER_REVIEW and not sent):
        return before, sent
    return stage, {} if stage in BEFORE else sent


def _lacking(portals: tuple[str, ...], sent: dict[str, str]) -> tuple[str, ...]:
    """Where it still has to go. A single place is served by whatever was sent."""
    if sent and len(portals) <= 1:
        return ()
    return tuple(portal for portal in portals if portal.casefold() not in sent)


def _stage(said: Stage, sent: bool, lacking: tuple[str, ...], letters: tuple[str, ...], needs: Needs) -> Stage:
    if said in {*LEFT, Stage.WITHDRAWN}:
        return said
    if not sent:
        return Stage.EXPIRED if needs.closed else said
    if lacking:
        return Stage.SENT_IN_PART
    if said is Stage.UNDER_REVIEW:
        return said
    return Stage.COMPLETE if needs.letters is not None and len(letters) >= needs.letters else Stage.SENT
