"""Days in postings: how they are written, what time stands beside them, and which of them are deadlines."""

from __future__ import annotations

import pytest
from read_fields import deadlines

from packet.model.zones import AMBIGUOUS
from packet.postings.dates import read_days


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("December 1, 2026", "2026-12-01"),
        ("Dec. 1st, 2026", "2026-12-01"),
        ("1 December 2026", "2026-12-01"),
        ("the 1st of December 2026", "2026-12-01"),
        ("1.12.2026", "2026-12-01"),
        ("01. Dezember 2026", "2026-12-01"),
        ("1er décembre 2026", "2026-12-01"),
        ("2026-12-01", "2026-12-01"),
        ("2026年12月1日", "2026-12-01"),
        ("15.Jan.2027", "2027-01-15"),
        ("25/12/2026", "2026-12-25"),
        ("12/25/2026", "2026-12-25"),
        ("December 1, 2026, 11:59 pm Pacific Time", "2026-12-01 23:59 PT"),
        ("11:59 p.m. PST on December 1, 2026", "2026-12-01 23:59 PST"),
        ("1 December 2026 (AoE)", "2026-12-01 AoE"),
        ("1 December 2026, 23:59 (anywhere on Earth)", "2026-12-01 23:59 AoE"),
        ("noon GMT on 1 December 2026", "2026-12-01 noon GMT"),
        ("1 December 2026 at 17:00 Brussels time", "2026-12-01 17:00 Europe/Brussels"),
        ("1. Dezember 2026, 18 Uhr", "2026-12-01 18:00"),
        ("1 December 2026 23:59 UTC+8", "2026-12-01 23:59 UTC+8"),
        ("2026/12/01", "2026-12-01"),
        ("2026.12.1", "2026-12-01"),
        ("am 1.12.26 um 17 Uhr und", "2026-12-01 17:00"),
        ("at 5 pm on December 1, 2026 (Eastern Time)", "2026-12-01 17:00 ET"),
        ("by 5:00 p.m. on December 1, 2026 ET", "2026-12-01 17:00 ET"),
        ("noon on December 1, 2026, Pacific Time", "2026-12-01 noon PT"),
        ("midnight on December 1, 2026, Eastern Time", "2026-12-01 midnight ET"),
        ("December 1, 2026, 5pm ET (local time)", "2026-12-01 17:00 ET"),
        ("December 1, 2026, 5 pm Eastern", "2026-12-01 17:00 ET"),
        ("5 pm Eastern December 1, 2026", "2026-12-01 17:00 ET"),
        ("December 1, 2026, 5 pm Central Michigan", "2026-12-01 17:00"),
        ("December 1, 2026 11:59pmET", "2026-12-01 23:59 ET"),
        ("le 1er décembre 2026 à 17h00", "2026-12-01 17:00"),
        ("le 1er décembre 2026, 17 h 30", "2026-12-01 17:30"),
        ("le 1er décembre 2026 à 17h00, heure de Paris", "2026-12-01 17:00 Europe/Paris"),
        ("le 1er décembre 2026 est et reste", "2026-12-01"),
        ("December 1, 2026, 12 midnight ET", "2026-12-01 midnight ET"),
        ("December 1, 2026, 12:00 am ET", "2026-12-01 midnight ET"),
        ("December 1, 2026 at midday UK time", "2026-12-01 noon Europe/London"),
        ("1. Dezember 2026, 12 Uhr mittags MEZ", "2026-12-01 noon MEZ"),
        ("December 1, 2026, Eastern Michigan", "2026-12-01"),
    ],
)
def test_a_day_is_read_as_it_is_written_there(words: str, value: str) -> None:
    (day,) = read_days(f"It is {words}.")
    assert day.values == (value,)
    assert not day.doubt


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("3/4/2027", {"2027-04-03", "2027-03-04"}),
        ("December 1", set()),
        ("Monday 1 December 2026", {"2026-12-01"}),
        ("1.12.26", {"2026-12-01", "2026-01-12"}),
        ("12/31/26", {"2026-12-31"}),
        ("31 June 2027", set()),
        ("29 February 2027", set()),
        ("31.13.2027", set()),
        ("December 1, 2026, 5 pm CST", {f"2026-12-01 17:00 {zone}" for zone in AMBIGUOUS["CST"]}),
        ("5 pm (IST) on December 1, 2026", {f"2026-12-01 17:00 {zone}" for zone in AMBIGUOUS["IST"]}),
        ("5 pm CET on December 1, 2026 ET", {"2026-12-01 17:00 CET", "2026-12-01 17:00 ET"}),
    ],
)
def test_what_a_day_leaves_open_is_a_doubt(words: str, values: set[str]) -> None:
    (day,) = read_days(f"It is {words}")
    assert set(day.values) == values and day.doubt


@pytest.mark.parametrize("words", ["version 1.2.2027.4", "192.168.10.26", "192.168.10.2026", "10.1145/3387514"])
def test_other_numbers_are_no_day(words: str) -> None:
    assert read_days(words) == ()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The application deadline is 1 December 2026.", "hard"),
        ("Applications must be received by 1 December 2026.", "hard"),
        ("Bewerbungen richten Sie bitte bis zum 1. Dezember 2026 an das Dekanat.", "hard"),
        ("Les candidatures doivent parvenir au plus tard le 1er décembre 2026.", "hard"),
        ("For full consideration, apply by December 1, 2026.", "full-consideration"),
        ("Applications received by December 1, 2026 will receive full consideration.", "full-consideration"),
        ("Review of applications begins on December 1, 2026 and continues until the position is filled.", "review-begins"),
        ("Screening of candidates will start December 1, 2026.", "review-begins"),
        ("Letters of recommendation are due by December 1, 2026.", "letters-due"),
        ("Referees will be contacted and must upload their letters by **December 1, 2026**.", "letters-due"),
        (
            "Three letters of recommendation must reach us at a@b.edu, from the referees, not later than 1 December 2026.",
            "letters-due",
        ),
        (
            f"Please submit your application (letter, CV, {'list of publications, ' * 8}copies) quoting the number by 1.12.2026.",
            "hard",
        ),
        ("I will start looking at applications on 1 December 2026.", "review-begins"),
        ("Applicants who have completed their Ph.D. must apply by December 1, 2026.", "hard"),
    ],
)
def test_the_words_beside_a_day_say_which_deadline_it_is(sentence: str, kind: str) -> None:
    found = deadlines(sentence)
    assert {name: one.value for name, one in found.items()} == {kind: "2026-12-01"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The position starts on December 1, 2026.",
        "The project is funded until 31 December 2029.",
        "Posted on December 1, 2026.",
        "Interviews will be held between November 18 and December 1, 2026.",
        "Candidates will be notified by December 1, 2026.",
        "A Ph.D. is required by September 1, 2027.",
        "The position is open until filled.",
        "Applicants must submit their thesis by December 1, 2026.",
        "If you have accommodation needs during the application process, please contact the Centre by December 1, 2026.",
        "Similar jobs\n- Lecturer, University of Leeds, closes 1 December 2026",
        "The institute was founded on 1 December 1970.",
    ],
)
def test_most_days_are_no_deadline(sentence: str) -> None:
    assert deadlines(sentence) == {}


def test_before_a_day_is_the_day_before() -> None:
    assert deadlines("Please apply before 10 January 2027.")["hard"].value == "2027-01-09"


def test_two_days_of_one_kind_are_for_a_person_to_choose() -> None:
    found = deadlines("The deadline is 1 December 2026.\n\nThe deadline is 8 December 2026.")["hard"]
    assert not found.value and found.alternatives == ("2026-12-01", "2026-12-08")


def test_a_day_said_twice_is_the_one_with_its_time() -> None:
    found = deadlines("Closing date: 6 January 2027\n\nThe closing date is 23:59 UK time on Wednesday 6 January 2027.")["hard"]
    assert found.value == "2027-01-06 23:59 Europe/London"


def test_a_deadline_without_its_year_is_told_and_not_taken() -> None:
    found = deadlines("The application deadline is December 1.")["hard"]
    assert not found.value and found.why == "no year is said"


def test_a_day_that_is_in_no_calendar_is_told() -> None:
    found = deadlines("Applications are due by 31 June 2027.")["hard"]
    assert not found.value and found.alternatives == ("31 June 2027",) and found.why == "there is no such day"


def test_of_a_deadline_that_was_moved_the_later_day_counts() -> None:
    found = deadlines("The deadline has been extended from December 1, 2026 to December 15, 2026.")
    assert {kind: one.value for kind, one in found.items()} == {"hard": "2026-12-15"}


def test_a_day_said_again_with_a_doubtful_time_is_for_a_person() -> None:
    found = deadlines("The deadline is 1 December 2026.\n\nPlease apply by 5 pm CST on 1 December 2026.")["hard"]
    assert not found.value and len(found.alternatives) == 3 and "CST" in found.why


def test_two_times_of_one_day_are_for_a_person_to_choose() -> None:
    found = deadlines("Deadline: 1 December 2026, 17:00 CET\n\nThe deadline is 1 December 2026 at noon.")["hard"]
    assert not found.value and found.alternatives == ("2026-12-01 17:00 CET", "2026-12-01 noon")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Apply by December 1, 2026.", "hard"),
        ("Please apply no later than 1 December 2026.", "hard"),
        ("Bewerbungen bitte bis zum 1. Dezember 2026 an das Dekanat.", "hard"),
        ("Letters of recommendation are due by December 1, 2026.", "letters-due"),
        ("For full consideration, apply by December 1, 2026.", "full-consideration"),
        ("Review of applications will begin on December 1, 2026.", "review-begins"),
        ("Review of applications will begin on Tuesday December 1, 2026.", "review-begins"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\r\n", "\r", "\n    ", "\u00a0", "\t", "  "])
def test_however_the_lines_are_wrapped_the_deadline_is_the_same_and_its_sentence_verbatim(
    sentence: str, kind: str, gap: str
) -> None:
    for at, letter in enumerate(sentence):
        if letter == " ":
            wrapped = f"{sentence[:at]}{gap}{sentence[at + 1 :]}"
            found = deadlines(wrapped)
            assert {name: one.value for name, one in found.items()} == {kind: "2026-12-01"}, wrapped
            assert found[kind].sentence == wrapped


def test_lines_are_counted_whatever_ends_them() -> None:
    for end in ("\n", "\r\n", "\r"):
        assert deadlines(f"Lecturer{end}{end}The deadline is 1 December 2026.")["hard"].line == 3


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("Closing date: 10-Jan-2027, 11:59:00 PM", "2027-01-10 23:59"),
        ("Closing Date: 12 Noon (Irish Standard Time) on Thursday, 4th March 2027", "2027-03-04 noon Europe/Dublin"),
    ],
)
def test_a_time_may_have_seconds_and_its_zone_a_season(said: str, value: str) -> None:
    assert deadlines(said)["hard"].value == value


def test_a_time_of_four_figures_is_read_with_the_word_for_hours() -> None:
    assert deadlines("Closing date: 15 April 2027, 2359 hrs (Singapore time).")["hard"].value == "2027-04-15 23:59 Asia/Singapore"
