"""Values of a YAML file that become others or go: every other character stays, and what cannot be done so is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.located_yaml import plain, read_yaml
from packet.formats.yaml_change import comment_above, with_value, without
from packet.problems import SourceError

TEXT = """\
# yaml-language-server: $schema=x
# A head that stays.

# Above the list.
unconfirmed:
  - title
  - rules.pages in cv
title: Lecturer  # as they say
deadlines: {hard: 2026-12-01, letters-due: 2026-12-08}
must:
  # line 3: “a CV of two pages,
  # at most”
  - pages: up to 2
    in: cv
    quote: a CV of two pages,
      at most
  # line 4
  - documents: [cv, cover-letter]
# The end.
"""


def test_a_value_is_another_and_all_else_is_as_it_was() -> None:
    assert with_value(TEXT, "x", ("title",), "Reader") == TEXT.replace("Lecturer", "Reader")
    assert with_value(TEXT, "x", ("must", 0, "pages"), "up to 3") == TEXT.replace("up to 2", "up to 3")
    assert with_value(TEXT, "x", ("deadlines", "hard"), "2026-12-02") == TEXT.replace("12-01", "12-02")
    assert with_value(TEXT, "x", ("must", 1, "documents"), "[cv]") == TEXT.replace("[cv, cover-letter]", "[cv]")


def test_what_goes_takes_its_comments_along_and_no_others() -> None:
    left = without(TEXT, "x", [("must", 0)])
    assert "two pages" not in left and "# line 4" in left and "# The end." in left
    left = without(TEXT, "x", [("unconfirmed",)])
    assert "# Above the list." not in left and "# A head that stays." in left


def test_the_last_entry_takes_its_list_along() -> None:
    left = without(TEXT, "x", [("must", 0), ("must", 1)])
    assert "must:" not in left and "# The end." in left
    assert "deadlines" not in without(TEXT, "x", [("deadlines", "hard"), ("deadlines", "letters-due")])


def test_entries_in_braces_go_with_their_comma() -> None:
    assert "{letters-due: 2026-12-08}" in without(TEXT, "x", [("deadlines", "hard")])
    assert "{hard: 2026-12-01}" in without(TEXT, "x", [("deadlines", "letters-due")])


def test_the_comment_above_a_value_is_found() -> None:
    assert comment_above(TEXT, ("must", 0)) == "line 3: “a CV of two pages, at most”"
    assert comment_above(TEXT, ("title",)) == ""


@pytest.mark.parametrize("path", [("nothing",), ("must", 7), ("title", "x"), ("deadlines", "internal")])
def test_what_is_not_there_cannot_be_changed(path: tuple[str | int, ...]) -> None:
    with pytest.raises(SourceError, match="cannot be changed"):
        with_value(TEXT, "x", path, "y")
    with pytest.raises(SourceError, match="cannot be changed"):
        without(TEXT, "x", [path])


@pytest.mark.parametrize("words", ["a: b", "a\nother: b", "[a", "a # b\nmust: []", "{"])
def test_words_that_would_be_more_than_a_value_are_refused(words: str) -> None:
    with pytest.raises(SourceError):
        with_value(TEXT, "x", ("title",), words)


PATHS = [("unconfirmed", 0), ("unconfirmed", 1), ("title",), ("deadlines", "hard"), ("must", 0), ("must", 1)]


@given(st.lists(st.sampled_from(PATHS), unique=True, max_size=5))
def test_several_go_at_once_in_any_order(paths: list[tuple[str | int, ...]]) -> None:
    tree = plain(read_yaml(without(TEXT, "x", paths).encode(), "x"))
    assert isinstance(tree, dict)
    assert ("title" in tree) == (("title",) not in paths)
    assert len(tree.get("must", [])) == 2 - sum(path[0] == "must" for path in paths)
    assert len(tree.get("unconfirmed", [])) == 2 - sum(path[0] == "unconfirmed" for path in paths)
