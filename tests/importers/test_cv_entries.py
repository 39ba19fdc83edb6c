"""Entries of a foreign CV find their places in the profile, and nothing of them is lost."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from packet.formats.located_yaml import Items, Scalar, plain
from packet.importers.cv_entries import SECTIONS, CvEntry, profile_tree
from packet.importers.fitting import texts
from packet.model.profile import Profile
from packet.problems import Place

HERE = Place("cv.yml", 3, 1)


def said(text: str) -> Scalar:
    return Scalar(text, HERE)


def entry(section: str, heading: str = "Section", /, **fields: str) -> CvEntry:
    return CvEntry(section, heading, HERE, {name: said(text) for name, text in fields.items()})


def tree_of(*entries: CvEntry) -> tuple[Any, list[str]]:
    tree, problems = profile_tree({}, entries, "cv.yml")
    return plain(tree), [problem.code for problem in problems]


def test_dates_become_dates_and_what_they_cannot_hold_a_note() -> None:
    tree, problems = tree_of(entry("education", degree="Ph.D.", at="ETH", dates="Fall 2019 – 2021"))
    assert tree == {"education": [{"degree": "Ph.D.", "at": "ETH", "dates": "2019..2021", "notes": ["Fall 2019 – 2021"]}]}
    assert problems == []


def test_a_span_where_one_date_is_wanted_keeps_its_words() -> None:
    assert tree_of(entry("awards", title="Best", dates="2019–2020"))[0]["awards"] == [
        {"title": "Best", "date": "2019", "notes": ["2019–2020"]}
    ]


def test_what_the_section_has_no_field_for_becomes_a_note_with_its_name() -> None:
    tree, _ = tree_of(entry("education", degree="B.Sc.", at="ETH", dates="2019", score="5.5", url="none yet"))
    assert tree["education"][0]["notes"] == ["Score: 5.5", "Url: none yet"]


def test_an_entry_that_lacks_what_its_section_needs_stands_in_a_section_of_its_own() -> None:
    tree, problems = tree_of(entry("awards", "Honours", title="Undated", at="ACM"))
    assert tree == {"other": [{"title": "Honours", "entries": [{"title": "Undated", "at": "ACM"}]}]}
    assert problems == ["import-incomplete"]


def test_what_a_section_without_notes_cannot_hold_is_told() -> None:
    levels = CvEntry("skills", "Skills", HERE, {"name": said("C"), "items": Items((said("C11"),), HERE), "level": said("good")})
    assert tree_of(levels) == ({"skills": [{"name": "C", "items": ["C11"]}]}, ["import-left-out"])


def test_an_empty_entry_is_told() -> None:
    assert tree_of(CvEntry("talks", "Talks", HERE, {})) == ({}, ["import-left-out"])


NAMES = sorted({name for model in SECTIONS.values() for name in model.model_fields} | {"level", "summary"})


@given(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(SECTIONS)),
            st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["2019", "ETH", "a – b", "https://a.example", "", "!"])),
        ),
        max_size=5,
    )
)
def test_whatever_is_found_fits_a_profile_and_is_kept_or_told(found: list[tuple[str, dict[str, str]]]) -> None:
    entries = [CvEntry(section, "Heading", HERE, {name: said(text) for name, text in fields.items()}) for section, fields in found]
    tree, problems = profile_tree({"name": said("Ada Byron"), "email": said("ada@example.org")}, entries, "cv.yml")
    Profile.model_validate(plain(tree))
    told = " ".join([*texts(tree), *(problem.message for problem in problems)])
    assert all(word.strip() in told for one in entries for node in one.fields.values() for word in texts(node))
