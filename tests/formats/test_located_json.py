"""JSON with places: what is read, what is mended and told, and what ends the reading."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from packet.formats.located_json import DEEPEST, LARGEST, read_json
from packet.formats.located_yaml import Fields, Items, Node, Scalar, plain
from packet.problems import SourceError

VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"), max_size=20),
    lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text("abcé", max_size=5), below, max_size=4),
    max_leaves=20,
)


def told(text: str | bytes) -> tuple[object, list[str]]:
    """The values, and each problem with its line and column."""
    data = text if isinstance(text, bytes) else text.encode()
    read = read_json(data, "x.json")
    return plain(read.tree), [f"{one.place.line}:{one.place.column} {one.code}" for one in read.problems if one.place]


def error(text: str | bytes) -> str:
    with pytest.raises(SourceError) as raised:
        told(text)
    problem = raised.value.problems[-1]
    assert problem.place is not None
    return f"{problem.place.line}:{problem.place.column} {problem.code}: {problem.message}"


@given(VALUES, st.sampled_from([None, 2]), st.booleans())
def test_what_json_writes_is_read_as_it_is(value: object, indent: int | None, escaped: bool) -> None:
    assert told(json.dumps([value], indent=indent, ensure_ascii=escaped)) == ([value], [])


def test_numbers_and_truth_values_stay_as_they_are_written_and_null_is_not_there() -> None:
    assert told('{"a": 1.50, "b": -2e3, "c": true, "d": null, "e": [null, false]}')[0] == {
        "a": "1.50",
        "b": "-2e3",
        "c": "true",
        "e": ["false"],
    }


def test_every_value_knows_its_line_and_column() -> None:
    tree = read_json('{\n  "é": [1,\n    {"b": "x"}]\n}'.encode(), "x.json").tree
    assert isinstance(tree, Fields)
    assert (tree.keys["é"].line, tree.keys["é"].column) == (2, 3)
    items = tree.values["é"]
    assert isinstance(items, Items)
    assert [(one.place.line, one.place.column) for one in items.values] == [(2, 9), (3, 5)]
    inner = items.values[1]
    assert isinstance(inner, Fields)
    assert isinstance(inner.values["b"], Scalar)
    assert str(inner.values["b"].place) == "x.json:3:11"


@pytest.mark.parametrize(
    ("text", "values", "problems"),
    [
        ('{"a": 1\n"b": 2}', {"a": "1", "b": "2"}, ["2:1 json-syntax"]),
        ("[1, 2,\n]", ["1", "2"], ["1:6 json-syntax"]),
        ("[1,, 2]", ["1", "2"], ["1:4 json-syntax"]),
        ('{"a": "x,\n "b": "y"}', {"a": "x", "b": "y"}, ["1:7 json-syntax", "2:2 json-syntax"]),
        ('{"a": {"b": [1', {"a": {"b": ["1"]}}, ["1:13 json-syntax", "1:7 json-syntax", "1:1 json-syntax"]),
        ('{"a": 1,\n "a": 2}', {"a": "2"}, ["2:2 duplicate-key"]),
        ("[1] // one\n", ["1"], ["1:5 json-comment"]),
        ('["a\\qb"]', ["a\\qb"], ["1:4 json-syntax"]),
        ('["a\\u0000b\\ud800"]', ["ab"], ["1:2 control-character"]),
    ],
    ids=["no comma", "comma at the end", "two commas", "open text", "broken off", "twice", "comment", "escape", "control"],
)
def test_a_flaw_that_leaves_no_doubt_is_told_and_the_rest_is_read(text: str, values: object, problems: list[str]) -> None:
    assert told(text) == (values, problems)


def test_of_a_key_that_stands_twice_the_text_that_is_left_out_is_told() -> None:
    [problem] = read_json(b'{"a": "lost words", "a": 2}', "x.json").problems
    assert "lost words" in problem.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{a: 1}", "1:2 json-syntax: a key is wanted here"),
        ('{"a" 1}', "1:6 json-syntax: behind the key 'a' a colon is missing"),
        ('{"a": }', "1:7 json-syntax: the key 'a' has no value"),
        ("[\n NaN]", "2:2 json-syntax: 'NaN' is no value"),
        ("['a']", '1:2 json-syntax: "\'" is no value'),
        ("[“a”]", "1:2 json-syntax: a text begins with a curly quote"),
        ('{"a": [1}', "1:9 json-syntax: } closes what was not opened"),
        ("[1] [2]", "1:5 json-syntax: something follows behind the end of the JSON"),
        ("", "1:1 empty-file: the file is empty"),
        ("null", "1:5 empty-file: the file is empty"),
    ],
)
def test_what_cannot_be_mended_ends_the_reading_with_its_place(text: str, said: str) -> None:
    assert error(text) == said


def test_a_byte_order_mark_is_no_text() -> None:
    assert told(b"\xef\xbb\xbf[1]") == (["1"], [])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_is_read_and_told(encoding: str) -> None:
    text = '["é"]' if encoding == "utf-16" else '\ufeff["é"]'
    assert told(text.encode(encoding)) == (["é"], ["1:1 not-utf-8"])


def test_other_encodings_are_told_with_their_place() -> None:
    assert error('{\n"a": "é"}'.encode("latin-1")).startswith("2:7 not-utf-8")
    assert error(b"\xff\xfe[").startswith("1:1 not-utf-8")


def test_depth_and_size_are_bounded() -> None:
    assert DEEPEST < 100
    assert "json-too-deep" in error("[" * 100_000)
    with pytest.raises(SourceError, match="json-too-large"):
        read_json(b" " * (LARGEST + 1), "x.json")


@given(st.text('{}[]":,\\ \n\r01tfn.-eu/*“é\ufeff', max_size=60) | st.text(max_size=40))
def test_any_text_is_read_or_refused_with_problems(text: str) -> None:
    try:
        read = read_json(text.encode("utf-8", "surrogatepass"), "x.json")
    except SourceError as error:
        assert error.problems
    else:
        assert all(one.place for one in read.problems)
        _look(read.tree)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_with_problems(data: bytes) -> None:
    try:
        read_json(data, "x.json")
    except SourceError as error:
        assert error.problems


def _look(node: Node) -> None:
    """Every text is one that a file of ours can hold."""
    if isinstance(node, Scalar):
        assert not any(ord(letter) < 32 and letter not in "\t\n\r" for letter in node.text)
    for below in node.values if isinstance(node, Items) else node.values.values() if isinstance(node, Fields) else ():
        _look(below)


def test_the_resumes_of_the_corpus_are_read_to_their_end(shared: Path) -> None:
    files = sorted((shared / "corpus" / "publications").glob("*/assets/json/*.json"))
    assert files
    broken = []
    for file in files:
        read = read_json(file.read_bytes(), file.name)
        if read.problems:
            broken.append(file)
        else:
            assert isinstance(read.tree, Fields)
            assert list(read.tree.values) == list(json.loads(file.read_bytes()))
    for file in broken:
        with pytest.raises(json.JSONDecodeError):
            json.loads(file.read_bytes())
