"""RenderCV: every kind of entry, the old schema, Markdown, and what nothing is made of."""

from __future__ import annotations

import pytest
from foreign import found_in, papers_in, profile_in

from packet.importers.rendercv import knows
from packet.importers.source import SourceFile
from packet.problems import SourceError

CURRENT = """\
cv:
  name: Ada Byron
  headline: Lecturer in **Computing**
  location: London, UK
  email: [ada@analytical.net, second@analytical.net]
  phone: tel:+44-20-7946-0000
  website: https://ada.example.net
  social_networks:
    - {network: GitHub, username: adabyron}
    - {network: Google Scholar, username: AbCdEf}
    - {network: ORCID, username: 0000-0002-1825-0097}
  custom_connections:
    - {placeholder: Lab notes, url: "https://notes.example.net", fontawesome_icon: book}
  sections:
    Education:
      - {institution: University of London, area: Mathematics, degree: PhD, start_date: 2012-09, end_date: 2016-07,
         location: London, highlights: ["Thesis: **Engines**", "Advisor: Mary Somerville"]}
    Work Experience:
      - {company: Imperial Institute, position: Lecturer, start_date: 2017-01, end_date: present,
         highlights: ["Taught [engines](https://engines.example.net) to _many_"]}
    Selected Publications:
      - title: Notes on the *Analytical* Engine
        authors: ["***A. Byron***", "L. Menabrea"]
        journal: Scientific Memoirs
        doi: 10.5555/engine.1
        date: 1843-09
    Projects:
      - {name: Note G, date: 2019, summary: the first programme, highlights: [Bernoulli numbers]}
    Skills:
      - {label: Languages, details: "English, French (fluent, mostly)"}
      - "Machines: looms"
    Honours:
      - {name: Medal, location: London, date: 2020, awarder: Royal Society}
      - bullet: A medal without a date
    Research Interests:
      - engines
      - {name: numbers, keywords: "Bernoulli, primes"}
    Odds and Ends:
      - {number: First}
      - {reversed_number: Second}
      - Just a sentence.
    Service:
      - {label: Reviewer, details: Journal of Engines}
design: {theme: classic}
"""


def test_the_head_of_the_current_schema() -> None:
    profile = profile_in(CURRENT, "cv.yaml")
    assert {key: profile[key] for key in ("name", "headline", "email", "phone", "address")} == {
        "name": "Ada Byron",
        "headline": "Lecturer in Computing",
        "email": "ada@analytical.net",
        "phone": "+44-20-7946-0000",
        "address": "London, UK",
    }
    assert profile["links"] == {
        "homepage": "https://ada.example.net",
        "github": "adabyron",
        "scholar": "AbCdEf",
        "orcid": "0000-0002-1825-0097",
        "lab-notes": "https://notes.example.net",
    }


def test_every_kind_of_entry_finds_its_section() -> None:
    profile = profile_in(CURRENT, "cv.yaml")
    assert profile["education"] == [
        {
            "degree": "PhD in Mathematics",
            "at": "University of London",
            "dates": "2012-09..2016-07",
            "place": "London",
            "highlights": ["Thesis: Engines"],
            "advisor": "Mary Somerville",
        }
    ]
    assert profile["experience"] == [
        {
            "role": "Lecturer",
            "at": "Imperial Institute",
            "dates": "2017-01..present",
            "highlights": ["Taught engines (https://engines.example.net) to many"],
        }
    ]
    assert profile["projects"] == [
        {"name": "Note G", "what": "the first programme", "dates": "2019", "highlights": ["Bernoulli numbers"]}
    ]
    assert profile["skills"] == [
        {"name": "Languages", "items": ["English", "French (fluent, mostly)"]},
        {"name": "Machines", "items": ["looms"]},
    ]
    assert profile["awards"] == [{"title": "Medal", "date": "2020", "at": "Royal Society", "place": "London"}]
    assert profile["service"] == [{"role": "Reviewer", "at": "Journal of Engines"}]
    assert profile["interests"] == [{"text": "engines"}, {"text": "numbers"}, {"text": "Bernoulli"}, {"text": "primes"}]
    assert profile["other"] == [
        {"title": "Honours", "entries": [{"title": "A medal without a date"}]},
        {"title": "Odds and Ends", "entries": [{"title": "First"}, {"title": "Second"}, {"title": "Just a sentence."}]},
    ]


def test_a_publication_has_the_shape_that_bibliographies_have() -> None:
    assert papers_in(CURRENT, "cv.yaml") == {
        "byron-1843-notes": {
            "title": "Notes on the Analytical Engine",
            "authors": ["A. Byron", "L. Menabrea"],
            "date": "1843-09",
            "doi": "10.5555/engine.1",
            "venue": {"acronym": "Scientific Memoirs", "year": "1843"},
        }
    }


def test_what_is_not_used_is_told_with_its_place() -> None:
    found = found_in(CURRENT, "cv.yaml")
    assert "how RenderCV sets the CV is not used: design" in found.notes
    assert [str(problem.place) + " " + problem.message for problem in found.problems if problem.code == "import-left-out"] == [
        "cv.yaml:5:31 a second email is not used: second@analytical.net",
    ]
    assert any("no date" in problem.message for problem in found.problems)


OLD = """\
cv:
  name: Ada Byron
  email: ada@analytical.net
  education:
    - {institution: University of London, area: Mathematics, study_type: BSc, start_date: 2008, end_date: 2012, gpa: 4.0/4.0}
  work_experience:
    - {company: Imperial Institute, position: Lecturer, date: Fall 2017}
  custom_sections:
    - {title: Patents, entry_type: NormalEntry, entries: [{name: A loom, date: 2018-03}]}
  section_order: [Education]
"""


def test_the_old_schema_has_its_sections_beside_the_name() -> None:
    profile = profile_in(OLD, "cv.yaml")
    assert profile["education"] == [
        {
            "degree": "BSc in Mathematics",
            "at": "University of London",
            "dates": "2008..2012",
            "notes": ["GPA: 4.0/4.0"],
        }
    ]
    assert profile["experience"] == [{"role": "Lecturer", "at": "Imperial Institute", "dates": "2017", "notes": ["Fall 2017"]}]
    assert profile["other"] == [{"title": "Patents", "entries": [{"title": "A loom", "date": "2018-03"}]}]
    assert [problem.message for problem in found_in(OLD, "cv.yaml").problems] == ["section_order is not used: Education"]


def test_sections_of_the_oldest_files_are_headings_in_small_letters() -> None:
    profile = profile_in("cv:\n  name: A B\n  sections:\n    welcome_home!:\n      - Hello there.\n", "cv.yaml")
    assert profile["other"] == [{"title": "Welcome Home!", "entries": [{"title": "Hello there."}]}]


def test_the_sample_person_is_left_out_with_one_note() -> None:
    text = """\
cv:
  name: John Doe
  location: San Francisco, CA
  email: john.doe@email.com
  social_networks: [{network: LinkedIn, username: rendercv}]
  sections:
    Welcome to RenderCV: ["[RenderCV](https://rendercv.com) is a LaTeX-based CV/resume version-control and maintenance app."]
    Education: [{institution: My Own School, area: Art, start_date: 2001, end_date: 2004}]
"""
    found = found_in(text, "cv.yaml")
    assert profile_in(text, "cv.yaml") == {"education": [{"degree": "Art", "at": "My Own School", "dates": "2001..2004"}]}
    assert found.notes == ("cv.yaml: 4 samples of the template left out",)
    assert not found.problems


def test_languages_and_other_skills_without_a_name_of_their_own_are_one_row() -> None:
    text = """\
cv:
  name: A B
  sections:
    Languages:
      - {name: English, summary: Native}
      - {label: German, details: C1}
      - Latin
    Programming:
      - {label: Compiled, details: "C, Rust"}
"""
    assert profile_in(text, "cv.yaml")["skills"] == [
        {"name": "Languages", "items": ["English (Native)", "German (C1)", "Latin"]},
        {"name": "Compiled", "items": ["C", "Rust"]},
    ]


def test_of_a_broken_file_everything_but_the_broken_entry_is_read() -> None:
    text = """\
cv:
  name: Ada Byron
  headline: Lecturer: in Computing
  email: ada@analytical.net
  sections:
    Education:
    - institution: University of London
      area: Mathematics
      start_date: 2008
      end_date: 2012
    - institution: "University of Cam
      area: Looms
    Awards:
      - {name: Medal, date: 2020}
design: {theme: classic}
"""
    found = found_in(text, "cv.yaml")
    assert profile_in(text, "cv.yaml") == {
        "name": "Ada Byron",
        "email": "ada@analytical.net",
        "education": [{"degree": "Mathematics", "at": "University of London", "dates": "2008..2012"}],
        "awards": [{"title": "Medal", "date": "2020"}],
    }
    assert [problem.place.line for problem in found.problems if problem.code == "yaml-syntax" and problem.place] == [3, 13]
    assert list(profile_in(text, "cv.yaml")) == ["name", "email", "education", "awards"]


def test_it_is_known_by_its_first_key() -> None:
    assert knows(SourceFile("a/cv.yml", CURRENT.encode()))
    assert not knows(SourceFile("a/cv.yml", b"- title: General Information\n"))
    assert not knows(SourceFile("a/cv.bib", CURRENT.encode()))


@pytest.mark.parametrize("text", ["cv: a word\n", "cv:\n  - a\n", "cv: {name: [}\n"])
def test_what_is_no_cv_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(SourceError) as raised:
        found_in(text, "cv.yaml")
    assert raised.value.problems[0].place
