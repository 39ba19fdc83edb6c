"""Whose profile is it, and whose résumé."""

from __future__ import annotations

import pytest
from trees import tree

from packet.importers.owners import other_people, same_person
from packet.importers.written_names import without_titles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Byron", "Byron, Ada"),
        ("Ada Byron", "A. Byron"),
        ("Ada K. Byron", "Ada Byron"),
        ("Chao Jin", "Jin Chao"),
        ("Dr. Ada Byron", "Ada Byron, Ph.D."),
        ("Li-Wen Chang", "Liwen Chang"),
        ("José Núñez", "Jose Nunez"),
        ("Alex Smith", "Alexander Smith"),
        ("Xi B. Li", "Xi Li"),
    ],
)
def test_forms_of_one_name_are_one_person(one: str, other: str) -> None:
    assert same_person(one, other) and same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Ada Byron", "Bob Byron"), ("Ada Byron", "Ada Lovelace"), ("金超", "Chao Jin"), ("Ann Lee", "Lee Bo")]
)
def test_another_given_or_family_name_is_another_person(one: str, other: str) -> None:
    assert not same_person(one, other)


def test_a_source_about_somebody_else_is_an_error_that_says_what_to_do() -> None:
    (problem,) = other_people(tree({"name": "Ada Byron"}), [tree({"name": "A. Byron"}), tree({"name": "John Doe"}, "cv.json")])
    assert str(problem).startswith(
        "cv.json:1:1: error[import-other-person]: this is about John Doe, and the profile about Ada Byron"
    )
    assert "--profile" in problem.hint and "names: [John Doe]" in problem.hint


def test_further_names_count_and_a_bibliography_is_of_nobody() -> None:
    assert other_people(tree({"name": "Chao Jin", "names": ["金超"]}), [tree({"name": "金超"}), tree({})]) == ()


def test_without_a_profile_the_sources_must_be_of_one_person() -> None:
    (problem,) = other_people(tree({}), [tree({}), tree({"name": "Ada Byron"}), tree({"name": "John Doe"})])
    assert "John Doe" in problem.message


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Prof. Dr. Ada Byron", "Ada Byron"),
        ("Ada Byron, Ph.D.", "Ada Byron"),
        ("Ada M. Byron MD", "Ada M. Byron"),
        ("Drew Barr", "Drew Barr"),
    ],
)
def test_a_name_is_printed_without_titles(written: str, printed: str) -> None:
    assert without_titles(written) == printed
