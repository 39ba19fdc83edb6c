"""YAML bytes → a tree of nodes that know their place. Nothing is typed, nothing is shared, nothing runs.

Every scalar stays the text that was written (`2504.15930`, `NO`, `12:00`); the model types it. Anchors and aliases are refused
(alias bombs), explicit tags too; size and depth are bounded. The tree is built from the parser's events, so a hostile file
costs no more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import yaml

from packet.problems import Place, Problem, SourceError

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LARGEST = 8_000_000
"""Bytes; a list of 10,000 publications is about half of it."""
DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Scalar:
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    values: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping in the order of the file; `keys` are the places of the keys."""

    values: dict[str, Node]
    keys: dict[str, Place]
    place: Place = field(compare=False)


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML refuses in a text or takes for the end of a line; a tab, a line feed and a carriage return are neither."""

Node = Scalar | Items | Fields
Plain = str | list["Plain"] | dict[str, "Plain"]


def read_yaml(data: bytes, path: str) -> Node:
    """The tree of one document; raises `SourceError` with every problem that the parser can tell."""
    if len(data) > LARGEST:
        message = f"the file has {len(data):,} bytes, more than {LARGEST:,}"
        raise SourceError(
            Problem("yaml-too-large", message, Place(path), "split it: a profile may name several files of publications")
        )
    text = decode(data, path)
    builder = _Builder(path, _events(text))
    try:
        tree = builder.document()
    except yaml.YAMLError as error:
        raise SourceError(_syntax_problem(error, path)) from None
    if builder.problems:
        raise SourceError(*builder.problems)
    return tree


def _events(text: str) -> Iterator[yaml.Event]:
    """As `yaml.parse` gives them, which asks twice for each."""
    loader = LOADER(text)
    try:
        yield from iter(loader.get_event, None)
    finally:
        loader.dispose()


def decode(data: bytes, path: str) -> str:
    """UTF-8 text (a byte-order mark is dropped); raises `SourceError` with the line of the first bad byte."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[data.rfind(b"\n", 0, error.start) + 1 : error.start].decode("utf-8-sig")) + 1
        hint = "save the file as UTF-8"
        raise SourceError(Problem("not-utf-8", "a byte here is not UTF-8 text", Place(path, line, column), hint)) from None
    if bad := _CONTROL.search(text):
        place = Place(path, text.count("\n", 0, bad.start()) + 1, bad.start() - text.rfind("\n", 0, bad.start()))
        message = f"a control character (U+{ord(bad[0]):04X}) stands here"
        raise SourceError(Problem("control-character", message, place, "delete it"))
    return text


def plain(node: Node) -> Plain:
    """The values alone, for a model to validate. A key with nothing behind it counts as not written."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Items):
        return [plain(value) for value in node.values]
    return {key: plain(value) for key, value in node.values.items()}


def place_of(node: Node, path: Sequence[str | int], *, key: bool = False) -> Place:
    """Where `path` leads in the tree, as far as it goes; with `key` the place of the last key rather than of its value."""
    here, place = node, node.place
    for step in path:
        if isinstance(here, Fields) and step in here.values:
            place = here.keys[str(step)] if key else here.values[str(step)].place
            here = here.values[str(step)]
        elif isinstance(here, Items) and isinstance(step, int) and step < len(here.values):
            here = here.values[step]
            place = here.place
    return place


_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What may not stand in a text: control characters, and what turns the direction of what follows."""


class _Builder:
    """Folds the parser's events into a tree, gathering what is refused."""

    def __init__(self, path: str, events: Iterator[yaml.Event]) -> None:
        self.path, self.events = path, events
        self.problems: list[Problem] = []

    def place(self, event: yaml.Event) -> Place:
        mark = event.start_mark
        return Place(self.path, mark.line + 1, mark.column + 1) if mark else Place(self.path)

    def refuse(self, event: yaml.Event, code: str, message: str, hint: str) -> None:
        self.problems.append(Problem(code, message, self.place(event), hint))

    def document(self) -> Node:
        tree: Node | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent | yaml.StreamStartEvent | yaml.DocumentEndEvent | yaml.StreamEndEvent):
                continue
            if tree is not None:
                self.refuse(
                    event, "second-document", "a second document begins here", "one file holds one document: remove the ---"
                )
                break
            tree = self.node(event, 0)
        if tree is None or (isinstance(tree, Scalar) and not tree.text):
            self.problems.append(Problem("empty-file", "the file is empty", Place(self.path)))
        return tree or Scalar("", Place(self.path))

    def node(self, event: yaml.Event, depth: int) -> Node:
        place = self.place(event)
        if type(event) is yaml.ScalarEvent and event.tag is None and event.anchor is None and depth <= DEEPEST:  # nearly all are
            return self.scalar(event, place)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.refuse(
                event, "yaml-alias", "anchors (&) and aliases (*) are not allowed", "write the value out, or put it in quotes"
            )
        if depth > DEEPEST:
            raise SourceError(_too_deep(place))
        if (tag := getattr(event, "tag", None)) and tag != "!":
            self.refuse(event, "yaml-tag", f"the tag {tag!r} is not allowed", "write the plain value, or put it in quotes")
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(tuple(self.items(depth)), place)
        if isinstance(event, yaml.MappingStartEvent):
            return self.fields(place, depth)
        return self.scalar(event, place)

    def scalar(self, event: yaml.Event, place: Place) -> Scalar:
        text = getattr(event, "value", "")
        if bad := _UNPRINTABLE.search(text):
            self.refuse(event, "control-character", f"the text holds a control character (U+{ord(bad[0]):04X})", "delete it")
        return Scalar(text, place)

    def items(self, depth: int) -> Iterator[Node]:
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self.node(event, depth + 1)

    def fields(self, place: Place, depth: int) -> Fields:
        values: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, depth + 1)
            value_event = next(self.events)
            value = self.node(value_event, depth + 1)
            if not isinstance(key, Scalar):
                self.refuse(event, "yaml-key", "a key must be a plain word", "put text with braces or brackets in quotes")
                continue
            if key.text in keys:
                self.refuse(
                    event, "duplicate-key", f"the key {key.text!r} stands twice", f"the first is in line {keys[key.text].line}"
                )
            if isinstance(value, Scalar) and not value.text and getattr(value_event, "style", None) in (None, ""):
                continue
            values[key.text], keys[key.text] = value, key.place
        return Fields(values, keys, place)


_HINTS = (
    ("mapping values are not allowed", "put a text that contains “: ” in quotes"),
    ("cannot start any token", "indent with spaces, not tabs; put a text that begins with @ ` % & * in quotes"),
    ("expected <block end>", "lines of one list or mapping begin in the same column; put texts with special characters in quotes"),
    (
        "expected ',' or",
        "put a text that contains “: ”, a comma or a brace in quotes; or a comma or the closing bracket is missing",
    ),
    (
        "did not find expected key",
        "lines of one list or mapping begin in the same column; put texts with special characters in quotes",
    ),
    ("could not find expected ':'", "each line of a mapping is “key: value”"),
    ("unknown escape", "use single quotes around a text with backslashes"),
    ("while scanning a quoted", "a closing quote is missing"),
)


def _too_deep(place: Place) -> Problem:
    message = f"values are nested more than {DEEPEST} deep here"
    return Problem("yaml-too-deep", message, place, "put a text that begins with [ { - or ? in quotes")


def _syntax_problem(error: yaml.YAMLError, path: str) -> Problem:
    mark = getattr(error, "problem_mark", None)
    place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
    if getattr(error, "problem", None) == "exceeded maximum nesting depth":  # libyaml 0.2.6 and later have a limit of their own
        return _too_deep(place)
    said = " ".join(filter(None, (getattr(error, "context", None), getattr(error, "problem", None)))) or str(error)
    hint = next((hint for words, hint in _HINTS if words in said), "")
    return Problem("yaml-syntax", f"this is not valid YAML: {getattr(error, 'problem', None) or said}", place, hint)
