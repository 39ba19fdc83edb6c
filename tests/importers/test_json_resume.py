"""JSON Resume: the schema's sections, the keys of older files, what people add, and what is broken."""

from __future__ import annotations

import json

import pytest
from foreign import found_in, papers_in, profile_in

from packet.problems import SourceError

RESUME = {
    "basics": {
        "name": "Ada Byron",
        "label": "Lecturer",
        "email": "ada [at] analytical.net",
        "phone": "+44 20 7946 0000",
        "url": "https://ada.example.net",
        "summary": "I study engines.",
        "location": {"postalCode": "SW7", "city": "London", "countryCode": "GB", "address": "1 Queen's Gate"},
        "profiles": [
            {"network": "GitHub", "username": "adabyron", "url": "https://github.com/adabyron"},
            {"network": "Twitter", "username": "ada", "url": "https://twitter.com/ada"},
        ],
    },
    "work": [{"name": "Imperial Institute", "position": "Lecturer", "startDate": "2017-01", "endDate": "", "summary": "Engines"}],
    "volunteer": [{"organization": "Symposium", "position": "Chair", "startDate": "2020", "endDate": "2020"}],
    "education": [{"institution": "University", "area": "Mathematics", "studyType": "BSc", "startDate": "2008", "endDate": "2012",
                   "score": "4.0", "courses": ["Looms", "Numbers"]}],
    "awards": [{"title": "Medal", "date": "2021-05-01", "awarder": "Royal Society", "summary": "For <b>engines</b>"}],
    "certificates": [{"name": "Weaving", "date": "2019", "issuer": "Guild", "url": "https://guild.example.net"}],
    "publications": [{"name": "Notes", "publisher": "Memoirs", "releaseDate": "1843-09-01", "summary": "On the engine."}],
    "skills": [{"name": "Machines", "level": "Master", "keywords": ["looms", "engines"]}],
    "languages": [{"language": "French", "fluency": "Fluent"}],
    "interests": [{"name": "Numbers", "keywords": ["Bernoulli"]}],
    "references": [{"name": "Mary Somerville", "reference": "She knows."}],
    "projects": [
        {"name": "Note G", "description": "a programme", "type": "application", "startDate": "2018", "endDate": "2019"},
        {"name": "On Looms", "entity": "Lyon", "type": "talk", "startDate": "2018-03"},
    ],
    "meta": {"version": "v1.0.0"},
}  # fmt: skip
TEXT = json.dumps(RESUME)


def test_every_section_of_the_schema_finds_its_place() -> None:
    assert profile_in(TEXT) == {
        "name": "Ada Byron",
        "headline": "Lecturer",
        "email": "ada@analytical.net",
        "phone": "+44 20 7946 0000",
        "address": "1 Queen's Gate, London, SW7, GB",
        "links": {"homepage": "https://ada.example.net", "github": "adabyron", "twitter": "https://twitter.com/ada"},
        "agenda": "I study engines.",
        "experience": [{"role": "Lecturer", "at": "Imperial Institute", "dates": "2017-01..present", "notes": ["Engines"]}],
        "service": [{"role": "Chair", "at": "Symposium", "date": "2020"}],
        "education": [
            {"degree": "BSc in Mathematics", "at": "University", "dates": "2008..2012",
             "notes": ["Score: 4.0", "Courses: Looms, Numbers"]}
        ],
        "awards": [{"title": "Medal", "date": "2021-05-01", "at": "Royal Society", "notes": ["For engines"]}],
        "skills": [{"name": "Machines", "items": ["looms", "engines"]}, {"name": "Languages", "items": ["French (Fluent)"]}],
        "interests": [{"text": "Numbers"}, {"text": "Bernoulli"}],
        "referees": [{"name": "Mary Somerville", "relation": "She knows."}],
        "projects": [{"name": "Note G", "what": "a programme", "dates": "2018..2019", "notes": ["Type: application"]}],
        "talks": [{"title": "On Looms", "at": "Lyon", "date": "2018-03"}],
        "other": [
            {"title": "Certificates",
             "entries": [{"title": "Weaving", "at": "Guild", "date": "2019", "url": "https://guild.example.net"}]}
        ],
    }  # fmt: skip


def test_a_publication_without_authors_keeps_what_it_says() -> None:
    assert papers_in(TEXT) == {
        "1843-notes": {
            "title": "Notes",
            "date": "1843-09-01",
            "venue": {"acronym": "Memoirs", "year": "1843"},
            "extra": {"summary": "On the engine."},
        }
    }


def test_what_a_section_has_no_field_for_is_told() -> None:
    assert [problem.message for problem in found_in(TEXT).problems] == ["skills have no field for level: Master"]


def test_keys_of_older_files_are_known() -> None:
    old = {
        "basics": {"name": "Ada Byron", "website": "https://ada.example.net", "picture": "ada.png"},
        "work": [{"company": "Imperial Institute", "position": "Lecturer", "website": "https://imperial.example.net",
                  "startDate": "2017-01", "endDate": "2018-01", "highlights": ["Taught"]}],
        "education": [{"institution": "University", "area": "Mathematics", "studyType": "BSc", "startDate": "2008",
                       "endDate": "2012", "gpa": "GPA 4.0"}],
    }  # fmt: skip
    profile = profile_in(json.dumps(old))
    assert profile["links"] == {"homepage": "https://ada.example.net"}
    assert profile["experience"] == [
        {"role": "Lecturer", "at": "Imperial Institute", "dates": "2017-01..2018-01", "url": "https://imperial.example.net",
         "highlights": ["Taught"]}
    ]  # fmt: skip
    assert profile["education"] == [
        {"degree": "BSc in Mathematics", "at": "University", "dates": "2008..2012", "notes": ["GPA 4.0"]}
    ]
    assert found_in(json.dumps(old)).notes == ("icons and pictures are not used: ada.png",)


def test_sections_that_people_add_stand_under_their_headings() -> None:
    profile = profile_in(
        json.dumps({"basics": {"name": "A B"}, "pressMentions": [{"title": "In the news", "date": "2020"}, "Seen"]})
    )
    assert profile["other"] == [
        {"title": "Press Mentions", "entries": [{"title": "In the news", "date": "2020"}, {"title": "Seen"}]}
    ]


def test_a_summary_of_a_phrase_is_the_headline_where_there_is_none() -> None:
    basics = {"name": "A B", "summary": "A lecturer who studies engines."}
    assert profile_in(json.dumps({"basics": basics})) == {"name": "A B", "headline": "A lecturer who studies engines"}


@pytest.mark.parametrize(
    "basics",
    [
        {"name": "A B", "label": "Lecturer", "summary": "A lecturer who studies engines."},
        {"name": "A B", "label": "Lecturer", "summary": "A lecturer. Studies engines."},
    ],
)
def test_a_summary_in_the_words_of_others_is_no_agenda_and_told(basics: dict[str, str]) -> None:
    found = found_in(json.dumps({"basics": basics}))
    assert profile_in(json.dumps({"basics": basics})) == {"name": "A B", "headline": "Lecturer"}
    (problem,) = found.problems
    assert problem.code == "import-left-out"
    assert problem.message.endswith(basics["summary"])
    assert "agenda:" in problem.hint


def test_languages_are_one_row_of_skills() -> None:
    spoken = [
        {"language": "English", "fluency": "Native"},
        {"language": "Latin"},
        {"language": "German", "fluency": "Fluent, C1"},
    ]
    profile = profile_in(json.dumps({"basics": {"name": "A B"}, "languages": spoken}))
    assert profile["skills"] == [{"name": "Languages", "items": ["English (Native)", "Latin", "German (Fluent, C1)"]}]


@pytest.mark.parametrize(
    ("start", "end", "dates"),
    [
        ("2017-09-01", "2023-07-01", "2017-09..2023-07"),
        ("2017-09-01", "", "2017-09..present"),
        ("2023-05-01", "2023-08-31", "2023-05..2023-08"),
        ("2023-05-01", "2024-02-29", "2023-05..2024-02"),
        ("2023-05-01", "2023-08-14", "2023-05-01..2023-08-14"),
        ("2023-05-02", "2023-08-01", "2023-05-02..2023-08-01"),
        ("2017", "2023-07-01", "2017..2023-07-01"),
    ],
)
def test_a_span_from_a_first_to_a_first_or_last_of_a_month_means_months(start: str, end: str, dates: str) -> None:
    job = {"name": "Institute", "position": "Lecturer", "startDate": start, "endDate": end}
    profile = profile_in(json.dumps({"basics": {"name": "A B"}, "work": [job]}))
    assert profile["experience"] == [{"role": "Lecturer", "at": "Institute", "dates": dates}]


def test_a_day_of_an_award_or_a_talk_is_a_day() -> None:
    talk = {"name": "On Looms", "entity": "Lyon", "type": "talk", "startDate": "2018-03-01", "endDate": "2018-03-01"}
    profile = profile_in(json.dumps({"basics": {"name": "A B"}, "projects": [talk]}))
    assert profile["talks"] == [{"title": "On Looms", "at": "Lyon", "date": "2018-03-01"}]


def test_a_broken_file_is_read_all_the_same_and_its_flaws_have_their_places() -> None:
    text = (
        '{"basics": {"name": "Ada Byron",},\n "awards": [{"title": "Medal", "date": "2021"}\n {"title": "Prize", "date": "2022"}]}'
    )
    found = found_in(text)
    assert [str(problem.place) for problem in found.problems] == ["x.json:1:32", "x.json:3:2"]
    assert profile_in(text)["awards"] == [{"title": "Medal", "date": "2021"}, {"title": "Prize", "date": "2022"}]


def test_the_sample_of_the_schema_is_left_out_with_one_note() -> None:
    sample = {
        "basics": {"name": "John Doe", "label": "Programmer", "email": "john@gmail.com", "url": "https://johndoe.com",
                   "summary": "A summary of John Doe…", "profiles": [{"network": "Twitter", "username": "john"}]},
        "work": [{"name": "Company", "position": "President", "startDate": "2013-01-01", "summary": "Description…",
                  "highlights": ["Started the company"]}],
    }  # fmt: skip
    assert profile_in(json.dumps(sample)) == {}
    assert found_in(json.dumps(sample)).notes == ("x.json: 4 samples of the template left out",)


@pytest.mark.parametrize("text", ['{"basics": {"name": NaN}}', '{"basics": {name: 1}}'])
def test_what_cannot_be_read_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(SourceError) as raised:
        found_in(text)
    assert raised.value.problems[0].place
