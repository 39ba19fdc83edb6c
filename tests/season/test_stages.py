"""What the events of a position make of it, and what may come next."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from season_events import event, events, letter, sent, stage

from packet.model.call import Portal
from packet.model.deadline import parse_deadline
from packet.model.position import Position
from packet.model.rules import Rule
from packet.model.season import Event, EventKind, LetterState, Outcome, Stage
from packet.season.against_record import objection
from packet.season.needs import needs_of
from packet.season.stages import BEFORE, FOLLOWING, LEFT, Needs, counting, next_outcomes, next_stages, standing

TWO = Needs(portals=("Interfolio", "Departmental form"))
THREE_LETTERS = Needs(letters=3)
NOTHING_SAID = Needs()
SENT_STAGES = {*FOLLOWING, Stage.UNDER_REVIEW}


def stage_after(*happened: Event, needs: Needs = NOTHING_SAID) -> Stage:
    return standing(happened, needs).stage


def test_a_position_of_which_nothing_was_noted_is_a_lead() -> None:
    assert standing((), Needs()) == standing((event(EventKind.NOTE, "seen on a list"),), Needs())
    assert stage_after() is Stage.LEAD


def test_the_last_stage_that_was_said_holds() -> None:
    assert stage_after(stage(Stage.INTERESTED), stage(Stage.PREPARING), stage(Stage.INTERESTED)) is Stage.INTERESTED


def test_a_sending_makes_it_sent_whatever_was_said_before() -> None:
    for before in (*BEFORE, *LEFT):
        assert stage_after(stage(before), sent()) is Stage.SENT


def test_what_was_sent_before_a_stage_that_comes_before_sending_does_not_count() -> None:
    first, second, third = sent("Interfolio"), sent("Departmental form"), sent("Interfolio")
    for before in BEFORE:
        assert counting((first, stage(before), second, third)) == (second, third)
    assert counting((first, stage(Stage.UNDER_REVIEW), stage(Stage.WITHDRAWN), second)) == (first, second)


def test_with_two_portals_it_is_sent_in_part_until_both_have_it() -> None:
    half = standing((sent("Interfolio"),), TWO)
    assert (half.stage, half.portals, half.lacking) == (Stage.SENT_IN_PART, ("Interfolio",), ("Departmental form",))
    assert stage_after(sent("Interfolio"), sent("interfolio"), needs=TWO) is Stage.SENT_IN_PART
    assert stage_after(sent("departmental form"), sent("Interfolio"), needs=TWO) is Stage.SENT


def test_a_single_portal_is_served_by_a_sending_that_names_none() -> None:
    assert stage_after(sent(), needs=Needs(portals=("Interfolio",))) is Stage.SENT


def test_it_is_complete_when_it_is_sent_and_the_letters_are_in() -> None:
    received = [letter(name, LetterState.RECEIVED) for name in ("A", "B", "C")]
    assert stage_after(sent(), *received[:2], needs=THREE_LETTERS) is Stage.SENT
    assert stage_after(sent(), *received, needs=THREE_LETTERS) is Stage.COMPLETE
    assert stage_after(*received, sent(), needs=THREE_LETTERS) is Stage.COMPLETE
    assert stage_after(*received, needs=THREE_LETTERS) is Stage.LEAD
    assert stage_after(*received, sent("Interfolio"), needs=Needs(TWO.portals, 3)) is Stage.SENT_IN_PART


def test_a_letter_counts_by_its_last_state_and_each_referee_once() -> None:
    again = [letter("A", LetterState.RECEIVED)] * 3
    assert standing(again, THREE_LETTERS).letters == ("A",)
    assert standing((*again, letter("A", LetterState.REQUESTED)), THREE_LETTERS).letters == ()


def test_where_the_call_does_not_say_how_many_letters_it_stays_sent() -> None:
    assert stage_after(sent(), letter("A", LetterState.RECEIVED)) is Stage.SENT
    assert stage_after(sent(), needs=Needs(letters=0)) is Stage.COMPLETE


def test_sent_and_complete_said_in_an_imported_event_without_a_copy_mean_nothing() -> None:
    for claimed in (*FOLLOWING, Stage.UNDER_REVIEW):
        assert stage_after(stage(Stage.PREPARING), stage(claimed)) is Stage.PREPARING


def test_under_review_stays_when_an_update_is_sent() -> None:
    assert stage_after(sent(), stage(Stage.UNDER_REVIEW), sent()) is Stage.UNDER_REVIEW


def test_preparing_said_after_sending_means_that_the_sending_does_not_count() -> None:
    again = standing((sent("Interfolio"), sent("Departmental form"), stage(Stage.PREPARING)), TWO)
    assert (again.stage, again.portals) == (Stage.PREPARING, ())
    assert stage_after(sent(), stage(Stage.PREPARING), sent()) is Stage.SENT


def test_it_expires_when_nothing_is_accepted_any_more_and_nothing_was_sent() -> None:
    closed = Needs(closed=True)
    assert [stage_after(stage(one), needs=closed) for one in BEFORE] == [Stage.EXPIRED] * len(BEFORE)
    assert stage_after(stage(Stage.SKIPPED), needs=closed) is Stage.SKIPPED
    assert stage_after(sent(), needs=closed) is Stage.SENT


def why(noted: Event, *happened: Event) -> str:
    said = objection(noted, standing(happened, NOTHING_SAID))
    return said.why if said else ""


def outcome(one: Outcome) -> Event:
    return event(EventKind.OUTCOME, one)


def test_what_the_other_side_says_of_what_was_never_sent_goes_against_the_record() -> None:
    for noted in (event(EventKind.INTERVIEW, "2027-01-12"), *map(outcome, (Outcome.INTERVIEW, Outcome.OFFER, Outcome.REJECTED))):
        assert why(noted) == "no sending is noted that counts"
        assert why(noted, sent(), stage(Stage.PREPARING)) == "no sending is noted that counts"
        assert why(noted, stage(Stage.SKIPPED)) == "it is skipped"
        assert why(noted, sent()) == why(noted, sent(), stage(Stage.UNDER_REVIEW)) == ""
    assert why(outcome(Outcome.OPEN)) == why(event(EventKind.INTERVIEW, "2027-01-12, cancelled")) == ""


def test_who_has_withdrawn_is_still_rejected_and_not_invited() -> None:
    withdrawn = (sent(), stage(Stage.WITHDRAWN))
    assert why(outcome(Outcome.REJECTED), *withdrawn) == ""
    assert why(outcome(Outcome.OFFER), *withdrawn) == why(event(EventKind.INTERVIEW, "soon"), *withdrawn) == "it is withdrawn"


@pytest.mark.parametrize("decided", [Outcome.REJECTED, Outcome.ACCEPTED, Outcome.DECLINED])
def test_what_is_decided_does_not_go_on_without_a_word(decided: Outcome) -> None:
    happened = (sent(), outcome(decided))
    for noted in (event(EventKind.INTERVIEW, "soon"), sent(), *map(stage, (*BEFORE, Stage.UNDER_REVIEW))):
        assert why(noted, *happened) == f"its outcome is {decided}, and stays so"
        assert why(noted, *happened, outcome(Outcome.OPEN)) == ""
    assert why(stage(Stage.WITHDRAWN), *happened) == why(event(EventKind.NOTE, "x"), *happened) == ""


def test_the_outcome_is_an_axis_of_its_own() -> None:
    invited = standing((sent(), event(EventKind.INTERVIEW, "12 Jan")), Needs())
    assert (invited.stage, invited.outcome) == (Stage.SENT, Outcome.INTERVIEW)
    happened = (sent(), event(EventKind.OUTCOME, Outcome.OFFER), event(EventKind.INTERVIEW, "a second visit"))
    assert standing(happened, Needs()).outcome is Outcome.OFFER


def test_what_follows_from_copies_and_letters_is_never_offered_as_a_step() -> None:
    assert not {step for one in Stage for step in next_stages(one)} & FOLLOWING
    assert all(next_stages(one) for one in Stage), "there is a way on from everywhere"
    assert all(one not in next_stages(one) for one in Stage)
    assert Stage.WITHDRAWN not in next_stages(Stage.READY)
    assert next_stages(Stage.SENT) == (Stage.PREPARING, Stage.UNDER_REVIEW, Stage.WITHDRAWN)
    assert Outcome.ACCEPTED not in next_outcomes(Outcome.OPEN)
    assert all(Outcome.OPEN in next_outcomes(one) for one in Outcome if one is not Outcome.OPEN)


@pytest.mark.parametrize(
    ("now", "zone", "closed"),
    [
        ("2026-12-01T23:00+00:00", "", False),
        ("2026-12-02T11:58+00:00", "", False),  # 23:58 of the day at UTC-12
        ("2026-12-02T12:00+00:00", "", True),
        ("2026-12-02T05:58+00:00", "America/Chicago", False),
        ("2026-12-02T06:00+00:00", "America/Chicago", True),
    ],
)
def test_a_day_is_over_when_it_is_over_there_or_everywhere(now: str, zone: str, closed: bool) -> None:
    written = position({"hard": "2026-12-01", "full-consideration": "2026-11-01"})
    assert needs_of(written, (), zone, moment(now)).closed is closed


def test_only_hard_deadlines_close_and_the_last_of_them() -> None:
    assert not needs_of(position({"full-consideration": "2026-11-01"}), (), "", moment("2027-06-01T00:00+00:00")).closed
    assert not needs_of(position({"hard": "2026-11-01", "closing": "2027-01-01"}), (), "", moment("2026-12-01T00:00+00:00")).closed


def test_letters_are_those_of_the_first_rule_that_speaks_of_them() -> None:
    rules = [Rule.model_validate({"letters": "3+"}), Rule.model_validate({"letters": "2"})]
    assert needs_of(position({}), rules, "", moment("2026-11-24T00:00+00:00")).letters == 3
    assert needs_of(position({}), (), "", moment("2026-11-24T00:00+00:00")).letters is None


def position(deadlines: dict[str, str]) -> Position:
    parsed = {kind: parse_deadline(text) for kind, text in deadlines.items()}
    made = Position.model_validate({"target": "job", "institution": "Acme", "title": "Professor"})
    return made.model_copy(update={"deadlines": parsed, "portals": (Portal(name="Interfolio"),)})


moment = datetime.fromisoformat
NEEDS = st.builds(
    Needs,
    st.sampled_from([(), ("Interfolio",), ("Interfolio", "Departmental form")]),
    st.one_of(st.none(), st.integers(0, 3)),
    st.booleans(),
)


@given(st.lists(events(), max_size=12), NEEDS)
def test_any_events_make_a_standing_and_sent_always_has_a_copy(happened: list[Event], needs: Needs) -> None:
    now = standing(happened, needs)
    counted = [one for one in happened if one.kind is EventKind.SENT]
    if now.stage in SENT_STAGES:
        assert counted and now.portals
    if now.stage is Stage.SENT_IN_PART:
        assert now.lacking and now.portals and len(needs.portals) > 1
    if now.stage in {Stage.SENT, Stage.COMPLETE, Stage.UNDER_REVIEW}:
        assert not now.lacking
    if now.stage is Stage.COMPLETE:
        assert needs.letters is not None and len(now.letters) >= needs.letters
    assert {portal.casefold() for portal in now.portals} <= {one.portal.casefold() for one in counted}


@given(st.lists(events(), max_size=10), NEEDS)
def test_notes_change_nothing_and_reading_twice_gives_the_same(happened: list[Event], needs: Needs) -> None:
    with_notes = [one for each in happened for one in (each, event(EventKind.NOTE, "x"))]
    assert standing(with_notes, needs) == standing(happened, needs) == standing(iter(happened), needs)


@given(st.lists(st.integers(0, 10), max_size=15), NEEDS)
def test_whoever_takes_only_steps_that_are_offered_comes_where_they_lead(choices: list[int], needs: Needs) -> None:
    happened = [sent(portal) for portal in needs.portals or ("",)] if choices and choices[0] % 2 else []
    for choice in choices:
        steps = next_stages(standing(happened, needs).stage)
        step = steps[choice % len(steps)]
        happened.append(stage(step))
        expired = needs.closed and step in BEFORE
        assert standing(happened, needs).stage is (Stage.EXPIRED if expired else step)
