"""Institution, department and title of a posting: whole, without what stands around them, and left to a person where they are not certain."""

from __future__ import annotations

import pytest
from read_fields import doubts, values


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


def test_the_area_is_in_the_brackets_where_the_title_names_but_the_subject() -> None:
    assert values("Lecturer in Computer Science (Human-Centred AI)\n\nApply.", "area") == {"Human-Centred AI"}


def test_the_navigation_of_a_page_is_left_unread() -> None:
    text = "- Home\n- Vacancies\n- Students\n- Staff\n- Alumni\n- News\n- Events\n- Search\n\nResearch Associate in Vision\n\nApplications are invited."
    assert values(text, "title") == {"Research Associate in Vision"}


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


@pytest.mark.parametrize("said", ["Field: Programming Languages", "4. Specialized field\n   Programming Languages (types)"])
def test_the_field_of_a_form_is_the_area(said: str) -> None:
    assert values(f"Assistant Professor\n\n{said}\n\nApply.", "area") == {"Programming Languages"}
