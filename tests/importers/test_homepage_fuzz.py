"""Whatever stands in the files of a homepage: what comes out fits a profile, and what is wrong is told with its place."""

from __future__ import annotations

from typing import Any

import yaml
from checkouts import checkout
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.located_yaml import plain
from packet.importers import read_homepage
from packet.importers.found import Found
from packet.model.profile import Profile
from packet.model.publications import PublicationsFile

CONFIG = (
    "first_name: Ada\nlast_name: Byron\nemail: a@b.cd\ngithub_username: ada\nscholar:\n  last_name: [Byron]\n  first_name: [A.]\n"
)
CV = """\
- title: Education
  type: time_table
  contents:
    - {title: PhD, institution: ETH, year: 2019-2023, description: [A., {title: B., contents: [C]}]}
    - year: 2020
    - items: [<a href="https://x.example">X</a>, "Y & Z"]
- title: General Information
  contents: [{name: Full Name, value: Ada}, {name: Languages, value: "English, French"}]
"""
BIB = "@article{k, title={A {B}}, author={Byron, Ada and C, D}, year=2020, journal={J}, selected={true}}\n"
PAGE = '---\ntitle: "A *B*"\nauthors: [admin, "C, D and E, F"]\nauthor_notes: [Equal contribution]\ndate: 2020-01-01\ndoi: 10.1/x\n---\nT\n'
TOML = '+++\ntitle = "A"\nauthors = ["admin"]\ndate = 2020-01-01\npublication = "*J*, 3(1)"\n[image]\ncaption = ""\n+++\n'
ADMIN = "---\ntitle: Ada\nsuperuser: true\neducation: {courses: [{course: PhD, year: 2018-}]}\nsocial: [{icon: x, link: 'https://a.b'}]\n---\n"
ME = "name: {display: Ada}\nis_owner: true\nexperience: [{role: R, org: O, start: 2020-01-01, summary: 'a\n\n  - b'}]\nskills: [{name: S}]\n"

AL_FOLIO = {
    "_config.yml": CONFIG,
    "_data/cv.yml": CV,
    "_bibliography/papers.bib": BIB,
    "_data/coauthors.yml": "byron: [{firstname: [A]}]\n",
}
HUGO = {"content/publication/a/index.md": PAGE, "content/publication/a/cite.bib": BIB, "content/publication/b/index.md": TOML,
        "content/authors/admin/_index.md": ADMIN, "data/authors/me.yaml": ME}  # fmt: skip

PIECES = (b"", b"\x00", b"\xff", b"\r", b"\n", b": ", b"- ", b"{", b"}", b"[", b'"', b"'", b"&a ", b"*a", b"!!x ", b"|", b"\t", b"<a href=", b"$", b"\\",
          b"---\n", b"+++\n", b"title:\n", b"year: 2020..", "\u2028\u0301".encode(), b"@article{k,", b"authors: {a: b}\n", b"links: x\n")  # fmt: skip


def assert_sound(found: Found) -> None:
    tree: Any = plain(found.profile)
    Profile.model_validate({"name": "Ada", "email": "a@b.cd", **tree})
    papers: Any = plain(found.part("publications"))
    complete = {key: row for key, row in papers.items() if {"title", "authors", "date"} <= row.keys()}
    PublicationsFile.model_validate({"venues": plain(found.part("venues")), "publications": complete})
    assert all(problem.place and problem.place.line for problem in found.problems)
    assert all(problem.severity == "warning" for problem in found.problems)


@st.composite
def damaged(draw: st.DrawFn, files: dict[str, str]) -> dict[str, bytes]:
    """The files with some bytes of some of them cut out and others put in."""
    made = {}
    for path, text in files.items():
        data = text.encode()
        for _ in range(draw(st.integers(0, 3))):
            at = draw(st.integers(0, len(data)))
            data = data[:at] + draw(st.sampled_from(PIECES)) + data[at + draw(st.integers(0, 12)) :]
        made[path] = data
    return made


@given(damaged(AL_FOLIO) | damaged(HUGO))
def test_damaged_homepages_are_read_as_far_as_they_go(files: dict[str, bytes]) -> None:
    assert_sound(read_homepage(checkout(files)))


WORDS = st.sampled_from(
    [
        "",
        "A",
        "2020",
        "2020-01-01",
        "a@b.cd",
        "https://x.example",
        "1",
        "true",
        "<b>x",
        "*a* $x$",
        "admin",
        "a, b and c",
        "Description 1.",
    ]
)
KEYS = st.sampled_from(
    ["title", "name", "value", "year", "items", "contents", "institution", "description", "authors", "author_notes", "date", "doi", "links",
     "publication", "publication_types", "url", "role", "education", "experience", "work", "awards", "skills", "interests", "languages",
     "social", "first_name", "last_name", "email", "scholar", "display", "superuser", "organizations", "bio", "image", "what ever"]
)  # fmt: skip
TREES: st.SearchStrategy[Any] = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


def page(tree: object) -> str:
    return f"---\n{yaml.safe_dump(tree)}---\n"


@given(TREES, TREES)
def test_any_values_in_the_files_of_al_folio_are_read(config: object, cv: object) -> None:
    files = {"_config.yml": yaml.safe_dump(config), "_data/cv.yml": yaml.safe_dump(cv), "_data/socials.yml": yaml.safe_dump(config)}
    assert_sound(read_homepage(checkout(files)))


@given(TREES, TREES)
def test_any_values_in_the_files_of_hugo_blox_are_read(owner: object, paper: object) -> None:
    files = {"content/authors/admin/_index.md": page(owner), "data/authors/me.yaml": yaml.safe_dump(owner)}
    assert_sound(
        read_homepage(checkout({**files, "content/publication/a/index.md": page(paper), "content/publication/a/cite.bib": BIB}))
    )
