"""YAML that gets new keys and keeps every other character."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.located_yaml import Fields, Items, Node, Scalar, plain, read_yaml
from packet.formats.yaml_growth import Growth, grown
from packet.problems import Place, SourceError

HERE = Place("new")


def fields(**values: str | dict[str, str] | list[str]) -> Fields:
    return fields_of(values)


def fields_of(values: Mapping[str, str | Mapping[str, str] | list[str]]) -> Fields:
    nodes: dict[str, Node] = {}
    for key, value in values.items():
        if isinstance(value, Mapping):
            nodes[key] = fields_of(value)
        else:
            nodes[key] = (
                Items(tuple(Scalar(item, HERE) for item in value), HERE) if isinstance(value, list) else Scalar(value, HERE)
            )
    return Fields(nodes, dict.fromkeys(nodes, HERE), HERE)


TEXT = """\
# Mine
publications:   # in no order
    engine:
        title: Engine   # said so
        date: 2024

    # the last one
    loom: {title: Loom, date: 2023}

notes: here
"""


def test_new_keys_stand_behind_the_last_of_their_mapping_and_all_else_stays() -> None:
    growths = [
        Growth(("publications",), fields(lace={"title": "Lace: A Study", "date": "2022", "note": "x"})),
        Growth(("publications", "engine"), fields(doi="10.1/x")),
        Growth(("publications", "loom"), fields(note="so, it is", authors=["A, B", "C"])),
        Growth(("venues",), fields(X={"name": "Symposium", "kind": "journal"})),
    ]
    assert (
        grown(TEXT, "p.yaml", growths)
        == """\
# Mine
publications:   # in no order
    engine:
        title: Engine   # said so
        date: 2024
        doi: 10.1/x

    # the last one
    loom: {title: Loom, date: 2023, note: "so, it is", authors: ["A, B", C]}
    lace: {title: "Lace: A Study", date: 2022, note: x}

notes: here
venues:
  X: {name: Symposium, kind: journal}
"""
    )


@pytest.mark.parametrize(
    "text", ["", "# nothing yet\n", "publications:\n", "publications: {}\n", "venues: {}", "publications: {a: {title: T}}\n"]
)
def test_an_empty_file_a_missing_key_and_an_empty_one_are_filled(text: str) -> None:
    changed = grown(text, "p.yaml", [Growth(("publications",), fields(lace={"title": "L", "date": "2", "note": "y"}))])
    tree = plain(read_yaml(changed.encode(), "p.yaml"))
    assert isinstance(tree, dict) and isinstance(tree["publications"], dict)
    assert tree["publications"]["lace"] == {"title": "L", "date": "2", "note": "y"}
    assert changed.startswith(text.rstrip("\n}").removesuffix(" {"))


def test_ends_of_lines_are_those_of_the_file() -> None:
    changed = grown(TEXT.replace("\n", "\r\n"), "p.yaml", [Growth(("publications", "engine"), fields(doi="10.1/x"))])
    assert changed.count("\n") == changed.count("\r\n") == TEXT.count("\n") + 1


def test_what_cannot_be_written_without_harm_is_refused() -> None:
    with pytest.raises(SourceError, match="cannot-edit"):
        grown("publications: [a, b]\n", "p.yaml", [Growth(("publications",), fields(lace="x"))])


@given(
    st.dictionaries(
        st.text(min_size=1, max_size=8),
        st.one_of(st.text(max_size=12), st.lists(st.text(max_size=5), min_size=1, max_size=3)),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_the_texts_they_are_read_back_or_refused(values: dict[str, str | list[str]]) -> None:
    new = fields_of({key: {"title": value} if isinstance(value, str) else value for key, value in values.items()})
    try:
        changed = grown("a: 1\n", "p.yaml", [Growth(("publications",), new)])
    except SourceError:
        return
    tree = plain(read_yaml(changed.encode(), "p.yaml"))
    assert tree == {"a": "1", "publications": plain(new)}


def test_nothing_new_changes_nothing() -> None:
    assert grown("", "p.yaml", [Growth(("venues",), fields())]) == ""
    assert grown(TEXT, "p.yaml", [Growth(("venues",), fields())]) == TEXT
