"""YAML text becomes a tree that keeps every scalar as written and knows its place; what is refused is refused at its place."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.located_yaml import DEEPEST, LARGEST, Fields, Items, Plain, Scalar, place_of, plain, read_yaml
from packet.problems import Place, Problem, SourceError


def values(text: str) -> Plain:
    return plain(read_yaml(text.encode(), "f.yaml"))


def problems(data: str | bytes) -> tuple[Problem, ...]:
    with pytest.raises(SourceError) as caught:
        read_yaml(data.encode() if isinstance(data, str) else data, "f.yaml")
    return caught.value.problems


def only(data: str | bytes) -> Problem:
    (problem,) = problems(data)
    return problem


# ── what is kept ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "scalar", ["2504.15930", "NO", "12:00", "0123", "1_000", "~", "null", "true", "2026-11-06", "1e3", "0x1F", "="]
)
def test_a_scalar_stays_as_it_was_written(scalar: str) -> None:
    assert values(f"a: {scalar}\nb: [{scalar}]\n{scalar}: c") == {"a": scalar, "b": [scalar], scalar: "c"}


def test_a_key_with_nothing_behind_it_counts_as_not_written_but_a_quoted_empty_text_is_one() -> None:
    assert values("a:\nb: ''\nc: [x, ]") == {"b": "", "c": ["x"]}


def test_a_byte_order_mark_and_windows_line_ends_are_no_part_of_the_text() -> None:
    assert plain(read_yaml(b"\xef\xbb\xbfa: b\r\nc: d\r\n", "f.yaml")) == {"a": "b", "c": "d"}


DIRECTIONS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""They are refused: what turns the direction of a text hides what it says."""
SCALARS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"], exclude_characters=DIRECTIONS), max_size=12
)
TREES: st.SearchStrategy[Plain] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SCALARS, inner, max_size=3), max_leaves=12
)


@given(st.dictionaries(SCALARS, TREES, min_size=1, max_size=4))
def test_any_tree_of_texts_is_read_as_it_was_written(tree: dict[str, Plain]) -> None:
    written = yaml.dump(tree, allow_unicode=True, default_style='"')
    assert plain(read_yaml(written.encode(), "f.yaml")) == tree


@given(st.binary(max_size=80) | st.text("{}[]:,-&*!|>'\"#%@ \n\tab", max_size=60).map(str.encode))
def test_any_bytes_give_a_tree_or_located_problems(data: bytes) -> None:
    try:
        node = read_yaml(data, "f.yaml")
    except SourceError as error:
        assert error.problems
        assert all(problem.place and problem.place.path == "f.yaml" and "\n" not in problem.message for problem in error.problems)
    else:
        assert isinstance(node, Scalar | Items | Fields)


# ── places ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_key_and_value_knows_its_line_and_column() -> None:
    node = read_yaml(b"a: 1\nb:\n  - {c: x}\n", "f.yaml")
    assert place_of(node, ["b", 0, "c"]) == Place("f.yaml", 3, 9)
    assert place_of(node, ["b", 0, "c"], key=True) == Place("f.yaml", 3, 6)
    assert place_of(node, ["b"], key=True) == Place("f.yaml", 2, 1)


def test_a_path_that_leaves_the_tree_gives_the_last_place_on_it() -> None:
    node = read_yaml(b"a: 1\nb: [x]\n", "f.yaml")
    assert place_of(node, ["b", 7, "z"]) == Place("f.yaml", 2, 4)
    assert place_of(node, ["z"]) == Place("f.yaml", 1, 1)


# ── what is refused ─────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "''"])
def test_an_empty_file_is_a_problem(text: str) -> None:
    assert (only(text).code, only(text).message) == ("empty-file", "the file is empty")


def test_a_byte_that_is_not_utf_8_is_named_by_line_and_column_of_letters() -> None:
    problem = only("a: b\nc: é".encode() + b"\xff")
    assert (problem.code, problem.place, problem.hint) == ("not-utf-8", Place("f.yaml", 2, 5), "save the file as UTF-8")


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9f", "￾", "\N{BYTE ORDER MARK}"])
def test_a_control_character_is_named_by_line_and_column(letter: str) -> None:
    problem = only(f"a: b\nc: d{letter}")
    assert (problem.code, problem.place, problem.hint) == ("control-character", Place("f.yaml", 2, 5), "delete it")
    assert f"U+{ord(letter):04X}" in problem.message


def test_a_duplicate_key_is_refused_with_the_line_of_the_first() -> None:
    problem = only("a: 1\nb: 2\na: 3")
    assert (problem.code, problem.place, problem.hint) == ("duplicate-key", Place("f.yaml", 3, 1), "the first is in line 1")


def test_anchors_and_aliases_are_refused_each_at_its_place() -> None:
    found = problems("a: &x [1]\nb: *x\n")
    assert [(problem.code, problem.place) for problem in found] == [
        ("yaml-alias", Place("f.yaml", 1, 4)),
        ("yaml-alias", Place("f.yaml", 2, 4)),
    ]


def test_an_alias_bomb_costs_no_more_than_its_length() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
    )
    assert {problem.code for problem in problems(bomb)} == {"yaml-alias"}


@pytest.mark.parametrize("text", ["!!python/object/apply:os.system [ls]", "!!str x", "a: !mine 1"])
def test_a_tag_is_refused(text: str) -> None:
    assert only(text).code == "yaml-tag"


@pytest.mark.parametrize("text", ["[" * 100_000, "{a: " * 5000, "- " * 5000, "? " * 5000])
def test_deep_nesting_is_refused_where_it_begins(text: str) -> None:
    problem = only(text)
    assert (problem.code, problem.message) == ("yaml-too-deep", f"values are nested more than {DEEPEST} deep here")
    assert problem.place
    assert problem.place.line == 1
    assert problem.hint


def test_nesting_up_to_the_limit_is_read() -> None:
    assert values("[" * DEEPEST + "]" * DEEPEST)


def test_a_file_that_is_too_large_is_refused_unread() -> None:
    problem = only(b"a" * (LARGEST + 1))
    assert (problem.code, problem.place) == ("yaml-too-large", Place("f.yaml"))
    assert problem.hint


def test_a_second_document_is_refused() -> None:
    assert (only("a: b\n---\nc: d").code, only("a: b\n---\nc: d").place) == ("second-document", Place("f.yaml", 3, 1))


def test_a_key_that_is_no_word_is_refused() -> None:
    assert only("{a: b}: c").code == "yaml-key"


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("a: b\ntitle: Ditto: Efficient Analytics", 2, "put a text that contains “: ” in quotes"),
        ("- {title: Ditto: Efficient, b: c}", 1, "put a text that contains “: ”, a comma or a brace in quotes"),
        ("a: @b", 1, "indent with spaces"),
        ("a:\n\tb: c", 2, "indent with spaces"),
        ("a: [b, c", 1, "put a text that contains “: ”, a comma or a brace in quotes"),
        ('a: "b', 1, "a closing quote is missing"),
        ('a: "\\d"', 1, "use single quotes"),
        ("a: b\nc\nd: e", 2, "each line of a mapping is “key: value”"),
        ("a:\n  - b\n c: d", 3, "lines of one list or mapping begin in the same column"),
    ],
)
def test_what_is_not_yaml_gets_a_hint_at_its_line(text: str, line: int, hint: str) -> None:
    problem = only(text)
    assert problem.code == "yaml-syntax"
    assert problem.place
    assert line <= problem.place.line <= line + 1
    assert problem.hint.startswith(hint)


def test_all_that_is_refused_in_one_file_is_said_at_once() -> None:
    assert [problem.code for problem in problems("a: &x 1\na: 2\nb: !t 3")] == ["yaml-alias", "duplicate-key", "yaml-tag"]
