"""What is due next, what is lacking, and what to do: from applications, events and the time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from season_samples import NOW, application, decided, received, sent, staged

from packet.model.application import LastBuild
from packet.model.season import Event, Stage
from packet.season.status import Group, Row, is_past, row, status

DAY = timedelta(days=1)


def due_of(one: Row) -> str:
    return one.due.name if one.due else ""


def test_rows_stand_by_what_is_to_be_done_first() -> None:
    several = [
        application("rolling"),
        application("late", hard="2026-12-01"),
        application("gone", hard="2026-10-25"),
        application("soon", review_begins="2026-11-03", hard="2026-12-24"),
        application("sent", hard="2026-11-02"),
        application("given-up", hard="2026-11-02"),
        application("overdue", full_consideration="2026-10-20"),
    ]
    events = [sent("sent"), staged("skipped", "given-up")]
    names = [one.application.name for one in status(several, events, NOW)]
    assert names == ["overdue", "soon", "late", "rolling", "sent", "gone", "given-up"]


def test_before_sending_the_next_deadline_of_the_packet_counts_whatever_is_past() -> None:
    one = application(review_begins="2026-10-20", full_consideration="2026-11-06", hard="2026-12-01", follow_up="2026-11-02")
    assert due_of(row(one, (), NOW)) == "full-consideration"


def test_what_was_missed_and_may_still_be_sent_is_overdue() -> None:
    found = row(application(full_consideration="2026-10-20"), (), NOW)
    assert (found.group, due_of(found), found.action) == (Group.DATED, "full-consideration", "overdue: send it")


def test_after_the_last_hard_deadline_it_is_too_late() -> None:
    found = row(application(hard="2026-10-20", closing="2026-10-30"), (), NOW)
    assert (found.group, found.standing.stage, due_of(found)) == (Group.TOO_LATE, Stage.EXPIRED, "closing")
    assert found.action == "too late: nothing is taken any more"
    assert row(application(hard="2026-10-20", closing="2026-11-30"), (), NOW).group is Group.DATED


def test_on_the_day_itself_it_is_due_until_the_day_ends() -> None:
    one = application(hard="2026-11-01 America/Chicago")
    assert row(one, (), NOW + timedelta(hours=16)).group is Group.DATED
    assert row(one, (), NOW + timedelta(hours=18, minutes=1)).group is Group.TOO_LATE


def test_after_sending_letters_then_an_answer_are_due() -> None:
    one = application(hard="2026-11-02", letters_due="2026-11-09", follow_up="2026-12-01", letters=2)
    after = row(one, [sent(), received("A")], NOW)
    assert (due_of(after), after.ready, after.action) == ("letters-due", False, "remind the referees: 1 letter to come")
    complete = row(one, [sent(), received("A"), received("B")], NOW)
    assert (complete.standing.stage, due_of(complete), complete.action) == (Stage.COMPLETE, "follow-up", "ask how it stands")


def test_letters_that_are_late_remain_until_they_come() -> None:
    one = application(letters_due="2026-10-20", letters=1)
    assert row(one, [sent()], NOW).action == "overdue: remind the referees: 1 letter to come"
    assert due_of(row(one, [sent(), received("A")], NOW)) == ""
    uncounted = application(letters_due="2026-10-20")
    assert due_of(row(uncounted, [sent()], NOW)) == ""


def test_an_offer_and_an_interview_are_due_whatever_was_sent() -> None:
    one = application(hard="2026-10-01", interview="2026-11-05 10:00", offer_expires="2026-11-20")
    assert row(one, [sent()], NOW).action == "prepare the interview"
    assert row(one, [sent()], NOW + 9 * DAY).action == "answer the offer"


@pytest.mark.parametrize("last", [staged("withdrawn"), decided("rejected"), decided("accepted")])
def test_what_is_over_asks_for_nothing(last: Event) -> None:
    found = row(application(follow_up="2026-11-05"), [sent(), last], NOW)
    assert (found.group, found.due, found.action) == (Group.OVER, None, "")
    assert is_past(found, NOW)


def test_of_two_portals_both_need_it() -> None:
    one = application(portals=("Interfolio", "Departmental form"), hard="2026-11-05")
    found = row(one, [sent(portal="Interfolio")], NOW)
    assert (found.standing.stage, due_of(found)) == (Stage.SENT_IN_PART, "hard")
    assert found.action == "send it: Departmental form"
    assert row(one, [sent(portal="Interfolio"), sent(portal="Departmental form")], NOW).due is None


@pytest.mark.parametrize(
    ("build", "missing", "said"),
    [
        (None, {}, "packet build one"),
        (None, {"cover-letter": "fit: is empty"}, "cover-letter: fit: is empty"),
        (LastBuild(failed=("12 pages, up to 2 wanted",)), {}, "mend, then build: 12 pages, up to 2 wanted"),
        (LastBuild(changed=("profile.yaml",)), {}, "packet build one: profile.yaml changed since"),
        (LastBuild(failed=("a", "b", "c", "d")), {}, "mend, then build: a; b (and 2 more)"),
        (LastBuild(to_look_at=3), {}, "send it"),
    ],
)
def test_the_next_action_is_the_first_thing_that_keeps_it_from_being_sent(
    build: LastBuild | None, missing: dict[str, str], said: str
) -> None:
    assert row(application(build=build, missing=missing, hard="2026-11-30"), (), NOW).action == said


def test_a_packet_is_endangered_when_it_is_due_soon_and_not_ready() -> None:
    lacking = row(application(build=None, hard="2026-11-03 12:00 UTC"), (), NOW)
    assert lacking.endangered(NOW, 2 * DAY)
    assert not lacking.endangered(NOW, DAY)
    assert not row(application(hard="2026-11-03 12:00 UTC"), (), NOW).endangered(NOW, 3 * DAY)
    assert not row(application(build=None, hard="2026-11-03"), [sent()], NOW).endangered(NOW, 3 * DAY)
    assert not row(application(build=None, full_consideration="2026-10-30"), (), NOW).endangered(NOW, 3 * DAY)


def test_a_built_packet_of_which_nothing_was_noted_is_being_prepared() -> None:
    assert row(application(), (), NOW).standing.stage is Stage.PREPARING
    assert row(application(build=None), (), NOW).standing.stage is Stage.LEAD
    assert row(application(), [staged("ready")], NOW).standing.stage is Stage.READY


def test_what_is_too_late_is_shown_for_two_weeks() -> None:
    found = row(application(hard="2026-10-25"), (), NOW)
    assert not is_past(found, NOW)
    assert is_past(found, NOW + 14 * DAY)
