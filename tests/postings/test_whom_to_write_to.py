"""Whom an application addresses, and the address that it goes to: not those whom to ask."""

from __future__ import annotations

import pytest
from read_fields import doubts, values


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Address your letter to the Fellowship Committee.", "Fellowship Committee"),
        ("Letters should be addressed to *Dr. Rebecca Thornquist, Head of Department*.", "Dr. Rebecca Thornquist"),
        ("Please address all applications to Professor Ana Silva.", "Professor Ana Silva"),
        ("Applications should be addressed to the Selection Panel.", "Selection Panel"),
        ("Bitte richten Sie Ihre Bewerbung an Frau Prof. Dr. Eva Muster.", "Frau Prof. Dr. Eva Muster"),
        (
            "Please submit it to: TU Dresden, Institut für Informatik, Frau Prof. Dr. Anna Weiden, Helmholtzstr. 10, 01069 Dresden.",
            "Frau Prof. Dr. Anna Weiden",
        ),
        ("Please send it by post to: Dept of Physics, Dr John Hill, 12 Long Street, Leeds.", "Dr John Hill"),
        ("Please send me your CV.\n\nBest wishes,\nWei\n\n--\nDr Wei-Ming Tan, Associate Professor", "Dr Wei-Ming Tan"),
        ("You would work in my group.\n\nMit freundlichen Grüßen\nProf. Dr. Jan Meier", "Prof. Dr. Jan Meier"),
    ],
)
def test_the_addressee_is_named_has_the_post_code_or_signs(said: str, who: str) -> None:
    assert values(said, "addressee") == {who}


def test_who_chairs_the_search_but_answers_questions_is_for_a_person() -> None:
    text = "Enquiries may be addressed to:\nProf. Giulia Bernasconi\nChair of the Search Committee\nE-mail: a@b.ch"
    assert doubts(text, "addressee") == [("Prof. Giulia Bernasconi, Chair of the Search Committee",)]
    assert not values("For questions please contact Professor Erik Sund, erik@x.se.", "addressee")
    assert not doubts("For questions please contact Professor Erik Sund, erik@x.se.", "addressee")


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        (
            "Applications are to be addressed to\n\n   Dr. Hélène Thibodeau, Chair\n   Department of Statistics",
            {"Dr. Hélène Thibodeau"},
        ),
        ("Bewerbungen in Papierform an\n\nUniversität Bremen\nFachbereich 3\nProf. Dr. Katrin Ohlsen", {"Prof. Dr. Katrin Ohlsen"}),
        ("If you have questions, write to me.\n\nBest regards,\nProf. Severin Aeschlimann", set[str]()),
    ],
)
def test_an_addressee_may_stand_in_the_lines_below_and_who_signs_for_questions_is_none(text: str, addressee: set[str]) -> None:
    assert values(text, "addressee") == addressee


@pytest.mark.parametrize(
    ("text", "mailboxes"),
    [
        ("Please send your application as one PDF to\n\njobs@uni.example", {"jobs@uni.example"}),
        ("Send your CV to jobs@uni.example. To unsubscribe send an email to list-leave@uni.example", {"jobs@uni.example"}),
        ("Do you have a question about the procedure? Please send an email to hr@uni.example.", set[str]()),
        ("Apply online. Letters may be sent directly to anna@uni.example. E-mail applications cannot be accepted.", set[str]()),
        ("If the portal misbehaves, e-mail the same materials to jobs@uni.example.", set[str]()),
    ],
)
def test_the_address_that_applications_go_to_is_no_other(text: str, mailboxes: set[str]) -> None:
    assert values(text, "apply.to") == mailboxes


def test_an_address_that_is_hidden_from_robots_is_read() -> None:
    text = "Please send one PDF by e-mail to the following address.\n\nE-mail: jobs [at] uni.example"
    assert values(text, "apply.to") == {"jobs@uni.example"}


def test_the_address_of_whom_to_ask_is_none_to_apply_to() -> None:
    text = "Apply online. For any queries you may have, please contact:\nDr Gareth Pryce\nTel: 12\nEmail: pryce@uni.example"
    assert values(text, "apply.to") == set()
