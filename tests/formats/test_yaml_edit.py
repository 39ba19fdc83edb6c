"""One list in a person's YAML file, everything else as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.located_yaml import Fields, plain, read_yaml
from packet.formats.yaml_edit import with_list
from packet.problems import SourceError

FILE = """\
# One position.
target: faculty-job    # a target
topics: moe or serverless
# pin: [ragcache]   papers: [...]

must:
  - {papers: 2-3, quote: "two, or three"}   # the call
# waive: {}
"""


def edited(text: str, *keys: str) -> str:
    return with_list(text, "p.yaml", "papers", keys, ("topics", "pin"))


def test_a_new_list_stands_below_the_key_it_belongs_to_and_no_comment_moves() -> None:
    below = "topics: moe or serverless\n"
    assert edited(FILE, "a", "b") == FILE.replace(below, below + "papers: [a, b]\n")


def test_a_list_that_is_there_is_replaced_in_its_place() -> None:
    once = edited(FILE, "a", "b")
    assert edited(once, "c") == FILE.replace("serverless\n#", "serverless\npapers: [c]\n#")
    assert edited("papers: [a]   # mine\ntarget: x\n", "b") == "papers: [b]   # mine\ntarget: x\n"


def test_a_list_in_lines_is_replaced_and_the_comment_below_it_stays() -> None:
    text = "target: x\npapers:\n  - a\n  - b\n# below\ntitle: y\n"
    assert edited(text, "c") == "target: x\npapers:\n  [c]\n# below\ntitle: y\n"


def test_a_key_without_a_value_gets_one() -> None:
    assert edited("target: x\npapers:\ntitle: y\n", "c") == "target: x\npapers: [c]\ntitle: y\n"


def test_without_a_neighbour_the_list_goes_to_the_end_even_where_the_last_line_has_none() -> None:
    assert edited("target: x", "a") == "target: x\npapers: [a]\n"
    assert edited("target: x\n\n# end\n", "a") == "target: x\n\n# end\npapers: [a]\n"


def test_ends_of_lines_stay_those_of_the_file() -> None:
    assert edited("target: x\r\ntopics: moe\r\ntitle: y\r\n", "a") == "target: x\r\ntopics: moe\r\npapers: [a]\r\ntitle: y\r\n"


def test_a_text_over_several_lines_is_not_cut() -> None:
    text = "topics: >-\n  moe or\n  serverless\ntitle: y\n"
    assert edited(text, "a") == "topics: >-\n  moe or\n  serverless\npapers: [a]\ntitle: y\n"


@pytest.mark.parametrize("text", ["{target: x}\n", "- a\n"])
def test_a_file_that_cannot_be_edited_safely_is_refused_with_the_line_to_write(text: str) -> None:
    with pytest.raises(SourceError, match=r"write it yourself: papers: \[a\]"):
        edited(text, "a")


KEYS = st.lists(st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True), max_size=5, unique=True)
LINES = st.lists(
    st.sampled_from(["# note", "", "target: x", "topics: moe", "pin: [a]", "papers: [b, c]", "must:\n- {a: b}  # c"]), unique=True
)


@given(LINES, KEYS)
def test_whatever_the_file_its_other_values_and_comments_stay(lines: list[str], keys: list[str]) -> None:
    text = "title: y\n" + "".join(f"{line}\n" for line in lines)
    changed = edited(text, *keys)
    tree, before = read_yaml(changed.encode(), "p"), read_yaml(text.encode(), "p")
    assert isinstance(tree, Fields)
    assert isinstance(before, Fields)
    assert plain(tree.values["papers"]) == keys
    assert {name: node for name, node in tree.values.items() if name != "papers"}.keys() == before.values.keys() - {"papers"}
    assert changed.count("# note") == text.count("# note")
    assert changed.count("# c") == text.count("# c")
