"""What postings say in passing, and around what they say: marks, numbers, other people's business are no part of a value."""

from __future__ import annotations

import pytest
from labelled_postings import PORTALS

from packet.institutions.gazetteer import shipped
from packet.postings.reading import read_posting


def values(text: str, field: str) -> list[str]:
    return [one.value for one in read_posting(text, shipped(), PORTALS).certain if one.field == field]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("# Assistant Professor – Systems", "Assistant Professor – Systems"),
        ("**Lecturer in Computing**", "Lecturer in Computing"),
        ("Subject: [dbworld] Postdoc position: databases", "Postdoc position"),
        ("Lecturer in Computing, Ref. CS/2027/08", "Lecturer in Computing"),
        ("Lecturer in Computing (job number 1234)", "Lecturer in Computing"),
        ("Faculty Position 2027", "Faculty Position 2027"),
        ("Faculty Position in Computing at the Ecole polytechnique fédérale de Lausanne (EPFL)", "Faculty Position in Computing"),
    ],
)
def test_a_title_is_without_marks_numbers_and_employer(line: str, title: str) -> None:
    assert values(f"{line}\n\nEPFL invites applications.\n", "title") == [title]


def test_ranks_are_no_area() -> None:
    assert values("Faculty Positions (Assistant / Associate / Full Professor)\n\nUniversity of Leeds\n", "area") == []


def test_a_number_is_no_word_and_no_day() -> None:
    assert values("Please apply quoting the reference number by 08.01.2027.", "requisition") == []
    assert values("Reference number (Kennziffer): w26-412", "requisition") == ["w26-412"]


@pytest.mark.parametrize(
    ("words", "documents"),
    [
        ("Please submit a CV. No research statement is needed at this stage.", ["cv"]),
        ("To apply, use the button to reach the application form and upload a CV.", ["cv"]),
        ("Please submit a completed application form and a CV.", ["application-form", "cv"]),
        ("As part of the application you will be asked to upload:\n- a CV\n- a cover letter", ["cv", "cover-letter"]),
        ("Please submit:\n- a teaching statement, which may include a philosophy\n- a CV", ["teaching-statement", "cv"]),
    ],
)
def test_documents_are_those_that_are_to_be_sent(words: str, documents: list[str]) -> None:
    assert values(words, "rules.documents") == documents


def test_a_side_is_a_page() -> None:
    assert values("Please upload a covering letter of no more than one side of A4.", "rules.pages") == ["up to 1"]
