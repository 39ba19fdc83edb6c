"""What a posting says of files, type, margins and privacy; and what only sounds like a demand."""

from __future__ import annotations

import pytest
from read_fields import doubts, read, values


@pytest.mark.parametrize(
    ("said", "size"),
    [
        ("in 11-point type or larger", "11+"),
        ("Use a font size of at least 11 pt.", "11+"),
        ("Text must be no smaller than 11 point.", "11+"),
        ("minimum font size: 11", "11+"),
        ("Schriftgröße mindestens 11 Punkt", "11+"),
        ("Please use 12-point Times New Roman font.", "12"),
    ],
)
def test_the_size_of_type(said: str, size: str) -> None:
    assert values(said, "rules.font-size") == {size}


@pytest.mark.parametrize(
    ("said", "margin"),
    [
        ("with margins of at least 2 cm", "2 cm"),
        ("1-inch margins on all sides", "1 in"),
        ("Margins must be one inch or more.", "1 in"),
        ("Seitenränder von mindestens 2,5 cm", "2.5 cm"),
        ("2.5 cm margins", "2.5 cm"),
    ],
)
def test_margins(said: str, margin: str) -> None:
    assert values(said, "rules.margins") == {margin}


@pytest.mark.parametrize(
    "said",
    [
        "Send one PDF of no more than 8 pages in total.",
        "The entire application must not exceed 8 pages.",
        "The total length of the application should be at most 8 pages.",
    ],
)
def test_pages_in_all(said: str) -> None:
    assert values(said, "rules.pages", "") == {"up to 8"}
    assert doubts(f"{said}\n- a paper (this does not count towards the 8 pages).", "rules.pages") == [("up to 8",)]


@pytest.mark.parametrize(
    "said",
    [
        "Please do not include a photograph or your date of birth.",
        "Please do not attach a photo to your CV.",
        "Applications should be sent without photographs.",
        "Bitte senden Sie Ihre Bewerbung ohne Foto.",
        "Please omit your date of birth and marital status from the CV.",
    ],
)
def test_personal_data_that_must_stay_out(said: str) -> None:
    assert values(said, "rules.personal-data") == {"forbidden"}
    assert doubts(f"{said}\nPlease state whether you are a citizen of Canada.", "rules.personal-data") == [("forbidden",)]


@pytest.mark.parametrize(
    "said",
    ["We do not discriminate by age or gender.", "Your personal data will not be passed on without your consent by our office."],
)
def test_what_employers_promise_is_no_demand_on_personal_data(said: str) -> None:
    assert not values(said, "rules.personal-data")


@pytest.mark.parametrize(
    ("said", "inside", "name"),
    [
        ("CV (please name the document: CV, Surname, Ref. number)", "cv", "CV, {surname}, {requisition}.pdf"),
        ("A cover letter (name the file Surname_Letter)", "cover-letter", "{surname}_Letter.pdf"),
    ],
)
def test_the_name_of_one_document(said: str, inside: str, name: str) -> None:
    assert values(f"Please submit:\n- {said}", "rules.file-name", inside) == {name}


@pytest.mark.parametrize(
    "said", ["Maximum size for each file is 40 MB.", "The maximum file size per upload is 40 MB.", "Max. upload size: 40 MB"]
)
def test_the_largest_size_of_a_file(said: str) -> None:
    assert values(said, "rules.file-size") == {"up to 40 MB"}


def test_some_documents_in_one_file_do_not_make_one_file_of_all() -> None:
    some = "Please submit a CV, a cover letter and a research statement. Please combine your CV and research statement into a single PDF."
    assert not values(some, "rules.files")
    assert doubts(some, "rules.files") == [("one: CV and research statement",)]
    every = "Please submit a CV and a cover letter. Please combine your CV and cover letter into a single PDF."
    assert values(every, "rules.files") == {"one"}


@pytest.mark.parametrize(
    "head", ["Similar jobs", "Related vacancies", "You may also like", "Ähnliche Stellenangebote", "More jobs like this"]
)
def test_lists_of_other_jobs_and_the_foot_of_a_page_are_not_read(head: str) -> None:
    text = (
        "Lecturer in Physics\nPlease send your CV to a@b.edu.\n\n"
        f"{head}\n- Reader, University of Leeds; send a cover letter\n- Apply for a chair: c@d.edu\n\n"
        "Please submit also a research statement by e-mail.\n\n© Jobs 1998 - 2026. Send mail to e@f.edu\n"
    )
    assert values(text, "rules.documents") == {"cv", "research-statement"}
    assert values(text, "apply.to") == {"a@b.edu"}
    assert read(text).posting.text == text


def test_a_list_of_other_jobs_ends_where_its_items_do_and_a_posting_is_no_foot() -> None:
    text = "Other jobs at this employer\n- Reader in Law\n\nLecturer in Physics\n\nUniversity of Bristol\n"
    assert values(text, "title") == {"Lecturer in Physics"}
    assert values("Copyright Law: Lecturer\nPlease send a CV to a@b.edu.", "apply.to") == {"a@b.edu"}


@pytest.mark.parametrize(
    "said",
    [
        "A 12 point plan has at least 11 points of contact.",
        "The margin of error is 5 mm.",
        "Complaints should be directed to Dr. Amy Stone, Head of HR.",
        "You would work in my group.\n\nThanks to all who helped.\nDr Eve Long was here before.",
    ],
)
def test_words_that_sound_like_a_demand_are_none(said: str) -> None:
    assert not [one for one in read(said).proposals if one.field in {"rules.font-size", "rules.margins", "addressee"}]


@pytest.mark.parametrize(
    "said",
    [
        "We are an equal opportunity employer; applicants must submit to a background check and send their CV without regard to age.",
        "Requests for reasonable accommodation can be submitted with your CV.",
    ],
)
def test_what_employers_say_to_everyone_asks_for_no_document(said: str) -> None:
    assert not values(said, "rules.documents")


def test_motivation_is_sent_to_an_address_as_letters_of_referees_are_not() -> None:
    assert values("Please send your letter of motivation to a@b.edu.", "apply.to") == {"a@b.edu"}
    assert not values("Letters of recommendation should be sent to a@b.edu.", "apply.to")


def test_an_uploaded_file_goes_to_its_address() -> None:
    text = "The file should be named so and uploaded at https://apply.x.edu/ppf before the closing date."
    assert values(text, "url") == {"https://apply.x.edu/ppf"}


def test_a_group_that_hires_may_be_the_department() -> None:
    assert doubts("The Systems Research Group in Redmond is looking for interns.", "department") == [("Systems Research Group",)]


def test_a_keyed_institution_has_its_whole_name() -> None:
    text = "Institution: Rutgers University - New Brunswick\nPosition: Lecturer in Physics"
    assert values(text, "institution") == {"Rutgers University - New Brunswick"}


def test_your_last_name_in_brackets_is_the_surname() -> None:
    assert values('Send one PDF with the subject line "Postdoc 2027 - [your last name]".', "apply.subject") == {
        "Postdoc 2027 - {surname}"
    }


def test_the_portal_of_those_who_work_there_is_none_of_the_applicants() -> None:
    assert values("If you are already part of the University, apply through your Workday account.", "portal") == set()
