"""A Markdown file is split into its front matter and its body, and both keep the line numbers of the file."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from packet.formats.front_matter import split_front_matter


def test_front_matter_and_body_keep_their_line_numbers() -> None:
    front, body = split_front_matter("---\nabout: A\nsubject: B\n---\nDear\n")
    assert front.split("\n")[2] == "subject: B"
    assert body.split("\n")[4] == "Dear"


def test_a_file_without_front_matter_is_all_body() -> None:
    assert split_front_matter("Dear\n---\nyou") == ("", "Dear\n---\nyou")


def test_front_matter_that_is_never_closed_is_all_body() -> None:
    assert split_front_matter("---\nabout: A\n") == ("", "---\nabout: A\n")


LINES = st.lists(st.text(st.characters(exclude_characters="\n", codec="utf-8"), max_size=8), max_size=6)


@given(LINES.filter(lambda lines: "---" not in [line.rstrip() for line in lines]), LINES.filter(len))
def test_every_line_of_any_file_stays_on_its_line(front: list[str], body: list[str]) -> None:
    text = "\n".join(["---", *front, "---", *body])
    found_front, found_body = split_front_matter(text)
    assert found_front.split("\n")[1 : len(front) + 1] == front
    assert found_body.split("\n")[len(front) + 2 :] == body
