"""A homepage of al-folio becomes a profile with publications: who owns it, the CV in its old form, bibliographies; broken files hide alone."""

from __future__ import annotations

import pytest
from checkouts import checkout, papers_of, profile_of, told_by

from packet.importers import read_homepage
from packet.importers.found import Found

CONFIG = """\
first_name: Ada
middle_name:
last_name: Byron # of Lovelace
email: ada [at] analytical [dot] example
url: https://ada.example.org
baseurl: /site
github_username: ada
x_username: countess
instagram_id: countess.ada
orcid_id: 0000-0002-1825-0097
scholar_userid: qc6CJjYAAAAJ
research_gate_profile: Ada-Byron
linkedin_username:
inspirehep_id: 1010907 # the template's
scholar:
  last_name: [Byron]
  first_name: [Ada, A., Augusta Ada]
"""
BIB = "---\n---\n@article{engine, title={Notes on the Engine}, author={Byron, Ada}, year={1843}, journal={Memoirs}, selected={true}}\n"


def read(**files: str) -> Found:
    names = {"config": "_config.yml", "cv": "_data/cv.yml", "bib": "_bibliography/papers.bib", "socials": "_data/socials.yml",
             "coauthors": "_data/coauthors.yml", "venues": "_data/venues.yml", "old": "_bibliography/old.bib"}  # fmt: skip
    return read_homepage(checkout({names[name]: text for name, text in {"config": CONFIG, "bib": BIB, **files}.items()}))


def cv_of(cv: str) -> Found:
    return read(cv=cv, config="title: blank\n")


# ── who owns it ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_owner_is_who_the_settings_name() -> None:
    found = read()
    assert found.format == "al-folio"
    assert profile_of(found) == {
        "name": "Ada Byron",
        "names": ["Augusta Ada Byron"],
        "email": "ada@analytical.example",
        "links": {
            "homepage": "ada.example.org/site",
            "github": "ada",
            "orcid": "0000-0002-1825-0097",
            "researchgate": "https://www.researchgate.net/profile/Ada-Byron",
            "x": "https://x.com/countess",
        },
    }
    assert "links that a CV does not show were left out: https://www.instagram.com/countess.ada" in found.notes
    assert found.problems == ()


def test_newer_homepages_have_their_links_in_a_file_of_their_own() -> None:
    found = read(
        config="first_name: Ada\nlast_name: Byron\n", socials="email: ada@uni.example\ndblp_url: https://dblp.org/pid/1/2\n"
    )
    assert profile_of(found)["links"] == {"dblp": "https://dblp.org/pid/1/2"}
    assert profile_of(found)["email"] == "ada@uni.example"


def test_the_owner_may_stand_among_the_coauthors() -> None:
    found = read(coauthors='"byron":\n  - firstname: ["Ada", "A. A.", "Gusta"]\n"babbage":\n  - firstname: [Charles]\n')
    assert profile_of(found)["names"] == ["Augusta Ada Byron", "Gusta Byron"]


@pytest.mark.parametrize(
    ("first", "name", "names"),
    [("Chao (Charlie)", "Chao Jin", ["Charlie Jin"]), ("Dr.", "Ada Jin", None), ("Chao", "Chao Jin", ["金超"])],
)
def test_brackets_hold_further_names_and_titles_are_none(first: str, name: str, names: list[str] | None) -> None:
    last = "Jin (金超)" if names == ["金超"] else "Jin"
    scholar = "scholar: {first_name: [Ada], last_name: [Jin]}" if first == "Dr." else ""
    profile = profile_of(read(config=f"first_name: {first}\nlast_name: {last}\n{scholar}\n"))
    assert (profile["name"], profile.get("names")) == (name, names)


def test_what_cannot_be_an_address_is_told_with_its_place() -> None:
    found = read(config="first_name: Ada\nlast_name: Byron\nemail: nowhere\nfacebook_id: ada# mine\n")
    assert profile_of(found) == {"name": "Ada Byron"}
    assert [str(problem) for problem in found.problems] == [
        "_config.yml:3:8: warning[import-left-out]: email cannot be used: nowhere",
        "_config.yml:4:14: warning[import-left-out]: facebook_id cannot be used: ada# mine",
    ]


# ── the CV ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_columns_say_who_somebody_is() -> None:
    found = cv_of("""\
- title: General Information
  type: map
  contents:
    - {name: Full Name, value: Ada Byron}
    - {name: Date of Birth, value: 10 December 1815}
    - {name: Languages, value: "English, French"}
    - {name: Ships, value: HMS Ada}
""")
    assert profile_of(found) == {
        "name": "Ada Byron",
        "skills": [{"name": "Languages", "items": ["English", "French"]}],
        "other": [{"title": "General Information", "entries": [{"title": "Ships", "notes": ["HMS Ada"]}]}],
    }
    assert "Date of Birth is left out: 10 December 1815" in told_by(found)


def test_a_time_table_becomes_the_section_that_its_heading_names() -> None:
    found = cv_of("""\
- title: Education
  type: time_table
  contents:
    - title: Ph.D.
      institution: ETH
      year: 2015 - 2019
      description:
        - "Advisor: Emmy Noether"
        - "<b>Thesis:</b> On &amp; off"
        - {title: Minors, contents: [Logic., Law.]}
- title: Experience
  type: time_table
  contents:
    - {title: "<a href='https://lab.example'>Engineer</a>", institution: Lab, year: 2019-now, description: Built engines.}
    - {title: Postdoc, institution: Other Lab}
- title: Honors and Awards
  type: time_table
  contents:
    - year: 2020
      items: [Medal, Prize]
    - year: 2018, 2019
      items: [Grant]
    - year: 2017
    - items: [Cup]
""")
    assert profile_of(found) == {
        "education": [
            {"degree": "Ph.D.", "at": "ETH", "dates": "2015..2019", "advisor": "Emmy Noether",
             "notes": ["Thesis: On & off", "Minors: Logic; Law"]},
        ],
        "experience": [
            {"role": "Engineer", "at": "Lab", "dates": "2019..present", "url": "https://lab.example", "highlights": ["Built engines."]},
        ],
        "awards": [
            {"title": "Medal", "date": "2020"}, {"title": "Prize", "date": "2020"}, {"title": "Grant", "date": "2018"},
            {"title": "Grant", "date": "2019"}, {"title": "Cup", "date": "2017"},
        ],
        "other": [{"title": "Experience", "entries": [{"title": "Postdoc", "at": "Other Lab"}]}],
    }  # fmt: skip
    assert [(problem.code, problem.place.line if problem.place else 0) for problem in found.problems] == [("import-incomplete", 15)]


def test_one_heading_for_two_sections_is_taken_apart_by_degrees() -> None:
    found = cv_of("""\
- title: Experience and Education
  contents:
    - {title: PhD in Physics, institution: ETH, year: 2019}
    - {title: PhD Student, institution: EPFL, year: 2015}
    - {title: Clerk, institution: Patent Office, year: 2014}
""")
    assert [row["degree"] for row in profile_of(found)["education"]] == ["PhD in Physics"]
    assert [row["role"] for row in profile_of(found)["experience"]] == ["PhD Student", "Clerk"]


def test_lists_and_nested_lists_become_interests_or_a_section_of_ones_own() -> None:
    found = cv_of("""\
- title: Research Interests
  type: nested_list
  contents:
    - title: Learning.
      items: [Compression., learning.]
    - title: Optics
- title: Other Interests
  type: list
  contents:
    - <u>Hobbies:</u> Sailing
- title: Technical Skills
  type: list_groups
  contents:
    - {title: Code, items: [C, Rust]}
""")
    assert profile_of(found) == {
        "interests": [{"text": "Learning"}, {"text": "Compression"}, {"text": "Optics"}],
        "other": [{"title": "Other Interests", "entries": [{"title": "Hobbies: Sailing"}]}],
        "skills": [{"name": "Code", "items": ["C", "Rust"]}],
    }


def test_what_belongs_to_the_look_of_the_homepage_is_told() -> None:
    found = cv_of("- title: Talks\n  contents:\n    - {title: T, institution: MIT, year: 2020, thumbnail: a.png}\n")
    assert profile_of(found) == {"talks": [{"title": "T", "at": "MIT", "date": "2020"}]}
    assert "_data/cv.yml:3:59: warning[import-left-out]: thumbnail belongs to the look of the homepage: a.png" in told_by(found)


def test_samples_of_the_template_are_left_out_with_one_note() -> None:
    found = cv_of("""\
- title: General Information
  contents:
    - {name: Full Name, value: Albert Einstein}
    - {name: Languages, value: "English, German"}
- title: Experience
  contents:
    - {title: Professor, institution: ETH, year: 2020, description: [Description 1., Taught.]}
    - {title: Visiting Professor, institution: "California Institute of Technology, Pasadena", year: 1933}
- title: Honors and Awards
  contents:
    - {year: 2029, items: [Max Planck Medal]}
    - {year: 2019, items: [Max Planck Medal]}
""")
    assert profile_of(found) == {
        "experience": [{"role": "Professor", "at": "ETH", "dates": "2020", "highlights": ["Taught."]}],
        "awards": [{"title": "Max Planck Medal", "date": "2019"}],
    }
    assert found.notes[0] == "_data/cv.yml: 4 samples of the template left out"


# ── bibliographies, and broken files ────────────────────────────────────────────────────────────────────────────────────


def test_papers_keep_the_fields_of_the_theme_and_selected_ones_are_named() -> None:
    found = read(venues="Memoirs: {url: https://memoirs.example}\n")
    assert papers_of(found)["engine"]["extra"] == {"selected": "true"}
    assert "selected on the homepage, to be pinned in a target or position: pin: [engine]" in found.notes
    assert "addresses and colours of venues are not used: Memoirs" in found.notes


def test_the_bibliography_that_the_homepage_shows_counts() -> None:
    older = "@article{engine, title={Notes upon the Engine}, author={Byron, Ada}, year={1842}, journal={Drafts}}\n@misc{new, title={N}}\n"
    found = read(old=older)
    assert papers_of(found)["engine"]["title"] == "Notes on the Engine"
    assert set(papers_of(found)) == {"engine", "new"}
    assert "_bibliography/old.bib:1:1: warning[bibtex-duplicate-key]: engine stands in _bibliography/papers.bib, too" in told_by(
        found
    )


def test_a_broken_file_is_told_with_its_place_and_hides_none_of_the_others() -> None:
    broken = "- title: Education\n  contents:\n    - title: B.Sc.: with honours: so\n      year: 2\n"
    good = "- title: Talks\n  contents:\n    - {title: T, institution: MIT, year: 2020}\n"
    found = read(cv=broken + good, config=CONFIG + "broken: [\n", venues="a: *b\n", old="@article{x, title={A\n")
    assert profile_of(found)["name"] == "Ada Byron"
    assert profile_of(found)["talks"] == [{"title": "T", "at": "MIT", "date": "2020"}]
    assert "engine" in papers_of(found)
    places = {str(problem.place) for problem in found.problems}
    assert {"_data/cv.yml:3:19", "_data/venues.yml:1:4"} <= places
    assert any(place.startswith("_config.yml:1") for place in places)
    assert any(place.startswith("_bibliography/old.bib:1:") for place in places)


def test_a_key_that_stands_twice_counts_once() -> None:
    found = read(config="first_name: Ada\nlast_name: Byron\nlast_name: Lovelace\n")
    assert profile_of(found)["name"] == "Ada Byron"
    assert [(problem.code, str(problem.place)) for problem in found.problems] == [("duplicate-key", "_config.yml:3:1")]
