"""What tells applicants to do something, and was not taken into the position, is shown: who confirms need not read all else again."""

from __future__ import annotations

import pytest
from read_fields import read


def sentences(text: str) -> list[str]:
    return [one.flat for one in read(text).unread]


@pytest.mark.parametrize(
    "said",
    [
        "Applicants should state in their cover letter whether they are permanent residents.",
        "You may also add a link to your code.",
        "Please do not send letters now.",
        "Bitte reichen Sie nur Kopien ein.",
        "Merci de joindre vos rapports de soutenance.",
    ],
)
def test_a_sentence_that_tells_applicants_something_and_of_which_nothing_was_taken_is_shown(said: str) -> None:
    assert sentences(f"Lecturer in Law\n\n{said}") == [said]


@pytest.mark.parametrize(
    "said",
    [
        "Please submit a cover letter and a CV.",
        "Women and minorities are encouraged to apply and should do so.",
        "Questions should be sent to the chair, please.",
        "Successful candidates must pass a background check.",
        "The department is home to thirty faculty members.",
        "You should hold a Ph.D. in law.",
        "Apply now, please",
        "Please submit the following:",
    ],
)
def test_what_was_read_and_what_is_said_to_everyone_is_not(said: str) -> None:
    assert sentences(f"Lecturer in Law\n\n{said}") == []


def test_of_a_sentence_that_but_has_the_number_the_rest_may_be_a_demand() -> None:
    said = "Please quote Competition Number PEP-2026-03 in the subject line of your e-mail."
    assert sentences(f"Lecturer in Law\n\n{said}") == [said]


@pytest.mark.parametrize("lead", ["Please upload:\n- a cover letter\n- CV\n", "Other documents:\n"])
def test_an_item_of_a_list_of_documents_of_which_nothing_was_taken_is_shown(lead: str) -> None:
    item = "Attested copies of completed education, grades and the like"
    assert sentences(f"Lecturer in Law\n\n{lead}- {item}") == [item]
