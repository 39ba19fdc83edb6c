"""Rows of a season and its events → how it stands with every referee's letter, and whom to write to, when, and what for.

A call wants letters sent, or referees named whom it may ask later: then it is enough that they have agreed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from packet.model.application import Application
from packet.model.deadline import DeadlineKind
from packet.model.season import Event, EventKind, LetterState, Outcome
from packet.season.deadlines import Due, dues
from packet.season.status import Group, Row

ASK_AHEAD = timedelta(weeks=6)
"""How long before a letter is due its referee should be asked: a month to write it, and time to ask another one."""
REMIND_AHEAD = timedelta(days=14)
ANSWER_WITHIN = timedelta(days=14)
"""After which one may ask again."""
REMIND_AGAIN = timedelta(days=7)
OWN = frozenset({DeadlineKind.LETTERS_DUE})
SHARED = frozenset({DeadlineKind.HARD, DeadlineKind.FULL_CONSIDERATION, DeadlineKind.REVIEW_BEGINS})
"""A letter has the deadline of letters, else the first of the application's: who begins to read wants to read it."""
SETTLED = frozenset({Outcome.OFFER, Outcome.ACCEPTED, Outcome.DECLINED, Outcome.REJECTED})
"""Outcomes after which nobody waits for a letter."""
WRITING = frozenset({LetterState.AGREED, LetterState.REQUESTED, LetterState.REMINDED, LetterState.RECEIVED})
COUNTED = WRITING | {LetterState.ASKED}
"""States of those who may still write: as many as are wanted need not be asked."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One referee's letter for one position. `since`: the day of what happened last; `None`: nothing was noted."""

    referee: str
    state: LetterState
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Letters:
    """All letters for one position."""

    application: Application
    due: Due | None
    letters: tuple[Letter, ...]

    @property
    def needed(self) -> int | None:
        """How many, `None` where the call does not say."""
        return self.application.letters if self.application.letters is not None else self.application.contacts

    @property
    def named_only(self) -> bool:
        """Whether the call wants referees named, and no letters sent."""
        return self.application.letters is None and self.application.contacts is not None

    @property
    def there(self) -> int:
        """How many of the needed are there: letters that came in, or referees who agreed."""
        wanted = WRITING if self.named_only else {LetterState.RECEIVED}
        return sum(one.state in wanted for one in self.letters)

    @property
    def enough(self) -> bool:
        return self.needed is not None and self.there >= self.needed


@dataclass(frozen=True, slots=True)
class Prompt:
    """Somebody to write to: from which day on, what for, and when the letter is due."""

    referee: str
    position: str
    by: date
    action: str
    due: Due | None


def letters(rows: Iterable[Row], events: Iterable[Event], now: datetime) -> tuple[Letters, ...]:
    """The letters of every position that waits for any, or about which something was noted: whose are due first, first."""
    noted: dict[str, dict[str, Event]] = {}
    for event in events:
        if event.kind is EventKind.LETTER:
            noted.setdefault(event.position, {})[event.referee] = event
    found = (_letters(row.application, noted.get(row.application.name, {}), now) for row in rows if _waits(row))
    shown = [one for one in found if one.needed is not None or noted.get(one.application.name)]
    dated = sorted((one for one in shown if one.due), key=lambda one: one.due.at if one.due else now)
    return (*dated, *(one for one in shown if not one.due))


def _waits(row: Row) -> bool:
    return row.group <= Group.WAITING and row.standing.outcome not in SETTLED


def _letters(application: Application, noted: Mapping[str, Event], now: datetime) -> Letters:
    names = dict.fromkeys((*application.referees, *noted))
    return Letters(application, letters_due(application, now), tuple(_letter(name, noted.get(name)) for name in names))


def _letter(name: str, last: Event | None) -> Letter:
    return Letter(name, LetterState(last.value), last.day) if last else Letter(name, LetterState.TO_ASK)


def letters_due(application: Application, now: datetime) -> Due | None:
    """When letters must be in: the next deadline that they have, else the last that is over."""
    found = dues(application.deadlines, application.zone)
    theirs = [due for due in found if due.kind in OWN] or [due for due in found if due.kind in SHARED]
    return next((due for due in theirs if due.at >= now), theirs[-1] if theirs else None)


def prompts(found: Sequence[Letters], now: datetime, within: timedelta) -> tuple[Prompt, ...]:
    """Whom to write to within that time, what is due first at the beginning."""
    last = now.date() + within
    wanted = [one for letters in found for one in _prompts(letters, now) if one.by <= last]
    return tuple(sorted(wanted, key=lambda one: (_day(one.due, now) or date.max, one.referee, one.position)))


def _prompts(asked: Letters, now: datetime) -> Iterator[Prompt]:
    if asked.enough:
        return
    to_ask = max(0, (asked.needed or 0) - sum(one.state in COUNTED for one in asked.letters))
    day = _day(asked.due, now)
    for letter in asked.letters:
        if letter.state is LetterState.TO_ASK:
            to_ask -= 1
            if to_ask < 0:
                continue
        if (what := _what(letter, day, now.date(), named_only=asked.named_only)) is not None:
            yield Prompt(letter.referee, asked.application.name, *what, asked.due)


def _what(letter: Letter, due: date | None, today: date, *, named_only: bool) -> tuple[date, str] | None:
    """From which day on there is something to write, and what; `None` for what is settled."""
    since = letter.since or today
    if letter.state is LetterState.TO_ASK:
        return (_moved(due, -ASK_AHEAD) if due else today), "ask"
    if letter.state is LetterState.ASKED:
        return _moved(since, ANSWER_WITHIN), f"ask again: asked on {since.day} {since:%b}, no answer noted"
    if letter.state in {LetterState.RECEIVED, LetterState.DECLINED} or named_only:
        return None
    late = "overdue: " if due and due < today else ""
    if letter.state is LetterState.REMINDED:
        return _moved(since, REMIND_AGAIN), f"{late}remind again: reminded on {since.day} {since:%b}"
    return (_moved(due, -REMIND_AHEAD) if due else _moved(since, ANSWER_WITHIN)), f"{late}remind"


def _moved(day: date, by: timedelta) -> date:
    """Within the days that there are: an event may have any."""
    try:
        return day + by
    except OverflowError:
        return date.max if by > timedelta(0) else date.min


def _day(due: Due | None, now: datetime) -> date | None:
    """The day on the clock of the person who asks."""
    return due.act_by.astimezone(now.tzinfo).date() if due else None
