"""Who is to write for which position, what was noted of it → how it stands, and whom to write to this week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from season_samples import NOW, application, decided, event

from packet.model.application import Application
from packet.model.deadline import parse_deadline
from packet.model.season import Event, EventKind, LetterState
from packet.season.letters import Letters, letters, prompts
from packet.season.status import status

WEEK = timedelta(days=7)
THREE = ("Ada Byron", "Grace Hopper", "Mary Shelley")


def wanting(name: str = "one", count: int | None = 2, contacts: int | None = None, **deadlines: str) -> Application:
    dues = {kind.replace("_", "-"): parse_deadline(text) for kind, text in deadlines.items()}
    return replace(application(name, letters=count), deadlines=dues, referees=THREE, contacts=contacts)


def noted(referee: str, state: str, day: date = date(2026, 10, 31), position: str = "one") -> Event:
    return replace(event(EventKind.LETTER, state, position, referee=referee), id=f"{referee}{state}{day}{position}", day=day)


def found(one: Application, *events: Event) -> tuple[Letters, ...]:
    return letters(status([one], events, NOW), events, NOW)


def asked_for(one: Application, *events: Event, within: timedelta = WEEK) -> list[tuple[str, str]]:
    return [(prompt.referee, prompt.action) for prompt in prompts(found(one, *events), NOW, within)]


def test_a_referee_of_whom_nothing_is_noted_is_to_be_asked() -> None:
    (one,) = found(wanting(hard="2026-12-01"))
    assert [(letter.referee, letter.state, letter.since) for letter in one.letters] == [
        (name, LetterState.TO_ASK, None) for name in THREE
    ]


def test_the_last_event_of_a_referee_counts_and_a_former_referee_stays_in_the_table() -> None:
    (one,) = found(wanting(), noted("Ada Byron", "asked"), noted("Ada Byron", "agreed"), noted("Emmy Noether", "received"))
    states = {letter.referee: letter.state for letter in one.letters}
    assert (states["Ada Byron"], states["Emmy Noether"]) == (LetterState.AGREED, LetterState.RECEIVED)
    assert (one.there, one.needed, one.enough) == (1, 2, False)


def test_letters_are_due_by_their_own_deadline_else_by_that_of_the_application() -> None:
    (own,) = found(wanting(hard="2026-12-01", letters_due="2026-12-08"))
    (shared,) = found(wanting(full_consideration="2026-11-20", hard="2027-06-30"))
    (over,) = found(wanting(full_consideration="2026-10-01", hard="2026-12-01"))
    assert own.due and own.due.name == "letters-due"
    assert shared.due and shared.due.name == "full-consideration"
    assert over.due and over.due.name == "hard"


def test_nobody_waits_for_letters_once_there_is_an_offer_or_a_refusal() -> None:
    offer = event(EventKind.OUTCOME, "offer", "one")
    assert found(wanting(hard="2026-12-01"), offer) == ()


def test_only_as_many_referees_as_are_needed_are_to_be_asked() -> None:
    assert asked_for(wanting(hard="2026-12-01")) == [("Ada Byron", "ask"), ("Grace Hopper", "ask")]
    assert asked_for(wanting(hard="2026-12-01"), noted("Mary Shelley", "agreed")) == [("Ada Byron", "ask")]
    declined = [noted("Ada Byron", "declined"), noted("Grace Hopper", "asked")]
    assert asked_for(wanting(hard="2026-12-01"), *declined) == [("Mary Shelley", "ask")]


def test_nobody_is_asked_months_before() -> None:
    far = wanting(hard="2027-06-01")
    assert asked_for(far) == []
    assert asked_for(far, within=timedelta(days=300)) == [("Ada Byron", "ask"), ("Grace Hopper", "ask")]


def test_who_has_not_answered_for_two_weeks_is_asked_again() -> None:
    old, new = noted("Ada Byron", "asked", date(2026, 10, 10)), noted("Grace Hopper", "asked", date(2026, 10, 30))
    assert asked_for(wanting(hard="2026-12-24"), old, new) == [("Ada Byron", "ask again: asked on 10 Oct, no answer noted")]


def test_who_agreed_is_reminded_two_weeks_ahead_and_again_after_a_week() -> None:
    soon = wanting(letters_due="2026-11-18")
    agreed = [noted("Ada Byron", "agreed"), noted("Grace Hopper", "requested")]
    assert asked_for(soon, *agreed) == [("Ada Byron", "remind"), ("Grace Hopper", "remind")]
    again = noted("Ada Byron", "reminded", date(2026, 10, 31))
    assert ("Ada Byron", "remind again: reminded on 31 Oct") in asked_for(soon, *agreed, again)
    assert asked_for(soon, *agreed, replace(again, day=date(2026, 11, 1)), within=timedelta(days=6)) == [("Grace Hopper", "remind")]


def test_whatever_day_was_noted_there_is_a_day_to_write_on() -> None:
    last = noted("Ada Byron", "asked", date(9999, 12, 30)), noted("Grace Hopper", "reminded", date(9999, 12, 30))
    assert {prompt.by for prompt in prompts(found(wanting(), *last), NOW, WEEK)} <= {date.max, NOW.date()}


def test_a_late_letter_is_overdue() -> None:
    late = wanting(letters_due="2026-10-20", hard="2026-12-01")
    assert asked_for(late, noted("Ada Byron", "agreed"), noted("Grace Hopper", "received")) == [("Ada Byron", "overdue: remind")]


def test_nobody_is_reminded_when_enough_letters_are_in() -> None:
    events = [noted("Ada Byron", "received"), noted("Grace Hopper", "received"), noted("Mary Shelley", "agreed")]
    assert asked_for(wanting(hard="2026-11-03"), *events) == []


def test_where_referees_are_only_named_it_is_enough_that_they_agree() -> None:
    named = wanting(count=None, contacts=2, hard="2026-11-03")
    (one,) = found(named, noted("Ada Byron", "agreed"))
    assert (one.named_only, one.there, one.needed) == (True, 1, 2)
    assert asked_for(named, noted("Ada Byron", "agreed")) == [("Grace Hopper", "ask")]


def test_what_wants_no_letters_or_is_over_is_not_in_the_table() -> None:
    assert found(wanting(count=None)) == ()
    assert found(wanting(), decided("rejected")) == ()
    (noticed,) = found(wanting(count=None), noted("Ada Byron", "asked"))
    assert noticed.needed is None


def test_what_is_due_first_stands_first() -> None:
    rows = status([wanting("late", hard="2026-11-30"), wanting("soon", hard="2026-11-10")], (), NOW)
    assert [prompt.position for prompt in prompts(letters(rows, (), NOW), NOW, WEEK)] == ["soon", "soon", "late", "late"]


def test_the_position_whose_letters_are_due_first_stands_first_though_another_application_is_due_before() -> None:
    early = wanting("early", hard="2026-11-20", letters_due="2026-12-20")
    late = wanting("late", hard="2026-12-01", letters_due="2026-12-02")
    undated = wanting("undated")
    rows = status([early, late, undated], (), NOW)
    assert [one.application.name for one in letters(rows, (), NOW)] == ["late", "early", "undated"]
