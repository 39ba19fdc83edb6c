"""What a posting asks for beside the documents that packets know: told in its words, and never lost; lengths stay with their item."""

from __future__ import annotations

import pytest
from read_fields import read, values

SENT = "Please submit a cover letter, a CV including a full list of publications, {} and a research plan of no more than 2 pages."


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (
            "a supporting statement (maximum 4 sides of A4) setting out how you meet the criteria",
            "supporting statement (maximum 4 sides of A4)",
        ),
        ("a list of third-party funding", "list of third-party funding"),
        ("one sample syllabus", "one sample syllabus"),
        ("a video of your teaching", "video of your teaching"),
    ],
)
def test_an_item_that_is_none_of_ours_is_for_the_applicant_to_do(item: str, said: str) -> None:
    text = SENT.format(item + ",")
    assert values(text, "rules.by-hand") == {said}
    assert values(text, "rules.documents") == {"cover-letter", "cv", "research-statement"}


def test_its_length_is_not_that_of_the_document_before_it() -> None:
    text = SENT.format("a supporting statement (maximum 4 sides of A4),")
    assert values(text, "rules.pages", "cv") == set()
    assert values(text, "rules.pages", "research-statement") == {"up to 2"}


@pytest.mark.parametrize(
    "said",
    [
        "a research statement, outlining your plans, of up to 3 pages",
        "a research statement (with a time table), 3 pages at most",
        "a research statement which describes past and future work and must not exceed 3 pages",
    ],
)
def test_a_length_behind_more_words_on_the_same_document_is_its_own(said: str) -> None:
    assert values(f"Please submit a CV and {said}.", "rules.pages", "research-statement") == {"up to 3"}


def test_an_item_of_a_list_is_told_too_with_its_length() -> None:
    text = "The application should include:\n- CV\n- Research interests and ideas for the project, 2 pages at most\n- Contact details of two referees"
    assert values(text, "rules.by-hand") == {"Research interests and ideas for the project, 2 pages at most"}


@pytest.mark.parametrize(
    "text",
    [
        "Please submit a CV, and we will write to you, if you are shortlisted.",
        "Please submit a CV, the names of three referees, and up to three papers.",
        "Please submit a CV, named Lastname.pdf, as one PDF file.",
        "Please submit a cover letter and a teaching dossier including a teaching statement, sample syllabi and course evaluations.",
        "Please submit a CV. Optionally, a CV, a list of grants may be uploaded.",
    ],
)
def test_clauses_and_what_is_read_elsewhere_are_no_items(text: str) -> None:
    assert values(text, "rules.by-hand") == set()


def test_a_word_that_is_parted_at_the_end_of_a_line_is_whole() -> None:
    text = "Please submit a cur-\nriculum vitae, a teaching state-\nment and a one-\npage research summary."
    assert values(text, "rules.documents") == {"cv", "teaching-statement", "research-statement"}
    assert values(text, "rules.pages", "research-statement") == {"1"}


@pytest.mark.parametrize(
    ("said", "documents"),
    [
        ("A cover letter is optional.", {"cover-letter"}),
        ("Unofficial transcripts are welcome but optional.", {"transcripts"}),
        ("A diversity statement may also be included but is not required.", {"diversity-statement"}),
        ("The research statement is to be sent with a CV.", set[str]()),
    ],
)
def test_what_is_optional_is_told_in_a_sentence_of_its_own(said: str, documents: set[str]) -> None:
    assert values(said, "rules.optional") == documents


@pytest.mark.parametrize(
    ("said", "letters"),
    [
        ("Our tool will automatically solicit letters of reference from each after you apply.", {"3"}),
        ("Interfolio will send each of them a request for a confidential letter.", {"3"}),
        ("Letters will be solicited from the referees of finalists.", set[str]()),
    ],
)
def test_referees_who_are_written_to_by_the_portal_are_as_many_letters(said: str, letters: set[str]) -> None:
    assert values(f"Please provide the names of three references. {said}", "rules.letters") == letters


@pytest.mark.parametrize(
    ("said", "documents"),
    [
        ("If you are interested in this position, please apply providing your CV and a cover letter.", {"cv", "cover-letter"}),
        (
            "Please submit a CV (we will contact references only for shortlisted candidates) and a cover letter.",
            {"cv", "cover-letter"},
        ),
        ("Please submit a CV and copies of your diplomas (PhD, if available, and Master).", {"cv", "degree-certificates"}),
        ("Please upload a research statement, which must not exceed 3 pages.", {"research-statement"}),
        ("If you are shortlisted, you submit a CV.", set[str]()),
    ],
)
def test_remarks_beside_a_demand_do_not_undo_it(said: str, documents: set[str]) -> None:
    assert values(said, "rules.documents") == documents


def test_a_list_within_a_numbered_section_stands_under_its_title() -> None:
    text = "1. Qualifications\n   (1) A doctoral degree\n2. Application documents\n   (1) Curriculum vitae\n   (2) List of publications\n3. Deadline\n"
    assert values(text, "rules.documents") == {"cv", "publication-list"}


def test_what_explains_an_item_names_no_other_document() -> None:
    text = "Application documents:\n- Curriculum vitae\n- Research statement: summary of research to date and research plan (within 2 pages)"
    assert values(text, "rules.documents") == {"cv", "research-statement"}
    assert values(text, "rules.pages", "research-statement") == {"up to 2"}


def test_of_two_lengths_of_one_document_the_second_is_for_a_person() -> None:
    text = "Please submit:\n- a research statement of at most four pages\n- a summary of your research for everyone, of at most one page"
    assert values(text, "rules.pages", "research-statement") == {"up to 4"}
    assert [one.alternatives for one in read(text).unclear if one.field == "rules.pages"] == [("up to 1",)]


def test_a_file_name_in_capitals_is_a_pattern() -> None:
    assert values("Name the file LASTNAME_FIRSTNAME.pdf.", "rules.file-name") == {"{surname}_{given}.pdf"}


@pytest.mark.parametrize(
    ("said", "documents"),
    [
        (
            "a teaching statement, including how you teach (we do not ask for a separate diversity statement)",
            {"cv", "teaching-statement"},
        ),
        ("copies of diplomas and grades from previous university studies", {"cv", "degree-certificates", "transcripts"}),
    ],
)
def test_what_brackets_say_is_not_asked_for_undoes_nothing_and_asks_for_nothing(said: str, documents: set[str]) -> None:
    assert values(f"Please submit:\n1. a CV;\n2. {said};", "rules.documents") == documents


def test_a_length_in_brackets_behind_the_sentence_of_an_item_is_its_own() -> None:
    text = "Please submit:\n- Application letter that tells why you want to do research. (Maximum 2 pages long)\n- CV"
    assert values(text, "rules.pages", "cover-letter") == {"up to 2"}


@pytest.mark.parametrize(
    ("said", "alone"),
    [
        ("If you upload any additional documents which have not been requested, we will not be able to consider these.", {"true"}),
        ("Please do not send any other documents.", {"true"}),
        ("Other documents may be sent later.", set[str]()),
    ],
)
def test_where_nothing_else_may_be_sent_it_is_a_rule(said: str, alone: set[str]) -> None:
    assert values(said, "rules.nothing-else") == alone
