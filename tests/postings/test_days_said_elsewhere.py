"""Days, times and zones that another sentence says, and days that are no deadline though they look like one."""

from __future__ import annotations

import pytest
from read_fields import deadlines


def test_that_day_is_the_day_of_the_sentence_before_and_both_are_quoted() -> None:
    text = "Review of applications will begin on November 2, 2026. Applications completed by that date are assured of full consideration."
    found = deadlines(text)
    assert {kind: one.value for kind, one in found.items()} == {"review-begins": "2026-11-02", "full-consideration": "2026-11-02"}
    assert found["full-consideration"].sentence == text


def test_letters_that_are_due_with_the_application_are_due_on_its_day() -> None:
    both = "All materials, including reference letters, must be received by January 18, 2027."
    assert {kind: one.value for kind, one in deadlines(both).items()} == {"hard": "2027-01-18", "letters-due": "2027-01-18"}
    apart = "Closing date: 18 January 2027\n\nApplicants must ensure that references submit letters by the closing date."
    assert {kind: one.value for kind, one in deadlines(apart).items()} == {"hard": "2027-01-18", "letters-due": "2027-01-18"}


def test_a_cover_letter_that_is_due_is_no_letter_of_a_referee() -> None:
    assert set(deadlines("Application letters must be received by January 18, 2027.")) == {"hard"}


@pytest.mark.parametrize("elsewhere", ["Date Posted: 09/24/2026", "Materials must be received by December 9, 2026."])
def test_a_day_whose_month_may_be_its_day_is_certain_where_the_posting_settles_it(elsewhere: str) -> None:
    assert deadlines(f"{elsewhere}\n\nClosing Date: 12/09/2026")["hard"].value == "2026-12-09"


@pytest.mark.parametrize("said", ["Interview date: 8 February 2027", "Interviews will be held on 8 February 2027."])
def test_a_day_of_interviews_is_one_of_its_own_kind(said: str) -> None:
    assert {kind: one.value for kind, one in deadlines(said).items()} == {"interview": "2027-02-08"}


@pytest.mark.parametrize(
    "said",
    [
        "Interviews will take place on 22 and 23 April 2027.",
        "Interview date: Week commencing 8 February 2027",
        "You will be invited to interview by 8 February 2027.",
        "Documents will be deleted by 31 December 2027.",
    ],
)
def test_a_day_that_is_not_quite_one_is_not_proposed(said: str) -> None:
    assert deadlines(said) == {}


@pytest.mark.parametrize(
    ("elsewhere", "value"),
    [
        ("Applications must be received by midnight of the closing date.", "2027-01-18 midnight"),
        ("Submit by 23.59 (UK time) on the advertised closing date.", "2027-01-18 23:59 Europe/London"),
        ("The office closes at 17:00.", "2027-01-18"),
    ],
)
def test_the_time_of_the_closing_date_may_stand_in_another_sentence(elsewhere: str, value: str) -> None:
    assert deadlines(f"Closing date: 18 January 2027. {elsewhere}")["hard"].value == value


def test_other_openings_that_stand_in_one_sentence_are_left_unread() -> None:
    text = "Deadline: January 15, 2027.\n\nOther openings of the University: Professor of Law (deadline December 4, 2026); Fellow (February 26, 2027)."
    assert deadlines(text)["hard"].value == "2027-01-15"


@pytest.mark.parametrize(
    "said",
    [
        "Application period: from 10:00, January 25, 2027 to 18:00, February 26, 2027 (KST)",
        "6. Submission\n   a. Period: from 10:00, Monday, January 25, 2027 to 18:00, Friday, February 26, 2027 (KST)",
    ],
)
def test_of_a_period_in_which_one_may_apply_the_last_day_is_the_deadline(said: str) -> None:
    assert {kind: one.value for kind, one in deadlines(said).items()} == {"hard": "2027-02-26 18:00 KST"}


@pytest.mark.parametrize(
    "said",
    [
        "Starting date by agreement, preferably no later than 1 August 2027.",
        "We seek to fill, but no later than 1 April 2027, a position.",
    ],
)
def test_the_day_of_starting_is_no_deadline(said: str) -> None:
    assert deadlines(said) == {}


def test_brackets_between_the_application_and_its_day_part_nothing() -> None:
    said = "We look forward to your application (in one PDF file, max. 10 MB; in English) by 15 December 2026."
    assert deadlines(said)["hard"].value == "2026-12-15"


def test_the_zone_of_all_times_is_that_of_a_time_without_one() -> None:
    assert deadlines("Deadline: 2026/12/15 11:59PM *\n\n* All times are Eastern.")["hard"].value == "2026-12-15 23:59 ET"


def test_a_rolling_basis_from_a_day_on_is_a_beginning_of_review() -> None:
    said = "Applications will be reviewed on a rolling basis starting December 14, 2026."
    assert {kind: one.value for kind, one in deadlines(said).items()} == {"review-begins": "2026-12-14"}
