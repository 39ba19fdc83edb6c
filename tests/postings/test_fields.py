"""What single sentences of postings say, in the ways in which several countries say it; and what they do not say."""

from __future__ import annotations

import pytest
from read_fields import doubts, read, values

Found = dict[str, set[str]]


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("Reference number (Kennziffer): w26-412", "w26-412"),
        ("The formal reference of the vacancy is NR48120.", "NR48120"),
        ("The reference for this post is ENG-1187.", "ENG-1187"),
        ("Kennziffer (bitte angeben): 2027/113", "2027/113"),
        ("Job Ref: 13094", "13094"),
        ("Reference Number for this position: PS-204", "PS-204"),
    ],
)
def test_a_requisition_is_read_behind_a_remark_and_in_a_sentence(said: str, number: str) -> None:
    assert values(said, "requisition") == {number}


@pytest.mark.parametrize(
    "said",
    [
        "Apply quoting the above-mentioned reference number by 08.01.2027.",
        "Please state the reference number until 8/1/2027.",
        "Quote the job reference before 2027-01-08.",
        "Send it with the reference number by 17:00.",
        "Mention the reference number by 8th January.",
    ],
)
def test_a_day_or_a_time_is_no_requisition(said: str) -> None:
    assert not values(said, "requisition") and not doubts(said, "requisition")


def test_a_number_that_is_to_be_quoted_may_stand_elsewhere() -> None:
    text = "Reference number: w26-412\n\nPlease send your application quoting the above-mentioned reference number to us."
    assert values(text, "rules.names") == {"requisition"}


@pytest.mark.parametrize(
    "said",
    [
        "No research statement is needed at this stage.",
        "A research statement is not required.",
        "Applicants need not submit a research statement.",
        "There is no need to include a research statement.",
        "Please do not send a research statement.",
        "Ein Forschungskonzept ist nicht erforderlich; bitte nicht senden.",
    ],
)
def test_what_is_not_needed_is_not_asked_for(said: str) -> None:
    assert not values(said, "rules.documents") | values(said, "rules.optional")


@pytest.mark.parametrize(
    "said",
    [
        "Use the button to reach the application form.",
        "The application form can be found below; apply there.",
        "To apply, go to the application form at https://x.edu/apply.",
        "Submit everything through our online application form.",
    ],
)
def test_a_form_on_a_page_is_no_document(said: str) -> None:
    assert not values(said, "rules.documents")


@pytest.mark.parametrize("said", ["Please submit a completed application form.", "Please send:\n- the application form\n- a CV"])
def test_a_form_that_is_sent_is_a_document(said: str) -> None:
    assert "application-form" in values(said, "rules.documents")


@pytest.mark.parametrize(
    "item",
    [
        "a teaching statement of up to two pages, which may include a statement of teaching philosophy",
        "a teaching statement (this may also describe your mentoring)",
        "a teaching statement; it can include evaluations",
        "a teaching statement that may discuss inclusion",
    ],
)
def test_what_may_stand_in_a_document_does_not_make_it_optional(item: str) -> None:
    text = f"Please submit:\n- a CV\n- {item}"
    assert values(text, "rules.documents") == {"cv", "teaching-statement"} and not values(text, "rules.optional")


@pytest.mark.parametrize("item", ["a teaching statement (optional)", "a teaching statement, if available"])
def test_what_is_optional_stays_so(item: str) -> None:
    assert values(f"Please submit:\n- a CV\n- {item}", "rules.optional") == {"teaching-statement"}


@pytest.mark.parametrize(
    "said",
    [
        "a statement of research and teaching interests (combined, at most 5 pages)",
        "a research and teaching statement of at most 5 pages",
        "a statement of research and teaching (no more than 5 pages)",
        "a statement describing your research interests and teaching experience (max. 5 pages)",
    ],
)
def test_a_statement_of_research_and_teaching_has_one_length(said: str) -> None:
    text = f"Please submit:\n- a CV\n- {said}"
    assert values(text, "rules.documents") == {"cv", "research-statement", "teaching-statement"}
    assert values(text, "rules.pages", "research-statement, teaching-statement") == {"up to 5"}
    assert values(text, "rules.pages") == {"up to 5"}


def test_a_length_said_of_two_statements_is_for_a_person_to_read() -> None:
    text = "Please submit a CV and research and teaching statements (max. 3 pages)."
    assert not values(text, "rules.pages")
    assert doubts(text, "rules.pages") == [("up to 3 each", "up to 3 together")]


def test_each_topic_of_a_statement_may_have_its_length() -> None:
    text = "Please include\n- a CV\n- a statement of research (maximum 3 pages) and teaching interests (one page)"
    assert values(text, "rules.pages", "research-statement") == {"up to 3"}
    assert values(text, "rules.pages", "teaching-statement") == {"1"}


@pytest.mark.parametrize(
    ("said", "pages"),
    [
        ("a covering letter of no more than one side of A4", "up to 1"),
        ("a covering letter (maximum two sides of A4)", "up to 2"),
        ("a covering letter (max. 2 A4 pages)", "up to 2"),
        ("a covering letter of up to 2 A4 sides", "up to 2"),
        ("ein Anschreiben (höchstens 2 DIN-A4-Seiten)", "up to 2"),
    ],
)
def test_sides_of_paper_are_pages(said: str, pages: str) -> None:
    assert values(f"Please submit: {said}.", "rules.pages", "cover-letter") == {pages}


@pytest.mark.parametrize(
    "below", ["1-3 pages where you:\n- introduce yourself", "(1-3 pages)", "1–3 pages, in which you tell us why"]
)
def test_a_length_below_the_title_of_a_document_is_its_own(below: str) -> None:
    text = f"Please submit these documents:\n\nPersonal letter\n{below}\n"
    assert values(text, "rules.pages", "cover-letter") == {"1-3"}


def test_what_does_not_count_in_a_length_is_kept() -> None:
    text = "Please submit a CV and a research proposal of not more than 4 pages, excluding references."
    assert [one.counting for one in read(text).certain if one.field == "rules.pages"] == ["without-references"]
    text = "Please submit a CV and a research proposal of not more than 4 pages, including references."
    assert [one.counting for one in read(text).certain if one.field == "rules.pages"] == [""]


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("As part of the application you will be asked to upload the contact details of three referees.", "3"),
        ("Please provide names of at least three references (may be contacted at a later stage).", "3+"),
        ("Please also give the names of two people who could write for you.", "2"),
        ("Please include the names and e-mail addresses of three persons willing to recommend you.", "3"),
        ("Please provide contact details of two academics who can provide a reference.", "2"),
        ("Please include names of three referees, who will only be contacted for shortlisted candidates.", "3"),
    ],
)
def test_referees_are_asked_for_now_though_they_are_contacted_later(said: str, count: str) -> None:
    assert values(said, "rules.referees") == {count}


def test_numbers_of_referees_that_go_by_rank_are_for_a_person() -> None:
    text = "Please include names of at least three references for Assistant Professor and of at least five references for Full Professor."
    assert doubts(text, "rules.referees") == [("3+", "5+")]


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ("Three letters of recommendation must reach us at a@b.edu directly from the referees.", "3"),
        ("Other Requirements\n- You'll need to submit a minimum of two reference letters for this position.", "2+"),
        ("Three confidential letters of reference should arrive at the same time.", "3"),
    ],
)
def test_letters_are_asked_for_in_whatever_sentence(said: str, count: str) -> None:
    assert values(said, "rules.letters") == {count}


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Please state in the first paragraph of the cover letter the position for which you are applying.", "title"),
        ("The letter should clearly indicate the position that you apply for.", "title"),
        ("Please specify the title of the position in your letter.", "title"),
        ("In your letter, please mention the post for which you are applying.", "title"),
        ("Please indicate in your cover letter the rank applied for.", "rank"),
        ("a cover letter stating the rank sought", "rank"),
    ],
)
def test_what_the_letter_must_name(said: str, name: str) -> None:
    assert values(said, "rules.names") == {name}


def test_mentioning_the_position_above_is_no_demand() -> None:
    assert not values("The department invites applications for the above-mentioned position.", "rules.names")


def test_a_question_that_the_letter_must_answer_is_left_to_the_person() -> None:
    text = "Please state in your cover letter whether you are a citizen or permanent resident of Canada."
    assert values(text, "rules.by-hand") == {"state in your cover letter whether you are a citizen or permanent resident of Canada"}


def test_a_number_in_brackets_behind_a_title_is_its_requisition_and_no_part_of_it() -> None:
    text = "Research Associate in Vision (26001847)\n\nApplications are invited."
    assert (values(text, "title"), values(text, "requisition")) == ({"Research Associate in Vision"}, {"26001847"})


def test_a_number_that_the_application_must_be_marked_with_is_to_be_quoted() -> None:
    text = "The application has to be marked: 26/18833."
    assert (values(text, "requisition"), values(text, "rules.names")) == ({"26/18833"}, {"requisition"})


@pytest.mark.parametrize(
    "said",
    ["For help contact the team, quoting job number 684217.", "State the reference number W2871 in the subject line."],
)
def test_a_number_to_be_quoted_in_a_mail_is_not_demanded_of_the_letter(said: str) -> None:
    assert values(said, "rules.names") == set()
