"""A homepage of Hugo Blox becomes a profile with publications: pages, the cite.bib beside them, and authors in either form."""

from __future__ import annotations

from typing import Any

import pytest
from checkouts import checkout, papers_of, profile_of, told_by

from packet.formats.located_yaml import plain
from packet.importers import read_homepage
from packet.importers.found import Found

PAGE = """\
---
title: "Notes on *E. coli*"
authors: [admin, Charles Babbage]
date: "2023-05-01T00:00:00Z"
publication_types: ["1"]
publication: "In *Proceedings of the Conference on Engines*"
publication_short: In *CoE*
doi: 10.1145/3
---
"""
ADMIN = "---\ntitle: Ada Byron\nsuperuser: true\n---\nBio.\n"


def read(**pages: str) -> Found:
    files = {f"content/publication/{name}/index.md": text for name, text in pages.items() if not name.startswith("_")}
    beside = {f"content/publication/{name[1:]}/cite.bib": text for name, text in pages.items() if name.startswith("_")}
    return read_homepage(checkout({"content/authors/admin/_index.md": ADMIN, **files, **beside}))


def paper(page: str, beside: str = "") -> Any:
    found = read(p=page, **({"_p": beside} if beside else {}))
    return papers_of(found)["p"]


def test_a_page_is_a_publication() -> None:
    found = read(engine=PAGE)
    assert found.format == "Hugo Blox"
    assert papers_of(found) == {
        "engine": {
            "title": r"Notes on $\mathit{E. coli}$", "authors": ["Ada Byron", "Charles Babbage"], "date": "2023-05",
            "venue": {"acronym": "CoE", "year": "2023"}, "doi": "10.1145/3",
        }
    }  # fmt: skip
    assert plain(found.part("venues")) == {"CoE": {"name": "Conference on Engines", "kind": "conference"}}


def test_front_matter_may_be_toml() -> None:
    page = '+++\ntitle = "T"\nauthors = ["admin"]\ndate = 2021-03-09\npublication_types = ["2"]\npublication = "*Memoirs*"\n'
    page += "arxiv = 2504.15930\nfeatured = true\n+++\nText.\n"
    found = read(p=page)
    assert papers_of(found)["p"] == {
        "title": "T", "authors": ["Ada Byron"], "date": "2021-03-09", "arxiv": "2504.15930",
        "venue": {"acronym": "Memoirs", "year": "2021"}, "extra": {"featured": "true"},
    }  # fmt: skip
    assert "featured on the homepage, to be pinned in a target or position: pin: [p]" in found.notes
    assert "the text below the front matter of 1 pages is not used" in found.notes


@pytest.mark.parametrize(
    ("kind", "publication", "expected"),
    [
        ('["2"]', "Memoirs", "journal"), ("[article-journal]", "Memoirs", "journal"), ("[journal_article]", "Memoirs", "journal"),
        ("[paper-conference]", "CoE", "conference"), ('["6"]', "Book", "chapter"), ("[article]", "Memoirs", "journal"),
    ],
)  # fmt: skip
def test_kinds_are_numbers_in_older_pages_and_words_in_newer(kind: str, publication: str, expected: str) -> None:
    found = read(p=f"---\ntitle: T\nauthors: [A B]\ndate: 2020-01-01\npublication_types: {kind}\npublication: {publication}\n---\n")
    assert plain(found.part("venues")) == {publication: {"name": publication, "kind": expected}}


@pytest.mark.parametrize(
    ("publication", "venue", "extra"),
    [
        ("*NeurIPS 2025 (spotlight, top 3%) — arXiv:2503.03206*", "NeurIPS", {"note": "Spotlight, top 3%", "arxiv": "2503.03206"}),
        ("*Engines (Best paper nomination)*", "Engines", {"award": "Best paper nomination"}),
        ("Accepted at *Engines*", "Engines", {"status": "accepted"}),
        ("Memoirs of Engines, 3(1), pp. 24-52", "Memoirs of Engines", {"extra": {"volume": "3(1), pp. 24-52"}}),
        ("Conference on Engines, 2021", "Conference on Engines", {}),
    ],
)
def test_what_stands_beside_the_venue_has_its_own_field(publication: str, venue: str, extra: dict[str, Any]) -> None:
    page = f"---\ntitle: T\nauthors: [A B]\ndate: 2020-01-01\npublication_types: ['1']\npublication: '{publication}'\n---\n"
    shown = {"acronym": venue, "year": "2020"}
    assert paper(page) == {"title": "T", "authors": ["A B"], "date": "2020", "venue": shown, **extra}


def test_a_draft_is_named() -> None:
    found = read(p="---\ntitle: T\nauthors: [A B]\ndate: 2020-01-01\ndraft: true\n---\n")
    assert "drafts, which the homepage does not show; look whether they belong in your list: p" in found.notes


def test_a_preprint_is_one_in_either_form() -> None:
    for kind in ('"3"', "preprint", "article", "manuscript"):
        page = (
            f"---\ntitle: T\nauthors: [A B]\ndate: 2020-01-01\npublication_types: [{kind}]\ndoi: 10.48550/arXiv.2501.09855\n---\n"
        )
        assert paper(page) == {"title": "T", "authors": ["A B"], "date": "2020", "status": "preprint", "arxiv": "2501.09855"}


def test_notes_on_authors_are_marks_or_told() -> None:
    notes = "author_notes: [Equal contribution, '', † Corresponding author, Equal supervision]"
    found = read(p=f"---\ntitle: T\nauthors: [A B, C D*, E F, G H]\n{notes}\ndate: 2020-02-01\n---\n")
    assert papers_of(found)["p"]["authors"] == ["A B*", "C D*", "E F†", "G H"]
    assert "content/publication/p/index.md:3:27: warning[bibtex-mark]: the note on G H was left out: Equal supervision" in told_by(
        found
    )


def test_lists_of_authors_written_as_in_bibtex_are_taken_apart_and_groups_are_not() -> None:
    page = '---\ntitle: T\nauthors:\n- Cox, Chris and Fusaroli, Riccardo"\n- Centre for Health and Data Science\ndate: 2020\n---\n'
    assert paper(page)["authors"] == ["Chris Cox", "Riccardo Fusaroli", "Centre for Health and Data Science"]


def test_links_find_their_fields() -> None:
    page = """\
---
title: T
authors: [A B]
date: 2020-01-01
url_pdf: https://arxiv.org/pdf/2504.07136
url_code: https://github.com/a/b
url_slides: slides.pdf
links: [{name: Custom Link, url: "https://paper.example/x"}]
---
"""
    assert paper(page) == {
        "title": "T", "authors": ["A B"], "date": "2020", "status": "preprint", "arxiv": "2504.07136",
        "url": "https://paper.example/x", "code": "https://github.com/a/b", "extra": {"url_slides": "slides.pdf"},
    }  # fmt: skip


def test_the_cite_bib_adds_what_the_page_does_not_say() -> None:
    page = "---\ntitle: A Title\nauthors: [admin, B. C.]\ndate: 2020-01-01\npublication_types: [article]\n---\n"
    beside = "@article{k, title={A {T}itle}, author={Byron, Ada and C., B.}, journal={Memoirs}, year=2020, month=mar, pages={1--2}}"
    found = read(p=page, _p=beside)
    assert papers_of(found) == {
        "p": {
            "title": "A Title", "authors": ["Ada Byron", "B. C."], "date": "2020-03", "venue": {"acronym": "Memoirs", "year": "2020"},
            "extra": {"pages": "1–2", "bibtex-key": "k"},
        }
    }  # fmt: skip
    assert not found.problems


def test_where_page_and_cite_bib_differ_the_page_counts_and_it_is_told() -> None:
    page = "---\ntitle: A Title\nauthors: [A B]\ndate: 2021-01-01\ndoi: 10.1145/1\n---\n"
    found = read(p=page, _p="@article{k, title={A Title}, author={B, A and D, C}, year=2020, doi={10.1145/2}}")
    assert papers_of(found)["p"]["date"] == "2021"
    assert papers_of(found)["p"]["authors"] == ["A B"]
    assert [problem.message for problem in found.problems if problem.code == "import-conflict"] == [
        "p: year is in the .bib: 2020", "p: doi is in the .bib: 10.1145/2", "p: authors is in the .bib: B, A and D, C",
    ]  # fmt: skip


def test_a_cite_bib_of_another_paper_is_a_paper_of_its_own() -> None:
    page = "---\ntitle: On Engines\nauthors: [A B]\ndate: 2021-01-01\n---\n"
    found = read(p=page, _p="@misc{k, title={A Wholly Different Thing}, author={C, D}, year=2020}")
    assert set(papers_of(found)) == {"p", "k"}
    assert "this is another paper than the page beside it: A Wholly Different Thing" in told_by(found)


def test_two_papers_with_one_doi_stay_two_and_it_is_told() -> None:
    page = "---\ntitle: {}\nauthors: [A B]\ndate: 2021-01-01\ndoi: 10.1145/1\n---\n"
    found = read(a=page.format("On Engines"), b=page.format("How Infants Learn to Speak"))
    assert set(papers_of(found)) == {"a", "b"}
    assert "b has the DOI of a, which is another paper: 10.1145/1" in told_by(found)


def test_the_owner_that_no_file_names_is_known_by_the_cite_bib() -> None:
    page, beside = PAGE, "@misc{k, title={Notes on E. coli}, author={Byron, Ada and Babbage, Charles}, year=2023}"
    files = {"content/publication/p/index.md": page, "content/publication/p/cite.bib": beside}
    found = read_homepage(checkout(files))
    assert profile_of(found) == {"name": "Ada Byron"}
    nameless = read_homepage(checkout({"content/publication/p/index.md": page}))
    assert papers_of(nameless)["p"]["authors"][0] == "admin"
    assert "content/publication/p/index.md:3:11: warning[import-owner]" in told_by(nameless)


def test_samples_of_the_template_are_left_out_with_one_note() -> None:
    sample = "@misc{example1, title={An example conference paper}, author={Bighetti, Nelson and Ford, Robert}, year=2013}"
    found = read(conference=PAGE.replace("Notes on *E. coli*", "An example conference paper"), _conference=sample, engine=PAGE)
    assert set(papers_of(found)) == {"engine"}
    assert "content/publication: 1 sample of the template left out: conference" in found.notes


def test_a_broken_page_is_told_with_its_place_and_read_as_far_as_it_goes() -> None:
    broken = "---\ntitle: On: Engines\nauthors: [A B]\ndate: 2021-01-01\n---\n"
    toml = '+++\ntitle = "T\n+++\n'
    found = read(good=PAGE, broken=broken, toml=toml, none="No front matter.\n", latin="---\ntitle: x\n")
    assert papers_of(found)["good"]["title"]
    assert papers_of(found)["broken"]["authors"] == ["A B"]
    told = told_by(found)
    assert "content/publication/broken/index.md:2:10: warning[yaml-syntax]" in told
    assert "content/publication/toml/index.md:2:11: warning[toml-syntax]" in told
    assert "content/publication/none/index.md:1:1: warning[import-left-out]: the page has no front matter" in told
    assert "content/publication/latin/index.md:1:1: warning[import-left-out]: the page has no front matter that is closed" in told


# ── authors ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

OLDER = """\
---
title: Ada Byron
superuser: true
role: PhD candidate
organizations:
- name: ETH Zurich
bio: I like engines.
interests: [Engines, Sailing]
education:
  courses:
  - {course: PhD in Physics, institution: ETH, year: 2018-}
social:
- {icon: envelope, icon_pack: fas, link: "mailto:ada@eth.example"}
- {icon: graduation-cap, link: "https://scholar.google.com/citations?user=h5KukxEAAAAJ"}
- {icon: twitter, link: "https://twitter.com/ada"}
- {icon: instagram, link: "https://instagram.com/ada"}
- {icon: cv, link: uploads/cv.pdf}
---
"""
NEWER = """\
schema: hugoblox/author/v1
slug: me
is_owner: true
name: {display: Ada Byron, given: Ada, family: Byron, alternate: 艾达}
role: Student at ETH
affiliations: [{name: ETH}]
links:
  - {icon: at-symbol, url: ada@eth.example}
  - {icon: brands/github, url: https://github.com/ada}
interests: [Engines]
experience:
  - {role: Intern, org: Lab, start: "2023-05-30", end: "2023-09-30", summary: "Built it.\\n\\n• **Fast** one\\n• Slow one", company_logo: lab}
education:
  - {degree: B.Sc., institution: ETH, start: "2018-09-01", end: "", summary: "Thesis: *Engines*"}
skills: [{name: Code, items: [{label: C, level: 5}, {name: Rust, description: daily}]}]
languages: [{name: French, label: Native, level: 5}]
awards: [{title: Medal, awarder: ACM, date: "2020-08-28", icon: hero/trophy}]
"""


def test_an_author_in_the_older_form_is_the_owner() -> None:
    found = read_homepage(checkout({"content/authors/admin/_index.md": OLDER}))
    assert profile_of(found) == {
        "name": "Ada Byron", "headline": "PhD candidate, ETH Zurich", "email": "ada@eth.example",
        "links": {"scholar": "https://scholar.google.com/citations?user=h5KukxEAAAAJ", "twitter": "https://twitter.com/ada"},
        "education": [{"degree": "PhD in Physics", "at": "ETH", "dates": "2018..present"}],
        "interests": [{"text": "Engines"}, {"text": "Sailing"}],
    }  # fmt: skip
    assert "a biography has no place in a CV: I like engines." in told_by(found)
    assert "links that a CV does not show were left out: https://instagram.com/ada" in found.notes


def test_an_author_in_the_newer_form_is_the_owner() -> None:
    found = read_homepage(checkout({"data/authors/me.yaml": NEWER, "data/authors/other.yaml": "name: {display: C D}\n"}))
    assert profile_of(found) == {
        "name": "Ada Byron", "names": ["艾达"], "headline": "Student at ETH", "email": "ada@eth.example",
        "links": {"github": "https://github.com/ada"},
        "education": [{"degree": "B.Sc.", "at": "ETH", "dates": "2018-09..present", "notes": ["Thesis: Engines"]}],
        "experience": [
            {"role": "Intern", "at": "Lab", "dates": "2023-05..2023-09", "highlights": ["Built it.", "Fast one", "Slow one"]}
        ],
        "awards": [{"title": "Medal", "date": "2020-08-28", "at": "ACM"}],
        "interests": [{"text": "Engines"}],
        "skills": [{"name": "Code", "items": ["C", "Rust (daily)"]}, {"name": "Languages", "items": ["French (Native)"]}],
    }  # fmt: skip
    assert not found.problems


def test_user_names_of_co_authors_are_their_names() -> None:
    files = {"content/authors/charles/_index.md": "---\ntitle: Charles Babbage\n---\n", "content/authors/admin/_index.md": ADMIN}
    page = PAGE.replace("Charles Babbage", "charles")
    found = read_homepage(checkout({**files, "content/publication/p/index.md": page}))
    assert papers_of(found)["p"]["authors"] == ["Ada Byron", "Charles Babbage"]


def test_the_person_of_the_template_owns_nothing() -> None:
    found = read_homepage(checkout({"content/authors/admin/_index.md": ADMIN.replace("Ada Byron", "Nelson Bighetti")}))
    assert profile_of(found) == {}
    assert found.notes == ("content/authors/admin/_index.md: 1 sample of the template left out",)
