"""The applicant is found among the authors by the full name, in grades; a wrong owner is worse than none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.model.names import name_words
from packet.model.plan import Role
from packet.model.scalars import Author, parse_authors
from packet.tailor.authorship import find_owner, is_spelt_otherwise, likely_alias, role_of


def owner(authors: str | list[str], *names: str) -> str | None:
    """The name of the author that the applicant is taken for."""
    people = parse_authors(authors)
    at = find_owner(people, names or ("Chao Jin",))
    return None if at is None else people[at].name


@pytest.mark.parametrize(
    ("author", "own"),
    [
        ("Chao Jin", "Chao Jin"),
        ("chao JIN", "Chao Jin"),
        ("Jin, Chao", "Chao Jin"),
        ("Li-Wen Chang", "Liwen Chang"),
        ("Liwen Chang", "Li-Wen Chang"),
        ("Li Wen Chang", "Li-Wen Chang"),
        ("Jin Chao", "Chao Jin"),
        ("Chang Li-Wen", "Liwen Chang"),
        ("Alexander Smith", "Alex Smith"),
        ("Cesar A. Stuardo", "Cesar Stuardo"),
        ("C. Jin", "Chao Jin"),
        ("C Jin", "Chao Jin"),
        ("Jin C", "Chao Jin"),
        ("L.-W. Chang", "Li-Wen Chang"),
        ("LW Chang", "Li-Wen Chang"),
        ("L. Chang", "Li-Wen Chang"),
        ("C. A. Stuardo", "Cesar Stuardo"),
        ("Jérôme Müller", "Jerome Muller"),
        ("Pál Erdos", "Pál Erdős"),
        ("Lukasz Kaiser", "Łukasz Kaiser"),
        ("Soren Strasse", "Søren Straße"),
        ("Nguyen Van A", "Nguyễn Văn A"),
        ("Ζωή Παπά", "Ζωη Παπα"),
    ],
)
def test_a_name_matches_in_every_spelling_that_derivation_knows(author: str, own: str) -> None:
    assert owner([author, "Somebody Else"], own) == author


@pytest.mark.parametrize(
    ("author", "own"),
    [
        ("Xin Jin", "Chao Jin"),
        ("X. Jin", "Chao Jin"),
        ("Chao Wang", "Chao Jin"),
        ("Jin", "Chao Jin"),
        ("Xu Jin", "Xin Jin"),
        ("Li Chang", "Lun Chang"),
        ("Ch Jin", "Chao Jin"),
        ("C. Jinn", "Chao Jin"),
        ("…", "Chao Jin"),
    ],
)
def test_another_name_does_not_match(author: str, own: str) -> None:
    assert owner([author, "Somebody Else"], own) is None


def test_the_owner_is_never_taken_for_the_advisor_of_the_same_surname() -> None:
    assert owner("Xin Jin, Chao Jin, Xin Liu") == "Chao Jin"
    assert owner("Xin Jin, C. Jin") == "C. Jin"
    assert owner("Xin Jin, Xin Liu") is None


def test_the_better_grade_wins() -> None:
    assert owner("C. Jin, Jin Chao, Chao Jin") == "Chao Jin"
    assert owner("C. Jin, Jin Chao") == "Jin Chao"


@pytest.mark.parametrize(
    "authors",
    [
        ["Chao Jin", "Chao Jin"],
        ["C. Jin", "C. Jin"],
        ["C. Jin", "Chen Jin"],
        ["Chen Jin", "C. Jin"],
        ["Jin C", "Chen Jin"],
        ["C. Jin", "Jin Chen"],
        ["C. Jin", "Jin, Chen"],
    ],
)
def test_nobody_is_taken_where_two_could_be_meant(authors: list[str]) -> None:
    assert owner(authors) is None


def test_a_native_script_name_or_a_former_name_is_an_alias() -> None:
    assert owner("张三, 金超, 李四", "Chao Jin", "金超") == "金超"
    assert owner("Ada Byron, Eve", "Ada Lovelace", "Ada Byron") == "Ada Byron"


def test_the_words_of_a_name_have_no_accents_case_dots_or_comma() -> None:
    assert name_words("Jin, Chao") == name_words("Chao  JIN") == ("chao", "jin")
    assert name_words("É. Łoś-Ø") == ("e", "los-o")


GIVEN = st.sampled_from(["Chao", "Xin", "Chen", "Li-Wen", "Liwen", "Li", "Alexander", "Alex", "C.", "X.", "L.-W.", "Ch"])
FAMILY = st.sampled_from(["Jin", "Chang", "Liu", "Li"])
NAMES = st.one_of(
    st.tuples(GIVEN, FAMILY).map(" ".join),
    st.tuples(FAMILY, GIVEN).map(" ".join),
    st.tuples(FAMILY, GIVEN).map(", ".join),
    st.text(min_size=1, max_size=6).filter(lambda name: name.strip("*† ") != ""),
)


@given(st.lists(NAMES, min_size=1, max_size=6), NAMES, st.randoms())
def test_there_are_never_two_owners_and_the_order_of_authors_does_not_choose_one(
    names: list[str], own: str, random: object
) -> None:
    people = [Author(name) for name in names]
    at = find_owner(people, (own,))
    backwards = find_owner(people[::-1], (own,))
    assert (at is None) == (backwards is None)
    if at is not None and backwards is not None:
        assert at == len(people) - 1 - backwards
        assert find_owner([*people, people[at]], (own,)) is None


@given(st.lists(st.tuples(GIVEN, FAMILY).map(" ".join), max_size=5))
def test_the_owner_is_found_by_the_exact_name_whoever_else_is_there(others: list[str]) -> None:
    people = [Author(name) for name in others if name != "Chao Jin"]
    assert find_owner([*people, Author("Chao Jin", equal=True)], ("Chao Jin",)) == len(people)


# ── roles ───────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("authors", "role"),
    [
        ("Chao Jin, Xin Jin", Role.FIRST),
        ("Chao Jin*, Xin Jin", Role.FIRST),
        ("Chao Jin*, A B*, Xin Jin", Role.EQUAL_FIRST),
        ("A B*, C D*, Chao Jin*, Xin Jin", Role.EQUAL_FIRST),
        ("A B*, C D, Chao Jin*", Role.CONTRIBUTING),
        ("A B, Chao Jin*, C D*", Role.CONTRIBUTING),
        ("A B, Chao Jin†, Xin Jin", Role.CORRESPONDING),
        ("Chao Jin†, Xin Jin", Role.FIRST),
        ("A B, Chao Jin, Xin Jin", Role.CONTRIBUTING),
        ("A B, Xin Jin", Role.UNKNOWN),
    ],
)
def test_the_role_is_what_the_author_list_says(authors: str, role: Role) -> None:
    people = parse_authors(authors)
    assert role_of(people, find_owner(people, ("Chao Jin",))) is role


def test_equal_first_leads_and_so_does_first_alone() -> None:
    assert [role for role in Role if role.leads] == [Role.FIRST, Role.EQUAL_FIRST]


def test_the_nearest_author_is_proposed_as_an_alias() -> None:
    assert likely_alias(parse_authors("Xiao Li, Chaoo Jjin, Bo Wu"), "Chao Jin") == "Chaoo Jjin"
    assert likely_alias(parse_authors("Bo Wu"), "Chao Jin") == ""


def test_a_longer_given_name_is_not_taken_where_a_co_author_could_be_meant() -> None:
    assert owner("Chaohui Jin, C. Jin") is None
    assert owner("Alexander Hsu, B. Hsu", "Alex Hsu") == "Alexander Hsu"


def test_given_names_may_be_abridged_one_by_one() -> None:
    assert owner("X. Y., A Fathi Jouzdani", "Ali Fathi Jouzdani") == "A Fathi Jouzdani"
    assert owner("X. Y., A Karim Jouzdani", "Ali Fathi Jouzdani") is None


@pytest.mark.parametrize(
    ("author", "asked"), [("Chaoo Jin", True), ("Chao Jin", False), ("C. Jin", False), ("Jin Chao", False), ("Xin Jin", False)]
)
def test_a_name_taken_by_a_longer_given_name_is_told_and_asked_about(author: str, asked: bool) -> None:
    assert is_spelt_otherwise(author, ("Chao Jin",)) is asked
    assert not is_spelt_otherwise(author, ("Chao Jin", author))
