"""Events of a season, made in a line; and any events, for properties."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from itertools import count

from hypothesis import strategies as st

from packet.model.season import Event, EventKind, LetterState, Outcome, Stage

NOW = datetime(2026, 11, 24, 15, 0, tzinfo=timezone(timedelta(hours=8)))
_NUMBERS = count(1)


def event(kind: EventKind, value: str, *, position: str = "acme", portal: str = "", referee: str = "", note: str = "") -> Event:
    """An event a minute after the last one."""
    number = next(_NUMBERS)
    return Event(f"event-{number}", NOW + timedelta(minutes=number), NOW.date(), position, kind, value, portal, referee, "", note)


def stage(one: Stage) -> Event:
    return event(EventKind.STAGE, one)


def sent(portal: str = "") -> Event:
    return event(EventKind.SENT, "acme/2026-11-24", portal=portal)


def letter(referee: str, state: LetterState) -> Event:
    return event(EventKind.LETTER, state, referee=referee)


TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"), max_size=12)
WORDS = TEXTS.filter(bool)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
INSTANTS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=ZONES)  # noqa: DTZ001
PORTALS = st.sampled_from(["", "Interfolio", "interfolio", "Departmental form"])
VALUES = {
    EventKind.STAGE: st.sampled_from(list(Stage)),
    EventKind.LETTER: st.sampled_from(list(LetterState)),
    EventKind.OUTCOME: st.sampled_from(list(Outcome)),
    EventKind.SENT: st.sampled_from(["acme/2026-11-24", "acme/2026-11-24-2"]),
    EventKind.INTERVIEW: WORDS,
    EventKind.NOTE: WORDS,
}


@st.composite
def events(draw: st.DrawFn) -> Event:
    kind = draw(st.sampled_from(list(EventKind)))
    return Event(
        id=draw(st.uuids(version=4)).hex,
        noted=draw(INSTANTS),
        day=draw(st.dates(date(2000, 1, 1), date(2100, 1, 1))),
        position="acme",
        kind=kind,
        value=str(draw(VALUES[kind])),
        portal=draw(PORTALS) if kind is EventKind.SENT else "",
        referee=draw(WORDS) if kind is EventKind.LETTER else "",
        confirmation=draw(TEXTS),
        note=draw(TEXTS),
    )
