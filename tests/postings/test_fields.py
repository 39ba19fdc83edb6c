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
    ("line", "title"),
    [
        (
            "# Assistant Professor – Systems for Artificial Intelligence",
            "Assistant Professor – Systems for Artificial Intelligence",
        ),
        ("**Lecturer in Physics**", "Lecturer in Physics"),
        ("Lecturer in Physics, Ref. CSE/2027/08", "Lecturer in Physics"),
        ("Lecturer in Physics (Ref: 13094)", "Lecturer in Physics"),
        ("Lecturer in Physics - Job no. 4411", "Lecturer in Physics"),
        (
            "Faculty Position in Optics (open rank)\nat the Ecole polytechnique fédérale de Lausanne (EPFL)",
            "Faculty Position in Optics (open rank)",
        ),
        ("Postdoctoral Fellow at the University of Toronto (Canada)", "Postdoctoral Fellow"),
        ("Subject: [sigops] Fwd: Postdoc position: caching", "Postdoc position"),
        ("Subject: [list] News\n\nI have an opening for a Research Associate in my group.", "Research Associate"),
        ("| Job Title | Senior Lecturer in Physics |", "Senior Lecturer in Physics"),
        (
            "PRESIDENTIAL POSTDOCTORAL FELLOWSHIP - 2027\n\nThe Presidential Postdoctoral Fellowship is for two years.",
            "Presidential Postdoctoral Fellowship",
        ),
    ],
)
def test_a_title_is_without_marks_numbers_and_places(line: str, title: str) -> None:
    assert values(f"{line}\n\nMore about it stands below.", "title") == {title}


def test_a_title_or_an_institution_that_stands_only_in_capitals_is_for_a_person() -> None:
    text = "ASSISTANT PROFESSOR IN COMPUTER SYSTEMS\n\nUNIVERSITY OF ATLANTIS\n\nPlease apply."
    assert doubts(text, "title") == [("ASSISTANT PROFESSOR IN COMPUTER SYSTEMS", "Assistant Professor in Computer Systems")]
    assert doubts(text, "institution") == [("UNIVERSITY OF ATLANTIS", "University of Atlantis")]
    assert values(f"{text} The University of Atlantis is large.", "institution") == {"University of Atlantis"}


def test_an_institution_in_capitals_that_the_table_knows_is_written_as_there() -> None:
    assert values("Lecturer in Law\n\nUNIVERSITY OF BRISTOL\n\nPlease apply.", "institution") == {"University of Bristol"}


@pytest.mark.parametrize(
    ("text", "institution"),
    [
        ("Halden Labs | Seattle, WA or Cambridge, MA | Requisition R-0098213", set[str]()),
        (
            "Lecturer in Law\n\nThe University of Gothenburg tackles challenges. At the University of Gothenburg you may apply.",
            {"University of Gothenburg"},
        ),
        ("Ashgrove College\nOffice of the Provost\n\nAshgrove College invites applications.", {"Ashgrove College"}),
        (
            "Corvane Research\n\nPostdoc - Corvane Research New York City\n\nCorvane Research is seeking applicants.",
            {"Corvane Research"},
        ),
        ("California State University, Los Robles\n\nWe invite applications.", {"California State University, Los Robles"}),
    ],
)
def test_who_posts_is_known_by_the_table_or_by_the_form_of_its_name_and_towns_are_none(text: str, institution: set[str]) -> None:
    assert values(text, "institution") == institution


@pytest.mark.parametrize(
    "text",
    [
        "Faculty Positions (Assistant / Associate / Full Professor)",
        "Faculty Position in Optics\n\nAppointments are at the level of tenure-track Assistant Professor or tenured Associate or Full Professor.",
        "Faculty Position in Optics\n\nWe invite applications at the rank of assistant, associate, or full professor.",
    ],
)
def test_of_several_ranks_the_applicant_says_one(text: str) -> None:
    assert doubts(text, "rank") == [("Assistant Professor", "Associate Professor", "Full Professor")]
    assert not values(text, "rank") and not any("rofessor" in one for one in values(text, "area"))


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
    ("text", "department"),
    [
        (
            "Lecturer in Computer Science\n\nDepartment: Informatics\n\nThe Department of Informatics seeks you.",
            "Department of Informatics",
        ),
        ("Lecturer\n\nDepartment\nDepartment of Computer Science\n\nGrade\n7", "Department of Computer Science"),
        ("Lecturer\n\nFaculty/Division: Faculty of Arts & Science\nDepartment: Department of Sociology", "Department of Sociology"),
        ("Lecturer\n\nDepartment/Faculty: School of Law, Faculty of Arts", "School of Law"),
        (
            "Doktorand:in\n\nIm Fachbereich 3 (Mathematik und Informatik) ist eine Stelle zu besetzen.",
            "Fachbereich 3 (Mathematik und Informatik)",
        ),
    ],
)
def test_the_department_of_a_form_comes_before_its_faculty(text: str, department: str) -> None:
    assert values(text, "department") == {department}


def test_a_number_in_brackets_behind_a_title_is_its_requisition_and_no_part_of_it() -> None:
    text = "Research Associate in Vision (26001847)\n\nApplications are invited."
    assert (values(text, "title"), values(text, "requisition")) == ({"Research Associate in Vision"}, {"26001847"})


def test_the_area_is_in_the_brackets_where_the_title_names_but_the_subject() -> None:
    assert values("Lecturer in Computer Science (Human-Centred AI)\n\nApply.", "area") == {"Human-Centred AI"}


def test_the_navigation_of_a_page_is_left_unread() -> None:
    text = "- Home\n- Vacancies\n- Students\n- Staff\n- Alumni\n- News\n- Events\n- Search\n\nResearch Associate in Vision\n\nApplications are invited."
    assert values(text, "title") == {"Research Associate in Vision"}


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


@pytest.mark.parametrize(
    ("text", "institution"),
    [
        ("Lecturer\n\nNorrsund University of Technology\n\nWe invite applications.", "Norrsund University of Technology"),
        (
            "Lecturer\n\nPengcheng University of Science and Technology invites applications.",
            "Pengcheng University of Science and Technology",
        ),
        (
            "THE VICTORIA UNIVERSITY OF ATLANTIS\n\nThe Victoria University of Atlantis invites applications.",
            "Victoria University of Atlantis",
        ),
        ("Lecturer\n\nStraits Technological University is seeking lecturers.", "Straits Technological University"),
        (
            "About the University\n\nUniversity of Aoraki – Te Whare Wānanga o Aoraki\n\nWe invite applications.",
            "University of Aoraki",
        ),
    ],
)
def test_a_name_that_no_table_has_is_taken_whole(text: str, institution: str) -> None:
    assert values(text, "institution") == {institution}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Home › Careers › Research positions › Research Fellow\n\nResearch Fellow (Inference)\n\nApply.",
            "Research Fellow (Inference)",
        ),
        ("Careers / Research / Internships\n\nResearch Intern, Systems\n\nApply.", "Research Intern, Systems"),
        ("Recruitment of Project Assistant Professor (Robots)\n\nApply.", "Project Assistant Professor (Robots)"),
        ("[TYPES/announce] Postdoc position in compilers\n\nApply.", "Postdoc position in compilers"),
        ("Lecturer in Law (two posts)\n\nApply.", "Lecturer in Law"),
        ("Posting Number\tF1\nWorking Title\tLecturer in Law\nCampus\tNorth\n\nApply.", "Lecturer in Law"),
    ],
)
def test_paths_of_pages_lists_of_mail_and_the_fields_of_forms_are_no_title(text: str, title: str) -> None:
    assert values(text, "title") == {title}


def test_an_address_that_is_hidden_from_robots_is_read() -> None:
    text = "Please send one PDF by e-mail to the following address.\n\nE-mail: jobs [at] uni.example"
    assert values(text, "apply.to") == {"jobs@uni.example"}


def test_the_address_of_whom_to_ask_is_none_to_apply_to() -> None:
    text = "Apply online. For any queries you may have, please contact:\nDr Gareth Pryce\nTel: 12\nEmail: pryce@uni.example"
    assert values(text, "apply.to") == set()


@pytest.mark.parametrize("said", ["Field: Programming Languages", "4. Specialized field\n   Programming Languages (types)"])
def test_the_field_of_a_form_is_the_area(said: str) -> None:
    assert values(f"Assistant Professor\n\n{said}\n\nApply.", "area") == {"Programming Languages"}


def test_a_number_that_the_application_must_be_marked_with_is_to_be_quoted() -> None:
    text = "The application has to be marked: 26/18833."
    assert (values(text, "requisition"), values(text, "rules.names")) == ({"26/18833"}, {"requisition"})


@pytest.mark.parametrize(
    "said",
    ["For help contact the team, quoting job number 684217.", "State the reference number W2871 in the subject line."],
)
def test_a_number_to_be_quoted_in_a_mail_is_not_demanded_of_the_letter(said: str) -> None:
    assert values(said, "rules.names") == set()
