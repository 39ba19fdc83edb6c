"""Which authors of a paper are named, and that the applicant always is."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import PROFILE, PUBLICATIONS, TARGET, document_of, plan_of, seed_plan, workspace
from hypothesis import given
from hypothesis import strategies as st
from printed import printed, words

from packet.compose.author_list import author_list, shown_authors
from packet.model.author_policy import AuthorPolicy, parse_author_policy
from packet.model.plan import Role, Work
from packet.model.publications import Publication
from packet.model.scalars import Author, PartialDate, ordinal

NAMES = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S"]


def paper(count: int, owner: int | None, *, students: frozenset[int] = frozenset()) -> Work:
    authors = tuple(Author(name) for name in NAMES[:count])
    publication = Publication(title="T", authors=authors, date=PartialDate(2025))
    return Work("t", "C1", publication, None, "conference", Role.CONTRIBUTING, owner, frozenset(), students=students)


def said(count: int, owner: int | None, policy: str) -> str:
    return words(author_list(paper(count, owner), parse_author_policy(policy)))


@pytest.mark.parametrize(
    ("count", "owner", "policy", "expected"),
    [
        (4, 1, "all", "A, **B**, C, D"),
        (19, 6, "first-3-last-3", "A, B, C, …, **G** (7th of 19), …, Q, R, S"),
        (19, 1, "first-3-last-3", "A, **B**, C, …, Q, R, S"),
        (19, 18, "first-3-last-3", "A, B, C, …, Q, R, **S** (19th of 19)"),
        (6, 3, "first-3-last-3", "A, B, C, **D**, E, F"),
        (7, 0, "first-3-last-3", "**A**, B, C, …, E, F, G"),
        (8, 3, "first-3-last-3", "A, B, C, **D**, …, F, G, H"),
        (19, 11, "up to 4", "A, B, C, …, **L** (12th of 19), …"),
        (19, 2, "up to 4", "A, B, **C**, D, …"),
        (4, 2, "up to 4", "A, B, **C**, D"),
        (19, 4, "1", "…, **E** (5th of 19), …"),
        (5, None, "up to 2", "A, B, …"),
        (3, 1, "with-coauthors", "(with A and C)"),
        (4, 0, "with-coauthors", "(with B, C and D)"),
        (1, 0, "with-coauthors", ""),
        (2, None, "with-coauthors", "A, B"),
    ],
)
def test_a_policy_names_these(count: int, owner: int | None, policy: str, expected: str) -> None:
    assert said(count, owner, policy) == expected


@given(st.integers(1, 19), st.data())
def test_the_applicant_is_always_named_once_and_the_limit_holds(count: int, data: st.DataObject) -> None:
    owner = data.draw(st.integers(0, count - 1))
    limit = data.draw(st.integers(1, 20))
    shown = shown_authors(paper(count, owner), AuthorPolicy(limit, at_most=True))
    assert owner in shown
    assert len(shown) <= limit
    assert owner in shown_authors(paper(count, owner), AuthorPolicy(data.draw(st.integers(0, 5)), data.draw(st.integers(0, 5))))


def test_ordinals() -> None:
    assert [ordinal(number) for number in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th",
    ]  # fmt: skip


def test_students_and_advisors_bear_marks_and_the_legend_has_the_marks_in_use(tmp_path: Path) -> None:
    target = TARGET.replace("  cv: {}\n", "  cv: {publications: {authors: all}}\n")
    profile = PROFILE + "students: [Charles Babbage]\n"
    text = printed(document_of(plan_of(workspace(tmp_path, profile=profile, target=target)), "cv"))
    assert "**Ada Byron**, Charles Babbage§" in text
    assert "§ Student whom I supervised" in text
    assert "My advisor" not in text
    assert "Equal contribution" not in text


def test_the_legend_does_not_explain_a_mark_of_an_author_who_is_not_named(tmp_path: Path) -> None:
    target = TARGET.replace("  cv: {}\n", "  cv: {publications: {authors: up to 2}}\n")
    publications = PUBLICATIONS.replace("Ada Byron, Charles Babbage", "Ada Byron, B C, D E, F G†")
    text = printed(document_of(plan_of(workspace(tmp_path, publications=publications, target=target)), "cv"))
    assert "**Ada Byron**, B C, …" in text
    assert "Corresponding" not in text


def test_the_seed_in_the_short_form_keeps_its_owner_and_the_place() -> None:
    work = next(one for one in seed_plan("faculty-job").works if one.key == "streamrl")
    assert "**Chao Jin** (5th of 14)" in words(author_list(work, AuthorPolicy(3, 3)))


def test_a_title_with_a_formula_keeps_it_as_runs_everywhere(tmp_path: Path) -> None:
    publications = PUBLICATIONS.replace('"Engine: Computing with Cards"', '"Bounds in $L^p$"')
    plan = plan_of(workspace(tmp_path, publications=publications))
    for name in ("cv", "publication-list"):
        assert "Bounds in _L_^p^" in printed(document_of(plan, name))
